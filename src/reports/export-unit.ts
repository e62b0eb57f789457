/** A whole unit as plain data: what it is, who is there, what is owed, said and done. */
import type { Announcement } from '../announcements/announcement.ts';
import type { DayRow } from '../calendar/working-days.ts';
import type { Duty, HistoryEntry, Task } from '../duties/task.ts';
import type { Account, Officer, Post, Tenure } from '../people/person.ts';
import type { UnitStores } from '../ports.ts';
import type { Unit } from '../unit.ts';
import { plainDay } from '../calendar/plain-day.ts';
import { sortedBy } from './canonical-json.ts';

export interface UnitData {
  unit: Unit;
  posts: Post[];
  /** Those that hold until further notice. */
  tenures: Tenure[];
  /** Who works there, and who has left but is still named by id. */
  officers: Officer[];
  accounts: Account[];
  duties: Duty[];
  tasks: Task[];
  history: HistoryEntry[];
  dayTable: DayRow[];
  announcements: Announcement[];
}

/** Who holds a post then holds it without an end: the answer does not depend on the day of the export. */
const FOR_EVER = plainDay('9999-12-31');

/** Reads everything that an export shows; in a transaction all of it is of one moment. */
export async function readUnitData(unit: Unit, stores: UnitStores): Promise<UnitData> {
  const tasks = sortedBy(await stores.tasks.list({}), ({ number }) => number);
  const history: HistoryEntry[] = [];
  for (const { number } of tasks) history.push(...(await stores.history.of(number)));
  const announcements = await stores.announcements.list();
  const officers = await stores.officers.list();
  const known = new Set(officers.map(({ id }) => id));
  for (const id of mentioned(tasks, history, announcements)) {
    const gone = known.has(id) ? null : await stores.officers.find(id);
    if (gone !== null) officers.push(gone);
  }
  return {
    unit,
    posts: await stores.posts.list(),
    tenures: await stores.posts.tenuresOn(FOR_EVER),
    officers,
    accounts: await stores.accounts.list(),
    duties: await stores.duties.list(),
    tasks,
    history,
    dayTable: await stores.dayTable.list(),
    announcements,
  };
}

function mentioned(tasks: Task[], history: HistoryEntry[], announcements: Announcement[]): Set<string> {
  const ids = [
    ...tasks.flatMap(({ holder, closedBy }) => [holder, closedBy]),
    ...history.map(({ by }) => by),
    ...announcements.flatMap(({ by, receivers }) => [by, ...receivers.map(({ officer }) => officer)]),
  ];
  return new Set(ids.filter((id) => id !== null));
}

/** A task's holder as the contract shows it. */
export interface Holder {
  id: string;
  name: string;
  post: string;
}

/** How the door writes a task and an announcement (contract §3). */
export interface Shaping {
  task(task: Task, holder: Holder | null): object;
  announcement(announcement: Announcement, nameOf: (officer: string) => string): object;
}

/** The document: every array sorted by number, id, day or moment. To be written by `canonicalJson`. */
export function exportUnit(data: UnitData, shape: Shaping): object {
  const { unit, posts, tenures, officers, accounts } = data;
  const nameOf = (id: string): string => officers.find((officer) => officer.id === id)?.name ?? id;
  const postName = (id: string): string => posts.find((post) => post.id === id)?.name ?? id;
  const holderOf = ({ holder, post }: Task): Holder | null =>
    holder === null ? null : { id: holder, name: nameOf(holder), post: postName(post) };
  return {
    unit,
    posts: sortedBy(posts, ({ id }) => id),
    officers: sortedBy(officers, ({ id }) => id).map((officer) => ({
      ...officer,
      posts: tenures
        .filter((tenure) => tenure.officer === officer.id)
        .map(({ post }) => post)
        .sort(),
      channels: sortedBy(
        accounts.filter((account) => account.officer === officer.id),
        ({ order }) => order,
      ).map(({ channel, order, state }) => ({ channel, order, state })),
    })),
    duties: sortedBy(data.duties, ({ id }) => id),
    tasks: sortedBy(data.tasks, ({ number }) => number).map((task) => ({
      ...shape.task(task, holderOf(task)),
      ...beyondContract(task),
    })),
    dayTable: sortedBy(data.dayTable, ({ day }) => day),
    announcements: sortedBy(data.announcements, ({ number }) => number).map((one) => ({
      ...shape.announcement(one, nameOf),
      by: one.by,
    })),
    history: sortedBy(data.history, ({ task }) => task),
  };
}

/** What a task is beyond the contract's shape; derived fields and versions stay away. */
const beyondContract = ({ post, year, period, blockedReason, cutOffOn, ownTargetOn, receipt }: Task) => ({
  post,
  year,
  period,
  blockedReason,
  cutOffOn,
  ownTargetOn,
  receipt,
});
