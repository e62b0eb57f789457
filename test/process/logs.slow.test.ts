import { afterEach, expect, test } from '@jest/globals';
import { mongo } from 'mongoose';
import { type RunningMongod, startMongod } from '../../models/mongod/start-mongod.ts';
import { mongodPid, realBinary } from '../models/mongod/real-folder.ts';
import { newFolder, type Program } from '../support/process.ts';
import { tooManyRequests } from '../support/fake-telegram/scenario.ts';
import { at, openTelegramOffice, PHONES, TOKEN, type TelegramOffice } from './telegram-office.ts';

const NOON = at('2026-03-02T11:00');
const PHONE = '0912345678';
const WORDS = 'chuyện riêng tuyệt đối không ghi';
const NAMES = /Nông Thị|Hạnh|Hoàng Thị Ngọc|Bế Văn Đàn/u;

let mongod: RunningMongod | null = null;
afterEach(async () => {
  await mongod?.stop();
  mongod = null;
});

/** None of it may stand in anything that the program writes, whatever went wrong. */
function expectSilence(program: Program, codes: readonly string[]): void {
  const all = program.stdout() + program.stderr();
  expect(program.stderr()).toMatch(/"level":(30|40|50)/u); // it did log
  for (const secret of [TOKEN, TOKEN.split(':')[1] ?? '', PHONE, WORDS, ...codes]) expect(all).not.toContain(secret);
  expect(all).not.toMatch(NAMES);
  expect(all).not.toMatch(/K7MN-?4QRT/iu);
}

const everything = { first_name: 'Nông Thị Hạnh', phone_number: PHONE, text: `${WORDS} ${PHONE}` };
const chat = { id: PHONES.hanh, type: 'private', first_name: 'Nông Thị Hạnh' };

/** What Telegram never sends, and what it sends that nobody reads. */
const STRANGE: readonly Record<string, unknown>[] = [
  { message: { message_id: 1, chat: { id: WORDS, type: 'private' }, from: everything, text: WORDS } },
  { message: { message_id: 2, chat, from: everything, text: { nested: WORDS } } },
  { message: { message_id: 3, chat, from: everything, contact: everything } },
  { message: null },
  { message: WORDS },
  { callback_query: { id: '1', from: everything, data: WORDS } },
  { callback_query: { id: 2, from: everything, message: { chat, text: WORDS }, data: { text: WORDS } } },
  { edited_message: { message_id: 4, chat, from: everything, text: `${WORDS} ${PHONE}` } },
  { poll_answer: everything },
];

async function talk(office: TelegramOffice, code: string): Promise<void> {
  office.says('hanh', `${WORDS} ${PHONE}`);
  office.says('hanh', `vướng 112 ${WORDS} ${PHONE}`);
  office.says('ngoc', 'mã Nông Thị Hạnh');
  office.says('ngoc', `thêm cán bộ Bế Văn Đàn, Tư pháp`);
  office.says('xuyen', '/start K7MN-4QRT');
  office.says('xuyen', code);
}

test('no token, name, phone number, text or code reaches the log, whatever fails', async () => {
  const folder = await newFolder();
  const startDatabase = async () => startMongod({ binary: await realBinary(), dataDir: folder });
  mongod = await startDatabase();
  const uri = mongod.uriFor('office');
  const office = await openTelegramOffice(NOON, uri);
  const { fake } = office;
  await office.link('hanh', 'ngoc', 'khoa');
  const code = await office.codeFor('oanh', NOON);
  const program = await office.start(NOON, { LOG_LEVEL: 'trace' });
  await program.untilReady();

  // updates that are not as described, answers of getUpdates that are none
  for (const update of STRANGE) fake.pushUpdate(update);
  fake.fail('getUpdates', { kind: 'malformed', applied: false });
  fake.fail('getUpdates', { kind: 'gateway', applied: false });
  office.says('hanh', 'chi tiết 112');
  await office.gets('hanh', /^112 · /mu, 60_000);

  // sends that fail in every way
  for (const scenario of [
    { kind: 'malformed', applied: false },
    { kind: 'gateway', applied: true },
    { kind: 'drop', applied: false },
    { kind: 'answer', code: 400, description: `Bad Request: can't parse ${WORDS} of Nông Thị Hạnh ${PHONE} ${TOKEN}` },
    { kind: 'answer', code: 500, description: WORDS },
    tooManyRequests(1),
    { kind: 'answer', code: 403, description: 'Forbidden: bot was blocked by the user' },
  ] as const)
    fake.fail('sendMessage', scenario);
  await talk(office, code);
  await program.until(
    'all failures have happened',
    () => fake.log.filter(({ method }) => method === 'sendMessage').length >= 8,
  );

  // handlers and senders that meet what they cannot read
  const client = await new mongo.MongoClient(uri).connect();
  const db = client.db();
  await db
    .collection('tasks')
    .updateMany({}, { $set: { title: { text: WORDS, phone: PHONE, name: 'Nông Thị Hạnh' } } });
  await db.collection('conversations').updateMany({}, { $set: { pending: `${WORDS} Nông Thị Hạnh` } });
  const failures = (): number => program.stderr().split('could not be handled').length - 1;
  office.says('hanh', 'việc');
  // Nothing is overdue at this hour: a task by its number is what surely meets the broken document.
  office.says('khoa', 'chi tiết 112');
  await program.until('a handler has failed', () => failures() >= 2);
  await db.collection('outbox').updateMany({}, { $set: { content: WORDS, state: 'waiting', dueAt: new Date(0) } });
  office.says('xuyen', 'K7MN-4QRT');
  await program.until('the outbox has met it', () => /outbox/u.test(program.stderr()));
  await client.close();

  // the database goes away while people write, and comes back
  process.kill(await mongodPid(folder), 'SIGKILL');
  await mongod.exited;
  await talk(office, code);
  fake.pushDocument({ chat: PHONES.hanh, name: `${WORDS}.pdf`, bytes: Buffer.from('%PDF-1.4 x'), caption: WORDS });
  await program.until('it is noticed', () => program.stderr().includes('not receiving from Telegram'), 60_000);
  await program.get('/metrics');
  await program.get(`/health/ready?${encodeURIComponent(WORDS)}`);
  await program.post(`/khong-co/${encodeURIComponent(WORDS)}`, { text: WORDS });
  mongod = await startDatabase();
  await program.until('it receives again', () => fake.updates.pending() === 0, 90_000);

  program.signal('SIGTERM');
  await program.ended;
  expectSilence(program, [code, code.replace('-', ''), code.toLowerCase()]);
}, 300_000);

test('a wrong token is not repeated, even where the library puts it into its errors', async () => {
  const office = await openTelegramOffice(NOON);
  office.fake.fail('getMe', { kind: 'malformed', applied: false });
  office.fake.fail('getMe', { kind: 'gateway', applied: false });
  const wrong = '471100:AAwrongWRONGwrongWRONG';
  const program = await office.start(NOON, { TELEGRAM_BOT_TOKEN: wrong, LOG_LEVEL: 'trace' });
  await program.until('the operator is told', () => program.stderr().includes('TELEGRAM_BOT_TOKEN'));
  program.signal('SIGTERM');
  await program.ended;
  expect(program.stdout() + program.stderr()).not.toContain('AAwrong');
});
