import { isDeepStrictEqual } from 'node:util';
import type { Office } from '../office.ts';
import type { OfficerId } from '../people/person.ts';
import { nextAttention, rulesOf } from '../reminders/attention.ts';
import { type Change, type HistoryAct, isOpen, type Task } from './task.ts';

/** Who changes a task, as what, and in which words. */
export interface Act {
  by: OfficerId | null;
  what: HistoryAct;
  note?: string | null;
  needsOffice?: boolean;
}

/** Kept out of the history's changes: they follow from the others. */
const DERIVED: ReadonlySet<keyof Task> = new Set(['attentionAt', 'version', 'number', 'createdAt']);

function changesBetween(before: Task, after: Task): Change[] {
  const fields = (Object.keys(after) as (keyof Task)[]).filter((field) => !DERIVED.has(field));
  return fields
    .filter((field) => !isDeepStrictEqual(before[field], after[field]))
    .map((field) => ({ field, from: before[field], to: after[field] }));
}

/**
 * The one way a task changes: the fields, its next moment of attention and the line of its history are saved
 * together. Throws StaleTask when somebody else was faster.
 */
export async function changeTask(office: Office, task: Task, patch: Partial<Task>, act: Act): Promise<Task> {
  const changed: Task = { ...task, ...patch };
  // What has come and was not swept yet must not be skipped by a change that leaves it open.
  const unswept =
    task.attentionAt !== null && task.attentionAt <= office.now && isOpen(changed) ? task.attentionAt : null;
  const attentionAt = unswept ?? nextAttention(changed, office.now, rulesOf(office));
  const saved = await office.stores.tasks.save({ ...changed, attentionAt });
  await recordAct(office, task.number, act, changesBetween(task, saved));
  return saved;
}

/** A line of history without a change of the task: what was said, asked, refused. */
export async function recordAct(office: Office, task: number, act: Act, changes: Change[] = []): Promise<void> {
  await office.stores.history.add({
    task,
    at: office.now,
    by: act.by,
    what: act.what,
    note: act.note ?? null,
    changes,
    needsOffice: act.needsOffice ?? false,
  });
}
