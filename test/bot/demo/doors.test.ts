import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { request } from 'node:http';
import { type OpenServer, openServer, sendRaw } from '../web/open-server.ts';
import { createRoomDouble } from './room-double.ts';

const room = createRoomDouble();
let open: OpenServer;
beforeAll(async () => {
  open = await openServer({ demo: () => room });
});
afterAll(() => open.server.close());

const SPEECH = JSON.stringify({ from: 'justice', text: 'việc' });

/** A request with headers that fetch would not let us forge. */
function ask(method: string, path: string, headers: Record<string, string>, body = ''): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      open.base + path,
      { method, headers: { 'content-type': 'application/json', ...headers } },
      (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode ?? 0));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('who may knock', () => {
  const port = () => new URL(open.base).port;

  test.each([
    ['a program on this machine', {}, 200],
    ['localhost', { host: 'localhost:3000' }, 200],
    ['IPv6', { host: '[::1]:3000' }, 200],
    ['the page itself', { origin: 'SELF', 'sec-fetch-site': 'same-origin' }, 200],
    ['a name bent to this machine', { host: 'evil.example' }, 403],
    ['a name that only begins well', { host: '127.0.0.1.evil.example' }, 403],
    ['the page of another site', { origin: 'https://evil.example' }, 403],
    ["another program's page on this machine", { origin: 'http://127.0.0.1:1' }, 403],
    ['a sandboxed frame', { origin: 'null' }, 403],
    ['a form of another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a page of another port', { 'sec-fetch-site': 'same-site' }, 403],
  ])('%s', async (_name, headers, status) => {
    const own = JSON.parse(JSON.stringify(headers).replace('SELF', `http://127.0.0.1:${port()}`)) as Record<
      string,
      string
    >;
    const before = room.speeches.length;
    expect(await ask('POST', '/demo/api/messages', own, SPEECH)).toBe(status);
    expect(room.speeches).toHaveLength(status === 200 ? before + 1 : before);
  });

  test('no name at all', async () => {
    expect(await sendRaw(open.base, 'GET /demo/api/people HTTP/1.1\r\nHost:\r\n\r\n')).toMatch(/^HTTP\/1\.1 403 /u);
    expect(await sendRaw(open.base, 'GET /demo/api/people HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 403 /u);
  });

  test('reading under a foreign name is refused too, the page included', async () => {
    expect(await ask('GET', '/demo/api/people', { host: 'evil.example' })).toBe(403);
    expect(await ask('GET', '/', { host: 'evil.example' })).toBe(403);
    expect(await ask('GET', '/demo/static/room.js', { host: 'evil.example' })).toBe(403);
  });
});

describe('bytes as nobody should send them', () => {
  const head =
    'POST /demo/api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/json\r\n';
  test.each([
    ['a length that is no number', `${head}Content-Length: ten\r\n\r\n`],
    ['a negative length', `${head}Content-Length: -5\r\n\r\n`],
    ['a length and chunks', `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['broken chunks', `${head}Transfer-Encoding: chunked\r\n\r\nZZ\r\nabc`],
    [
      'bytes that are no UTF-8',
      Buffer.concat([Buffer.from(`${head}Content-Length: 4\r\n\r\n`), Buffer.from([0xff, 0xfe, 0x7b, 0x00])]),
    ],
  ])('%s', async (_name, bytes) => {
    const before = room.speeches.length;
    expect(await sendRaw(open.base, bytes)).toMatch(/^HTTP\/1\.1 400 /u);
    expect(room.speeches).toHaveLength(before);
  });

  test('a sender who hangs up in the middle of a file leaves nothing behind', async () => {
    const before = room.speeches.length;
    const half = `POST /demo/api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 9000\r\n\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\nabc`;
    await new Promise<void>((resolve, reject) => {
      const sent = request(`${open.base}/demo/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=x', 'content-length': 9000 },
      });
      sent.on('close', resolve);
      sent.on('error', () => undefined);
      sent.write(half, (error) => (error ? reject(error) : sent.destroy()));
    });
    expect((await fetch(`${open.base}/demo/api/people`)).status).toBe(200);
    expect(room.speeches).toHaveLength(before);
    expect(open.errors).toEqual([]);
  });
});

describe('a room that is still being opened', () => {
  test('answers 503, the page with one that looks again by itself', async () => {
    const { server, base } = await openServer({ demo: () => null });
    const api = await fetch(`${base}/demo/api/people`);
    expect(api.status).toBe(503);
    expect(await api.json()).toEqual({ error: expect.stringContaining('đang khởi động') });
    const page = await fetch(`${base}/`);
    expect(page.status).toBe(503);
    expect(await page.text()).toContain('http-equiv="refresh"');
    await server.close();
  });
});
