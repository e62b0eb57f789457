import { afterEach, expect, jest, test } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openTestDatabase } from '../support/database.ts';
import { runProgram, startProgram } from '../support/process.ts';

/** A process takes a second to start, on a busy machine ten. */
jest.setTimeout(60_000);

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function database(): Promise<string> {
  const opened = await openTestDatabase();
  closing.push(() => opened.close());
  return opened.uri;
}

test('the URL is the first line, the process lives at once, is ready later, and ends well on SIGTERM', async () => {
  const program = await startProgram({ env: { MONGODB_URI: await database() } });
  expect(program.stdout().split('\n')[0]).toMatch(/http:\/\/127\.0\.0\.1:[1-9]\d+$/u);
  const live = await program.get('/health/live');
  expect(live).toEqual({ status: 200, body: { ok: true, now: '2026-03-02T07:00:00+07:00' } });
  const early = await program.get('/health/ready');
  expect(early).toMatchObject({ status: 503, body: { ok: false, now: expect.any(String) } });
  expect((early.body as { reasons: string[] }).reasons).not.toEqual([]);

  await program.untilReady();
  expect(await program.get('/health/ready')).toEqual({
    status: 200,
    body: { ok: true, now: '2026-03-02T07:00:00+07:00', reasons: [] },
  });
  const before = performance.now();
  program.signal('SIGTERM');
  expect(await program.ended).toMatchObject({ code: 0 });
  expect(performance.now() - before).toBeLessThan(10_000);
});

test('a port that is taken is told in one line', async () => {
  const stranger = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => stranger.once('listening', resolve));
  const { port } = stranger.address() as AddressInfo;
  const ended = await runProgram({ env: { PORT: String(port), MONGODB_URI: 'mongodb://127.0.0.1:1/x' } });
  stranger.close();
  expect(ended).toEqual({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^Cổng PORT=\d+ đang có chương trình khác dùng.*\n$/u),
  });
});
