import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { KNOWN_SWAPS } from '../../src/calendar/known-swaps.ts';
import { addDays, plainDay } from '../../src/calendar/plain-day.ts';
import {
  namePeriod,
  PERIOD_KINDS,
  type PeriodKind,
  periodAround,
  periodOf,
  periodsOf,
  type Regime,
  REGIMES,
} from '../../src/calendar/reporting-periods.ts';
import { createWorkingCalendar } from '../../src/calendar/working-days.ts';
import { days } from './arbitrary-days.ts';

const calendar = createWorkingCalendar(KNOWN_SWAPS);

function regime(id: string): Regime {
  const found = REGIMES.find((row) => row.id === id);
  if (found === undefined) throw new Error(`no regime ${id}`);
  return found;
}
const DECREE = regime('nd-09-2019');
const CALENDAR = regime('calendar');

describe('a reporting period of Nghị định 09/2019', () => {
  test.each<[PeriodKind, number, string, string, string]>([
    ['month', 1, '2025-12-15', '2026-01-14', 'tháng 1'],
    ['month', 3, '2026-02-15', '2026-03-14', 'tháng 3'],
    ['quarter', 1, '2025-12-15', '2026-03-14', 'quý I'],
    ['quarter', 4, '2026-09-15', '2026-12-14', 'quý IV'],
    ['half-year', 1, '2025-12-15', '2026-06-14', '6 tháng đầu năm'],
    ['half-year', 2, '2026-06-15', '2026-12-14', '6 tháng cuối năm'],
    ['m9', 1, '2025-12-15', '2026-09-14', '9 tháng'],
    ['year', 1, '2025-12-15', '2026-12-14', 'cả năm'],
  ])('%s %i of 2026 runs from %s to %s', (kind, ordinal, from, cutOffOn, name) => {
    const period = periodOf(kind, 2026, ordinal, DECREE, calendar);
    expect(period).toMatchObject({ from, cutOffOn });
    expect(namePeriod(period)).toBe(name);
  });

  // domain.md: "2 working days after the 14th"
  test.each([
    [2026, 11, '2026-11-17'],
    [2026, 12, '2026-12-16'],
    [2027, 1, '2027-01-18'],
    [2027, 3, '2027-03-16'],
    [2027, 4, '2027-04-19'],
    [2027, 6, '2027-06-16'],
    [2027, 9, '2027-09-16'],
    [2027, 12, '2027-12-16'],
  ])('of month %i-%i is due on %s', (year, month, dueOn) => {
    expect(periodOf('month', year, month, DECREE, calendar).dueOn).toBe(dueOn);
  });
});

describe('other regimes', () => {
  test('calendar periods close with the last day, leap February included', () => {
    expect(periodOf('month', 2028, 2, CALENDAR, calendar)).toMatchObject({
      from: '2028-02-01',
      cutOffOn: '2028-02-29',
    });
    expect(periodOf('quarter', 2026, 1, CALENDAR, calendar)).toMatchObject({
      from: '2026-01-01',
      cutOffOn: '2026-03-31',
      dueOn: '2026-04-02',
    });
  });

  test('a unit may have its own: closed on the 30th (of February its last day), due five days later', () => {
    const own: Regime = { ...CALENDAR, id: 'own', cutOff: 30, dueAfter: { count: 5, unit: 'day' } };
    expect(periodOf('month', 2026, 2, own, calendar)).toMatchObject({
      from: '2026-01-31',
      cutOffOn: '2026-02-28',
      dueOn: '2026-03-05',
    });
  });

  test('an ordinal that the kind does not have is an error, not another period', () => {
    expect(() => periodOf('quarter', 2026, 5, DECREE, calendar)).toThrow(RangeError);
    expect(() => periodOf('month', 2026, 0, DECREE, calendar)).toThrow(RangeError);
  });
});

const anyRegime = fc.oneof(
  fc.constantFrom(...REGIMES),
  fc.integer({ min: 1, max: 31 }).map((cutOff): Regime => ({ ...CALENDAR, id: 'own', cutOff })),
);

describe('for every regime', () => {
  test('the periods of a kind lie end to end over the years, and each is due after its cut-off', () => {
    fc.assert(
      fc.property(
        anyRegime,
        fc.constantFrom<PeriodKind>('month', 'quarter', 'half-year', 'year'),
        fc.integer({ min: 2024, max: 2049 }),
        (row, kind, year) => {
          const periods = [year, year + 1].flatMap((of) => periodsOf(kind, of, row, calendar));
          for (const [index, period] of periods.entries()) {
            const next = periods[index + 1];
            if (next !== undefined) expect(next.from).toBe(addDays(period.cutOffOn, 1));
            expect(period.dueOn > period.cutOffOn).toBe(true);
          }
        },
      ),
    );
  });

  test('every day lies in exactly one period, and is found there', () => {
    fc.assert(
      fc.property(anyRegime, fc.constantFrom(...PERIOD_KINDS), days('2024-01-01', '2049-12-31'), (row, kind, day) => {
        const found = periodAround(kind, day, row, calendar);
        // Nine months leave out what comes after them.
        if (found === null) expect(kind).toBe('m9');
        else expect([found.from <= day, day <= found.cutOffOn]).toEqual([true, true]);
      }),
    );
  });
});

test('the year crossing: 15 December belongs to the next year', () => {
  expect(periodAround('year', plainDay('2026-12-14'), DECREE, calendar)?.year).toBe(2026);
  expect(periodAround('year', plainDay('2026-12-15'), DECREE, calendar)?.year).toBe(2027);
});
