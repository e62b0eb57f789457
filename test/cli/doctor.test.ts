import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startFakeTelegram } from '../support/fake-telegram/fake-telegram.ts';
import { anOutboxItem } from '../models/samples.ts';
import { type Desk, openDesk, type Ran, runCommand } from './open-desk.ts';

const CHECKS = ['configuration', 'database', 'indexes', 'channels', 'clock', 'queue'];
const TOKEN = '4711:AAsecretSECRETsecret-x_y';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const wrongOf = ({ records }: Ran): unknown[] => records.filter(({ ok }) => ok !== true).map(({ check }) => check);

test('all is well: one line for each, exit code 0, the shift of the clock is said', async () => {
  const ran = await desk.run('doctor', '--json');
  expect(ran.code).toBe(0);
  expect(ran.records.map(({ check }) => check)).toEqual(CHECKS);
  expect(wrongOf(ran)).toEqual([]);
  expect(ran.records[4]?.['detail']).toMatch(/^2026-03-02T07:00:\d\d\+07:00, lệch -?\d+ giây để diễn tập/u);
  const { out } = await desk.run('doctor');
  expect(out).toHaveLength(CHECKS.length);
  expect(out.every((line) => line.startsWith('✓ '))).toBe(true);
});

test('a wrong configuration is named without its value, and nothing else can be looked at', async () => {
  const { code, records } = await desk.runWith({ PORT: 'secret', LOG_LEVEL: 'loud' }, 'doctor', '--json');
  expect(code).toBe(1);
  expect(records.map(({ check, ok }) => [check, ok])).toEqual(CHECKS.map((check) => [check, false]));
  expect(records[0]?.['detail']).toMatch(/PORT: .*LOG_LEVEL: /u);
  expect(JSON.stringify(records)).not.toContain('secret');
});

test('a database that is away is told in one line, by the doctor and by every other command, exit code 1', async () => {
  const env = { MONGODB_URI: 'mongodb://u:secret@127.0.0.1:1/x' };
  const [doctor, list] = await Promise.all([
    runCommand(env, ['doctor', '--json']),
    runCommand(env, ['unit', 'list', '--json']),
  ]);
  expect([doctor.code, list.code]).toEqual([1, 1]);
  expect(wrongOf(doctor)).toEqual(['database', 'indexes', 'queue']);
  expect(list).toMatchObject({ out: [], err: [expect.stringMatching(/^Không kết nối được cơ sở dữ liệu/u)] });
  expect(JSON.stringify([doctor, list])).not.toContain('secret');
});

test('old duplicates that forbid an index, and an outbox that nobody sends, are findings', async () => {
  const posts = desk.raw.collection('posts');
  await posts.dropIndex('unit_1_id_1');
  await posts.insertMany([1, 2].map((rank) => ({ unit: 'u1', id: 'TP', rank })));
  const hourAgo = new Date('2026-03-02T06:00:00+07:00');
  await desk.memory.queue.add(anOutboxItem({ dueAt: hourAgo, createdAt: hourAgo }));
  const ran = await desk.run('doctor', '--json');
  await desk.clear();
  expect(ran.code).toBe(1);
  expect(wrongOf(ran)).toEqual(['indexes', 'queue']);
  expect(ran.records[2]?.['detail']).toContain('posts');
  expect(ran.records[5]?.['detail']).toMatch(/^1 tin chờ.*hơn 10 phút/u);
});

test('the channel is asked whether its token works', async () => {
  const fake = await startFakeTelegram({ token: TOKEN });
  const env = { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: fake.apiRoot };
  const [good, bad] = [
    await desk.runWith(env, 'doctor', '--json'),
    await desk.runWith({ ...env, TELEGRAM_BOT_TOKEN: '4711:AAotherOTHERother' }, 'doctor', '--json'),
  ];
  await fake.close();
  expect([good.code, wrongOf(good)]).toEqual([0, []]);
  expect([bad.code, wrongOf(bad)]).toEqual([1, ['channels']]);
  expect(bad.records[3]?.['detail']).toMatch(/TELEGRAM_BOT_TOKEN/u);
  expect(JSON.stringify([bad.out, bad.err])).not.toContain('AAother');
});
