import type { PlainDay } from './calendar/plain-day.ts';
import { createWorkingCalendar, type WorkingCalendar } from './calendar/working-days.ts';
import { dayInZone } from './calendar/zone.ts';
import type { NewOutboxItem } from './outbox/outbox-item.ts';
import type { Memory, UnitStores } from './ports.ts';
import type { Unit } from './unit.ts';

/** A unit as it stands at one moment: what every use case takes as its first argument. */
export interface Office {
  unit: Unit;
  stores: UnitStores;
  now: Date;
  today: PlainDay;
  calendar: WorkingCalendar;
  /** Writes an outbox item of this unit; false when its key exists already. */
  post(item: Omit<NewOutboxItem, 'unit' | 'createdAt'>): Promise<boolean>;
}

/** Opens a unit's office at this moment, with the day table as it is now. */
export async function openOffice(memory: Memory, unit: Unit, now: Date): Promise<Office> {
  const stores = memory.forUnit(unit.id);
  return {
    unit,
    stores,
    now,
    today: dayInZone(now, unit.zone),
    calendar: createWorkingCalendar(await stores.dayTable.list()),
    post: (item) => memory.queue.add({ ...item, unit: unit.id, createdAt: now }),
  };
}
