import { expect, test } from '@jest/globals';
import { at, openTelegramOffice, PHONES, TOKEN } from './telegram-office.ts';

const NOON = at('2026-03-02T11:00');
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const reasonsOf = (body: unknown): string => (body as { reasons: string[] }).reasons.join('\n');

test('kill -9 between claim and mark: nothing is lost, that one message comes twice at most and is shown as in doubt', async () => {
  const office = await openTelegramOffice(NOON);
  await office.link('hanh', 'khoa', 'ngoc');
  const first = await office.start(NOON);
  await first.untilReady();
  office.says('ngoc', 'thông báo tất cả: đổi giờ họp');
  await office.gets('ngoc', /đổi giờ họp/u);
  // Telegram takes every message from now on and answers none
  office.fake.fail('sendMessage', { kind: 'black-hole', applied: true }, 3);
  office.says('ngoc', 'gửi');
  await first.until(
    'three sends are held',
    () => office.fake.log.filter(({ method, code }) => method === 'sendMessage' && code === null).length === 3,
  );
  first.signal('SIGKILL');
  await first.ended;
  expect((await office.outbox()).filter(({ state }) => state === 'claimed').length).toBeGreaterThan(0);

  const second = await office.start(at('2026-03-02T11:05'));
  await second.until(
    'everything has left',
    async () => (await office.outbox()).every(({ state }) => state !== 'waiting' && state !== 'claimed'),
    110_000,
  );
  for (const who of ['hanh', 'khoa'] as const) {
    const count = office.chat(who).filter(({ text }) => text.includes('đổi giờ họp')).length;
    expect(count).toBeGreaterThanOrEqual(1);
    expect(count).toBeLessThanOrEqual(2);
  }
  const items = await office.outbox();
  const twice = items.filter(({ attempts }) => attempts > 1);
  expect(twice.length).toBeGreaterThan(0);
  expect(twice.every(({ inDoubt, attempts, state }) => inDoubt && attempts === 2 && state === 'sent')).toBe(true);
  expect(items.filter(({ attempts, inDoubt }) => attempts <= 1 && inDoubt)).toEqual([]);
}, 240_000);

test('SIGTERM while Telegram does not answer: exit 0 within ten seconds, and the next start sends the rest', async () => {
  const office = await openTelegramOffice(NOON);
  await office.link('hanh');
  const first = await office.start(NOON);
  await first.untilReady();
  office.fake.fail('sendMessage', { kind: 'black-hole', applied: false }, 1);
  office.says('hanh', 'chi tiết 112');
  await first.until('the answer is held', () => office.fake.log.some(({ method }) => method === 'sendMessage'));
  office.says('hanh', 'chi tiết 113');
  const before = performance.now();
  first.signal('SIGTERM');
  expect((await first.ended).code).toBe(0);
  expect(performance.now() - before).toBeLessThan(10_000);
  await office.start(at('2026-03-02T11:05'));
  await office.gets('hanh', /^112 · /mu, 100_000);
  await office.gets('hanh', /^113 · /mu, 100_000);
}, 240_000);

test('a wrong token is told to the operator, is no reason to end, and everything else goes on', async () => {
  const office = await openTelegramOffice(NOON);
  const program = await office.start(NOON, { TELEGRAM_BOT_TOKEN: '471100:AAwrongwrongwrongwrong' });
  await program.until('the operator is told', () =>
    program.stderr().includes('Telegram không nhận mã bot: kiểm tra TELEGRAM_BOT_TOKEN'),
  );
  const ready = await program.get('/health/ready');
  expect(ready.status).toBe(503);
  expect(reasonsOf(ready.body)).toContain('TELEGRAM_BOT_TOKEN');
  expect((await program.get('/health/live')).status).toBe(200);
  expect((await program.get('/metrics')).body).toContain('nhacviec_database_up 1');
  expect(program.stdout()).not.toContain('Sẵn sàng');
  expect(program.stderr() + program.stdout()).not.toContain('AAwrong');
  program.signal('SIGTERM');
  expect((await program.ended).code).toBe(0);
});

