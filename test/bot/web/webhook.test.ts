import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Webhook } from '../../../bot/web/webhook.ts';
import { type OpenServer, openServer } from './open-server.ts';

const SECRETS = ['the-new-secret', 'the-old-secret'];
const MEGABYTE = 1024 * 1024;
const taken: unknown[] = [];
let isAway = false;

const webhook: Webhook = {
  path: '/webhooks/test',
  header: 'x-test-secret',
  secrets: SECRETS,
  accept(update) {
    if (isAway) return Promise.reject(new Error('no database'));
    if (typeof update !== 'object' || update === null || !('id' in update)) return Promise.resolve('malformed');
    taken.push(update);
    return Promise.resolve('accepted');
  },
};

let open: OpenServer;
beforeAll(async () => {
  open = await openServer({ webhooks: [webhook] });
});
afterAll(() => open.server.close());
beforeEach(() => {
  taken.length = 0;
  isAway = false;
});

interface Line {
  socket: Socket;
  /** Settles with the status of the answer. */
  status: Promise<number>;
}

/** Opens a connection and sends the head only. */
function begin(length: number | 'chunked', secret: string | null = SECRETS[0] ?? ''): Line {
  const socket = connect(Number(new URL(open.base).port), '127.0.0.1');
  const status = new Promise<number>((resolve, reject) => {
    let answer = '';
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString();
      const said = /^HTTP\/1\.1 (\d{3}) /u.exec(answer)?.[1];
      if (said !== undefined) resolve(Number(said));
    });
    socket.on('error', () => undefined);
    socket.on('close', () => reject(new Error('hung up without an answer')));
  });
  const size = length === 'chunked' ? 'Transfer-Encoding: chunked' : `Content-Length: ${length}`;
  const key = secret === null ? '' : `X-Test-Secret: ${secret}\r\n`;
  socket.write(`POST /webhooks/test HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${key}${size}\r\n\r\n`);
  return { socket, status };
}

async function send(body: string | Buffer, secret?: string | null): Promise<number> {
  const { socket, status } = begin(Buffer.byteLength(body), secret);
  socket.write(body);
  return status.finally(() => socket.destroy());
}

describe('the secret', () => {
  test.each(SECRETS)('%s is accepted', async (secret) => {
    expect(await send('{"id":1}', secret)).toBe(200);
    expect(taken).toEqual([{ id: 1 }]);
  });

  test.each<[string, string | null, number]>([
    ['none', null, 401],
    ['an empty one', '', 403],
    ['a wrong one', 'the-new-secreT', 403],
    ['both at once', SECRETS.join(', '), 403],
    ['the beginning of one', 'the-new', 403],
  ])('%s is refused before a byte of the body is there', async (_what, secret, status) => {
    const line = begin(500_000, secret);
    expect(await line.status).toBe(status);
    line.socket.destroy();
    expect(await send('{"id":1}', secret)).toBe(status);
    expect(taken).toEqual([]);
  });

  test('a webhook without one, or with an empty one, does not start', async () => {
    for (const secrets of [[], [''], ['good-enough', '']])
      await expect(openServer({ webhooks: [{ ...webhook, secrets }] })).rejects.toThrow('secret');
  });
});

describe('the body', () => {
  test.each([
    ['null', 'null'],
    ['a number', '12'],
    ['a list', '[]'],
    ['an empty object', '{}'],
    ['a text', '"id"'],
    ['nothing', ''],
    ['half of it', '{"id":'],
    // Well-formed but for one byte: with a replacement letter it would be taken.
    ['no UTF-8', Buffer.concat([Buffer.from('{"id":2,"text":"'), Buffer.from([0xff]), Buffer.from('"}')])],
    ['a million brackets', '['.repeat(MEGABYTE - 1)],
    ['half a million whole brackets', '['.repeat(500_000) + ']'.repeat(500_000)],
  ])('%s is 400 and ends nothing', async (_what, body) => {
    expect(await send(body)).toBe(400);
    expect(await send('{"id":2}')).toBe(200);
    expect(open.errors).toEqual([]);
  });

  test('of exactly a megabyte is read, one byte more is 413', async () => {
    const fill = (size: number) => `{"id":"${'x'.repeat(size - 9)}"}`;
    expect(await send(fill(MEGABYTE))).toBe(200);
    expect(await send(fill(MEGABYTE + 1))).toBe(413);
  });

  test.each<[string, number | 'chunked']>([
    ['announced', 40 * MEGABYTE],
    ['never announced', 'chunked'],
  ])('of 40 MB, %s, is given up at the limit', async (_what, length) => {
    const line = begin(length);
    const part = Buffer.alloc(64 * 1024, 'x');
    const chunk = length === 'chunked' ? Buffer.concat([Buffer.from('10000\r\n'), part, Buffer.from('\r\n')]) : part;
    let written = 0;
    const closed = new Promise((resolve) => line.socket.once('close', resolve));
    while (written < 40 * MEGABYTE && !line.socket.destroyed) {
      written += part.length;
      if (!line.socket.write(chunk)) await Promise.race([once(line.socket, 'drain').catch(() => null), closed]);
    }
    expect(await line.status).toBe(413);
    line.socket.destroy();
    expect(taken).toEqual([]);
  });

  test('a letter that lies over two segments stays whole', async () => {
    const text = 'Đồng chí nhắc việc ở xã Lục Bình';
    const body = Buffer.from(JSON.stringify({ id: 3, text }));
    const line = begin(body.length);
    line.socket.setNoDelay(true);
    for (const byte of body) {
      line.socket.write(Buffer.from([byte]));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await line.status).toBe(200);
    line.socket.destroy();
    expect(taken).toEqual([{ id: 3, text }]);
  });

  test('slow ones do not hold others up, and count when they are whole', async () => {
    const slow = Array.from({ length: 50 }, () => begin(8));
    for (const { socket } of slow) socket.write('{"id"');
    expect(await send('{"id":4}')).toBe(200);
    expect(taken).toEqual([{ id: 4 }]);
    for (const { socket } of slow) socket.write(':5}');
    expect(await Promise.all(slow.map(({ status }) => status))).toEqual(slow.map(() => 200));
    for (const { socket } of slow) socket.destroy();
    expect(taken).toHaveLength(51);
  });

  test('a sender that hangs up in the middle is nobody to answer', async () => {
    const { socket, status } = begin(100);
    socket.write('{"id"');
    socket.destroy();
    await expect(status).rejects.toThrow();
    expect(await send('{"id":6}')).toBe(200);
    expect(open.errors).toEqual([]);
  });
});

test('what cannot be stored is 503: it is brought again', async () => {
  isAway = true;
  expect(await send('{"id":7}')).toBe(503);
  expect(await send('{"id":7}', 'wrong-secret')).toBe(403);
  isAway = false;
  expect(await send('{"id":7}')).toBe(200);
});

test('only a POST is meant', async () => {
  for (const method of ['GET', 'PUT', 'DELETE']) {
    const answer = await fetch(`${open.base}/webhooks/test`, {
      method,
      headers: { 'x-test-secret': SECRETS[0] ?? '' },
    });
    expect(answer.status).toBe(404);
  }
});
