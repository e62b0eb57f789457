import { afterEach, describe, expect, test } from '@jest/globals';
import type { Webhook } from '../../../bot/web/webhook.ts';
import type { FakeZalo } from '../../support/fake-zalo/fake-zalo.ts';
import { AS_DOCUMENTED, type Oddities } from '../../support/fake-zalo/oddities.ts';
import { countingObserver } from '../../support/counting-observer.ts';
import { openServer } from '../web/open-server.ts';
import { arrived, HANH, openChannel, openFake, openReception } from './open-channel.ts';

const SECRETS = ['the-new-secret', 'the-old-secret'];
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A started channel by webhook behind a real web server. */
async function startOffice(oddities: Partial<Oddities> = {}) {
  const fake = await openFake(oddities);
  // the server's port is known only when it is open
  let accept: Webhook['accept'] = () => Promise.reject(new Error('too early'));
  const path = '/webhooks/zalo-bot';
  const header = 'x-bot-api-secret-token';
  const { server, base } = await openServer({
    webhooks: [{ path, header, secrets: SECRETS, takesAnything: true, accept: (body) => accept(body) }],
  });
  closing.push(() => server.close());
  const { observer, told } = countingObserver();
  const reception = openReception();
  const { channel, logged } = openChannel(fake.apiRoot, {
    webhook: { publicUrl: `${base}/`, secrets: SECRETS },
    observer,
  });
  expect(channel.webhook).toMatchObject({ path, header, secrets: SECRETS, takesAnything: true });
  accept = (body) => channel.webhook?.accept(body) ?? Promise.reject(new Error('there is none'));
  await channel.start(reception);
  await fake.until('the webhook is right', () => fake.webhook().url !== '' && channel.problem() === null);
  return { fake, reception, channel, logged, told, base };
}

const called = ({ log }: FakeZalo, name: string): number => log.filter(({ method }) => method === name).length;
const post = (base: string, body?: string, secret: string | null = 'the-old-secret'): Promise<Response> =>
  fetch(`${base}/webhooks/zalo-bot`, {
    method: 'POST',
    headers: secret === null ? {} : { 'x-bot-api-secret-token': secret },
    ...(body === undefined ? {} : { body }),
  });

describe.each([
  ['flat', {}],
  ['in an envelope', AS_DOCUMENTED],
] as const)('events that are pushed %s', (_which, oddities) => {
  test('come as those that are fetched do; of one chat in their order, though a picture takes longer', async () => {
    const here = await startOffice(oddities);
    const id = here.fake.says(HANH, 'xong 12');
    await arrived(here, 1);
    expect(here.reception.received[0]).toMatchObject({ messageId: `4711:${id}`, account: HANH, text: 'xong 12' });
    here.fake.sendsPhoto(HANH, { bytes: Buffer.alloc(1024 * 1024, 1) });
    await here.fake.until('it is pushed', () => here.fake.fetched.length === 1);
    here.fake.says(HANH, 'xong');
    await arrived(here, 3);
    expect(here.reception.received.map(({ text }) => text)).toEqual(['xong 12', null, 'xong']);
    expect(called(here.fake, 'getUpdates')).toBe(0);
  });

  test('what cannot be stored is 503 and comes again; an answer that is lost, too, with the same id', async () => {
    const here = await startOffice(oddities);
    here.reception.away = true;
    const id = here.fake.says(HANH, 'một');
    await here.fake.until('two tries', () => here.fake.deliveries.length >= 2);
    expect(here.fake.deliveries[0]?.code).toBe(503);
    here.reception.away = false;
    await arrived(here, 1);
    here.fake.fail('webhook', { kind: 'drop', applied: true });
    const other = here.fake.says(HANH, 'hai');
    const came = () => here.fake.deliveries.filter(({ code }) => code === 200).length;
    await here.fake.until('it comes again', () => came() === 2);
    expect(here.reception.received.map(({ messageId }) => messageId)).toEqual([`4711:${id}`, `4711:${other}`]);
  });
});

describe('what is not of Zalo, or not as described', () => {
  test.each<[string, string | undefined, string | null, number]>([
    ['nothing, without a secret: Zalo tries the address', undefined, null, 200],
    ['nothing, with a secret', undefined, 'the-new-secret', 200],
    ['nothing, with a wrong secret', undefined, 'another-secret', 403],
    ['an event without a secret', '{"event_name":"message.text.received"}', null, 401],
    ['an event with a wrong secret', '{"event_name":"message.text.received"}', 'another-secret', 403],
    ['no JSON', 'xin chào', 'the-old-secret', 200],
    ['half a JSON', '{"event_name":', 'the-old-secret', 200],
    ['a list of nothing', '[]', 'the-old-secret', 200],
    ['a number', '12', 'the-old-secret', 200],
    ['null', 'null', 'the-old-secret', 200],
    ['an envelope with nothing in it', '{"ok":true,"result":null}', 'the-old-secret', 200],
    ['an event without a message', '{"event_name":"message.text.received"}', 'the-old-secret', 200],
    ['an event of another kind', '{"event_name":"user.follow","message":{}}', 'the-old-secret', 200],
  ])('%s', async (_what, body, secret, status) => {
    const here = await startOffice();
    const answer = await post(here.base, body, secret);
    expect(answer.status).toBe(status);
    expect(here.reception.received).toEqual([]);
  });

  test('more than a megabyte is 413', async () => {
    const here = await startOffice();
    expect((await post(here.base, `"${'x'.repeat(1024 * 1024)}"`)).status).toBe(413);
  });
});

describe('the webhook', () => {
  test('is set at the start with the first secret', async () => {
    const { fake, base } = await startOffice();
    expect(fake.webhook()).toEqual({ url: `${base}/webhooks/zalo-bot`, secret: 'the-new-secret' });
  });

  test.each([
    ['', {}],
    ['', AS_DOCUMENTED],
    ['https://example.org/x', {}],
  ])('changed by others to "%s" is set again, with an alarm', async (other, oddities) => {
    const { fake, base, channel, logged, told } = await startOffice(oddities);
    const problems: (string | null)[] = [];
    fake.setWebhook(other);
    await fake.until('it is right again', () => {
      problems.push(channel.problem());
      return problems.some((problem) => problem !== null) && channel.problem() === null;
    });
    expect(fake.webhook().url).toBe(`${base}/webhooks/zalo-bot`);
    expect(problems.join('\n')).toContain('đã bị gỡ hoặc trỏ đi nơi khác');
    expect(logged.filter((line) => line.includes('webhook-changed'))).toHaveLength(1);
    expect(told).toContain('hindered zalo-bot webhook-changed');
  });

  test('that Zalo refuses names PUBLIC_URL and no secret', async () => {
    const fake = await openFake();
    const { channel, logged } = openChannel(fake.apiRoot, {
      webhook: { publicUrl: 'http://example.org', secrets: SECRETS },
    });
    await channel.start(openReception());
    await fake.until('several tries', () => called(fake, 'setWebhook') >= 3);
    expect(channel.problem()).toContain('PUBLIC_URL');
    expect(logged.join('\n')).not.toContain('secret');
  });
});
