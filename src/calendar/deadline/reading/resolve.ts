import {
  addDays,
  addMonths,
  dayFromParts,
  firstOfMonth,
  mondayOf,
  monthOf,
  type PlainDay,
  quarterOf,
  weekdayOf,
  yearOf,
} from '../../plain-day.ts';
import { addWorkingDays, lastWorkingDayUpTo } from '../../working-days.ts';
import type { Ask } from '../deadline.ts';
import type { DayIn, Part, Point } from '../terms/term.ts';
import type { Context } from './context.ts';

/** The days that a point names; both ends belong to it. `ask`: why it is only a proposal. */
export interface Stretch {
  first: PlainDay;
  last: PlainDay;
  ask?: Ask;
}

const at = (year: number, month: number, day: number) => dayFromParts(year, month, day);
const stretch = (first: PlainDay, last: PlainDay, ask?: Ask): Stretch => ({
  first,
  last,
  ...(ask === undefined ? {} : { ask }),
});
const months = (first: PlainDay, count: number): Stretch => stretch(first, addDays(addMonths(first, count), -1));

/** The days of a point, null when no calendar has them. */
export function resolve(point: Point, context: Context): Stretch | null {
  const { today } = context;
  const year = point.year?.year ?? (point.year?.step === undefined ? undefined : yearOf(today) + point.year.step);
  if (year !== undefined) return inYear(point, year, context);
  if (point.month === undefined && point.quarter === undefined && point.unit !== 'months')
    return point.monthIn !== undefined && point.of === undefined ? null : relative(point, context);
  // README convention 7: the next one on or after today.
  const running = inYear(point, yearOf(today), context);
  if (running !== null && running.last >= today) return running;
  for (let step = 1; step <= 4; step += 1) {
    const next = inYear(point, yearOf(today) + step, context);
    if (next !== null) return { ...next, ask: 'year' };
  }
  return null;
}

function inYear(point: Point, year: number, context: Context): Stretch | null {
  const january = at(year, 1, 1);
  if (january === null) return null;
  if (point.unit === 'years') {
    const end = at(point.to ?? year, 12, 31);
    return end === null ? null : stretch(january, end);
  }
  if (point.unit === 'months') {
    const count = point.count ?? 6;
    if (count < 1 || count > 12) return null;
    return months(point.side === 'last' ? addMonths(january, 12 - count) : january, count);
  }
  if (point.unit === 'year') return partOf(months(january, 12), point.part, 'year');
  const month = monthNumber(point);
  if (month !== undefined)
    return month < 1 || month > 12 ? null : inMonth(point, addMonths(january, month - 1), context);
  if (point.quarter !== undefined) {
    if (point.quarter < 1 || point.quarter > 4) return null;
    const whole = months(addMonths(january, (point.quarter - 1) * 3), 3);
    if (point.unit === 'week')
      return stretch(
        point.nth === -1 ? addDays(whole.last, -6) : whole.first,
        point.nth === -1 ? whole.last : addDays(whole.first, 7 * (point.nth ?? 1) - 1),
        point.nth === -1 ? undefined : 'vague',
      );
    if (point.day !== undefined) return dayWithin(point.day, whole, context);
    return partOf(whole, point.part, 'quarter');
  }
  if (point.day !== undefined && point.of === 'year') return dayWithin(point.day, months(january, 12), context);
  return null;
}

/** "tháng 6", "tháng thứ hai của quý III". */
function monthNumber({ month, quarter, monthIn }: Point): number | undefined {
  if (month !== undefined) return month;
  if (quarter === undefined || monthIn === undefined) return undefined;
  return quarter < 1 || quarter > 4 ? 0 : (quarter - 1) * 3 + (monthIn === -1 ? 3 : monthIn);
}

function inMonth(point: Point, first: PlainDay, context: Context): Stretch | null {
  const whole = months(first, 1);
  if (point.weekday !== undefined && point.nth !== undefined) {
    const day = nthWeekday(whole, point.weekday, point.nth);
    return day === null ? null : stretch(day, day);
  }
  if (point.unit === 'week') {
    const nth = point.nth ?? 1;
    if (nth === -1) return stretch(addDays(whole.last, -6), whole.last);
    return nth > 4 ? null : stretch(addDays(first, 7 * nth - 7), addDays(first, 7 * nth - 1), 'vague');
  }
  if (point.day !== undefined) return dayWithin(point.day, whole, context);
  return partOf(whole, point.part, 'month');
}

