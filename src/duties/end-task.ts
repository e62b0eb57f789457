import type { PlainDay } from '../calendar/plain-day.ts';
import type { Office } from '../office.ts';
import type { Officer } from '../people/person.ts';
import { changeTask } from './change-task.ts';
import { findOwnTask } from './doer.ts';
import { withEvidence } from './mark-done.ts';
import { isOpen, type Task } from './task.ts';

/** Ends that are not "xong": each with who and why, outside the on-time ratio (product.md §2). */
export type EndOutcome =
  | { kind: 'ended'; task: Task }
  | { kind: 'ended-already'; task: Task }
  | { kind: 'needs-reference'; task: Task }
  | { kind: 'needs-reason'; task: Task }
  | { kind: 'future-day'; day: PlainDay }
  | { kind: 'not-for-this-kind'; task: Task }
  | { kind: 'not-yours' };

/** Không phát sinh: nothing to report. Where a nil report must still be sent it needs its reference. */
export async function markNil(
  office: Office,
  officer: Officer,
  number: number,
  given: { reference?: string; issuedOn?: PlainDay },
): Promise<EndOutcome> {
  const task = await findOwnTask(office, officer, number);
  if (task === null) return { kind: 'not-yours' };
  if (!isOpen(task)) return { kind: 'ended-already', task };
  if (task.kind === 'target') return { kind: 'not-for-this-kind', task };
  if (given.issuedOn !== undefined && given.issuedOn > office.today) return { kind: 'future-day', day: given.issuedOn };
  const evidence = withEvidence(task.evidence, { ...given, files: [] });
  if (task.nilNeedsReference && evidence.every(({ kind }) => kind !== 'reference'))
    return { kind: 'needs-reference', task };
  const closed = { closedOn: office.today, doneAt: office.now, closedBy: officer.id, blockedReason: null };
  const ended = await changeTask(office, task, { status: 'nil', evidence, ...closed }, { by: officer.id, what: 'nil' });
  return { kind: 'ended', task: ended };
}

/** Được miễn: the chairman or the clerk exempts, with a reason. */
export function waiveTask(
  office: Office,
  by: Officer,
  number: number,
  reason: string | undefined,
): Promise<EndOutcome> {
  return endByOffice(office, by, number, reason, 'waived');
}

/** Nhập nhầm: it should never have been there. Silent: nobody is told. */
export function cancelTask(
  office: Office,
  by: Officer,
  number: number,
  reason: string | undefined,
): Promise<EndOutcome> {
  return endByOffice(office, by, number, reason ?? 'nhập nhầm', 'cancelled');
}

async function endByOffice(
  office: Office,
  by: Officer,
  number: number,
  reason: string | undefined,
  status: 'waived' | 'cancelled',
): Promise<EndOutcome> {
  const task = await office.stores.tasks.find(number);
  if (task === null) return { kind: 'not-yours' };
  if (!isOpen(task)) return { kind: 'ended-already', task };
  if (reason === undefined) return { kind: 'needs-reason', task };
  const closed = { closedOn: office.today, doneAt: office.now, closedBy: by.id, blockedReason: null };
  const ended = await changeTask(office, task, { status, ...closed }, { by: by.id, what: status, note: reason });
  return { kind: 'ended', task: ended };
}
