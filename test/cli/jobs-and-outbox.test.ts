import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { message } from '../../src/messages/message.ts';
import { strangerReply } from '../../src/outbox/post-message.ts';
import { linkAccount } from '../../src/people/link-code.ts';
import { startFakeTelegram } from '../support/fake-telegram/fake-telegram.ts';
import { startFakeZalo } from '../support/fake-zalo/fake-zalo.ts';
import { type Desk, openDesk, START } from './open-desk.ts';

const TOKEN = '4711:AAsecretSECRETsecret-x_y';
/** A working day of the sample commune with something to remind of. */
const MORNING = '2026-03-18T07:30:00+07:00';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterEach(() => desk.clear());
afterAll(() => desk.close());

/** Every document of every collection, as text. */
async function everything(): Promise<string> {
  const names = (await desk.raw.collections()).map(({ collectionName }) => collectionName).sort();
  const contents = [];
  for (const name of names) contents.push([name, await desk.raw.collection(name).find().sort({ _id: 1 }).toArray()]);
  return JSON.stringify(contents);
}

test('the promised jobs are listed, without a database', async () => {
  const { code, records } = await desk.runWith({ MONGODB_URI: 'mongodb://127.0.0.1:1/x' }, 'job', '--list', '--json');
  expect(code).toBe(0);
  expect(records.map(({ job, at }) => [job, at])).toEqual([
    ['digest', '07:30'],
    ['summary', '08:00'],
    ['tidy', '12:15'],
    ['nudge', '14:00'],
    ['office', '16:30'],
    ['deliver', null],
  ]);
});

test('a dry run counts what the run then does, and leaves nothing behind', async () => {
  await desk.addUnit('mau', { sample: true });
  const before = await everything();
  const dry = await desk.run('job', 'digest', '--at', MORNING, '--dry-run', '--json');
  expect(await everything()).toBe(before);
  const run = await desk.run('job', 'digest', '--at', MORNING, '--json');
  expect(await everything()).not.toBe(before);
  expect([dry.code, run.code]).toEqual([0, 0]);
  expect(dry.records).toEqual(run.records);
  expect(run.records).toMatchObject([{ job: 'digest' }]);
  const items = await desk.run('outbox', 'list', '--json');
  expect(items.records.length).toBeGreaterThan(0);
  // said once, however often it is run
  await desk.run('job', 'digest', '--at', MORNING, '--json');
  expect((await desk.run('outbox', 'list', '--json')).records).toEqual(items.records);
});

test('deliver sends by the channel that is configured; a dry run sends nothing', async () => {
  await desk.addUnit('mau', { sample: true });
  const fake = await startFakeTelegram({ token: TOKEN });
  fake.chats.set('7001', 'open');
  const env = { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: fake.apiRoot };
  const code = String((await desk.run('officer', 'code', 'xuyen', '--json')).records[0]?.['code']);
  await linkAccount(desk.memory, { channel: 'telegram', account: '7001' }, code, START);
  await desk.run('job', 'digest', '--at', MORNING);
  const waiting = (await desk.run('outbox', 'list', '--state', 'waiting', '--json')).records;
  expect((await desk.runWith(env, 'job', 'deliver', '--at', MORNING, '--dry-run', '--json')).records).toMatchObject([
    { job: 'deliver', sent: 0, waiting: waiting.length },
  ]);
  expect(fake.log).toEqual([]);
  const { records } = await desk.runWith(env, 'job', 'deliver', '--at', MORNING, '--json');
  await fake.close();
  expect(records).toMatchObject([{ job: 'deliver', sent: 1, failed: waiting.length - 1, waiting: 0, missed: 0 }]);
  expect(fake.sent.map(({ chatId }) => chatId)).toEqual(['7001']);
  expect((await desk.run('outbox', 'list', '--state', 'sent', '--json')).records).toMatchObject([
    { officer: 'xuyen', channel: 'telegram', sentAt: MORNING, reason: null },
  ]);
});

test('deliver sends by every channel that is configured, not by Telegram alone', async () => {
  await desk.addUnit('mau', { sample: true });
  const fake = await startFakeZalo({ token: TOKEN });
  fake.chats.set('7001', 'open');
  const env = { ZALO_BOT_TOKEN: TOKEN, ZALO_BOT_API_ROOT: fake.apiRoot };
  const code = String((await desk.run('officer', 'code', 'xuyen', '--json')).records[0]?.['code']);
  await linkAccount(desk.memory, { channel: 'zalo-bot', account: '7001' }, code, START);
  await desk.run('job', 'digest', '--at', MORNING);
  const { records } = await desk.runWith(env, 'job', 'deliver', '--at', MORNING, '--json');
  await fake.close();
  expect(records).toMatchObject([{ job: 'deliver', sent: 1 }]);
  expect(fake.sent.map(({ chatId }) => chatId)).toEqual(['7001']);
});

