import type { PlainDay } from '../calendar/plain-day.ts';
import { workingDaysLate } from '../calendar/working-days.ts';
import type { StoredFile } from '../inbox/inbox-item.ts';
import type { Office } from '../office.ts';
import type { Officer, OfficerId } from '../people/person.ts';
import { changeTask } from './change-task.ts';
import { findOwnTask } from './doer.ts';
import { type MissingEvidence, missingEvidence } from './evidence-rules.ts';
import { type Evidence, isOpen, type Task } from './task.ts';

/** What the doer hands in with "xong": everything is optional, the task's kind decides what is enough. */
export interface Closing {
  reference?: string;
  issuedOn?: PlainDay;
  /** The day the doer named. */
  closedOn?: PlainDay;
  files: StoredFile[];
}

export type MarkDoneOutcome =
  | { kind: 'done'; task: Task; late: number }
  | { kind: 'needs-evidence'; task: Task; missing: MissingEvidence }
  /** The reference is there, its issue day is not. */
  | { kind: 'needs-issue-day'; task: Task; reference: string }
  | { kind: 'ended-already'; task: Task }
  | { kind: 'future-day'; task: Task; day: PlainDay }
  | { kind: 'not-yours' };

/** The holder (or today's substitute) closes an own task. What was handed in is kept even when something is missing. */
export async function markDone(
  office: Office,
  officer: Officer,
  number: number,
  closing: Closing,
): Promise<MarkDoneOutcome> {
  const task = await findOwnTask(office, officer, number);
  if (task === null) return { kind: 'not-yours' };
  return closeTask(office, task, closing, officer.id, 'done');
}

/** Closes any task by the rule of its kind; the use cases above it have decided who may. */
export async function closeTask(
  office: Office,
  task: Task,
  closing: Closing,
  by: OfficerId,
  what: 'done' | 'recorded-by-office',
): Promise<MarkDoneOutcome> {
  if (!isOpen(task)) return { kind: 'ended-already', task };
  const future = [closing.closedOn, closing.issuedOn].find((day) => day !== undefined && day > office.today);
  if (future !== undefined) return { kind: 'future-day', task, day: future };

  const evidence = withEvidence(task.evidence, closing);
  const missing = missingEvidence({ ...task, evidence });
  const dayMissing = closing.reference !== undefined && closing.issuedOn === undefined && hasNoReference(evidence);
  if (missing !== null || dayMissing) {
    const kept =
      evidence.length === task.evidence.length && sameReference(task.evidence, evidence)
        ? task
        : await changeTask(office, task, { evidence }, { by, what: 'evidence-added' });
    if (closing.reference !== undefined && dayMissing)
      return { kind: 'needs-issue-day', task: kept, reference: closing.reference };
    return { kind: 'needs-evidence', task: kept, missing: missing ?? 'reference' };
  }

  const closedOn = closing.closedOn ?? issueDayOf(task, evidence) ?? office.today;
  const proof: Evidence[] =
    task.kind === 'standing' || task.kind === 'coordination'
      ? [...evidence, { kind: 'confirmation', on: closedOn }]
      : evidence;
  const done = await changeTask(
    office,
    task,
    {
      status: 'done',
      evidence: proof,
      blockedReason: null,
      closedOn,
      doneAt: office.now,
      closedBy: by,
      snoozedToOn: null,
      receipt: task.receipt === 'required' ? 'awaiting' : task.receipt,
    },
    { by, what, needsOffice: task.receipt === 'required' },
  );
  return { kind: 'done', task: done, late: lateDays(office, done) };
}

/** Working days by which it was closed late; 0 in time or without a due day. */
export function lateDays({ calendar }: Pick<Office, 'calendar'>, task: Task): number {
  return task.dueOn === null || task.closedOn === null ? 0 : workingDaysLate(calendar, task.dueOn, task.closedOn);
}

/** A newly said reference replaces the one before; the same file handed in twice counts once. */
export function withEvidence(evidence: readonly Evidence[], closing: Closing): Evidence[] {
  const { reference, issuedOn, files } = closing;
  const kept =
    reference !== undefined && issuedOn !== undefined
      ? evidence.filter(({ kind }) => kind !== 'reference')
      : [...evidence];
  if (reference !== undefined && issuedOn !== undefined) kept.push({ kind: 'reference', reference, issuedOn });
  const known = new Set(kept.flatMap((one) => (one.kind === 'file' ? [one.sha256] : [])));
  for (const file of files) {
    if (known.has(file.sha256)) continue;
    known.add(file.sha256);
    kept.push({ kind: 'file', ...file });
  }
  return kept;
}

const hasNoReference = (evidence: readonly Evidence[]): boolean => evidence.every(({ kind }) => kind !== 'reference');

const referenceOf = (evidence: readonly Evidence[]) => evidence.find((one) => one.kind === 'reference');

function sameReference(before: readonly Evidence[], after: readonly Evidence[]): boolean {
  const [one, other] = [referenceOf(before), referenceOf(after)];
  return one?.reference === other?.reference && one?.issuedOn === other?.issuedOn;
}

/** For deliverables and reports the document's issue day is the closing day when the doer named none. */
function issueDayOf(task: Task, evidence: readonly Evidence[]): PlainDay | null {
  return task.kind === 'deliverable' || task.kind === 'report' ? (referenceOf(evidence)?.issuedOn ?? null) : null;
}
