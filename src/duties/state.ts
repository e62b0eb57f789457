import type { Office } from '../office.ts';
import type { Officer } from '../people/person.ts';
import { changeTask, recordAct } from './change-task.ts';
import { findOwnTask, findVisibleTask } from './doer.ts';
import { isOpen, type Task } from './task.ts';

export type StateOutcome =
  | { kind: 'changed'; task: Task }
  | { kind: 'ended-already'; task: Task }
  | { kind: 'needs-reason'; task: Task }
  | { kind: 'not-waiting'; task: Task }
  | { kind: 'not-yours' };

/** Vướng: still open, with a reason that the clerk sees. */
export async function block(
  office: Office,
  officer: Officer,
  number: number,
  reason: string | undefined,
): Promise<StateOutcome> {
  const task = await findOwnTask(office, officer, number);
  if (task === null) return { kind: 'not-yours' };
  if (!isOpen(task)) return { kind: 'ended-already', task };
  if (reason === undefined) return { kind: 'needs-reason', task };
  const blocked = await changeTask(
    office,
    task,
    { status: 'blocked', blockedReason: reason, begun: true },
    { by: officer.id, what: 'blocked', note: reason, needsOffice: true },
  );
  return { kind: 'changed', task: blocked };
}

/** Hết vướng: open again without its reason. */
export async function unblock(office: Office, officer: Officer, number: number): Promise<StateOutcome> {
  const task = await findOwnTask(office, officer, number);
  if (task === null) return { kind: 'not-yours' };
  if (!isOpen(task)) return { kind: 'ended-already', task };
  const open = await changeTask(
    office,
    task,
    { status: 'open', blockedReason: null },
    { by: officer.id, what: 'unblocked' },
  );
  return { kind: 'changed', task: open };
}

/** Đang làm: it has begun; nothing else changes. */
export async function reportProgress(
  office: Office,
  officer: Officer,
  number: number,
  words: string,
): Promise<StateOutcome> {
  const task = await findOwnTask(office, officer, number);
  if (task === null) return { kind: 'not-yours' };
  if (!isOpen(task)) return { kind: 'ended-already', task };
  const begun = await changeTask(office, task, { begun: true }, { by: officer.id, what: 'begun', note: words });
  return { kind: 'changed', task: begun };
}

/** What was said about a task and changes nothing: kept in its history, for the office where a hand is needed. */
export async function noteSaid(
  office: Office,
  officer: Officer,
  number: number,
  words: string,
  needsOffice: boolean,
): Promise<StateOutcome> {
  const task = await findVisibleTask(office, officer, number);
  if (task === null) return { kind: 'not-yours' };
  await recordAct(office, number, { by: officer.id, what: 'said', note: words, needsOffice });
  return { kind: 'changed', task };
}

/** Nhận: the office has the paper in hand. */
export async function confirmReceipt(office: Office, clerk: Officer, number: number): Promise<StateOutcome> {
  const task = await office.stores.tasks.find(number);
  if (task === null) return { kind: 'not-yours' };
  if (task.receipt !== 'awaiting') return { kind: 'not-waiting', task };
  return {
    kind: 'changed',
    task: await changeTask(office, task, { receipt: 'received' }, { by: clerk.id, what: 'received' }),
  };
}

/** Trả lại: the closed task is open again, with the office's reason and, if said, a new due day. */
export async function returnTask(
  office: Office,
  clerk: Officer,
  number: number,
  reason: string | undefined,
  newDue: Task['dueOn'] | undefined,
): Promise<StateOutcome> {
  const task = await office.stores.tasks.find(number);
  if (task === null) return { kind: 'not-yours' };
  if (task.status !== 'done') return { kind: 'not-waiting', task };
  if (reason === undefined) return { kind: 'needs-reason', task };
  const reopened = {
    status: 'open',
    doneAt: null,
    closedOn: null,
    closedBy: null,
    receipt: task.receipt === 'none' ? 'none' : 'required',
    ...(newDue === undefined ? {} : { dueOn: newDue }),
  } as const;
  const returned = await changeTask(office, task, reopened, { by: clerk.id, what: 'returned', note: reason });
  return { kind: 'changed', task: returned };
}