test('an item is shown with its reason, and waits again after retry; no text is shown', async () => {
  await desk.addUnit('mau', { sample: true });
  await desk.run('job', 'digest', '--at', MORNING);
  await desk.run('job', 'deliver', '--at', MORNING);
  const [item] = (await desk.run('outbox', 'list', '--state', 'failed', '--json')).records;
  expect(Object.keys(item ?? {}).sort()).toEqual(
    [
      'attempts',
      'channel',
      'dueAt',
      'id',
      'inDoubt',
      'key',
      'kind',
      'officer',
      'reason',
      'sentAt',
      'state',
      'unit',
    ].sort(),
  );
  expect(item).toMatchObject({
    state: 'failed',
    unit: 'mau',
    reason: 'chưa liên kết',
    dueAt: MORNING,
    sentAt: null,
    inDoubt: false,
  });
  const id = String(item?.['id']);
  expect((await desk.run('outbox', 'show', id, '--json')).records).toEqual([item]);
  const again = await desk.run('outbox', 'retry', id, '--json');
  expect(again).toMatchObject({ code: 0, records: [{ id, state: 'waiting', reason: null }] });
  const twice = await desk.run('outbox', 'retry', id, '--json');
  expect(twice).toMatchObject({ code: 1, out: [], err: [expect.stringContaining('waiting')] });
});

test('the list holds every unit and strangers; with a limit the newest, and a note that is no record', async () => {
  await desk.addUnit('one', { sample: true });
  await desk.addUnit('two');
  await desk.run('job', 'digest', '--at', MORNING);
  const via = { channel: 'telegram', account: '9009' } as const;
  await desk.memory.queue.add(strangerReply('reply/x', via, message('Xin chào'), START));
  const all = (await desk.run('outbox', 'list', '--json')).records;
  expect(new Set(all.map(({ unit }) => unit))).toEqual(new Set(['one', null]));
  expect(all.at(-1)).toMatchObject({ unit: null, officer: null, channel: 'telegram', key: 'reply/x' });
  expect(JSON.stringify(all)).not.toContain('Xin chào');
  expect(await desk.run('outbox', 'list', '--unit', 'two', '--json')).toMatchObject({ code: 0, out: [] });
  const short = await desk.run('outbox', 'list', '--limit', '2', '--json');
  expect(short).toMatchObject({ code: 0, records: all.slice(-2), err: [expect.stringContaining('chỉ hiện 2 tin')] });
  expect(await desk.run('outbox', 'list', '--limit', '0', '--json')).toMatchObject({ code: 2, out: [] });
});

test('retry tries an account again that was blocked, and deliver counts the try', async () => {
  await desk.addUnit('mau', { sample: true });
  const fake = await startFakeTelegram({ token: TOKEN });
  fake.chats.set('7001', 'blocked');
  const env = { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: fake.apiRoot };
  const code = String((await desk.run('officer', 'code', 'xuyen', '--json')).records[0]?.['code']);
  await linkAccount(desk.memory, { channel: 'telegram', account: '7001' }, code, START);
  await desk.run('job', 'digest', '--at', MORNING);
  await desk.runWith(env, 'job', 'deliver', '--at', MORNING);
  const failed = (await desk.run('outbox', 'list', '--state', 'failed', '--json')).records;
  const item = failed.find(({ officer }) => officer === 'xuyen');
  expect(item).toMatchObject({ reason: expect.stringContaining('chặn') });
  fake.chats.set('7001', 'open');
  await desk.run('outbox', 'retry', String(item?.['id']));
  const { records } = await desk.runWith(env, 'job', 'deliver', '--at', MORNING, '--json');
  await fake.close();
  expect(records).toEqual([{ job: 'deliver', sent: 1, failed: 0, waiting: 0, missed: 0, cancelled: 0 }]);
  expect((await desk.run('outbox', 'show', String(item?.['id']), '--json')).records).toMatchObject([
    { state: 'sent', channel: 'telegram', reason: null },
  ]);
});

test('what lapsed is counted as missed, and leaves when it is retried', async () => {
  await desk.addUnit('mau', { sample: true });
  await desk.run('job', 'digest', '--at', MORNING);
  const evening = '2026-03-18T20:30:00+07:00';
  const [report] = (await desk.run('job', 'deliver', '--at', evening, '--json')).records;
  expect(report).toMatchObject({ sent: 0, failed: 0, waiting: 0, missed: expect.any(Number) });
  const missed = (await desk.run('outbox', 'list', '--state', 'missed', '--json')).records;
  expect(missed).toHaveLength(Number(report?.['missed']));
  expect(await desk.run('outbox', 'retry', String(missed[0]?.['id']), '--json')).toMatchObject({
    code: 0,
    records: [{ state: 'waiting', attempts: 0, reason: null }],
  });
});

test.each([
  ['outbox', 'list', '--unit', 'nowhere'],
  ['outbox', 'show', 'nosuch'],
  ['outbox', 'retry', '0123456789abcdef01234567'],
  ['job', 'digest', '--unit', 'nowhere'],
])('%s %s … names nothing that there is: wrong use', async (...args) => {
  expect(await desk.run(...args, '--json')).toMatchObject({ code: 2, out: [], err: [expect.any(String)] });
});

test('without --json the lines are Vietnamese', async () => {
  await desk.addUnit('mau');
  expect((await desk.run('job', 'digest', '--at', MORNING, '--dry-run')).out[0]).toMatch(
    /^digest \(chạy thử, không ghi gì\): /u,
  );
  expect((await desk.run('outbox', 'list')).out).toEqual(['Không có tin nào.']);
});
