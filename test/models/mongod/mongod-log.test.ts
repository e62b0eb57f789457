import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFile, readdir, readlink } from 'node:fs/promises';
import { startMongod } from '../../../models/mongod/start-mongod.ts';
import type { FakeMachine } from './fake-machine.ts';
import { fakeMachine } from './fake-machine.ts';
import { mongodPid, realBinary, withThings } from './real-folder.ts';

const NAME = 'Nông Thị Hạnh';
const CODE = 'K7QW-2M9X';

let machine: FakeMachine;
beforeAll(async () => {
  machine = await fakeMachine();
});
afterAll(() => machine.remove());

/** What the process may write to as text: its open files outside the data files, pipes and devices left out. */
async function openTextFiles(pid: number, dbFolder: string): Promise<string[]> {
  const numbers = await readdir(`/proc/${pid}/fd`);
  const targets = await Promise.all(numbers.map((n) => readlink(`/proc/${pid}/fd/${n}`).catch(() => '')));
  return targets.filter(
    (target) => target.startsWith('/') && !/^\/(dev|proc|sys)\//u.test(target) && !target.startsWith(dbFolder),
  );
}

test('nothing that mongod writes as text holds names, texts or codes, not of failing commands either', async () => {
  const { path, version } = await realBinary();
  const printed = machine.path('printed');
  const wrapper = await machine.program('mongod', `exec ${path} "$@" >>${printed} 2>&1`);
  const start = () => startMongod({ binary: { path: wrapper, version }, dataDir: machine.path('data') });

  const first = await start();
  const pid = await mongodPid(machine.path('data'));
  await withThings(first.uriFor('office'), async (things) => {
    await things.createIndex({ code: 1 }, { unique: true });
    await things.insertOne({ name: NAME, code: CODE });
    // commands whose executor fails: mongod's log would hold them whole
    const failing = [
      things.findOneAndUpdate({ name: NAME }, { $inc: { name: 1 } }),
      things.aggregate([{ $project: { x: { $divide: ['$name', NAME] } } }]).toArray(),
    ];
    const outcomes = await Promise.allSettled(failing);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
  expect(await openTextFiles(pid, machine.path('data/mongodb/db'))).toEqual([printed, printed]);
  process.kill(pid, 'SIGKILL');
  await first.exited;
  const second = await start(); // whose log tells of the recovery
  await second.stop();

  const text = await readFile(printed, 'utf8');
  expect([NAME, CODE].filter((secret) => text.includes(secret))).toEqual([]);
  expect((await readdir(machine.path('data/mongodb'))).sort()).toEqual(['db', 'key', 'port', 'version']);
});
