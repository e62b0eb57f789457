import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { createTelegramChannel } from '../../bot/telegram/telegram-channel.ts';
import { VIETNAM } from '../../src/calendar/zone.ts';
import { type App, openApp } from '../../src/main/open-app.ts';
import { openOffice } from '../../src/office.ts';
import { createLinkCode } from '../../src/people/link-code.ts';
import { createUnit, plantSample } from '../../src/sample/plant-sample.ts';
import type { Unit } from '../../src/unit.ts';
import { openTestMemory, type TestMemory } from '../models/test-memory.ts';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram/fake-telegram.ts';

const TOKEN = '4711:AAfake';
const NOW = new Date('2026-03-02T11:00:00+07:00');
const HANH = 2001;
const XUYEN = 2004;

let memory: TestMemory;
let fake: FakeTelegram;
let app: App;
let unit: Unit;
const logged: string[] = [];

beforeAll(async () => {
  memory = await openTestMemory();
  fake = await startFakeTelegram({ token: TOKEN });
  const log = (fields: object, sentence: string): void => void logged.push(JSON.stringify({ ...fields, sentence }));
  const logger = { debug: log, info: log, warn: log, error: log };
  const { memory: all } = memory;
  unit = await all.transaction(async () => {
    const created = await createUnit(all, { id: 'xa', name: 'UBND xã thử', zone: VIETNAM }, NOW);
    await plantSample(all, created, NOW);
    return created;
  });
  const timing = { pollSeconds: 5, backOffMs: 5, backOffMaxMs: 20 };
  const channel = createTelegramChannel({ token: TOKEN, apiRoot: fake.apiRoot, logger, menu: [], timing });
  // the limits of the platform are another test's
  const capabilities = { ...channel.capabilities, pace: null };
  const channels = [{ ...channel, capabilities }];
  app = openApp({ memory: all, clock: { now: () => NOW }, logger, zone: VIETNAM, channels, byHand: true });
  await app.start();
  for (const [officer, chat] of [
    ['hanh', HANH],
    ['xuyen', XUYEN],
  ] as const) {
    fake.chats.set(String(chat), 'open');
    const account = { channel: 'telegram', account: String(chat), officer, order: 1 } as const;
    await all.forUnit('xa').accounts.add({ ...account, state: 'ok', reason: null, linkedAt: NOW });
  }
});
afterAll(async () => {
  await app.stop();
  await fake.close();
  await memory.close();
});

const chat = (id: number): string[] => fake.sent.filter(({ chatId }) => chatId === String(id)).map(({ text }) => text);
const gets = (id: number, count: number): Promise<void> =>
  fake.until(`chat ${id} gets ${count}`, () => chat(id).length >= count, 15_000);

async function asksForCard(): Promise<void> {
  const before = chat(HANH).length;
  fake.pushMessage({ chat: HANH, text: 'chi tiết 112' });
  await gets(HANH, before + 1);
  expect(chat(HANH).at(-1)).toMatch(/^112 · /u);
}

/** Whatever was sent: those who belong here are served, and the log holds nothing of it. */
afterEach(async () => {
  await asksForCard();
  expect(logged.join('\n')).not.toMatch(/chi tiết|bí mật|AAfake/u);
  expect(logged.filter((line) => line.includes('could not be handled'))).toEqual([]);
});

test('a code typed from fifty accounts at once links exactly one, and the others learn nothing', async () => {
  const { code } = await createLinkCode(await openOffice(memory.memory, unit, NOW), 'khoa');
  const phones = Array.from({ length: 50 }, (_, n) => 50_000 + n);
  for (const phone of phones) fake.pushMessage({ chat: phone, text: `/start ${code}` });
  for (const phone of phones) await gets(phone, 1);
  const winners = phones.filter((phone) => chat(phone).some((text) => text.includes('Đã liên kết')));
  expect(winners).toHaveLength(1);
  for (const phone of phones.filter((one) => one !== winners[0]))
    expect(chat(phone)).toEqual([expect.stringContaining('Mã chưa đúng hoặc đã hết hạn')]);
  expect(await memory.memory.forUnit('xa').accounts.of('khoa')).toHaveLength(1);
  expect(logged.join('\n')).not.toContain(code);
}, 60_000);

