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

/** Đôn đốc: one message per holder with all of these tasks, to the substitute while the holder is away. Returns whom it went to. */
export async function nudgeHolders(office: Office, by: Officer, tasks: readonly Task[]): Promise<OfficerId[]> {
  const leaves = await office.stores.officers.leavesOn(office.today);
  const standsIn = (holder: OfficerId): OfficerId =>
    leaves.find(({ officer }) => officer === holder)?.substitute ?? holder;
  const groups = new Map<OfficerId, Task[]>();
  for (const task of tasks) {
    if (task.holder === null) continue;
    const receiver = standsIn(task.holder);
    groups.set(receiver, [...(groups.get(receiver) ?? []), task]);
  }
  for (const [receiver, own] of groups) await tell(office, by.id, receiver, nudgeNotice(own, by.name, office));
  return [...groups.keys()];
}
