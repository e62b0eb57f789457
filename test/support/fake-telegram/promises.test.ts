import { afterEach, describe, expect, test } from '@jest/globals';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isDoubtful } from './call.ts';
import { type FakeTelegram, type FakeTelegramOptions, startFakeTelegram } from './fake-telegram.ts';
import { CLOSED_CHAT, eachFault, FAULTS, tooManyRequests } from './scenario.ts';

const TOKEN = '4711:AAfake';
const HANH = 2001;
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function open(options: Partial<FakeTelegramOptions> = {}): Promise<FakeTelegram> {
  const fake = await startFakeTelegram({ token: TOKEN, ...options });
  closing.push(() => fake.close());
  fake.chats.set(String(HANH), 'open');
  return fake;
}

interface Said {
  ok: boolean;
  result?: unknown;
  error_code?: number;
  description?: string;
  parameters?: Record<string, number>;
}

async function call(fake: FakeTelegram, method: string, values: object = {}, token = TOKEN): Promise<Said> {
  const answer = await fetch(`${fake.apiRoot}/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(values),
  });
  return (await answer.json()) as Said;
}

async function upload(fake: FakeTelegram, method: string, field: string, size: number, caption = ''): Promise<Said> {
  const form = new FormData();
  form.set('chat_id', String(HANH));
  form.set('caption', caption);
  form.set(field, new Blob([new Uint8Array(size)]), 'a.bin');
  const answer = await fetch(`${fake.apiRoot}/bot${TOKEN}/${method}`, { method: 'POST', body: form });
  return (await answer.json()) as Said;
}

const send = (fake: FakeTelegram, values: object): Promise<Said> =>
  call(fake, 'sendMessage', { chat_id: HANH, text: 'x', ...values });
const button = (data: string, text = 'Xong') => ({
  reply_markup: { inline_keyboard: [[{ text, callback_data: data }]] },
});

describe('limits', () => {
  const MEGABYTE = 1024 * 1024;
  test.each<[string, object, string | null]>([
    ['a text of 4096 UTF-16 units', { text: '😀'.repeat(2048) }, null],
    ['one more', { text: `${'😀'.repeat(2048)}x` }, 'message is too long'],
    ['no text', { text: ' \n' }, 'message text is empty'],
    ['half a letter', { text: 'a\uD83D' }, 'UTF-8'],
    ['button data of 64 bytes', button(`${'đ'.repeat(31)}xx`), null],
    ['65 bytes', button(`${'đ'.repeat(32)}x`), 'BUTTON_DATA_INVALID'],
    ['none', button(''), 'BUTTON_DATA_INVALID'],
    ['a button without words', button('x', ' '), 'text buttons are unallowed'],
    ['no chat', { chat_id: '' }, 'chat_id is empty'],
    ['an unknown chat', { chat_id: 9 }, 'chat not found'],
  ])('%s', async (_what, values, complaint) => {
    const fake = await open();
    const said = await send(fake, values);
    expect(said.ok).toBe(complaint === null);
    if (complaint !== null)
      expect(said).toMatchObject({ error_code: 400, description: expect.stringContaining(complaint) });
    expect(fake.sent.length).toBe(complaint === null ? 1 : 0);
  });

  test.each<[string, string, number, string, number | null]>([
    ['sendPhoto', 'photo', 10 * MEGABYTE, '', null],
    ['sendPhoto', 'photo', 10 * MEGABYTE + 1, '', 413],
    ['sendDocument', 'document', 50 * MEGABYTE + 1, '', 413],
    ['sendDocument', 'document', 0, '', 400],
    ['sendDocument', 'document', 9, 'ă'.repeat(1024), null],
    ['sendDocument', 'document', 9, 'ă'.repeat(1025), 400],
  ])('%s of a %s of %i bytes', async (method, field, size, caption, code) => {
    const said = await upload(await open(), method, field, size, caption);
    expect(said.error_code ?? null).toBe(code);
  });

  test('a file of more than 20 MB is not given out', async () => {
    const fake = await open();
    const announcedSize = 20 * MEGABYTE + 1;
    fake.pushDocument({ chat: HANH, name: 'a.pdf', bytes: Buffer.from('x'), announcedSize });
    const [file] = fake.files.keys();
    expect(await call(fake, 'getFile', { file_id: file })).toMatchObject({
      description: 'Bad Request: file is too big',
    });
  });
});

describe('refusals', () => {
  test.each(Object.entries(CLOSED_CHAT))('a chat that is %s: 403', async (state, description) => {
    const fake = await open();
    fake.chats.set(String(HANH), state as keyof typeof CLOSED_CHAT);
    expect(await send(fake, {})).toEqual({ ok: false, error_code: 403, description });
  });

  test('a group that moved tells its new id', async () => {
    const fake = await open();
    fake.chats.set('-7', { movedTo: '-1007' });
    expect(await send(fake, { chat_id: -7 })).toMatchObject({
      error_code: 400,
      parameters: { migrate_to_chat_id: -1007 },
    });
  });

  test('a wrong token is 401, a method that does not exist 404', async () => {
    const fake = await open();
    expect(await call(fake, 'getMe', {}, '4711:wrong')).toMatchObject({ error_code: 401 });
    expect(await call(fake, 'sendPigeon')).toMatchObject({ error_code: 404 });
  });

  test('429 with and without the time to wait', async () => {
    const fake = await open();
    fake.fail('sendMessage', tooManyRequests(35));
    fake.fail('sendMessage', tooManyRequests());
    expect(await send(fake, {})).toMatchObject({ error_code: 429, parameters: { retry_after: 35 } });
    expect(await send(fake, {})).toEqual({ ok: false, error_code: 429, description: 'Too Many Requests' });
    expect(await send(fake, {})).toMatchObject({ ok: true });
  });

  test('a tap can be answered in time and once', async () => {
    const fake = await open({ tapLifeMs: 150 });
    const id = () => [...fake.freshTaps.keys()].at(-1) ?? '';
    const answer = (tap: string) => call(fake, 'answerCallbackQuery', { callback_query_id: tap });
    fake.pushCallback({ chat: HANH, data: 'x' });
    const first = id();
    expect(await answer(first)).toMatchObject({ ok: true });
    expect(await answer(first)).toMatchObject({
      error_code: 400,
      description: expect.stringContaining('query is too old'),
    });
    fake.pushCallback({ chat: HANH, data: 'x' });
    const second = id();
    await untilPassed(200);
    expect(await answer(second)).toMatchObject({ description: expect.stringContaining('query is too old') });
    // and it is not offered any more
    expect(fake.updates.all().length).toBe(0);
    expect(fake.expired.length).toBe(2);
  });
});

describe('getUpdates', () => {
  test('gives at most a limit, confirms by offset, counts from the end when that is negative', async () => {
    const fake = await open();
    const ids = Array.from({ length: 5 }, (_, n) => fake.pushMessage({ chat: HANH, text: String(n) }));
    const poll = async (values: object) =>
      ((await call(fake, 'getUpdates', values)).result as { update_id: number }[]).map(({ update_id: id }) => id);
    expect(await poll({ limit: 2 })).toEqual(ids.slice(0, 2));
    expect(await poll({ limit: 0 })).toEqual(ids.slice(0, 1));
    expect(await poll({ offset: ids[2] })).toEqual(ids.slice(2));
    expect(await poll({ offset: -1 })).toEqual(ids.slice(4));
    expect(fake.updates.pending()).toBe(1);
  });

  test('waits until something comes; the older of two pollers is ended by 409', async () => {
    const fake = await open();
    const older = call(fake, 'getUpdates', { timeout: 50 });
    await fake.until('it polls', () => fake.log.length === 1);
    const newer = call(fake, 'getUpdates', { timeout: 50 });
    expect(await older).toMatchObject({ error_code: 409 });
    const id = fake.pushMessage({ chat: HANH, text: 'việc' });
    expect(await newer).toMatchObject({ result: [{ update_id: id }] });
  });

  test('is 409 while a webhook is set', async () => {
    const fake = await open();
    fake.setWebhook('https://example.org/x');
    expect(await call(fake, 'getUpdates')).toMatchObject({
      error_code: 409,
      description: expect.stringContaining('webhook is active'),
    });
  });
});

/** A receiver of what is pushed; answers what it is told to. */
async function openReceiver(answer: (update: { update_id: number }, response: ServerResponse) => void) {
  const seen: { id: number; secret: string | undefined }[] = [];
  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const update = JSON.parse(Buffer.concat(await request.toArray()).toString()) as { update_id: number };
    seen.push({ id: update.update_id, secret: request.headers['x-telegram-bot-api-secret-token'] as string });
    answer(update, response);
  }
  const server = createServer((request, response) => {
    void take(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/w`, seen };
}

