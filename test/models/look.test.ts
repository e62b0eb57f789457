import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { openMemory, type OpenMemory } from '../../models/open-memory.ts';
import { anInboxItem, anOutboxItem } from './samples.ts';
import { openTestMemory, type TestMemory } from './test-memory.ts';

let memory: TestMemory;
let opened: OpenMemory;
beforeAll(async () => {
  memory = await openTestMemory();
  opened = await openMemory(memory.uri);
});
beforeEach(() => memory.clear());
afterAll(async () => {
  await opened.close();
  await memory.close();
});

const now = new Date('2026-03-13T08:00:00+07:00');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const BAD: [string, Date][] = [
  ['a', minutesAgo(3000)],
  ['b', minutesAgo(5)],
];

test('the queue: counts by state, the oldest that is due, what is in doubt, what went wrong since', async () => {
  const { queue } = memory.memory;
  expect(await opened.look.queue(now, minutesAgo(60))).toEqual({
    counts: { waiting: 0, claimed: 0, sent: 0, failed: 0, cancelled: 0, missed: 0 },
    oldestDueAt: null,
    inDoubt: 0,
    failedSince: 0,
    missedSince: 0,
    inbox: { new: 0, failed: 0 },
  });
  for (const [key, createdAt] of BAD)
    await queue.add(anOutboxItem({ key: `missed/${key}`, state: 'missed', reason: 'x', createdAt }));
  await queue.add(anOutboxItem({ key: 'doubt', dueAt: minutesAgo(60), createdAt: minutesAgo(60) }));
  await memory.memory.inbox.add(anInboxItem());
  const claim = await queue.claim(now);
  if (claim === null) throw new Error('nothing to claim');
  await queue.putBack(claim.item.id, claim.token, { dueAt: minutesAgo(9), reason: 'x', inDoubt: true, countTry: true });
  await queue.add(anOutboxItem({ key: 'future', dueAt: new Date(now.getTime() + 1), createdAt: now }));
  expect(await opened.look.queue(now, minutesAgo(60))).toEqual({
    counts: { waiting: 2, claimed: 0, sent: 0, failed: 0, cancelled: 0, missed: 2 },
    oldestDueAt: minutesAgo(9),
    inDoubt: 1,
    failedSince: 0,
    missedSince: 1,
    inbox: { new: 1, failed: 0 },
  });
});

test("the clock of a database on this machine is this machine's", async () => {
  const { tripMs, aheadMs } = await opened.look.clock();
  expect(tripMs).toBeGreaterThan(0);
  expect(Math.abs(aheadMs)).toBeLessThanOrEqual(tripMs + 2);
});

test('a lease holds for as long as is left of it, for whoever asks', async () => {
  expect(await opened.look.leaseMs('poll/x')).toBe(0);
  await memory.memory.jobRuns.holdLease('poll/x', 'me', 60_000);
  const left = await opened.look.leaseMs('poll/x');
  expect(left).toBeGreaterThan(30_000);
  expect(left).toBeLessThanOrEqual(60_000);
  await memory.memory.jobRuns.releaseLease('poll/x', 'me');
  expect(await opened.look.leaseMs('poll/x')).toBe(0);
});
