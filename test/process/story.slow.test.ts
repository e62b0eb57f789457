import { expect, test } from '@jest/globals';
import { AS_DOCUMENTED } from '../support/fake-zalo/oddities.ts';
import { waitFor } from '../support/process.ts';
import { overTelegram, overZalo, type StoryOffice } from './story-offices.ts';
import { alignedBefore, at } from './telegram-office.ts';

const times = (text: string, what: RegExp): number => text.match(new RegExp(what, 'gu'))?.length ?? 0;

async function join(office: StoryOffice, who: 'hanh' | 'khoa' | 'ngoc', now: Date): Promise<void> {
  const code = await office.codeFor(who, now);
  office.joins(who, code);
  await office.gets(who, /Đã liên kết/u);
}

const CHANNELS: readonly (readonly [name: string, open: () => Promise<StoryOffice>])[] = [
  ['Telegram', overTelegram],
  ['Zalo', () => overZalo(AS_DOCUMENTED)],
];

test.each(CHANNELS)(
  'a morning of the office over %s, with a kill -9 in the middle: nothing lost, nothing twice',
  async (_, open) => {
    const office = await open();
    const { memory, unit } = office;
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
    expect(digest.labels).toContain('Xong');

    // the choice asks for what is missing, the proof with its caption closes
    office.chooses('hanh', digest, 'Xong');
    await office.gets('hanh', /112[\s\S]*(số|tệp)/u);
    office.proves('hanh', 'xong 112 số 05/KH-UBND ngày 27/2/2026');
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
    office.chooses('hanh', announced, 'Đã nhận');
    await program.until('Hạnh has acknowledged', async () => {
      const { receivers = [] } = (await memory.forUnit(unit.id).announcements.find(1)) ?? {};
      return receivers.some(({ officer, acknowledgedAt }) => officer === 'hanh' && acknowledgedAt !== null);
    });
    await office.gets('hanh', /đã nhận thông báo TB 1/u);
    office.says('ngoc', 'ai chưa xác nhận 1');
    const silent = await office.gets('ngoc', /Triệu Văn Khoa[\s\S]*/u);
    expect(silent.text).not.toContain('Nông Thị Hạnh,');

    // the chairman asks; a stale choice is answered kindly and changes nothing
    office.says('khoa', 'quá hạn');
    await office.gets('khoa', /quá hạn/iu);
    const before = office.chat('hanh').length;
    office.chooses('hanh', digest, 'Xong');
    await program.until('the stale choice is answered', () => office.chat('hanh').length > before);
    // a number that answers nothing any more names a task, and Hạnh has no such one
    expect(office.chat('hanh').at(-1)?.text).toMatch(/đã (xong|hoàn thành)|cũ|không có việc số 1/iu);

    // nothing twice, nothing lost
    expect(times(office.texts('hanh'), /Nhắc việc thứ Hai 02\/03/u)).toBe(1);
    expect(times(office.texts('hanh'), /TB 1 /u)).toBeLessThanOrEqual(2);
    expect(office.texts('hanh').startsWith(linesBefore)).toBe(true);
    expect((await memory.forUnit(unit.id).history.of(112)).filter(({ what }) => what === 'done').length).toBe(1);
    expect(office.pending()).toBeLessThanOrEqual(1);
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
  },
  300_000,
);
