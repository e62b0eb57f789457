import type { PlainDay } from '../../calendar/plain-day.ts';
import { dayInZone, momentAt, type PlainTime } from '../../calendar/zone.ts';
import type { Office } from '../../office.ts';
import { PRIORITY, type ReminderContent } from '../../outbox/outbox-item.ts';
import type { OfficerId } from '../../people/person.ts';

/** The stretch in which a reminder of this moment may still leave. */
export interface Window {
  day: PlainDay;
  /** `now` is past it: the reminder is recorded as missed. */
  isLate: boolean;
  until: Date;
}

/** From the job's moment to `latest` of its day. */
export function windowOf(office: Office, moment: Date, latest: PlainTime): Window {
  const day = dayInZone(moment, office.unit.zone);
  const until = momentAt(day, latest, office.unit.zone);
  return { day, isLate: office.now >= until, until };
}

export interface Reminder {
  kind: 'digest' | 'nudge' | 'summary';
  officer: OfficerId;
  content: ReminderContent;
  dueAt: Date;
  until: Date;
  /** Set when it ends before it begins, with its reason. */
  ended?: { state: 'missed' | 'cancelled'; reason: string };
}

/** At most one a person, kind and day, by its key. False when it exists already. */
export function postReminder(office: Office, reminder: Reminder): Promise<boolean> {
  const { kind, officer, content, dueAt, until, ended } = reminder;
  return office.post({
    key: `${kind}/${office.unit.id}/${officer}/${content.day}`,
    kind,
    recipient: { kind: 'officer', officer, via: null },
    content: { kind: 'reminder', ...content },
    priority: PRIORITY.reminder,
    dueAt,
    expiresAt: until,
    ...ended,
  });
}
