import type { PlainTime } from '../src/calendar/zone.ts';
import type { Office } from '../src/office.ts';
import type { Memory } from '../src/ports.ts';
import type { UnitSettings } from '../src/unit.ts';

/** A job of the clock: when it rings in a unit, and what it does for the moment that it rang for. */
export interface Job {
  name: string;
  at(settings: UnitSettings): { time: PlainTime; days: JobDays };
  /** `moment` is the nominal one; `office.now` may be later (downtime): each job knows its own window. */
  run(office: Office, moment: Date, transaction: Memory['transaction']): Promise<JobReport>;
}

/** `monday`: Mondays that are working days. */
export type JobDays = 'working' | 'monday';

/** Counts by their names. */
export type JobReport = Record<string, number>;
