import type { WorkingCalendar } from '../calendar/working-days.ts';
import type { Zone } from '../calendar/zone.ts';
import type { Office } from '../office.ts';
import type { UnitSettings } from '../unit.ts';

/** What the ladder depends on besides the task. One object per opened office: ladders are kept by it. */
export interface ReminderRules {
  settings: UnitSettings;
  calendar: WorkingCalendar;
  zone: Zone;
}

export function rulesOf(office: Pick<Office, 'unit' | 'calendar'>): ReminderRules {
  return { settings: office.unit.settings, calendar: office.calendar, zone: office.unit.zone };
}