test('another person’s buttons do nothing and tell nothing', async () => {
  const { tasks } = memory.memory.forUnit('xa');
  const title = (await tasks.find(112))?.title ?? 'no title';
  const before = chat(XUYEN).length;
  const card = fake.sent.find(({ chatId, text }) => chatId === String(HANH) && text.startsWith('112 · '));
  const messageId = card?.messageId ?? 0;
  for (const data of [
    'xong 112',
    'chi tiết 112',
    'vướng 112 vì thử',
    'gia hạn 112 đến 30/6 vì thử',
    'xác nhận 1',
    '#1',
  ])
    fake.pushCallback({ chat: XUYEN, data, messageId });
  await gets(XUYEN, before + 5);
  const said = chat(XUYEN).slice(before).join('\n');
  expect(said).not.toContain(title);
  expect(said).not.toContain(title.slice(0, 20));
  expect(await tasks.find(112)).toMatchObject({ status: 'open', holder: 'hanh' });
});

test('a stranger who taps what was never sent is a stranger', async () => {
  for (const data of ['xong 112', 'gửi', '\u0000', 'x'.repeat(64)]) fake.pushCallback({ chat: 60_001, data });
  await gets(60_001, 4);
  for (const text of chat(60_001)) expect(text).toContain('trợ lý nhắc việc');
});

test('a flood of sixty messages costs six answers and leaves six in the outbox', async () => {
  for (let n = 0; n < 60; n += 1)
    fake.pushMessage({ chat: 70_001, text: n % 3 === 0 ? `K7MN-${2_000 + n}` : `bí mật ${n}` });
  // updates are stored in order, and each account's are handled in order
  await asksForCard();
  await app.reception.receive(nothingFrom(70_001)).then(({ handled }) => handled);
  expect(chat(70_001).length).toBeLessThanOrEqual(6);
  const raw = memory.raw.collection('outbox');
  expect(await raw.countDocuments({ 'recipient.account': '70001' })).toBeLessThanOrEqual(6);
  // what strangers said is not kept
  expect(await memory.raw.collection('inbox').countDocuments({ account: '70001', text: { $ne: null } })).toBe(0);
}, 60_000);

const nothingFrom = (account: number) => ({
  channel: 'telegram' as const,
  account: String(account),
  messageId: `4711:last of ${account}`,
  chat: 'private' as const,
  text: null,
  choice: null,
  files: [],
  album: null,
  unsupported: true,
});

const person = { id: HANH, type: 'private' };
test.each<[string, Record<string, unknown>]>([
  ['an empty one', {}],
  ['a kind that nobody knows', { quantum_message: { chat: person, text: 'bí mật' } }],
  ['three kinds at once', { message: null, callback_query: null, edited_message: null }],
  ['a message that is a text', { message: 'bí mật' }],
  ['a message that is a list', { message: [person, 'bí mật'] }],
  ['no chat', { message: { text: 'bí mật' } }],
  ['a chat without an id', { message: { chat: { type: 'private' }, text: 'bí mật' } }],
  ['an id that is a text', { message: { chat: { id: '2001', type: 'private' }, text: 'bí mật' } }],
  ['an id that is a half', { message: { chat: { id: 2001.5, type: 'private' }, text: 'bí mật' } }],
  ['a text that is a number', { message: { chat: person, text: 12 } }],
  ['a text that is an object', { message: { chat: person, text: { $gt: '' } } }],
  ['a photo without sizes', { message: { chat: person, photo: [] } }],
  ['a document without an id', { message: { chat: person, document: { file_name: 'bí mật.pdf' } } }],
  ['a tap without an id', { callback_query: { data: 'xong 112', message: { chat: person } } }],
  ['a tap on nothing', { callback_query: { id: 'x', from: person, data: 'xong 112' } }],
  ['a keyboard that is none', { callback_query: { id: 'x', data: '#1', message: { chat: person, reply_markup: 7 } } }],
])('an update of %s is left out', async (_what, update) => {
  const before = fake.sent.length;
  fake.pushUpdate(update);
  await asksForCard();
  expect(fake.sent.length).toBe(before + 1);
});

test.each<[string, Record<string, unknown>, number]>([
  ['ten thousand entities', { chat: { id: 80_001, type: 'private' }, text: 'alo', entities: entities(10_000) }, 80_001],
  ['a text of a megabyte', { chat: { id: 80_002, type: 'private' }, text: 'ă'.repeat(500_000) }, 80_002],
  [
    'the largest id there is',
    { chat: { id: Number.MAX_SAFE_INTEGER, type: 'private' }, text: 'alo' },
    Number.MAX_SAFE_INTEGER,
  ],
  ['an id below zero', { chat: { id: -5, type: 'private' }, text: 'alo' }, -5],
])('a message with %s is answered like any other', async (_what, message, id) => {
  fake.chats.set(String(id), 'open');
  fake.pushUpdate({ message });
  await gets(id, 1);
  expect(chat(id)).toHaveLength(1);
});

function entities(count: number): object[] {
  return Array.from({ length: count }, (_, n) => ({ type: 'bold', offset: n, length: 2 ** 31 }));
}
