import type { Office } from '../office.ts';
import type { Officer } from '../people/person.ts';
import { changeTask } from './change-task.ts';
import { findOwnTask } from './doer.ts';
import { isOpen, type Task } from './task.ts';

export type ReadingOutcome =
  | { kind: 'taken'; task: Task }
  | { kind: 'impossible'; why: 'zero-of' | 'above-of' | 'negative' | 'above-100' }
  /** Lower than the last one: somebody must say that it is meant. */
  | { kind: 'lower-than-before'; task: Task; before: { value: number; of: number | null } }
  | { kind: 'not-a-target'; task: Task }
  | { kind: 'ended-already'; task: Task }
  | { kind: 'not-yours' };

/** A reading of a target: `value` of `of`, or a percentage when `of` is null. */
export async function takeReading(
  office: Office,
  officer: Officer,
  number: number,
  reading: { value: number; of: number | null },
  confirmed: boolean,
): Promise<ReadingOutcome> {
  const task = await findOwnTask(office, officer, number);
  if (task === null) return { kind: 'not-yours' };
  if (task.kind !== 'target') return { kind: 'not-a-target', task };
  if (!isOpen(task)) return { kind: 'ended-already', task };
  const { value, of } = reading;
  if (value < 0) return { kind: 'impossible', why: 'negative' };
  if (of !== null && of <= 0) return { kind: 'impossible', why: 'zero-of' };
  if (of !== null && value > of) return { kind: 'impossible', why: 'above-of' };
  if (of === null && value > 100) return { kind: 'impossible', why: 'above-100' };
  const before = task.evidence.findLast((one) => one.kind === 'reading');
  if (before !== undefined && !confirmed && comparable(before.of, of) && value < before.value)
    return { kind: 'lower-than-before', task, before };
  const taken = await changeTask(
    office,
    task,
    { evidence: [...task.evidence, { kind: 'reading', value, of, on: office.today, by: officer.id }], begun: true },
    { by: officer.id, what: 'reading' },
  );
  return { kind: 'taken', task: taken };
}

/** Counts within a year only grow; a percentage may fall. */
const comparable = (before: number | null, now: number | null): boolean => before !== null && now !== null;
