import { holidayOn } from './holidays.ts';
import { addDays, daysBetween, type PlainDay, weekdayOf } from './plain-day.ts';

/** A row of the unit's day table: it wins over weekend and holiday. `basis` is the legal source or the clerk's words. */
export interface DayRow {
  day: PlainDay;
  rule: 'off' | 'make-up';
  basis: string;
}

/** Which days the unit works: Monday to Friday less public holidays, then the unit's own day table. */
export interface WorkingCalendar {
  isWorkingDay(day: PlainDay): boolean;
}

/** Most units have the same rows (swaps are decided for the country); each message opens its unit's calendar anew. */
const MOST_CALENDARS = 500;
const calendars = new Map<string, WorkingCalendar>();

/**
 * The calendar that a unit has with these rows of its day table. The same rows give the same object: what is
 * remembered by it serves them all.
 */
export function createWorkingCalendar(rows: readonly DayRow[]): WorkingCalendar {
  const key = rows.map(({ day, rule }) => `${day} ${rule}`).join();
  let calendar = calendars.get(key);
  if (calendar === undefined) {
    calendar = calendarOf(rows);
    if (calendars.size >= MOST_CALENDARS) calendars.clear();
    calendars.set(key, calendar);
  }
  return calendar;
}

function calendarOf(rows: readonly DayRow[]): WorkingCalendar {
  const ruleOf = new Map(rows.map(({ day, rule }) => [day, rule]));
  return {
    isWorkingDay(day) {
      const rule = ruleOf.get(day);
      if (rule !== undefined) return rule === 'make-up';
      return weekdayOf(day) <= 5 && holidayOn(day) === null;
    },
  };
}

/** No calendar has a year without a working day; a table that closes the office for ever must not hang the process. */
const SEARCH_LIMIT_DAYS = 400;

/** Where a search from a day ended: a walk over working days asks the same again and again. */
type Found = Map<PlainDay, PlainDay>;
const searches = { later: new WeakMap<WorkingCalendar, Found>(), earlier: new WeakMap<WorkingCalendar, Found>() };
const MOST_REMEMBERED = 20_000;

/** The nearest working day from `from` on (`from` itself, if it is one) in this direction. */
function seek(calendar: WorkingCalendar, from: PlainDay, step: 1 | -1): PlainDay {
  const searched = step === 1 ? searches.later : searches.earlier;
  let found = searched.get(calendar);
  if (found === undefined || found.size >= MOST_REMEMBERED) searched.set(calendar, (found = new Map()));
  let day = found.get(from);
  if (day === undefined) found.set(from, (day = search(calendar, from, step)));
  return day;
}

function search(calendar: WorkingCalendar, from: PlainDay, step: 1 | -1): PlainDay {
  let day = from;
  for (let tried = 0; tried < SEARCH_LIMIT_DAYS; tried += 1) {
    if (calendar.isWorkingDay(day)) return day;
    day = addDays(day, step);
  }
  return from;
}

/** `day` itself, or the first working day after it. */
export const firstWorkingDayFrom = (calendar: WorkingCalendar, day: PlainDay): PlainDay => seek(calendar, day, 1);
/** `day` itself, or the last working day before it. */
export const lastWorkingDayUpTo = (calendar: WorkingCalendar, day: PlainDay): PlainDay => seek(calendar, day, -1);
/** The first working day after `day`. */
export const nextWorkingDay = (calendar: WorkingCalendar, day: PlainDay): PlainDay =>
  seek(calendar, addDays(day, 1), 1);

/** The working day that lies `count` working days after `day` (before it when negative); `day` itself is not counted. */
export function addWorkingDays(calendar: WorkingCalendar, day: PlainDay, count: number): PlainDay {
  const step = count < 0 ? -1 : 1;
  let found = day;
  for (let left = Math.abs(count); left > 0; left -= 1) found = seek(calendar, addDays(found, step), step);
  return found;
}

/** Working days in (`from`, `to`]: `from` is not counted, `to` is. 0 when `to` is not after `from`. */
export function workingDaysBetween(calendar: WorkingCalendar, from: PlainDay, to: PlainDay): number {
  let count = 0;
  for (let offset = daysBetween(from, to); offset > 0; offset -= 1) {
    if (calendar.isWorkingDay(addDays(to, 1 - offset))) count += 1;
  }
  return count;
}

/**
 * Working days by which something closed on `closedOn` is late. A day off counts as the next working day: due
 * Friday and closed on Saturday is one day late (product rule, "closing day").
 */
export function workingDaysLate(calendar: WorkingCalendar, dueOn: PlainDay, closedOn: PlainDay): number {
  if (closedOn <= dueOn) return 0;
  return workingDaysBetween(calendar, dueOn, firstWorkingDayFrom(calendar, closedOn));
}