function dayWithin(day: DayIn, whole: Stretch, { calendar }: Context): Stretch | null {
  if (day === 'end') return stretch(whole.last, whole.last);
  if (day === 'last-working') {
    const found = lastWorkingDayUpTo(calendar, whole.last);
    return stretch(found, found);
  }
  const found =
    typeof day === 'number'
      ? dayFromParts(yearOf(whole.first), monthOf(whole.first), day)
      : day.working
        ? addWorkingDays(calendar, addDays(whole.first, -1), Math.min(day.nth, 60))
        : addDays(whole.first, Math.min(day.nth, 366) - 1);
  if (found === null || found > whole.last) return null;
  return stretch(typeof day === 'number' ? found : whole.first, found);
}

function nthWeekday(whole: Stretch, weekday: number, nth: number): PlainDay | null {
  const offset = (weekday - weekdayOf(whole.first) + 7) % 7;
  if (nth === -1) return addDays(whole.last, -((weekdayOf(whole.last) - weekday + 7) % 7));
  const day = addDays(whole.first, offset + 7 * (nth - 1));
  return day > whole.last ? null : day;
}

/** README convention 5: loose words give a proposal, and one has to ask. */
function partOf(whole: Stretch, part: Part | undefined, unit: 'month' | 'quarter' | 'year'): Stretch {
  const months = { month: 1, quarter: 3, year: 12 }[unit];
  const after = (count: number) => addDays(addMonths(whole.first, count), -1);
  if (part === 'start')
    return stretch(
      whole.first,
      unit === 'month' ? addDays(whole.first, 9) : after(months / (unit === 'year' ? 4 : 3)),
      'vague',
    );
  if (part === 'middle')
    return stretch(
      whole.first,
      unit === 'year' ? after(6) : unit === 'month' ? addDays(whole.first, 14) : addDays(after(1), 15),
      'vague',
    );
  if (part === 'second-ten') return stretch(addDays(whole.first, 10), addDays(whole.first, 19), 'vague');
  if (part === 'first-half')
    return stretch(
      whole.first,
      unit === 'year' ? after(6) : unit === 'month' ? addDays(whole.first, 14) : addDays(after(1), 15),
      'vague',
    );
  // Before the end of something one is no later than its last day but one.
  if (part === 'end') return stretch(whole.last, whole.last);
  return whole;
}

/** What is named by its place only: "tuần sau", "thứ Sáu", "ngày 15", "cuối quý". */
function relative(point: Point, context: Context): Stretch | null {
  const { today } = context;
  const step = point.step ?? 0;
  if (point.weekday !== undefined && point.nth === undefined) return weekday(point, today);
  if (point.unit === 'week' && point.nth !== undefined && point.of === undefined) return null;
  if (point.unit === 'week' && point.of === undefined) {
    const monday = addDays(mondayOf(today), step * 7);
    const offset = point.part === 'start' ? 0 : point.part === 'middle' ? 2 : 4;
    return stretch(monday, addDays(monday, offset), 'vague');
  }
  if (point.unit === 'day' && point.day === undefined && point.weekday === undefined) {
    const day = addDays(today, step);
    return stretch(day, day);
  }
  if (point.of === 'quarter' || point.unit === 'quarter') {
    const quarter = quarterOf(today) + step;
    const year = yearOf(today) + Math.floor((quarter - 1) / 4);
    return inYear({ ...point, quarter: ((quarter + 7) % 4) + 1 }, year, context);
  }
  if (point.of === 'year' || point.unit === 'year') return inYear(point, yearOf(today), context);
  const month = addMonths(firstOfMonth(today), step);
  const here = inMonth(point, month, context);
  if (point.unit !== 'day' || typeof point.day !== 'number' || point.step !== undefined) return here;
  // A day without a month: the next one. Which month it is nobody said.
  for (let ahead = 0; ahead < 3; ahead += 1) {
    const found = inMonth(point, addMonths(month, ahead), context);
    if (found !== null && found.last >= today) return { ...found, ask: 'unclear' };
  }
  return null;
}

function weekday({ weekday, step }: Point, today: PlainDay): Stretch {
  const wanted = weekday ?? 1;
  if (step !== undefined) {
    const day = addDays(mondayOf(today), step * 7 + wanted - 1);
    return stretch(day, day);
  }
  const day = addDays(today, (wanted - weekdayOf(today) + 7) % 7);
  return stretch(day, day, 'unclear');
}
