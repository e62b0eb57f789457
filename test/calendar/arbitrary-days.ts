import fc from 'fast-check';
import { addDays, daysBetween, type PlainDay, plainDay } from '../../src/calendar/plain-day.ts';

/** Any day from `from` to `to`, both included. */
export function days(from = '1950-01-01', to = '2150-12-31'): fc.Arbitrary<PlainDay> {
  const first = plainDay(from);
  return fc.integer({ min: 0, max: daysBetween(first, plainDay(to)) }).map((offset) => addDays(first, offset));
}
