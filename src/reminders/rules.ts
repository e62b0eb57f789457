import type { WorkingCalendar } from '../calendar/working-days.ts';
import type { Zone } from '../calendar/zone.ts';
import type { Office } from '../office.ts';
import type { UnitSettings } from '../unit.ts';

/** What the ladder depends on besides the task. Ladders are kept by the object. */
export interface ReminderRules {
  settings: UnitSettings;
  calendar: WorkingCalendar;
  zone: Zone;
}

const known = new WeakMap<WorkingCalendar, Map<string, ReminderRules>>();

/** The same object for every unit with the same settings, zone and calendar, so that ladders outlive a message. */
export function rulesOf({ unit: { settings, zone }, calendar }: Pick<Office, 'unit' | 'calendar'>): ReminderRules {
  let ofCalendar = known.get(calendar);
  if (ofCalendar === undefined) known.set(calendar, (ofCalendar = new Map<string, ReminderRules>()));
  const key = `${zone} ${JSON.stringify(settings)}`;
  let rules = ofCalendar.get(key);
  if (rules === undefined) ofCalendar.set(key, (rules = { settings, calendar, zone }));
  return rules;
}
