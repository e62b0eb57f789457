import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Webhook } from '../../../bot/web/webhook.ts';
import { type OpenServer, openServer } from './open-server.ts';
import { openRaw, type Raw } from './raw.ts';

const SECRET = 'the-secret';
const taken: unknown[] = [];
const webhook: Webhook = {
  path: '/webhooks/test',
  header: 'x-test-secret',
  secrets: [SECRET],
  accept(update) {
    if (typeof update !== 'object' || update === null || !Object.hasOwn(update, 'id'))
      return Promise.resolve('malformed');
    taken.push(update);
    return Promise.resolve('accepted');
  },
};

let open: OpenServer;
beforeAll(async () => {
  open = await openServer({ webhooks: [webhook], headersMs: 300 });
});
afterAll(() => open.server.close());
beforeEach(() => {
  taken.length = 0;
});
const raws: Raw[] = [];
afterEach(async () => {
  for (const { socket } of raws.splice(0)) socket.destroy();
  // whatever was tried: the next one is served, and nothing was said about it
  expect(await post('{"id":"afterwards"}')).toEqual([200]);
  expect(open.errors).toEqual([]);
});

const raw = (): Raw => {
  const opened = openRaw(open.base);
  raws.push(opened);
  return opened;
};
const head = (...lines: string[]): string =>
  ['POST /webhooks/test HTTP/1.1', 'Host: x', `X-Test-Secret: ${SECRET}`, ...lines, '', ''].join('\r\n');
const whole = (body: string): string =>
  head('Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`) + body;

function post(body: string): Promise<number[]> {
  const { socket, answers } = raw();
  socket.write(whole(body));
  return answers(1);
}

describe('requests that are not what they say', () => {
  test.each<[string, string, number]>([
    ['two lengths', `${head('Content-Length: 8', 'Content-Length: 9')}{"id":1}`, 400],
    ['a negative length', `${head('Content-Length: -1')}{"id":1}`, 400],
    ['a length that is no number', `${head('Content-Length: 8e9')}{"id":1}`, 400],
    [
      'a length and chunks',
      `${head('Content-Length: 8', 'Transfer-Encoding: chunked')}8\r\n{"id":1}\r\n0\r\n\r\n`,
      400,
    ],
    ['an encoding that nobody knows', `${head('Transfer-Encoding: xchunked')}8\r\n{"id":1}\r\n0\r\n\r\n`, 400],
    ['chunked hidden by another', `${head('Transfer-Encoding: chunked, identity')}8\r\n{"id":1}\r\n0\r\n\r\n`, 400],
    ['a chunk size that is none', `${head('Transfer-Encoding: chunked')}zz\r\n{"id":1}\r\n0\r\n\r\n`, 400],
    ['an endless chunk size', `${head('Transfer-Encoding: chunked')}${'f'.repeat(17)}\r\n{"id":1}`, 400],
    ['a header of 20 kB', head(`X-Bomb: ${'x'.repeat(20_000)}`), 431],
    ['three thousand headers', head(...Array.from({ length: 3_000 }, (_, n) => `X-${n}: 1`)), 431],
    ['a header with a null in it', head('X-A: \0'), 400],
    ['no HTTP at all', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
    ['an unknown method', head().replace('POST', 'PIGEON'), 400],
    ['a path that is no path', head().replace('/webhooks/test', '/%zz/../../etc/passwd'), 400],
    ['an expectation that nobody can fulfil', `${head('Expect: 42-miracles', 'Content-Length: 8')}{"id":1}`, 417],
  ])('%s', async (_what, bytes, status) => {
    const { socket, answers } = raw();
    socket.write(bytes);
    const [said] = await answers(1);
    expect(said).toBe(status);
    expect(taken).toEqual([]);
  });

  test('a body that ends too early is never taken', async () => {
    const { socket, answers } = raw();
    socket.write(`${head('Content-Length: 100')}{"id":1}`);
    socket.end();
    for (const status of await answers(1)) expect(status).toBe(400);
    expect(taken).toEqual([]);
  });

  test('what comes after the announced length is another request, and none', async () => {
    const { socket, answers } = raw();
    socket.write(`${head('Content-Length: 8')}{"id":1}{"id":2}`);
    expect((await answers(2)).at(-1)).toBe(400);
    expect(taken).not.toContainEqual({ id: 2 });
  });

  test('who asks before sending is told to go on, and taken; without the secret refused', async () => {
    const first = raw();
    first.socket.write(head('Expect: 100-continue', 'Content-Length: 8'));
    while (!first.answer().includes('100 Continue')) await new Promise((resolve) => setImmediate(resolve));
    first.socket.write('{"id":1}');
    expect(await first.answers(1)).toEqual([200]);
    const second = raw();
    second.socket.write(head('Expect: 100-continue', 'Content-Length: 8').replace(SECRET, 'wrong'));
    expect(await second.answers(1)).toEqual([403]);
    expect(taken).toEqual([{ id: 1 }]);
  });

  test('fifty requests in one breath are answered one by one', async () => {
    const { socket, answers } = raw();
    const bodies = Array.from({ length: 50 }, (_, n) => `{"id":${n}}`);
    socket.write(bodies.map(whole).join(''));
    expect(await answers(50)).toEqual(bodies.map(() => 200));
    expect(taken).toHaveLength(50);
  });

  test('a wrong one among right ones is refused for itself', async () => {
    const { socket, answers } = raw();
    socket.write(whole('{"id":1}') + whole('nonsense') + whole('{"id":2}'));
    expect(await answers(3)).toEqual([200, 400, 200]);
  });
});

describe('bodies', () => {
  test.each<[string, string, unknown]>([
    ['numbers without end', `{"id":${'9'.repeat(5_000)}}`, { id: Infinity }],
    ['the same key twice', '{"id":1,"id":2}', { id: 2 }],
    ['words in other plains', '{"id":"\\ud83d\\ude00 \\u0000 \\ud800"}', { id: '😀 \0 \ud800' }],
  ])('%s are read as they are', async (_what, body, update) => {
    expect(await post(body)).toEqual([200]);
    expect(taken).toEqual([update]);
  });

  test.each(['__proto__', 'constructor'])('%s in them changes nothing outside', async (key) => {
    expect(await post(`{"id":1,"${key}":{"polluted":true,"prototype":{"polluted":true}}}`)).toEqual([200]);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(await post(`{"${key}":{"id":1}}`)).toEqual([400]);
  });
});

describe('those who take their time', () => {
  test('a head that never ends is cut off, while others are served', async () => {
    const slow = raw();
    slow.socket.write('POST /webhooks/test HTTP/1.1\r\nHost: x\r\n');
    const timer = setInterval(() => slow.socket.write('X-Drop: 1\r\n'), 20);
    expect(await post('{"id":1}')).toEqual([200]);
    await slow.closed;
    clearInterval(timer);
    expect(slow.statuses().every((status) => status === 408)).toBe(true);
  });

  test('three hundred connections that say nothing hold nobody up, and are cut off', async () => {
    const idle = Array.from({ length: 300 }, raw);
    expect(await post('{"id":1}')).toEqual([200]);
    await Promise.all(idle.map(({ closed }) => closed));
  });
});
