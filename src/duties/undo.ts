import type { Office } from '../office.ts';
import type { Officer } from '../people/person.ts';
import { changeTask } from './change-task.ts';
import { findVisibleTask } from './doer.ts';
import type { Change, HistoryAct, HistoryEntry, Task } from './task.ts';

const DAY_MS = 86_400_000;

/** What `hủy` takes back: acts of one's own that changed a task. A new task is not undone but "nhập nhầm". */
const UNDOABLE: ReadonlySet<HistoryAct> = new Set([
  'done',
  'recorded-by-office',
  'confirmed',
  'nil',
  'waived',
  'cancelled',
  'blocked',
  'reading',
  'moved',
  'extension-approved',
  'transferred',
  'own-date',
  'snoozed',
  'received',
  'returned',
]);

export type UndoOutcome =
  | { kind: 'undone'; task: Task; act: HistoryAct }
  | { kind: 'nothing'; number: number | null }
  | { kind: 'too-late'; task: Task }
  | { kind: 'not-yours' };

/** Takes back the newest act of this person on the task (or, without a number, on any task), within 24 hours. */
export async function undo(office: Office, officer: Officer, number: number | null): Promise<UndoOutcome> {
  const since = new Date(office.now.getTime() - DAY_MS);
  const target = number ?? (await latestTaskOf(office, officer, since));
  if (target === null) return { kind: 'nothing', number };
  const task = await findVisibleTask(office, officer, target);
  if (task === null) return { kind: 'not-yours' };
  const entries = (await office.stores.history.of(target)).filter(({ changes }) => changes.length > 0);
  const last = entries.findLast(({ what }) => what !== 'evidence-added');
  if (last === undefined || last.by !== officer.id || !UNDOABLE.has(last.what))
    return { kind: 'nothing', number: target };
  if (last.at < since) return { kind: 'too-late', task };
  const changes = sinceAct(entries, last).flatMap((entry) => entry.changes);
  const undone = await changeTask(office, task, restored(task, changes), {
    by: officer.id,
    what: 'undone',
    note: last.what,
  });
  return { kind: 'undone', task: undone, act: last.what };
}

/** The act and what joined it afterwards, newest first: the task is again as it was before the act. */
function sinceAct(entries: readonly HistoryEntry[], act: HistoryEntry): HistoryEntry[] {
  return entries.slice(entries.indexOf(act)).toReversed();
}

async function latestTaskOf(office: Office, officer: Officer, since: Date): Promise<number | null> {
  const mine = await office.stores.history.latestBy(officer.id, since);
  const undoable = ({ what, changes }: HistoryEntry) => UNDOABLE.has(what) && changes.length > 0;
  return mine.find(undoable)?.task ?? null;
}

/** Each changed field as it was before. The history keeps fields by name, so they are put back by name. */
function restored(task: Task, changes: readonly Change[]): Partial<Task> {
  const before = Object.fromEntries(changes.map(({ field, from }) => [field, from]));
  return { ...task, ...before };
}