test('Telegram is away at the start and comes later', async () => {
  const office = await openTelegramOffice(NOON);
  await office.link('hanh');
  await office.fake.goAway();
  const program = await office.start(NOON);
  await program.until('the operator is told', () =>
    program.stderr().includes('Không liên lạc được với máy chủ Telegram'),
  );
  expect((await program.get('/health/ready')).status).toBe(503);
  await office.fake.comeBack();
  office.says('hanh', 'chi tiết 112');
  await office.gets('hanh', /^112 · /mu);
  await program.untilReady();
  await program.until('it says that it is ready', () => program.stdout().includes('Sẵn sàng.'));
});

test('who has blocked the bot is marked, the clerk sees it, and one word from them heals it', async () => {
  const office = await openTelegramOffice(NOON);
  await office.link('hanh', 'ngoc');
  const program = await office.start(NOON);
  await program.untilReady();
  office.fake.chats.set(String(PHONES.hanh), 'blocked');
  office.says('ngoc', 'giao Nông Thị Hạnh: lập danh sách hộ nghèo, hạn 20/3');
  await office.gets('ngoc', /lập danh sách hộ nghèo/iu);
  const accounts = office.memory.forUnit(office.unit.id).accounts;
  await program.until('the account is marked', async () => (await accounts.of('hanh'))[0]?.state === 'blocked');
  office.says('ngoc', 'liên lạc');
  await office.gets('ngoc', /Nông Thị Hạnh: .*chặn/u);
  office.says('ngoc', 'vì sao Hạnh không nhận được tin');
  await office.gets('ngoc', /chặn bot/u);
  expect((await program.get('/health/ready')).status).toBe(200);

  office.fake.chats.set(String(PHONES.hanh), 'open');
  office.says('hanh', 'việc');
  await office.gets('hanh', /^\d+ · /mu);
  expect((await accounts.of('hanh'))[0]?.state).toBe('ok');
});

test('an album of two photos is one answer, and both photos are evidence', async () => {
  const office = await openTelegramOffice(NOON);
  await office.link('hanh');
  const program = await office.start(NOON);
  await program.untilReady();
  const caption = 'xong 112 số 05/KH-UBND ngày 27/2/2026';
  office.fake.pushPhoto({ chat: PHONES.hanh, bytes: PNG, album: 'a1', caption });
  office.fake.pushPhoto({ chat: PHONES.hanh, bytes: Buffer.concat([PNG, Buffer.from('2')]), album: 'a1' });
  const { tasks } = office.memory.forUnit(office.unit.id);
  await program.until('both photos are there', async () => {
    const kinds = (await tasks.find(112))?.evidence.map(({ kind }) => kind) ?? [];
    return kinds.filter((kind) => kind === 'file').length === 2;
  });
  office.says('hanh', 'chi tiết 112');
  await office.gets('hanh', /05\/KH-UBND[\s\S]*/u);
  await program.until('nothing is under way', async () =>
    (await office.outbox()).every(({ state }) => state === 'sent'),
  );
  expect(office.chat('hanh').length).toBe(2);
  expect((await tasks.find(112))?.status).toBe('done');
});

test('a flood of guessed codes costs six answers, the right code is not taken from there, but is from elsewhere', async () => {
  const office = await openTelegramOffice(NOON);
  const program = await office.start(NOON);
  await program.untilReady();
  const code = await office.codeFor('hanh', NOON);
  for (let n = 0; n < 30; n += 1) office.says('xuyen', n % 2 === 0 ? `/start K7MN-${3333 + n}` : 'alo có ai không');
  office.says('xuyen', code);
  await program.until('all are handled', () => office.fake.updates.pending() === 0 && office.chat('xuyen').length > 0);
  office.says('hanh', `/start ${code}`);
  await office.gets('hanh', /Nông Thị Hạnh/u);
  expect(office.chat('xuyen').length).toBeLessThanOrEqual(6);
  expect(office.texts('xuyen')).not.toMatch(/Hạnh|UBND xã thử/u);
  expect(program.stderr() + program.stdout()).not.toContain(code);
  expect(program.stderr() + program.stdout()).not.toContain(TOKEN);
});
