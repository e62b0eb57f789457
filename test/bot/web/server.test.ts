import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type AddressInfo, connect, createServer } from 'node:net';
import { CannotListen } from '../../../bot/web/cannot-listen.ts';
import { type OpenServer, openServer, sendRaw } from './open-server.ts';

describe('a server without a demo room', () => {
  let open: OpenServer;
  beforeAll(async () => {
    open = await openServer();
  });
  afterAll(() => open.server.close());

  test('listen() tells the base URL with the port that was opened', () => {
    expect(open.base).toMatch(/^http:\/\/127\.0\.0\.1:\d{4,5}$/u);
  });

  test.each(['/health/live', '/health/ready'])('%s is 200 and holds the moment', async (path) => {
    const answer = await fetch(open.base + path);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ ok: true, now: '2026-03-02T07:00:00+07:00' });
  });

  test('/metrics is plain text', async () => {
    const answer = await fetch(`${open.base}/metrics`);
    expect(answer.headers.get('content-type')).toContain('text/plain');
    expect(await answer.text()).toContain('nhacviec_up 1');
  });

  test.each(['/', '/demo/api/people', '/demo/api/events', '/demo/static/room.js', '/demo/files/1', '/nowhere'])(
    '%s does not exist',
    async (path) => {
      const answer = await fetch(open.base + path);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toEqual({ error: 'Không có trang này.' });
    },
  );

  test('nothing inline may run, and no type is guessed', async () => {
    const { headers } = await fetch(`${open.base}/health/live`);
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  test.each([
    ['a URL that cannot be decoded', 'GET /%E0%A4%A HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n', 400],
    ['bytes that are no HTTP', '\x16\x03\x01 hello\r\n\r\n', 400],
    ['a request without Host', 'GET /health/live HTTP/1.1\r\n\r\n', 400],
    ['headers of 100 kB', `GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`, 431],
  ])("%s is the sender's fault", async (_name, bytes, status) => {
    expect(await sendRaw(open.base, bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `, 'u'));
    expect((await fetch(`${open.base}/health/live`)).status).toBe(200);
  });
});

describe('readiness', () => {
  test.each([
    [
      'says why not',
      () => Promise.resolve({ ok: false, reasons: ['Chưa nối được cơ sở dữ liệu.'] }),
      ['Chưa nối được cơ sở dữ liệu.'],
    ],
    [
      'survives a check that breaks',
      () => Promise.reject(new Error('boom')),
      ['Không kiểm tra được tình trạng của chương trình.'],
    ],
  ])('%s, with 503 and the moment', async (_name, ready, reasons) => {
    const health = { ready, now: () => new Date('2026-03-02T00:00:00Z'), zone: 'Asia/Ho_Chi_Minh' };
    const { server, base } = await openServer({ health });
    const answer = await fetch(`${base}/health/ready`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ ok: false, now: '2026-03-02T07:00:00+07:00', reasons });
    await server.close();
  });
});

describe('opening the port', () => {
  test('a port in use is one clear line that names PORT', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const failure = await openServer({ port }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CannotListen);
    expect((failure as Error).message).toContain(`PORT=${port} đang có chương trình khác dùng`);
    other.close();
  });

  test('an address that this machine does not have names HOST', async () => {
    await expect(openServer({ host: '192.0.2.1' })).rejects.toThrow('HOST=192.0.2.1');
  });
});

describe('closing', () => {
  const connectTo = async (base: string) => {
    const socket = connect(Number(new URL(base).port), '127.0.0.1');
    socket.on('error', () => undefined);
    await new Promise((resolve) => socket.once('connect', resolve));
    return socket;
  };

  test('does not wait for connections that say nothing, or nothing more', async () => {
    const { server, base } = await openServer();
    const silent = await connectTo(base);
    const waiting = await connectTo(base);
    waiting.write('GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
    await new Promise((resolve) => waiting.once('data', resolve));
    const start = performance.now();
    await server.close();
    expect(performance.now() - start).toBeLessThan(2000);
    silent.destroy();
    waiting.destroy();
  });

  test('lets a request that is under way finish', async () => {
    let finish: (text: string) => void = () => undefined;
    let asked: () => void = () => undefined;
    const underWay = new Promise<void>((resolve) => (asked = resolve));
    const metrics = () => {
      asked();
      return new Promise<string>((resolve) => (finish = resolve));
    };
    const { server, base } = await openServer({ metrics });
    const answer = fetch(`${base}/metrics`);
    await underWay;
    const closed = server.close();
    finish('slow 1\n');
    expect(await (await answer).text()).toBe('slow 1\n');
    await closed;
    await expect(fetch(`${base}/health/live`)).rejects.toThrow();
  });
});

test('a failure of ours is 500 and logged by route and place, without its message', async () => {
  const metrics = () => Promise.reject(new Error('bí mật của Nông Thị Hạnh'));
  const { server, base, errors } = await openServer({ metrics });
  const answer = await fetch(`${base}/metrics`);
  expect(answer.status).toBe(500);
  expect(await answer.json()).toEqual({ error: 'Chương trình gặp sự cố, mời thử lại sau.' });
  expect(errors).toEqual([expect.objectContaining({ method: 'GET', route: '/metrics', error: 'Error' })]);
  expect(JSON.stringify(errors)).not.toContain('Hạnh');
  await server.close();
});
