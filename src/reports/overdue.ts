import { addDays, type PlainDay } from '../calendar/plain-day.ts';
import { workingDaysLate } from '../calendar/working-days.ts';
import { KINDS, type Kind, type Task } from '../duties/task.ts';
import type { Office } from '../office.ts';
import type { OfficerId, PostId } from '../people/person.ts';

/** A target is never done, only measured: it is never overdue. */
export const DATED_KINDS: readonly Kind[] = KINDS.filter((kind) => kind !== 'target');

export interface OverdueFilter {
  post?: PostId;
  holder?: OfficerId;
  /** Due days, both included. */
  from?: PlainDay;
  to?: PlainDay;
  /** More than so many working days late. */
  olderThanDays?: number;
}

/**
 * Overdue = open or blocked, not a target, due before today (contract §4). By points at stake, then by days late. The
 * whole list: its length is the count.
 */
export async function overdueTasks(office: Office, filter: OverdueFilter = {}): Promise<Task[]> {
  const { today, calendar, stores } = office;
  const yesterday = addDays(today, -1);
  const dueTo = filter.to !== undefined && filter.to < yesterday ? filter.to : yesterday;
  const tasks = await stores.tasks.list({
    statuses: ['open', 'blocked'],
    kinds: DATED_KINDS,
    dueTo,
    ...(filter.from === undefined ? {} : { dueFrom: filter.from }),
    ...(filter.post === undefined ? {} : { post: filter.post }),
    ...(filter.holder === undefined ? {} : { holder: filter.holder }),
  });
  const { olderThanDays } = filter;
  const late = (task: Task): number => (task.dueOn === null ? 0 : workingDaysLate(calendar, task.dueOn, today));
  const kept = olderThanDays === undefined ? tasks : tasks.filter((task) => late(task) > olderThanDays);
  return kept.sort(
    (a, b) => (b.points ?? 0) - (a.points ?? 0) || (a.dueOn ?? '').localeCompare(b.dueOn ?? '') || a.number - b.number,
  );
}

/** What falls due on one of these days and is still open, targets included. */
export function dueTasks(
  office: Office,
  days: { from: PlainDay; to: PlainDay },
  of: { post?: PostId; holder?: OfficerId } = {},
): Promise<Task[]> {
  return office.stores.tasks.list({ statuses: ['open', 'blocked'], dueFrom: days.from, dueTo: days.to, ...of });
}

/** Points at stake: what each occurrence brings, once, however many holders owe it. */
export function pointsAtStake(tasks: readonly Task[]): number {
  const byOccurrence = new Map<string, number>();
  for (const { duty, title, dueOn, points, number } of tasks)
    byOccurrence.set(duty === null ? `task ${number}` : `${duty} ${title} ${dueOn}`, points ?? 0);
  return Math.round([...byOccurrence.values()].reduce((sum, points) => sum + points, 0) * 100) / 100;
}