describe('the webhook', () => {
  test.each([
    [{ url: 'http://example.org' }, 'HTTPS'],
    [{ url: 'https://example.org:8080/w' }, 'only on ports'],
    [{ url: 'https://example.org/w', secret_token: 'a b' }, 'illegal characters'],
    [{ url: 'https://example.org/w', secret_token: 'x'.repeat(257) }, 'illegal characters'],
    [{ url: 'https://example.org:8443/w', secret_token: 'x-_9' }, null],
  ])('%j', async (values, complaint) => {
    const said = await call(await open(), 'setWebhook', values);
    expect(said.description ?? null).toEqual(complaint === null ? null : expect.stringContaining(complaint));
  });

  test('is set once a second', async () => {
    const fake = await open({ setWebhookEveryMs: 100 });
    const set = () => call(fake, 'setWebhook', { url: 'https://example.org/w' });
    expect(await set()).toMatchObject({ ok: true });
    expect(await set()).toMatchObject({ error_code: 429, parameters: { retry_after: 1 } });
    await untilPassed(110);
    expect(await set()).toMatchObject({ ok: true });
  });

  test('brings a failed update again and again, slower each time, and tells what went wrong', async () => {
    const fake = await open({ firstDelayMs: 30, longestDelayMs: 60 });
    let failures = 5;
    const { url, seen } = await openReceiver((_update, response) => {
      failures -= 1;
      response.writeHead(failures >= 0 ? 503 : 200).end();
    });
    await call(fake, 'setWebhook', { url, secret_token: 's3cret' });
    const first = fake.pushMessage({ chat: HANH, text: 'một' });
    const second = fake.pushMessage({ chat: HANH, text: 'hai' });
    await fake.until('a third try', () => fake.deliveries.length === 3);
    expect((await call(fake, 'getWebhookInfo')).result).toMatchObject({
      url,
      pending_update_count: 2,
      last_error_message: 'Wrong response from the webhook: 503 Service Unavailable',
    });
    await fake.until('all are taken', () => fake.updates.pending() === 0);
    expect(seen.map(({ id }) => id)).toEqual([...Array.from({ length: 6 }, () => first), second]);
    expect(seen.every(({ secret }) => secret === 's3cret')).toBe(true);
    const pauses = fake.deliveries.slice(1, 6).map(({ sentAt }, n) => sentAt - (fake.deliveries[n]?.answeredAt ?? 0));
    for (const [n, least] of [0, 28, 58, 58, 58].entries()) expect(pauses[n]).toBeGreaterThanOrEqual(least);
  });

  test('waits as long as Retry-After asks', async () => {
    const fake = await open({ firstDelayMs: 1 });
    let isFirst = true;
    const { url } = await openReceiver((_update, response) => {
      response.writeHead(isFirst ? 503 : 200, isFirst ? { 'retry-after': '0.2' } : {}).end();
      isFirst = false;
    });
    fake.setWebhook(url);
    fake.pushMessage({ chat: HANH, text: 'một' });
    await fake.until('it is taken', () => fake.updates.pending() === 0);
    const [one, two] = fake.deliveries;
    expect((two?.sentAt ?? 0) - (one?.answeredAt ?? 0)).toBeGreaterThanOrEqual(195);
  });

  test('keeps the order of a chat, lets taps pass it, and opens no more connections than allowed', async () => {
    const fake = await open();
    const held: (() => void)[] = [];
    const { url, seen } = await openReceiver((_update, response) => held.push(() => response.end()));
    await call(fake, 'setWebhook', { url, max_connections: 2 });
    const first = fake.pushMessage({ chat: HANH, text: 'một' });
    fake.pushMessage({ chat: HANH, text: 'hai' });
    const tap = fake.pushCallback({ chat: HANH, data: 'xong 12' });
    fake.pushMessage({ chat: 2002, text: 'ba' });
    while (held.length < 2) await new Promise((resolve) => setImmediate(resolve));
    expect(new Set(seen.map(({ id }) => id))).toEqual(new Set([first, tap]));
    while (fake.updates.pending() > 0) {
      held.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(seen.length).toBe(4);
  });

  test('brings again what was taken when the answer is lost', async () => {
    const fake = await open();
    const { url, seen } = await openReceiver((_update, response) => response.end());
    fake.setWebhook(url);
    fake.disturb({ 'drop-applied': 1 }, ['webhook']);
    fake.pushMessage({ chat: HANH, text: 'một' });
    await fake.until('it comes twice', () => fake.deliveries.length >= 2);
    fake.disturb({}, ['webhook']);
    await fake.until('it is taken', () => fake.updates.pending() === 0);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(1);
    expect(fake.deliveries.at(-1)?.code).toBe(200);
  });
});

describe('chance', () => {
  const faultsOf = async (seed: number) => {
    const fake = await open({ seed });
    fake.disturb(eachFault(0.07), ['sendMessage']);
    for (let n = 0; n < 100; n += 1) {
      const givingUp = new AbortController();
      const answered = fetch(`${fake.apiRoot}/bot${TOKEN}/sendMessage`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ chat_id: HANH, text: String(n) }),
        signal: givingUp.signal,
      }).then(
        (answer) => answer.text(),
        () => '',
      );
      const inSilence = (): boolean => fake.log.length > n && fake.log.at(-1)?.fault?.startsWith('black-hole') === true;
      let isAnswered = false;
      void answered.then(() => (isAnswered = true));
      while (!isAnswered && !inSilence()) await new Promise((resolve) => setImmediate(resolve));
      givingUp.abort();
      await answered;
    }
    return fake;
  };

  test('is the same for the same seed, brings every fault, and the log tells what was done all the same', async () => {
    const fake = await faultsOf(7);
    const faults = fake.log.map(({ fault }) => fault);
    expect(new Set(faults)).toEqual(new Set([...Object.keys(FAULTS), null]));
    const again = await faultsOf(7);
    expect(again.log.map(({ fault }) => fault)).toEqual(faults);
    expect(fake.log.filter(({ applied }) => applied).map(({ messageId }) => messageId)).toEqual(
      fake.sent.map(({ messageId }) => messageId),
    );
    const doubtful = new Set(fake.log.filter(isDoubtful).map(({ fault }) => fault));
    expect(doubtful).toEqual(new Set(Object.keys(FAULTS).filter((name) => !name.startsWith('too-many'))));
    expect(await call(fake, 'getMe')).toMatchObject({ ok: true });
  });
});

/** Waiting is what is tested here. */
const untilPassed = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
