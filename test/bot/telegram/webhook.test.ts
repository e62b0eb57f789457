import { afterEach, describe, expect, test } from '@jest/globals';
import type { FakeTelegram } from '../../support/fake-telegram/fake-telegram.ts';
import { openServer } from '../web/open-server.ts';
import { countingObserver } from '../../support/counting-observer.ts';
import { HANH, openChannel, openFake, openReception, type TestReception } from './open-channel.ts';

const SECRETS = ['the-new-secret', 'the-old-secret'];
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

interface Office {
  fake: FakeTelegram;
  reception: TestReception;
  channel: ReturnType<typeof openChannel>['channel'];
  logged: string[];
  told: string[];
  base: string;
}

/** A channel by webhook behind a real web server, not started. */
async function openOffice(): Promise<Office> {
  const fake = await openFake();
  // the server's port is known only when it is open
  let accept: (update: unknown) => Promise<'accepted' | 'malformed'> = () => Promise.reject(new Error('too early'));
  const { server, base } = await openServer({
    webhooks: [
      {
        path: '/webhooks/telegram',
        header: 'x-telegram-bot-api-secret-token',
        secrets: SECRETS,
        accept: (update) => accept(update),
      },
    ],
  });
  closing.push(() => server.close());
  const { observer, told } = countingObserver();
  const webhookAt = { publicUrl: `${base}/`, secrets: SECRETS };
  const { channel, logged } = openChannel(fake.apiRoot, { webhook: webhookAt, observer });
  const { webhook } = channel;
  if (webhook === null) throw new Error('a channel by webhook has one');
  expect(webhook).toMatchObject({ path: '/webhooks/telegram', secrets: SECRETS });
  ({ accept } = webhook);
  return { fake, reception: openReception(), channel, logged, told, base };
}

async function startOffice(): Promise<Office> {
  const office = await openOffice();
  await office.channel.start(office.reception);
  await office.fake.until(
    'the webhook is right',
    () => called(office.fake, 'setWebhook') > 0 && office.channel.problem() === null,
  );
  return office;
}

const called = ({ log }: FakeTelegram, name: string): number => log.filter(({ method }) => method === name).length;
const post = (base: string, update: unknown): Promise<Response> =>
  fetch(`${base}/webhooks/telegram`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': 'the-old-secret' },
    body: JSON.stringify(update),
  });

describe('updates that are pushed', () => {
  test('come as those that are fetched do, in the order of each chat', async () => {
    const { fake, reception } = await startOffice();
    const texts = Array.from({ length: 20 }, (_, n) => `xong ${n}`);
    for (const text of texts) fake.pushMessage({ chat: HANH, text });
    await fake.until('all arrive', () => fake.updates.pending() === 0);
    expect(reception.received.map(({ text }) => text)).toEqual(texts);
    expect(reception.received[0]?.messageId).toMatch(/^4711:\d+$/u);
    expect(called(fake, 'getUpdates')).toBe(0);
  });

  test('a tap is answered by a call of its own, not in the answer to the webhook', async () => {
    const { fake, reception } = await startOffice();
    fake.pushCallback({ chat: HANH, data: 'xong 12' });
    await fake.until('the tap is answered', () => fake.answeredTaps.length === 1);
    expect(reception.received[0]?.choice).toBe('xong 12');
  });

  test('what cannot be stored is 503 and comes again, and nothing overtakes it', async () => {
    const { fake, reception } = await startOffice();
    reception.away = true;
    const id = fake.pushMessage({ chat: HANH, text: 'một' });
    fake.pushMessage({ chat: HANH, text: 'hai' });
    await fake.until('three tries', () => fake.deliveries.length >= 3);
    expect(new Set(fake.deliveries.map(({ updateId, code }) => `${updateId} ${code}`))).toEqual(new Set([`${id} 503`]));
    reception.away = false;
    await fake.until('both arrive', () => fake.updates.pending() === 0);
    expect(reception.received.map(({ text }) => text)).toEqual(['một', 'hai']);
  });

  test('what came before the start comes again afterwards', async () => {
    const office = await openOffice();
    const { fake, channel, reception, base } = office;
    expect((await post(base, { update_id: 1, message: {} })).status).toBe(503);
    fake.pushMessage({ chat: HANH, text: 'việc' });
    await channel.start(reception);
    await fake.until('it arrives', () => reception.received.length === 1);
    await channel.stop();
    expect((await post(base, { update_id: 2, message: {} })).status).toBe(503);
  });

  test.each([null, 12, [], {}, { update_id: 'x' }, { update_id: 1.5 }])('%j is malformed', async (update) => {
    const { base, reception } = await startOffice();
    expect((await post(base, update)).status).toBe(400);
    expect(reception.received).toEqual([]);
  });

  test.each([
    { update_id: 5, message: null },
    { update_id: 5, message: { chat: 'nonsense' } },
    { update_id: 5, callback_query: { id: 12 } },
    { update_id: 5, something_new: {} },
  ])('%j says nothing to this bot: taken, and never again', async (update) => {
    const { base, reception } = await startOffice();
    expect((await post(base, update)).status).toBe(200);
    expect(reception.received).toEqual([]);
  });
});

