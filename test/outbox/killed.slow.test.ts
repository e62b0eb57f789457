import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { message } from '../../src/messages/message.ts';
import { deliverDue } from '../../src/outbox/deliver.ts';
import { postNotice } from '../../src/outbox/post-message.ts';
import { openSmallOffice, type SmallOffice } from '../jobs/small-office.ts';
import { openTestMemory, type TestMemory } from '../models/test-memory.ts';

let memory: TestMemory;
let room: SmallOffice;
const children: ChildProcess[] = [];
beforeAll(async () => {
  memory = await openTestMemory();
});
beforeEach(async () => {
  room = await openSmallOffice(memory, '2026-03-13 09:00');
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await room.close();
});
afterAll(() => memory.close());

/** The lease of a claim is real time by the database's clock: 30 s. */
const LONGEST_WAIT_MS = 60_000;
const LEASE_MS = 4_000;
/** A child that waits for its turn at this bot waits so long: well within its lease. */
const TURN_MS = 1_900;
const BOT = 'slow-bot';

/** The other process, and all that it said so far. */
function startOther(...rest: string[]): { child: ChildProcess; said: string[] } {
  const script = new URL('hang-in-send.ts', import.meta.url).pathname;
  const args = ['--import', 'tsx', script, memory.uri, room.clock.now().toISOString(), ...rest];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const said: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  return { child, said };
}

const items = () => room.stores.outbox.list({});
const notice = async (officer: string) =>
  postNotice(await room.office(), `${room.unit.id}/${officer}`, officer, message('Tin'));

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + LONGEST_WAIT_MS; !(await isSo()); await sleep(50)) {
    if (performance.now() > end) throw new Error(`this did not happen: ${what}`);
  }
}
const delivered = async () => (await deliverDue(room.deps)).sent > 0;
const isClaimed = async () => (await items()).some(({ state }) => state === 'claimed');

test('kill -9 in the middle of a send: nothing is lost, and that one alone may have arrived twice', async () => {
  const people = ['hanh', 'thuy', 'van'];
  for (const officer of people) await notice(officer);
  const { child, said } = startOther();
  await until('a call', async () => said.length > 0);
  child.kill('SIGKILL');
  await once(child, 'exit');

  expect((await deliverDue(room.deps)).sent).toBe(2);
  await until('the third', delivered);
  expect((await items()).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
  expect((await items()).filter(({ inDoubt }) => inDoubt)).toHaveLength(1);
  expect(people.map((officer) => room.heard(officer).length)).toEqual([1, 1, 1]);
}, 120_000);

/** A process that has claimed Hạnh's notice and waits for its turn. */
async function waitingOther() {
  await notice('hanh');
  const pausing = setInterval(() => void memory.memory.pace.pause(BOT, TURN_MS), 100);
  const other = startOther(String(LEASE_MS), BOT);
  await until('the claim', isClaimed);
  clearInterval(pausing);
  return other;
}

test('kill -9 while it waits for its turn: nothing was called, and nothing is in doubt', async () => {
  const { child } = await waitingOther();
  child.kill('SIGKILL');
  await once(child, 'exit');
  await until('the delivery', delivered);
  expect(await items()).toMatchObject([{ state: 'sent', attempts: 1, inDoubt: false }]);
}, 120_000);

test('a process that stood still beyond its lease wakes up, and does not call', async () => {
  const { child, said } = await waitingOther();
  child.kill('SIGSTOP');
  await until('the delivery', delivered);
  child.kill('SIGCONT');
  await Promise.race([once(child, 'exit'), until('a call', async () => said.length > 0)]);
  expect(said).toEqual([]);
  expect(room.heard('hanh')).toHaveLength(1);
  expect(await items()).toMatchObject([{ state: 'sent', attempts: 1, inDoubt: false }]);
}, 120_000);
