import { addDays, weekdayOf } from '../src/calendar/plain-day.ts';
import type { WorkingCalendar } from '../src/calendar/working-days.ts';
import { dayInZone, momentAt, type Zone } from '../src/calendar/zone.ts';
import type { UnitSettings } from '../src/unit.ts';
import type { Job } from './job.ts';

export interface JobCalendar {
  settings: UnitSettings;
  calendar: WorkingCalendar;
  zone: Zone;
}

/**
 * The moments at which a job rings in (`after`, `until`], earliest first. From days alone: catch-up, the demo clock
 * and rehearsals name the same ones, and a year costs no walk over its minutes.
 */
export function* momentsBetween(job: Pick<Job, 'at'>, unit: JobCalendar, after: Date, until: Date): Generator<Date> {
  const { time, days } = job.at(unit.settings);
  const last = dayInZone(until, unit.zone);
  for (let day = dayInZone(after, unit.zone); day <= last; day = addDays(day, 1)) {
    if (days === 'monday' && weekdayOf(day) !== 1) continue;
    if (!unit.calendar.isWorkingDay(day)) continue;
    const moment = momentAt(day, time, unit.zone);
    if (moment > after && moment <= until) yield moment;
  }
}

/** The first of them, or null. */
export function firstMoment(job: Pick<Job, 'at'>, unit: JobCalendar, after: Date, until: Date): Date | null {
  for (const moment of momentsBetween(job, unit, after, until)) return moment;
  return null;
}
