import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startFakeZalo } from '../support/fake-zalo/fake-zalo.ts';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram/fake-telegram.ts';
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
  expect(ran.records[5]?.['detail']).toMatch(/^1 tin chờ.*đã chờ 60 phút mà chưa gửi/u);
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
  expect(good.records[3]?.['detail']).toBe(
    'Telegram nhận mã bot; chưa có tiến trình nào hỏi tin (polling), 0 tin chờ ở Telegram.',
  );
  expect([bad.code, wrongOf(bad)]).toEqual([1, ['channels']]);
  expect(bad.records[3]?.['detail']).toMatch(/TELEGRAM_BOT_TOKEN/u);
  expect(JSON.stringify([bad.out, bad.err])).not.toContain('AAother');
});

test('the Zalo bot, too, and how much of its month is used', async () => {
  const fake = await startFakeZalo({ token: TOKEN });
  const env = { ZALO_BOT_TOKEN: TOKEN, ZALO_BOT_API_ROOT: fake.apiRoot, ZALO_BOT_MONTHLY_QUOTA: '20' };
  const good = await desk.runWith(env, 'doctor', '--json');
  await desk.memory.usage.add(`zalo-bot/${TOKEN.split(':', 1)[0] ?? ''}`, '2026-03', 'somebody', 19);
  const short = await desk.runWith(env, 'doctor', '--json');
  await fake.close();
  expect([good.code, good.records[3]?.['detail']]).toEqual([
    0,
    'Zalo nhận mã bot; chưa có tiến trình nào hỏi tin (polling). ' +
      'Tháng này bot đã gửi 0/20 tin, trò chuyện với 0/50 người.',
  ]);
  expect([short.code, wrongOf(short)]).toEqual([1, ['channels']]);
  expect(short.records[3]?.['detail']).toContain('đã gửi 19/20 tin');
});

const SECRET = 'mot-chuoi-bi-mat';
const OURS = 'https://nhacviec.example.org/webhooks/telegram';

test.each<[string, (fake: FakeTelegram) => Promise<void> | void, code: number, says: string]>([
  [
    'where it ought to be',
    (fake) => fake.setWebhook(OURS),
    0,
    'Telegram nhận mã bot; webhook đúng địa chỉ, 0 tin chờ ở Telegram.',
  ],
  [
    'somewhere else',
    (fake) => fake.setWebhook('https://example.org/x'),
    1,
    'Telegram nhận mã bot; webhook đang trỏ tới địa chỉ khác PUBLIC_URL.',
  ],
  ['nowhere', () => undefined, 1, 'Telegram nhận mã bot; webhook chưa được đặt: chương trình có đang chạy không?'],
])('a webhook that is %s', async (_, arrange, code, says) => {
  const fake = await startFakeTelegram({ token: TOKEN });
  await arrange(fake);
  const ran = await desk.runWith(
    {
      CLOCK_SHIFT: undefined,
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: fake.apiRoot,
      TELEGRAM_MODE: 'webhook',
      PUBLIC_URL: 'https://nhacviec.example.org',
      TELEGRAM_WEBHOOK_SECRET: SECRET,
    },
    'doctor',
    '--json',
  );
  await fake.close();
  expect([ran.code, ran.records[3]?.['detail']]).toEqual([code, says]);
  expect(JSON.stringify([ran.out, ran.err])).not.toMatch(/example|bi-mat/u);
});

test('a webhook that hinders polling, and the process that polls, are told', async () => {
  const fake = await startFakeTelegram({ token: TOKEN });
  const env = { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: fake.apiRoot };
  await desk.memory.jobRuns.holdLease('poll/telegram/4711', 'another process', 60_000);
  const polled = await desk.runWith(env, 'doctor', '--json');
  fake.setWebhook(OURS);
  const hindered = await desk.runWith(env, 'doctor', '--json');
  await fake.close();
  await desk.clear();
  expect(polled.records[3]?.['detail']).toContain('một tiến trình đang hỏi tin (polling)');
  expect([hindered.code, wrongOf(hindered)]).toEqual([1, ['channels']]);
  expect(hindered.records[3]?.['detail']).toContain('gỡ webhook hoặc đặt TELEGRAM_MODE=webhook');
});

test('today’s failures, what was missed and what may have arrived are counted', async () => {
  const createdAt = new Date('2026-03-02T07:00:00+07:00');
  const yesterday = new Date('2026-03-01T16:30:00+07:00');
  const { queue } = desk.memory;
  await queue.add(anOutboxItem({ key: 'old', state: 'missed', reason: 'x', createdAt: yesterday }));
  await queue.add(anOutboxItem({ key: 'new', state: 'missed', reason: 'x', createdAt }));
  const { code, records } = await desk.run('doctor', '--json');
  await desk.clear();
  expect([code, records[5]?.['detail']]).toEqual([
    0,
    '0 tin chờ, 0 đang gửi; hôm nay 0 hỏng, 1 lỡ; 0 tin có thể đã đến; tin nhận vào: 0 chưa xử lý, 0 không xử lý được.',
  ]);
});
