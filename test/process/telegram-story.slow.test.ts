import { expect, test } from '@jest/globals';
import { alignedBefore, at, openTelegramOffice, PHONES, type TelegramOffice } from './telegram-office.ts';
import { waitFor } from '../support/process.ts';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n');
const times = (text: string, what: RegExp): number => text.match(new RegExp(what, 'gu'))?.length ?? 0;

async function join(office: TelegramOffice, who: 'hanh' | 'khoa' | 'ngoc', now: Date): Promise<void> {
  const code = await office.codeFor(who, now);
  office.says(who, `/start ${code}`);
  await office.gets(who, /Đã liên kết/u);
}

test('a morning of the office over Telegram, with a kill -9 in the middle: nothing lost, nothing twice', async () => {
  const office = await openTelegramOffice();
  const { fake, memory, unit } = office;
  const start = alignedBefore(at('2026-03-02T07:30'));
  let program = await office.start(start);
  await program.untilReady();
  expect(program.stdout()).toContain('Đồng hồ diễn tập lệch');

  // everybody links a phone; the clerk is told of the others
  await join(office, 'ngoc', start);
  await join(office, 'hanh', start);
  await join(office, 'khoa', start);
  await office.gets('ngoc', /Nông Thị Hạnh/u);

  // the clock rings by itself
  const digest = await office.gets('hanh', /^Nhắc việc thứ Hai 02\/03/u, 130_000);
  expect(digest.text).toContain('112 · ');
  const done = digest.buttons.flat().find(({ callback_data: data }) => data.includes('xong 112'));
  expect(done?.text).toBe('Xong');

  // the button asks for what is missing, the document with its caption closes
  fake.pushCallback({ chat: PHONES.hanh, data: done?.callback_data ?? '', messageId: digest.messageId });
  await office.gets('hanh', /112[\s\S]*(số|tệp)/u);
  fake.pushDocument({
    chat: PHONES.hanh,
    name: 'KH CCHC.pdf',
    bytes: PDF,
    caption: 'xong 112 số 05/KH-UBND ngày 27/2/2026',
  });
  await program.until(
    'task 112 is done',
    async () => (await memory.forUnit(unit.id).tasks.find(112))?.status === 'done',
  );
  const task = await memory.forUnit(unit.id).tasks.find(112);
  expect(task?.evidence.map(({ kind }) => kind).toSorted()).toEqual(['file', 'reference']);

  // killed; while it is down somebody writes; it comes back a day later in the rehearsal's time
  program.signal('SIGKILL');
  await program.ended;
  const linesBefore = office.texts('hanh');
  office.says('hanh', 'chi tiết 112');
  office.says('ngoc', 'thông báo tất cả: họp giao ban 8 giờ thứ Tư');
  program = await office.start(at('2026-03-03T09:00'));
  await office.gets('hanh', /05\/KH-UBND[\s\S]*/u, 60_000);
  await office.gets('ngoc', /họp giao ban/u);

  // a numbered answer confirms, everybody who can be reached gets it with its button
  office.says('ngoc', 'gửi');
  const announced = await office.gets('hanh', /TB 1\b[\s\S]*họp giao ban/u);
  await office.gets('khoa', /TB 1\b/u);
  const received = announced.buttons.flat().find(({ text }) => text === 'Đã nhận');
  fake.pushCallback({ chat: PHONES.hanh, data: received?.callback_data ?? '', messageId: announced.messageId });
  await program.until('Hạnh has acknowledged', async () => {
    const { receivers = [] } = (await memory.forUnit(unit.id).announcements.find(1)) ?? {};
    return receivers.some(({ officer, acknowledgedAt }) => officer === 'hanh' && acknowledgedAt !== null);
  });
  await office.gets('hanh', /đã nhận thông báo TB 1/u);
  office.says('ngoc', 'ai chưa xác nhận 1');
  const silent = await office.gets('ngoc', /Triệu Văn Khoa[\s\S]*/u);
  expect(silent.text).not.toContain('Nông Thị Hạnh,');

  // the chairman asks; a stale button is answered kindly and changes nothing
  office.says('khoa', 'quá hạn');
  await office.gets('khoa', /quá hạn/iu);
  const before = office.chat('hanh').length;
  fake.pushCallback({ chat: PHONES.hanh, data: done?.callback_data ?? '', messageId: digest.messageId });
  await program.until('the stale button is answered', () => office.chat('hanh').length > before);
  expect(office.chat('hanh').at(-1)?.text).toMatch(/đã (xong|hoàn thành)|cũ/iu);

  // nothing twice, nothing lost
  expect(times(office.texts('hanh'), /Nhắc việc thứ Hai 02\/03/u)).toBe(1);
  expect(times(office.texts('hanh'), /TB 1 /u)).toBeLessThanOrEqual(2);
  expect(office.texts('hanh').startsWith(linesBefore)).toBe(true);
  expect((await memory.forUnit(unit.id).history.of(112)).filter(({ what }) => what === 'done').length).toBe(1);
  expect(fake.updates.pending()).toBeLessThanOrEqual(1);
  // What the killed process had claimed leaves after its lease.
  const unsent = async () =>
    (await office.outbox()).filter(
      ({ state, reason }) => state !== 'sent' && (state !== 'failed' || reason !== 'chưa liên kết'),
    );
  await waitFor(
    async () => (await unsent()).length === 0,
    90_000,
    () => 'something is neither sent nor known not to be',
  );

  program.signal('SIGTERM');
  expect((await program.ended).code).toBe(0);
}, 300_000);
