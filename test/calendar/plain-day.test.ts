import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  dayFromParts,
  dayOfMonthOf,
  daysBetween,
  firstOfMonth,
  InvalidDay,
  lastOfMonth,
  mondayOf,
  monthOf,
  parsePlainDay,
  plainDay,
  quarterOf,
  weekdayOf,
  yearOf,
} from '../../src/calendar/plain-day.ts';
import { days } from './arbitrary-days.ts';

describe('a plain day', () => {
  test.each([
    '2026-02-29',
    '2026-02-31',
    '2026-13-05',
    '2026-00-10',
    '2026-04-31',
    '2026-01-00',
    '2100-02-29',
    '0050-01-01',
    '2026-1-5',
    '2026/01/05',
    '05-01-2026',
    '2026-01-05T00:00:00Z',
    ' 2026-01-05',
    '٢٠٢٦-٠١-٠٥',
    '',
  ])('is not %j', (text) => {
    expect(parsePlainDay(text)).toBeNull();
    expect(() => plainDay(text)).toThrow(InvalidDay);
  });

  test.each([
    [2026, 2, 31, null],
    [2026, 13, 5, null],
    [2028, 2, 29, '2028-02-29'],
    [2026, 3, 5, '2026-03-05'],
    [26, 3, 5, null],
    [2026, 3, 5.5, null],
    [2026, -3, 5, null],
  ])('of the parts %s, %s, %s is %s', (year, month, day, expected) => {
    expect(dayFromParts(year, month, day)).toBe(expected);
  });

  test('is read from its own parts', () => {
    fc.assert(
      fc.property(days(), (day) => {
        expect(dayFromParts(yearOf(day), monthOf(day), dayOfMonthOf(day))).toBe(day);
        expect(parsePlainDay(day)).toBe(day);
      }),
    );
  });

  test('any text of digits and hyphens is a day of the calendar or refused', () => {
    const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`, 'u'));
    fc.assert(
      fc.property(digits(4), digits(2), digits(2), (year, month, day) => {
        const parsed = parsePlainDay(`${year}-${month}-${day}`);
        const [y, m, d] = [Number(year), Number(month), Number(day)];
        const monthDays = [
          31,
          y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 29 : 28,
          31,
          30,
          31,
          30,
          31,
          31,
          30,
          31,
          30,
          31,
        ];
        // JavaScript takes the years 0-99 for 1900-1999: they are refused.
        const exists = y >= 100 && m >= 1 && m <= 12 && d >= 1 && d <= (monthDays[m - 1] ?? 0);
        expect(parsed !== null).toBe(exists);
      }),
      { numRuns: 1000 },
    );
  });

  test('days added and counted agree, across any change of the clocks', () => {
    fc.assert(
      fc.property(days(), fc.integer({ min: -4000, max: 4000 }), (day, count) => {
        const other = addDays(day, count);
        expect(daysBetween(day, other)).toBe(count);
        expect(addDays(other, -count)).toBe(day);
        expect(other > day).toBe(count > 0);
      }),
    );
  });

  test('weekdays run on, and every week begins on Monday', () => {
    expect(weekdayOf(plainDay('2026-03-02'))).toBe(1);
    fc.assert(
      fc.property(days(), (day) => {
        expect(weekdayOf(addDays(day, 1))).toBe((weekdayOf(day) % 7) + 1);
        expect(weekdayOf(mondayOf(day))).toBe(1);
        expect(daysBetween(mondayOf(day), day)).toBe(weekdayOf(day) - 1);
      }),
    );
  });

  test('a month later is the same day or the last of a shorter month', () => {
    expect(addMonths(plainDay('2026-01-31'), 1)).toBe('2026-02-28');
    expect(addMonths(plainDay('2028-01-31'), 1)).toBe('2028-02-29');
    expect(addMonths(plainDay('2026-12-15'), 1)).toBe('2027-01-15');
    fc.assert(
      fc.property(days(), fc.integer({ min: -40, max: 40 }), (day, count) => {
        const later = addMonths(day, count);
        const monthsApart = (yearOf(later) - yearOf(day)) * 12 + monthOf(later) - monthOf(day);
        expect(monthsApart).toBe(count);
        expect(dayOfMonthOf(later)).toBe(Math.min(dayOfMonthOf(day), dayOfMonthOf(lastOfMonth(later))));
      }),
    );
  });

  test('a month has its first and last day, and belongs to a quarter', () => {
    fc.assert(
      fc.property(days(), (day) => {
        expect(dayOfMonthOf(firstOfMonth(day))).toBe(1);
        expect(dayOfMonthOf(addDays(lastOfMonth(day), 1))).toBe(1);
        expect(firstOfMonth(day) <= day && day <= lastOfMonth(day)).toBe(true);
        expect(quarterOf(day)).toBe(Math.floor((monthOf(day) - 1) / 3) + 1);
      }),
    );
  });
});
