import { expect, test } from '@jest/globals';
import { message } from '../../src/messages/message.ts';
import { strangerReply } from '../../src/outbox/post-message.ts';
import { waitFor } from '../support/process.ts';
import {
  alignedBefore,
  at,
  openTelegramOffice,
  PHONES,
  type Somebody,
  type TelegramOffice,
} from './telegram-office.ts';
import { settleAccount, startPair } from './two-processes.ts';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n');
const LONG = 120_000;
const NOTHING_WRONG = { lost: [], unfinished: [], doubled: [], updatesFailed: 0 };

const buttonOf = (sent: { buttons: { text: string; callback_data: string }[][] }, label: string): string => {
  const button = sent.buttons.flat().find(({ text }) => text === label);
  if (button === undefined) throw new Error(`no button ${label}`);
  return button.callback_data;
};

async function join(office: TelegramOffice, who: 'hanh' | 'khoa' | 'ngoc', now: Date): Promise<void> {
  office.says(who, `/start ${await office.codeFor(who, now)}`);
  await office.gets(who, /Đã liên kết/u, LONG);
}

/** Asks for the cards of these tasks, one after the other without waiting; every card comes, once and in order. */
async function asksFor(office: TelegramOffice, who: Somebody, numbers: number[]): Promise<void> {
  for (const number of numbers) office.says(who, `chi tiết ${number}`);
  for (const number of numbers) await office.gets(who, new RegExp(`^${number} · `, 'u'), LONG);
}

test('the morning over one webhook and two processes, one of them killed again and again: nothing lost, nothing doubled that was not in doubt', async () => {
  const office = await openTelegramOffice();
  const { fake, memory, unit } = office;
  const start = alignedBefore(at('2026-03-02T07:30'));
  const pair = await startPair(office, start);
  expect(fake.webhook().url).toMatch(/\/webhooks\/telegram$/u);
  // one answer in five is lost: what was taken comes again, to the other one
  fake.disturb({ 'drop-applied': 0.2 }, ['webhook']);
  const killer = pair.killAtRandom(20_261);
  const tasks = memory.forUnit(unit.id).tasks;

  await Promise.all((['ngoc', 'hanh', 'khoa'] as const).map((who) => join(office, who, start)));
  await asksFor(office, 'hanh', [102, 103, 106, 113, 114]);

  // the clock rings in one of them
  const digest = await office.gets('hanh', /^Nhắc việc thứ Hai 02\/03/u, LONG);
  const tap = { chat: PHONES.hanh, data: buttonOf(digest, 'Xong'), messageId: digest.messageId };
  // two taps at once, and a word with them: three lines of Telegram's, two processes
  fake.pushCallback(tap);
  fake.pushCallback({ ...tap, chat: PHONES.hanh });
  office.says('hanh', 'chi tiết 118');
  await office.gets('hanh', /112[\s\S]*(số|tệp)/u, LONG);
  await office.gets('hanh', /^118 · /u, LONG);
  const caption = 'xong 112 số 05/KH-UBND ngày 27/2/2026';
  fake.pushDocument({ chat: PHONES.hanh, name: 'KH CCHC.pdf', bytes: PDF, caption });
  await waitFor(
    async () => (await tasks.find(112))?.status === 'done',
    LONG,
    () => 'task 112 is not done',
  );

  office.says('ngoc', 'thông báo tất cả: họp giao ban 8 giờ thứ Tư');
  await office.gets('ngoc', /họp giao ban/u, LONG);
  office.says('ngoc', 'gửi');
  const announced = await office.gets('hanh', /TB 1\b[\s\S]*họp giao ban/u, LONG);
  await office.gets('khoa', /TB 1\b/u, LONG);
  fake.pushCallback({ chat: PHONES.hanh, data: buttonOf(announced, 'Đã nhận'), messageId: announced.messageId });
  await office.gets('hanh', /đã nhận thông báo TB 1/u, LONG);
  office.says('khoa', 'quá hạn');
  await office.gets('khoa', /quá hạn/iu, LONG);

  expect(await killer.end()).toBeGreaterThanOrEqual(3);
  expect(fake.deliveries.length).toBeGreaterThan(new Set(fake.deliveries.map(({ updateId }) => updateId)).size);
  const account = await settleAccount(office);
  expect(account).toMatchObject(NOTHING_WRONG);
  const history = memory.forUnit(unit.id).history;
  expect((await history.of(112)).filter(({ what }) => what === 'done')).toHaveLength(1);
  const { receivers = [] } = (await memory.forUnit(unit.id).announcements.find(1)) ?? {};
  expect(receivers.filter(({ acknowledgedAt }) => acknowledgedAt !== null).map(({ officer }) => officer)).toEqual([
    'hanh',
  ]);
  expect(await memory.forUnit(unit.id).announcements.find(2)).toBeNull();
  expect(fake.log.map(({ method }) => method)).not.toContain('getUpdates');
  for (const program of pair.programs)
    expect(program.stdout() + program.stderr()).not.toMatch(/giao ban|Hạnh|AAsecret/u);
}, 300_000);

test('a rolling restart in the middle of sending and receiving: both end with 0 in time, nothing is lost, nothing comes twice', async () => {
  const noon = at('2026-03-01T12:00');
  const office = await openTelegramOffice(noon);
  const { fake, memory } = office;
  await office.link('hanh', 'khoa', 'ngoc');
  const pair = await startPair(office, noon);
  const post = async (from: number, count: number): Promise<void> => {
    for (let chat = from; chat < from + count; chat += 1) {
      fake.chats.set(String(chat), 'open');
      const words = message(`Tin số ${chat}`);
      const item = strangerReply(`roll/${chat}`, { channel: 'telegram', account: String(chat) }, words, noon);
      await memory.queue.add({ ...item, priority: 1 });
    }
  };
  const arrived = (): number => fake.sent.filter(({ text }) => text.startsWith('Tin số')).length;

  const asked: number[] = [];
  for (const [place, from] of [
    [0, 10_000],
    [1, 20_000],
  ] as const) {
    const before = arrived();
    await post(from, 60);
    // a word wakes the senders
    office.says('khoa', `chi tiết ${place === 0 ? 67 : 103}`);
    await waitFor(
      () => arrived() > before + 10,
      60_000,
      () => 'nothing is sent',
    );
    const program = pair.programs[place];
    const said = place === 0 ? [106, 112, 113] : [114, 118, 102];
    for (const number of said) office.says('hanh', `chi tiết ${number}`);
    asked.push(...said);
    const signalledAt = performance.now();
    program.signal('SIGTERM');
    office.says('ngoc', place === 0 ? 'liên lạc' : 'điểm');
    expect((await program.ended).code).toBe(0);
    expect(performance.now() - signalledAt).toBeLessThan(10_000);
    await pair.restart(place);
  }
  const account = await settleAccount(office);
  expect({ ...account, warnings: pair.warnings() }).toMatchObject({ ...NOTHING_WRONG, warnings: [] });
  // not even what an item in doubt would excuse
  expect(arrived()).toBe(120);
  expect(new Set(fake.sent.map(({ chatId, text }) => `${chatId}: ${text}`)).size).toBe(fake.sent.length);
  const cards = office
    .chat('hanh')
    .map(({ text }) => Number(/^\d+/u.exec(text)?.[0]))
    .filter((number) => number > 0);
  expect(cards.length).toBe(asked.length);
}, 240_000);
