import type { PlainTime, Zone } from './calendar/zone.ts';
import type { UnitId } from './people/person.ts';

/** A commune office, with its own numbers: everything in product.md §3 is a setting that begins with that value. */
export interface Unit {
  id: UnitId;
  name: string;
  zone: Zone;
  settings: UnitSettings;
  createdAt: Date;
}

export interface UnitSettings {
  digestAt: PlainTime;
  digestUntil: PlainTime;
  nudgeAt: PlainTime;
  nudgeUntil: PlainTime;
  summaryAt: PlainTime;
  officeAt: PlainTime;
  quietFrom: PlainTime;
  quietUntil: PlainTime;
  /** Rungs in working days before the due day. */
  leadDays: { deliverable: number[]; report: number[]; cutOff: number[]; standing: number[]; coordination: number[] };
  overdue: { dailyDays: number; thenEvery: number; untilDays: number; weeklyTimes: number };
  escalateAfterDays: { clerk: number; chairman: number };
  /** Months in whose first working days "has it begun?" is asked. */
  begunMonths: number[];
  announcementReminderAfterDays: number;
}

export const DEFAULT_SETTINGS: UnitSettings = {
  digestAt: '07:30',
  digestUntil: '20:00',
  nudgeAt: '14:00',
  nudgeUntil: '17:00',
  summaryAt: '08:00',
  officeAt: '16:30',
  quietFrom: '20:00',
  quietUntil: '07:00',
  leadDays: {
    deliverable: [10, 5, 2, 1, 0],
    report: [10, 5, 2, 1, 0],
    cutOff: [2, 0],
    standing: [3, 0],
    coordination: [3, 0],
  },
  overdue: { dailyDays: 3, thenEvery: 3, untilDays: 20, weeklyTimes: 4 },
  escalateAfterDays: { clerk: 2, chairman: 5 },
  begunMonths: [1, 4, 7],
  announcementReminderAfterDays: 2,
};
