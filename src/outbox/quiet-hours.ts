import { addDays } from '../calendar/plain-day.ts';
import { firstWorkingDayFrom } from '../calendar/working-days.ts';
import { dayInZone, momentAt, timeInZone } from '../calendar/zone.ts';
import type { MessageKind } from '../messages/message.ts';
import type { Office } from '../office.ts';

/** What the product sends of its own accord keeps quiet hours and days off; answers and people's acts do not. */
const REMINDERS: ReadonlySet<MessageKind> = new Set(['digest', 'nudge', 'summary', 'office']);

/** `now`, or the next moment at which a message of this kind may leave. */
export function mayLeaveAt(kind: MessageKind, office: Pick<Office, 'unit' | 'calendar'>, now: Date): Date {
  const { settings, zone } = office.unit;
  if (!REMINDERS.has(kind)) return now;
  const today = dayInZone(now, zone);
  const time = timeInZone(now, zone);
  const earliest = time >= settings.quietFrom ? addDays(today, 1) : today;
  const day = firstWorkingDayFrom(office.calendar, earliest);
  if (day === today && time >= settings.quietUntil) return now;
  return momentAt(day, settings.quietUntil, zone);
}
