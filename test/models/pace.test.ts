import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openMemory, type OpenMemory } from '../../models/open-memory.ts';
import type { Pace } from '../../src/ports.ts';
import { openTestMemory, type TestMemory } from './test-memory.ts';

let opened: TestMemory;
let others: OpenMemory[];
let paces: Pace[];

beforeAll(async () => {
  opened = await openTestMemory();
  others = await Promise.all([openMemory(opened.uri), openMemory(opened.uri)]);
  paces = [opened, ...others].map(({ memory }) => memory.pace);
});
beforeEach(() => opened.clear());
afterAll(async () => {
  for (const other of others) await other.close();
  await opened.close();
});

const HOUR_MS = 3_600_000;
const GAP_MS = 1000 / 29;
const first = (): Pace => {
  const [pace] = paces;
  if (pace === undefined) throw new Error('no memory is open');
  return pace;
};

describe('slots', () => {
  test('that three connections reserve at once are all different and evenly spaced', async () => {
    const rule = { gapMs: GAP_MS, burst: 1, maxWaitMs: HOUR_MS };
    // From a moment to come, so that no slot lapses unused meanwhile.
    await first().pause('bot', 60_000);
    const slots = await Promise.all(
      Array.from({ length: 120 }, async (_, index) => {
        const { waitMs } = await (paces[index % paces.length] ?? first()).reserve('bot', rule);
        return waitMs;
      }),
    );
    const row = await opened.raw.collection('paces').findOne({ key: 'bot' });
    expect(Number(row?.['nextMs']) - Number(row?.['pausedMs'])).toBeCloseTo(120 * GAP_MS, 0);
    expect(new Set(slots).size).toBe(120);
  });

  test('further away than asked for are not taken', async () => {
    const rule = { gapMs: HOUR_MS, burst: 1, maxWaitMs: 1000 };
    expect((await first().reserve('chat', rule)).granted).toBe(true);
    const refused = await first().reserve('chat', rule);
    expect(refused.granted).toBe(false);
    expect(refused.waitMs).toBeGreaterThan(HOUR_MS - 60_000);
    expect(refused.waitMs).toBeLessThanOrEqual(HOUR_MS);
  });

  test('of a burst go at once, then by the average', async () => {
    const rule = { gapMs: HOUR_MS, burst: 3, maxWaitMs: 0 };
    const granted: boolean[] = [];
    for (let count = 0; count < 4; count += 1) granted.push((await first().reserve('chat', rule)).granted);
    expect(granted).toEqual([true, true, true, false]);
  });

  test('of other keys are their own', async () => {
    const rule = { gapMs: HOUR_MS, burst: 1, maxWaitMs: 0 };
    await first().reserve('a', rule);
    expect((await first().reserve('b', rule)).granted).toBe(true);
  });
});

describe('a pause', () => {
  test('holds for every connection, and a shorter one does not end it', async () => {
    await first().pause('bot', HOUR_MS);
    await first().pause('bot', 1000);
    for (const pace of paces) {
      const slot = await pace.reserve('bot', { gapMs: GAP_MS, burst: 1, maxWaitMs: 2000 });
      expect(slot.granted).toBe(false);
      expect(slot.waitMs).toBeGreaterThan(HOUR_MS - 60_000);
    }
    expect((await first().look('bot')).pausedForMs).toBeGreaterThan(HOUR_MS - 60_000);
  });

  test('leaves a burst no way round it', async () => {
    await first().pause('chat', HOUR_MS);
    expect((await first().reserve('chat', { gapMs: 1, burst: 3, maxWaitMs: 0 })).granted).toBe(false);
  });
});

test('an unknown key owes no wait', async () => {
  expect(await first().look('new')).toEqual({ nextInMs: 0, pausedForMs: 0 });
});
