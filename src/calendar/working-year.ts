import { addDays, dayFromParts, dayOfMonthOf, monthOf, type PlainDay, yearOf } from './plain-day.ts';
import { addWorkingDays, type WorkingCalendar } from './working-days.ts';

/** The working days around a year, numbered in order: what lies n of them away is one look, not a walk. */
export interface WorkingYear {
  /** Place of the last working day up to this day of the year. */
  placeOf(day: PlainDay): number;
  /** Any place, also before the first and after the last of the numbered days. */
  dayAt(place: number): PlainDay;
  /** Places from 0 to this one, without it, are looked up. */
  length: number;
}

/** As far as the usual ladder of a day in the year reaches. */
const DAYS_BEFORE = 60;
const DAYS_AFTER = 180;
const LONGEST_YEAR = 366;
const LONGEST_MONTH = 31;

const MOST_YEARS = 30;
const known = new WeakMap<WorkingCalendar, Map<number, WorkingYear>>();

export function workingYear(calendar: WorkingCalendar, year: number): WorkingYear {
  let years = known.get(calendar);
  if (years === undefined || years.size > MOST_YEARS) known.set(calendar, (years = new Map<number, WorkingYear>()));
  let found = years.get(year);
  if (found === undefined) years.set(year, (found = numberDays(calendar, year)));
  return found;
}

function numberDays(calendar: WorkingCalendar, year: number): WorkingYear {
  const newYear = dayFromParts(year, 1, 1);
  if (newYear === null) throw new RangeError(`no such year: ${year}`);
  const days: PlainDay[] = [];
  const places = new Int16Array(12 * LONGEST_MONTH);
  for (let offset = -DAYS_BEFORE; offset < LONGEST_YEAR + DAYS_AFTER; offset += 1) {
    const day = addDays(newYear, offset);
    if (calendar.isWorkingDay(day)) days.push(day);
    if (yearOf(day) === year) places[slotOf(day)] = days.length - 1;
  }
  const [first, last] = [days[0] ?? newYear, days.at(-1) ?? newYear];
  return {
    placeOf: (day) => places[slotOf(day)] ?? 0,
    dayAt: (place) =>
      days[place] ??
      (place < 0 ? addWorkingDays(calendar, first, place) : addWorkingDays(calendar, last, place - days.length + 1)),
    length: days.length,
  };
}

const slotOf = (day: PlainDay): number => (monthOf(day) - 1) * LONGEST_MONTH + dayOfMonthOf(day) - 1;
