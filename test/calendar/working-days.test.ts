import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { KNOWN_SWAPS } from '../../src/calendar/known-swaps.ts';
import { addDays, daysBetween, plainDay, weekdayOf } from '../../src/calendar/plain-day.ts';
import {
  addWorkingDays,
  createWorkingCalendar,
  type DayRow,
  firstWorkingDayFrom,
  lastWorkingDayUpTo,
  nextWorkingDay,
  workingDaysBetween,
  workingDaysLate,
} from '../../src/calendar/working-days.ts';
import { days } from './arbitrary-days.ts';

const calendar = createWorkingCalendar(KNOWN_SWAPS);
const off = (day: string): DayRow => ({ day: plainDay(day), rule: 'off', basis: 'thử' });
const makeUp = (day: string): DayRow => ({ day: plainDay(day), rule: 'make-up', basis: 'thử' });

/** Calendars with any day table near the day, closed for no longer than a few weeks. */
const calendars = (day: ReturnType<typeof plainDay>) =>
  fc
    .array(fc.record({ offset: fc.integer({ min: -20, max: 20 }), off: fc.boolean() }), { maxLength: 12 })
    .map((rows) =>
      createWorkingCalendar(
        rows.map(({ offset, off }) => ({ day: addDays(day, offset), rule: off ? 'off' : 'make-up', basis: 'thử' })),
      ),
    );
const dayAndCalendar = days('2020-01-01', '2055-12-31').chain((day) => fc.tuple(fc.constant(day), calendars(day)));

describe('two working days after the cut-off of the 14th', () => {
  test.each([
    ['2026-11-14', '2026-11-17', 'a Saturday'],
    ['2026-12-14', '2026-12-16', 'a Monday'],
    ['2027-01-14', '2027-01-18', 'over a weekend'],
    ['2027-03-14', '2027-03-16', 'a Sunday'],
    ['2027-04-14', '2027-04-19', '16/4 is Giỗ Tổ'],
    ['2027-06-14', '2027-06-16', 'a Monday'],
    ['2027-09-14', '2027-09-16', 'a Tuesday'],
    ['2027-12-14', '2027-12-16', 'a Tuesday'],
  ])('of %s is %s: %s', (cutOff, due) => {
    expect(addWorkingDays(calendar, plainDay(cutOff), 2)).toBe(due);
  });
});

describe('the day table', () => {
  test.each([
    ['2026-03-05', [], true, 'a Thursday'],
    ['2026-03-07', [], false, 'a Saturday'],
    ['2026-03-07', [makeUp('2026-03-07')], true, 'a Saturday worked'],
    ['2026-03-05', [off('2026-03-05')], false, 'the office is closed'],
    ['2026-04-30', [makeUp('2026-04-30')], true, 'the table wins over a holiday'],
    ['2026-04-30', [], false, 'a holiday'],
  ])('%s with %j works: %s (%s)', (day, rows, works) => {
    expect(createWorkingCalendar(rows).isWorkingDay(plainDay(day))).toBe(works);
  });

  test('that closes the office for ever does not hang', () => {
    const closed = { isWorkingDay: () => false };
    expect(firstWorkingDayFrom(closed, plainDay('2026-03-05'))).toBe('2026-03-05');
  });
});

describe('lateness in working days', () => {
  test.each([
    ['2026-03-06', '2026-03-06', 0, 'on the day'],
    ['2026-03-06', '2026-03-05', 0, 'early'],
    ['2026-03-06', '2026-03-07', 1, 'due Friday, closed Saturday'],
    ['2026-03-06', '2026-03-08', 1, 'due Friday, closed Sunday'],
    ['2026-03-06', '2026-03-09', 1, 'due Friday, closed Monday'],
    ['2026-03-06', '2026-03-10', 2, 'due Friday, closed Tuesday'],
    ['2026-04-29', '2026-05-04', 1, '30/4, 1/5 and a weekend between'],
    ['2026-04-24', '2026-04-27', 1, 'closed on the day in lieu of Giỗ Tổ'],
  ])('due %s, closed %s is %i: %s', (due, closed, late) => {
    expect(workingDaysLate(calendar, plainDay(due), plainDay(closed))).toBe(late);
  });

  test('is never negative, and one day more when closed one working day later', () => {
    fc.assert(
      fc.property(dayAndCalendar, fc.integer({ min: -10, max: 30 }), ([due, table], after) => {
        const closed = addDays(due, after);
        const late = workingDaysLate(table, due, closed);
        expect(late >= (after > 0 ? 1 : 0)).toBe(true);
        if (after > 0)
          expect(workingDaysLate(table, due, nextWorkingDay(table, firstWorkingDayFrom(table, closed)))).toBe(late + 1);
      }),
    );
  });
});

describe('working days, on any day with any day table', () => {
  test('the nearest ones are working days with none between', () => {
    fc.assert(
      fc.property(dayAndCalendar, ([day, table]) => {
        const from = firstWorkingDayFrom(table, day);
        const upTo = lastWorkingDayUpTo(table, day);
        expect([table.isWorkingDay(from), table.isWorkingDay(upTo)]).toEqual([true, true]);
        expect(upTo <= day && day <= from).toBe(true);
        for (let between = addDays(upTo, 1); between < from; between = addDays(between, 1)) {
          expect(table.isWorkingDay(between)).toBe(false);
        }
        expect(nextWorkingDay(table, day)).toBe(addWorkingDays(table, day, 1));
      }),
    );
  });

  test('adding and counting agree', () => {
    fc.assert(
      fc.property(dayAndCalendar, fc.integer({ min: 1, max: 40 }), ([day, table], count) => {
        const later = addWorkingDays(table, day, count);
        expect(workingDaysBetween(table, day, later)).toBe(count);
        expect(workingDaysBetween(table, later, day)).toBe(0);
        expect(workingDaysBetween(table, day, addDays(later, -1))).toBe(count - 1);
      }),
    );
  });

  test('going back undoes going forth from a working day', () => {
    fc.assert(
      fc.property(dayAndCalendar, fc.integer({ min: 0, max: 40 }), ([day, table], count) => {
        const start = firstWorkingDayFrom(table, day);
        expect(addWorkingDays(table, addWorkingDays(table, start, count), -count)).toBe(start);
      }),
    );
  });

  test('counts add up over any day between', () => {
    fc.assert(
      fc.property(dayAndCalendar, fc.nat({ max: 30 }), fc.nat({ max: 30 }), ([day, table], first, second) => {
        const [middle, last] = [addDays(day, first), addDays(day, first + second)];
        const sum = workingDaysBetween(table, day, middle) + workingDaysBetween(table, middle, last);
        expect(workingDaysBetween(table, day, last)).toBe(sum);
        expect(sum <= daysBetween(day, last)).toBe(true);
      }),
    );
  });

  test('without a day table nobody works on a weekend', () => {
    fc.assert(
      fc.property(days(), (day) => {
        if (weekdayOf(day) > 5) expect(createWorkingCalendar([]).isWorkingDay(day)).toBe(false);
      }),
    );
  });
});
