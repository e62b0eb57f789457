import { timeInZone } from '../calendar/zone.ts';
import type { Office } from '../office.ts';
import { tell } from '../outbox/tell.ts';
import type { Officer, OfficerId } from '../people/person.ts';
import { nudgeNotice } from '../texts/notices.ts';
import type { Task } from './task.ts';

/** Outside reminding hours: by night or on a day off. A nudge then needs to be meant. */
export function isQuiet({ unit, now, today, calendar }: Office): boolean {
  const { quietFrom, quietUntil } = unit.settings;
  const time = timeInZone(now, unit.zone);
  return !calendar.isWorkingDay(today) || time < quietUntil || time >= quietFrom;
}

/** Đôn đốc: one message per holder with all of these tasks. Returns whom it went to. */
export async function nudgeHolders(office: Office, by: Officer, tasks: readonly Task[]): Promise<OfficerId[]> {
  const byHolder = groupByHolder(tasks);
  for (const [holder, own] of byHolder) await tell(office, by.id, holder, nudgeNotice(own, by.name, office));
  return [...byHolder.keys()];
}

function groupByHolder(tasks: readonly Task[]): Map<OfficerId, Task[]> {
  const groups = new Map<OfficerId, Task[]>();
  for (const task of tasks)
    if (task.holder !== null) groups.set(task.holder, [...(groups.get(task.holder) ?? []), task]);
  return groups;
}
