import { describe, expect, test } from '@jest/globals';
import { plainDay } from '../../src/calendar/plain-day.ts';
import { projectionMisses, projectTarget } from '../../src/scores/projection.ts';
import { aReading, aTask } from '../reminders/builders.ts';

const goal = { atLeast: 30, unit: '%', countedIn: 'hồ sơ' } as const;
const TODAY = plainDay('2026-07-01');
const target = (...evidence: ReturnType<typeof aReading>[]) => aTask({ kind: 'target', goal, evidence });

describe('the projection of a target', () => {
  test('knows nothing without a reading', () => {
    expect(projectTarget(target(), TODAY)).toEqual({ ratioNow: null, projected: null, missing: null });
    expect(projectionMisses(target(), TODAY)).toBe(false);
  });

  test('stays where one reading is, and says what is missing in acts', () => {
    const task = target(aReading('2026-03-02', 28));
    expect(projectTarget(task, TODAY)).toEqual({ ratioNow: 28, projected: 28, missing: 2 });
    expect(projectionMisses(task, TODAY)).toBe(true);
  });

  test('follows the line through the readings to 31/12', () => {
    // 10 points in 61 days (1/5 to 1/7), 183 days more: 20 + 30
    const task = target(aReading('2026-05-01', 10), aReading('2026-07-01', 20));
    expect(projectTarget(task, TODAY).projected).toBeCloseTo(50, 6);
    expect(projectionMisses(task, TODAY)).toBe(false);
  });

  test('never leaves 0 to 100', () => {
    expect(projectTarget(target(aReading('2026-06-01', 20), aReading('2026-07-01', 10)), TODAY).projected).toBe(0);
    expect(projectTarget(target(aReading('2026-06-01', 40), aReading('2026-07-01', 70)), TODAY).projected).toBe(100);
  });

  test('takes the later reading of one day, and none of the future', () => {
    const task = target(aReading('2026-06-01', 10), aReading('2026-06-01', 29), aReading('2026-08-01', 90));
    expect(projectTarget(task, TODAY)).toEqual({ ratioNow: 29, projected: 29, missing: 1 });
  });

  test('a bare percentage has no acts to count', () => {
    expect(projectTarget(target(aReading('2026-06-01', 28, null)), TODAY).missing).toBeNull();
  });

  test.each([
    [30, 100, 0],
    [29, 100, 1],
    [0, 7, 3],
    [5, 3, 0],
  ])('%d of %d: %d acts are missing', (value, of, missing) => {
    expect(projectTarget(target(aReading('2026-06-01', value, of)), TODAY).missing).toBe(missing);
  });
});