describe('the webhook', () => {
  test('is set at the start, with the first secret and the kinds that are read', async () => {
    const { fake, base } = await startOffice();
    expect(fake.webhook()).toEqual({ url: `${base}/webhooks/telegram`, secret: 'the-new-secret', maxConnections: 40 });
  });

  test.each(['', 'https://example.org/webhooks/telegram'])(
    'changed by others to "%s" is set again, with an alarm',
    async (other) => {
      const { fake, base, channel, logged, told, reception } = await startOffice();
      const problems: (string | null)[] = [];
      fake.setWebhook(other);
      await fake.until('it is right again', () => {
        problems.push(channel.problem());
        return problems.some((problem) => problem !== null) && channel.problem() === null;
      });
      expect(fake.webhook().url).toBe(`${base}/webhooks/telegram`);
      expect(problems.join('\n')).toContain('đã bị gỡ hoặc trỏ đi nơi khác');
      expect(logged.filter((line) => line.includes('webhook-changed'))).toHaveLength(1);
      expect(told.filter((line) => line === 'hindered telegram webhook-changed')).toHaveLength(1);
      fake.pushMessage({ chat: HANH, text: 'việc' });
      await fake.until('updates come again', () => reception.received.length === 1);
    },
  );

  test('that fails for long is a trouble with its reason and a line in the log, until what waits has come', async () => {
    const { fake, channel, logged, told, reception } = await startOffice();
    await fake.until('a first look', () => told.includes('webhookSeen telegram'));
    reception.away = true;
    fake.pushMessage({ chat: HANH, text: 'việc' });
    await fake.until('it is said', () => channel.problem() !== null);
    expect(channel.problem()).toMatch(/không chuyển được tin tới webhook: máy chủ của đơn vị trả lời mã 503\./u);
    expect(logged.filter((line) => line.includes('could not deliver to the webhook'))).toHaveLength(1);
    expect(told).toContain('hindered telegram webhook-failing');
    reception.away = false;
    await fake.until('it is over', () => channel.problem() === null);
    expect(reception.received).toHaveLength(1);
  });

  test('that Telegram refuses names PUBLIC_URL', async () => {
    const fake = await openFake();
    const webhook = { publicUrl: 'http://example.org', secrets: SECRETS };
    const { channel, logged } = openChannel(fake.apiRoot, { webhook });
    await channel.start(openReception());
    await fake.until('several tries', () => called(fake, 'setWebhook') >= 3);
    expect(channel.problem()).toContain('PUBLIC_URL');
    expect(logged.filter((line) => line.includes('webhook-refused'))).toHaveLength(1);
    expect(logged.join('\n')).not.toContain('secret');
  });

  test('is left where it is when the program stops', async () => {
    const { fake, base, channel } = await startOffice();
    await channel.stop();
    expect(fake.webhook().url).toBe(`${base}/webhooks/telegram`);
  });
});
