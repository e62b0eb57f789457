import type { PlainDay } from '../calendar/plain-day.ts';
import type { Office } from '../office.ts';
import type { Officer } from '../people/person.ts';
import { changeTask, recordAct } from './change-task.ts';
import { findOwnTask } from './doer.ts';
import { isOpen, type Task } from './task.ts';

export type DateOutcome =
  | { kind: 'set'; task: Task; from: PlainDay | null }
  | { kind: 'past'; day: PlainDay }
  | { kind: 'after-due'; task: Task }
  /** Nothing to put off: it is due or overdue already. */
  | { kind: 'due-already'; task: Task }
  | { kind: 'needs-day'; task: Task }
  | { kind: 'ended-already'; task: Task }
  | { kind: 'not-yours' };

/** Mốc: the holder's own date before the due day. */
export async function setOwnTarget(
  office: Office,
  officer: Officer,
  number: number,
  day: PlainDay | undefined,
): Promise<DateOutcome> {
  const asked = allow(office, await findOwnTask(office, officer, number), day);
  if ('kind' in asked) return asked;
  const { task, on } = asked;
  if (task.dueOn !== null && on > task.dueOn) return { kind: 'after-due', task };
  const set = await changeTask(office, task, { ownTargetOn: on }, { by: officer.id, what: 'own-date' });
  return { kind: 'set', task: set, from: task.ownTargetOn };
}

/** Hoãn nhắc: only the reminder moves, at most up to the due day. */
export async function snooze(
  office: Office,
  officer: Officer,
  number: number,
  day: PlainDay | undefined,
): Promise<DateOutcome> {
  const asked = allow(office, await findOwnTask(office, officer, number), day);
  if ('kind' in asked) return asked;
  const { task, on } = asked;
  if (task.dueOn !== null && task.dueOn <= office.today) return { kind: 'due-already', task };
  if (task.dueOn !== null && on > task.dueOn) return { kind: 'after-due', task };
  const set = await changeTask(office, task, { snoozedToOn: on }, { by: officer.id, what: 'snoozed' });
  return { kind: 'set', task: set, from: task.snoozedToOn };
}

/** Dời: the office moves the due day on a written basis; the original due day is kept for ever. */
export async function moveDue(
  office: Office,
  by: Officer,
  number: number,
  day: PlainDay | undefined,
  basis: string | null,
  what: 'moved' | 'extension-approved' = 'moved',
): Promise<DateOutcome> {
  const asked = allow(office, await office.stores.tasks.find(number), day);
  if ('kind' in asked) return asked;
  const { task, on } = asked;
  const patch = {
    dueOn: on,
    originalDueOn: task.originalDueOn ?? task.dueOn ?? on,
    snoozedToOn: null,
    datesConfirmed: true,
  };
  const moved = await changeTask(office, task, patch, { by: by.id, what, note: basis });
  return { kind: 'set', task: moved, from: task.dueOn };
}

/** Sai hạn: the holder contests the date; it goes to the clerk and changes nothing. */
export async function contestDate(
  office: Office,
  officer: Officer,
  number: number,
  words: string,
): Promise<{ kind: 'noted'; task: Task } | { kind: 'not-yours' }> {
  const task = await findOwnTask(office, officer, number);
  if (task === null) return { kind: 'not-yours' };
  await recordAct(office, number, { by: officer.id, what: 'date-contested', note: words, needsOffice: true });
  return { kind: 'noted', task };
}

/** An open task and a day that is not past, or why not. */
function allow(
  office: Office,
  task: Task | null,
  day: PlainDay | undefined,
): { task: Task; on: PlainDay } | DateOutcome {
  if (task === null) return { kind: 'not-yours' };
  if (!isOpen(task)) return { kind: 'ended-already', task };
  if (day === undefined) return { kind: 'needs-day', task };
  return day < office.today ? { kind: 'past', day } : { task, on: day };
}
