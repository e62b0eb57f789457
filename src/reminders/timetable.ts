import { type PlainDay, yearOf } from '../calendar/plain-day.ts';
import { type WorkingYear, workingYear } from '../calendar/working-year.ts';
import { momentAt, type PlainTime } from '../calendar/zone.ts';
import type { ReminderRules } from './rules.ts';

/** When people are written to on the working days around a year. */
export interface Timetable extends WorkingYear {
  /** Milliseconds; places as in WorkingYear. */
  digestMs(place: number): number;
  nudgeMs(place: number): number;
}

const MOST_YEARS = 30;
const known = new WeakMap<ReminderRules, Map<number, Timetable>>();

/** The one for the ladder of a due day: of the day's year. */
export function timetableFor(day: PlainDay, rules: ReminderRules): Timetable {
  let years = known.get(rules);
  if (years === undefined || years.size > MOST_YEARS) known.set(rules, (years = new Map<number, Timetable>()));
  const year = yearOf(day);
  let found = years.get(year);
  if (found === undefined) {
    const days = workingYear(rules.calendar, year);
    const { digestAt, nudgeAt } = rules.settings;
    found = { ...days, digestMs: momentsOf(days, digestAt, rules), nudgeMs: momentsOf(days, nudgeAt, rules) };
    years.set(year, found);
  }
  return found;
}

/** A moment costs more than all else in a ladder, and the tasks of a year share the moments of some 250 days. */
function momentsOf(days: WorkingYear, time: PlainTime, { zone }: ReminderRules): (place: number) => number {
  const moments = new Float64Array(days.length);
  return (place) => {
    const remembered = moments[place];
    if (remembered !== undefined && remembered !== 0) return remembered;
    const moment = momentAt(days.dayAt(place), time, zone).getTime();
    // a place beyond the numbered days is left out by the array itself
    moments[place] = moment;
    return moment;
  };
}
