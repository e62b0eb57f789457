import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../../../models/mongod/free-port.ts';
import { joinMongod } from '../../../models/mongod/join-mongod.ts';
import { DataFolderInUse, MongodFailed, OtherMongodVersion } from '../../../models/mongod/mongod-errors.ts';
import type { MongodBinary } from '../../../models/mongod/binary/mongod-version.ts';
import type { RunningMongod } from '../../../models/mongod/start-mongod.ts';
import { startMongod } from '../../../models/mongod/start-mongod.ts';
import { fakeMachine } from './fake-machine.ts';
import { mongodPid, newDataDir, realBinary, withThings } from './real-folder.ts';

let binary: MongodBinary;
let folder: Awaited<ReturnType<typeof newDataDir>>;
let running: RunningMongod[];
beforeAll(async () => {
  binary = await realBinary();
});
beforeEach(async () => {
  folder = await newDataDir();
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((mongod) => mongod.stop()));
  await folder.remove();
});

async function start(dataDir = folder.dataDir): Promise<RunningMongod> {
  const mongod = await startMongod({ binary, dataDir });
  running.push(mongod);
  return mongod;
}

const inFolder = (name: string): string => join(folder.dataDir, 'mongodb', name);

test('data survive a restart, also on another port', async () => {
  const first = await start();
  await withThings(first.uriFor('office'), (things) => things.insertOne({ name: 'kept' }));
  await first.stop();
  await first.exited;
  await writeFile(inFolder('port'), String(await freePort(0)));

  const second = await start();
  expect(new URL(second.uriFor('office')).port).not.toBe(new URL(first.uriFor('office')).port);
  expect(await withThings(second.uriFor('office'), (things) => things.countDocuments({ name: 'kept' }))).toBe(1);
});

test('acknowledged writes survive kill -9 of mongod, and the running side hears of the end', async () => {
  const first = await start();
  const written = await withThings(first.uriFor('office'), async (things) => {
    const results = await Promise.all(Array.from({ length: 200 }, (_, n) => things.insertOne({ n })));
    process.kill(await mongodPid(folder.dataDir), 'SIGKILL');
    return results.length;
  });
  await first.exited;
  const second = await start();
  expect(await withThings(second.uriFor('office'), (things) => things.countDocuments())).toBe(written);
});

test('a second start on the same folder says kindly that it is in use, and the first goes on', async () => {
  const first = await start();
  const lines: string[] = [];
  const second = startMongod({
    binary,
    dataDir: folder.dataDir,
    patienceMs: 700,
    onProgress: (line) => lines.push(line),
  });
  const error: unknown = await second.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(DataFolderInUse);
  expect((error as DataFolderInUse).message).toContain(`${folder.dataDir} đang được một Nhắc Việc khác sử dụng`);
  expect(lines).toHaveLength(1);
  await withThings(first.uriFor('office'), (things) => things.insertOne({ name: 'still here' }));
});

test('a command joins the running mongod, and none when it has stopped', async () => {
  expect(await joinMongod(folder.dataDir, 'office')).toBeNull();
  const first = await start();
  await withThings(first.uriFor('office'), (things) => things.insertOne({ name: 'shared' }));
  const joined = await joinMongod(folder.dataDir, 'office');
  expect(await withThings(joined ?? '', (things) => things.countDocuments())).toBe(1);
  await first.stop();
  expect(await joinMongod(folder.dataDir, 'office')).toBeNull();
});

test('the door is shut without the key, and the key is its owner’s alone; nothing is recorded', async () => {
  const mongod = await start();
  const open = new URL(mongod.uriFor('office'));
  [open.username, open.password] = ['', ''];
  await expect(withThings(open.href, (things) => things.countDocuments())).rejects.toThrow(/auth/iu);
  expect((await stat(inFolder('key'))).mode & 0o777).toBe(0o600);
  await expect(stat(inFolder('db/diagnostic.data'))).rejects.toThrow('ENOENT');
});

test('data of another series are refused before mongod is started', async () => {
  const first = await start();
  await first.stop();
  await writeFile(inFolder('version'), '5.0.14');
  const error: unknown = await start().catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(OtherMongodVersion);
  expect((error as OtherMongodVersion).message).toContain('do MongoDB 5.0.14 ghi');
  expect(await readFile(inFolder('version'), 'utf8')).toBe('5.0.14');
});

test('a file in the place of the folder is said in words', async () => {
  const dataDir = join(folder.dataDir, 'file');
  await writeFile(dataDir, '');
  await expect(start(dataDir)).rejects.toThrow(`Không ghi được vào thư mục dữ liệu ${dataDir} (ENOTDIR)`);
});

const MONGOD_ON_A_FULL_DISK = `
for argument; do case "$argument" in --logpath=*) log="\${argument#--logpath=}" ;; esac; done
echo '{"s":"E","msg":"Wrong disk","attr":{"error":"full"}}' >"$log"
exit 14`;

test('a mongod that ends at once gives its own reason', async () => {
  const machine = await fakeMachine();
  const path = await machine.program('mongod', MONGOD_ON_A_FULL_DISK);
  const failed = startMongod({ binary: { path, version: '6.0.5' }, dataDir: folder.dataDir });
  const error: unknown = await failed.catch((caught: unknown) => caught);
  await machine.remove();
  expect(error).toBeInstanceOf(MongodFailed);
  expect((error as MongodFailed).message).toContain('(mã 14): Wrong disk: full');
  expect((await readdir(inFolder(''))).sort()).toEqual(['db', 'key']); // no log stays behind
});
