import { describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { at, openTelegramOffice, PHONES, type TelegramOffice } from './telegram-office.ts';

/** Sunday: no reminder disturbs. */
const NOON = at('2026-03-01T12:00');
const SECRETS = 'the-new-secret,the-old-secret';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** How often the bot has shown this task's card. */
const cards = (office: TelegramOffice, number: number): number =>
  office.chat('hanh').filter(({ text }) => text.startsWith(`${number} · `)).length;

describe('by webhook', () => {
  test('messages are answered once, through a kill -9, redelivery and doubles from two senders', async () => {
    const office = await openTelegramOffice(NOON);
    const { fake } = office;
    await office.link('hanh');
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const env = {
      PORT: String(port),
      PUBLIC_URL: url,
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_WEBHOOK_SECRET: SECRETS,
    };
    const killed = await office.start(NOON, env);
    await killed.untilReady();
    expect(fake.webhook()).toMatchObject({ url: `${url}/webhooks/telegram`, secret: 'the-new-secret' });
    office.says('hanh', 'chi tiết 112');
    await office.gets('hanh', /^112 · /u);

    // what is said while nobody is there comes again afterwards
    killed.signal('SIGKILL');
    await killed.ended;
    office.says('hanh', 'chi tiết 113');
    const program = await office.start(NOON, env);
    await office.gets('hanh', /^113 · /u);
    await program.untilReady();

    // the same update at once, and once more
    const chat = { id: PHONES.hanh, type: 'private' };
    const update = { update_id: 900_000_001, message: { message_id: 1, date: 1, chat, text: 'chi tiết 114' } };
    const post = (secret: string): Promise<Response> =>
      fetch(`${url}/webhooks/telegram`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
        body: JSON.stringify(update),
      });
    expect((await post('a-wrong-secret')).status).toBe(403);
    const answers = await Promise.all(Array.from({ length: 10 }, () => post('the-old-secret')));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    await office.gets('hanh', /114/u);
    expect((await post('the-old-secret')).status).toBe(200);

    office.says('hanh', 'chi tiết 112');
    await program.until('the last word is answered', () => cards(office, 112) === 2);
    expect(cards(office, 113)).toBe(1);
    expect(office.chat('hanh').filter(({ text }) => text.includes('114')).length).toBe(1);
    expect(fake.updates.pending()).toBe(0);
    expect(fake.log.map(({ method }) => method)).not.toContain('getUpdates');
    expect(program.stdout() + program.stderr()).not.toMatch(/the-(new|old)-secret|chi tiết/u);
    program.signal('SIGTERM');
    expect((await program.ended).code).toBe(0);
    expect(fake.webhook().url).toBe(`${url}/webhooks/telegram`);
  }, 240_000);
});

describe('by polling', () => {
  test('of two processes one polls, both are ready, and a killed one is replaced within thirty seconds', async () => {
    const office = await openTelegramOffice(NOON);
    const { fake } = office;
    await office.link('hanh');
    const polling = await office.start(NOON);
    await polling.untilReady();
    const standingBy = await office.start(NOON);
    await standingBy.untilReady();
    office.says('hanh', 'chi tiết 112');
    await office.gets('hanh', /^112 · /u);
    expect(fake.log.map(({ code }) => code)).not.toContain(409);

    polling.signal('SIGKILL');
    await polling.ended;
    const killedAt = performance.now();
    office.says('hanh', 'chi tiết 113');
    await office.gets('hanh', /^113 · /u, 35_000);
    expect(performance.now() - killedAt).toBeLessThan(30_000);
    expect(cards(office, 112)).toBe(1);
    expect((await standingBy.get('/health/ready')).status).toBe(200);
    standingBy.signal('SIGTERM');
    expect((await standingBy.ended).code).toBe(0);
  }, 240_000);
});
