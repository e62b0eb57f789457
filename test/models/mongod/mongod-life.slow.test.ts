import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openMongod } from '../../../models/mongod/open-mongod.ts';
import { startMongod } from '../../../models/mongod/start-mongod.ts';
import { isAlive, mongodPid, newDataDir, realBinary, withThings } from './real-folder.ts';

let folder: Awaited<ReturnType<typeof newDataDir>>;
let children: ChildProcess[];
beforeEach(async () => {
  folder = await newDataDir();
  children = [];
});
afterEach(async () => {
  for (const child of children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  await folder.remove();
});

/** `npm run mongo` as a process of its own; resolves with its first line. */
async function mongoCommand(): Promise<{ child: ChildProcess; uri: string }> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'mongo-child.ts'), folder.dataDir],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  children.push(child);
  const lines = createInterface({ input: child.stdout });
  const [uri] = (await once(lines, 'line')) as [string];
  return { child, uri };
}

async function start() {
  return startMongod({ binary: await realBinary(), dataDir: folder.dataDir });
}

test('kill -9 of the parent blocks no next start, and every acknowledged write is kept', async () => {
  const { child, uri } = await mongoCommand();
  const kept = await withThings(uri, async (things) => {
    const writes = await Promise.all(Array.from({ length: 500 }, (_, n) => things.insertOne({ n })));
    child.kill('SIGKILL');
    return writes.length;
  });
  const next = await start(); // while the old one is still closing
  expect(await withThings(next.uriFor('nhacviec'), (things) => things.countDocuments())).toBe(kept);
  await next.stop();
});

test('five times kill -9 of mongod under load lose no acknowledged write', async () => {
  let acknowledged = 0;
  for (let round = 0; round < 5; round++) {
    const mongod = await start();
    acknowledged += await withThings(mongod.uriFor('office'), async (things) => {
      let done = 0;
      const writer = async (): Promise<void> => {
        for (;;) {
          await things.insertOne({ round });
          if (++done === 300) process.kill(await mongodPid(folder.dataDir), 'SIGKILL');
        }
      };
      await Promise.allSettled([writer(), writer(), writer(), writer()]);
      return done;
    });
    await mongod.exited;
  }
  const last = await start();
  const found = await withThings(last.uriFor('office'), (things) => things.countDocuments());
  await last.stop();
  expect(acknowledged).toBeGreaterThanOrEqual(1500);
  expect(found).toBeGreaterThanOrEqual(acknowledged); // a write in flight may have landed unacknowledged
  expect(found).toBeLessThanOrEqual(acknowledged + 5 * 4);
});

test.each(['SIGTERM', 'SIGINT'] as const)('the command gives its URI first and ends well on %s', async (signal) => {
  const { child, uri } = await mongoCommand();
  const pid = await mongodPid(folder.dataDir);
  await withThings(uri, (things) => things.insertOne({ name: 'kept' }));
  child.kill(signal);
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(isAlive(pid)).toBe(false);
});

test('a command opens the folder beside the running one and alone, and stops only what it started', async () => {
  const open = () =>
    openMongod({ dataDir: folder.dataDir, database: 'nhacviec', env: process.env, onProgress: () => undefined });
  const { child, uri } = await mongoCommand();
  const beside = await open();
  expect(beside.uri).toBe(uri);
  await beside.close();
  await withThings(uri, (things) => things.insertOne({ name: 'still running' }));
  child.kill('SIGTERM');
  await once(child, 'exit');

  const alone = await open();
  const pid = await mongodPid(folder.dataDir);
  expect(await withThings(alone.uri, (things) => things.countDocuments())).toBe(1);
  await alone.close();
  expect(isAlive(pid)).toBe(false);
});

test('an old port held by a silent stranger heals', async () => {
  const first = await start();
  await withThings(first.uriFor('office'), (things) => things.insertOne({ name: 'kept' }));
  await first.stop();
  const stranger = createServer().listen(Number(new URL(first.uriFor('office')).port), '127.0.0.1');
  const second = await start();
  expect(await withThings(second.uriFor('office'), (things) => things.countDocuments())).toBe(1);
  await second.stop();
  stranger.close();
});

test('a replaced key lets the app in again', async () => {
  const first = await start();
  await first.stop();
  const key = join(folder.dataDir, 'mongodb/key');
  await writeFile(key, 'a'.repeat(96));
  const second = await start();
  expect(await withThings(second.uriFor('office'), (things) => things.countDocuments())).toBe(0);
  expect(await readFile(key, 'utf8')).toBe('a'.repeat(96));
  await second.stop();
});
