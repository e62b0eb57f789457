import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { freePort } from '../../models/mongod/free-port.ts';
import { type RunningMongod, startMongod } from '../../models/mongod/start-mongod.ts';
import { mongodPid, newDataDir, realBinary } from '../models/mongod/real-folder.ts';
import { startProgram } from '../support/process.ts';

let folder: Awaited<ReturnType<typeof newDataDir>>;
let mongod: RunningMongod | null;
beforeEach(async () => {
  folder = await newDataDir();
  mongod = null;
});
afterEach(async () => {
  await mongod?.stop();
  await folder.remove();
});

/** Always on the same port: the folder remembers it. */
async function startDatabase(): Promise<string> {
  mongod = await startMongod({ binary: await realBinary(), dataDir: folder.dataDir });
  return mongod.uriFor('office');
}

async function stopDatabase(): Promise<void> {
  await mongod?.stop();
  mongod = null;
}

const reasonsOf = (body: unknown): string => (body as { reasons: string[] }).reasons.join('\n');

test('without its database the program lives and keeps trying; when it comes, everything works', async () => {
  const uri = await startDatabase();
  await stopDatabase();
  const program = await startProgram({ env: { MONGODB_URI: uri } });
  await program.until('it tells the operator', () =>
    program.stderr().includes('Chưa kết nối được cơ sở dữ liệu, đang thử lại…\n'),
  );
  expect((await program.get('/health/live')).status).toBe(200);
  const ready = await program.get('/health/ready');
  expect(ready.status).toBe(503);
  expect(reasonsOf(ready.body)).toBe('Chưa kết nối được cơ sở dữ liệu.');
  expect((await program.get('/metrics')).body).toContain('nhacviec_database_up 0');
  expect((await program.post('/demo/api/messages', { from: 'hanh', text: 'việc' })).status).toBe(503);
  expect(program.stdout()).not.toContain('Sẵn sàng');

  await startDatabase();
  await program.untilReady();
  expect((await program.post('/demo/api/messages', { from: 'hanh', text: 'việc' })).status).toBe(200);
  program.signal('SIGTERM');
  expect((await program.ended).code).toBe(0);
});

test('SIGTERM is obeyed while there is no database', async () => {
  const program = await startProgram({ env: { MONGODB_URI: 'mongodb://127.0.0.1:1/x' } });
  await program.until('it tells the operator', () => program.stderr().includes('đang thử lại'));
  program.signal('SIGTERM');
  expect((await program.ended).code).toBe(0);
});

test('a database that goes away is noticed, and works again without a restart', async () => {
  const program = await startProgram({ env: { MONGODB_URI: await startDatabase() } });
  await program.untilReady();
  process.kill(await mongodPid(folder.dataDir), 'SIGKILL');
  await mongod?.exited;
  await program.until('it is not ready', async () => (await program.get('/health/ready')).status === 503);
  expect((await program.get('/health/live')).status).toBe(200);
  const refused = await program.post('/demo/api/messages', { from: 'hanh', text: 'việc' });
  expect(refused.status).toBeGreaterThanOrEqual(500);
  await startDatabase();
  await program.untilReady();
  expect((await program.post('/demo/api/messages', { from: 'hanh', text: 'việc' })).status).toBe(200);
});

test('a wrong password is told as such, and never repeated', async () => {
  const uri = new URL(await startDatabase());
  uri.password = 'sai-mat-khau-4711';
  const program = await startProgram({ env: { MONGODB_URI: uri.href } });
  await program.until('it tells the operator', () =>
    program.stderr().includes('Cơ sở dữ liệu không nhận tên hoặc mật khẩu trong MONGODB_URI'),
  );
  expect(program.stderr()).not.toContain(uri.password);
});

test('a MongoDB that is no replica set is told, and nothing begins on it', async () => {
  const port = await freePort(0);
  const db = join(folder.dataDir, 'lone');
  await mkdir(db);
  const args = ['--bind_ip=127.0.0.1', '--nounixsocket', `--port=${port}`, `--dbpath=${db}`, '--quiet'];
  const lone = spawn((await realBinary()).path, args, { stdio: 'ignore' });
  try {
    const program = await startProgram({ env: { MONGODB_URI: `mongodb://127.0.0.1:${port}` } });
    await program.until('it tells the operator', () => program.stderr().includes('MongoDB phải chạy dạng replica set'));
    const ready = await program.get('/health/ready');
    expect(ready.status).toBe(503);
    expect(reasonsOf(ready.body)).toContain('replica set');
    expect((await program.get('/health/live')).status).toBe(200);
  } finally {
    lone.kill('SIGKILL');
    await once(lone, 'exit');
  }
});
