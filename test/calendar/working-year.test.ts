import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { KNOWN_SWAPS } from '../../src/calendar/known-swaps.ts';
import { addDays, plainDay, yearOf } from '../../src/calendar/plain-day.ts';
import { workingYear } from '../../src/calendar/working-year.ts';
import { addWorkingDays, createWorkingCalendar, lastWorkingDayUpTo } from '../../src/calendar/working-days.ts';
import { days } from './arbitrary-days.ts';

const calendar = createWorkingCalendar(KNOWN_SWAPS);

test('what lies n working days away is the same by its place as by walking, also beyond the numbered days', () => {
  fc.assert(
    fc.property(days('2023-01-01', '2028-12-31'), fc.integer({ min: -150, max: 300 }), (day, away) => {
      const year = workingYear(calendar, yearOf(day));
      const from = lastWorkingDayUpTo(calendar, day);
      expect(year.dayAt(year.placeOf(day))).toBe(from);
      expect(year.dayAt(year.placeOf(day) + away)).toBe(addWorkingDays(calendar, from, away));
    }),
  );
});

test('a table that closes the office for a year neither throws nor hangs', () => {
  const rows = Array.from({ length: 900 }, (_, offset) => addDays(plainDay('2025-09-01'), offset));
  const closed = createWorkingCalendar(rows.map((day) => ({ day, rule: 'off', basis: 'thử' })));
  const year = workingYear(closed, 2026);
  expect(year.dayAt(year.placeOf(plainDay('2026-06-01')) + 5)).toEqual(expect.any(String));
});

test('the same rows give the same calendar, others another one', () => {
  expect(createWorkingCalendar([...KNOWN_SWAPS])).toBe(calendar);
  expect(createWorkingCalendar(KNOWN_SWAPS.slice(1))).not.toBe(calendar);
});
