import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { message } from '../../src/messages/message.ts';
import { deliverDue } from '../../src/outbox/deliver.ts';
import { postNotice } from '../../src/outbox/post-message.ts';
import { openSmallOffice } from '../jobs/small-office.ts';
import { openTestMemory, type TestMemory } from '../models/test-memory.ts';

let memory: TestMemory;
beforeAll(async () => {
  memory = await openTestMemory();
});
afterAll(() => memory.close());

/** The lease of a claim is real time by the database's clock: 30 s. */
const LONGEST_WAIT_MS = 60_000;

test('kill -9 in the middle of a send: nothing is lost, and that one alone may have arrived twice', async () => {
  const room = await openSmallOffice(memory, '2026-03-13 09:00');
  const people = ['hanh', 'thuy', 'van'];
  for (const officer of people) {
    await postNotice(await room.office(), `${room.unit.id}/${officer}`, officer, message('Tin'));
  }
  const script = new URL('hang-in-send.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, ['--import', 'tsx', script, memory.uri, room.clock.now().toISOString()], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');

  expect((await deliverDue(room.deps)).sent).toBe(2);
  const end = performance.now() + LONGEST_WAIT_MS;
  while ((await deliverDue(room.deps)).sent === 0 && performance.now() < end) await sleep(500);
  const items = await room.stores.outbox.list({});
  expect(items.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
  expect(items.filter(({ inDoubt }) => inDoubt)).toHaveLength(1);
  expect(people.map((officer) => room.heard(officer).length)).toEqual([1, 1, 1]);
  await room.close();
}, 120_000);
