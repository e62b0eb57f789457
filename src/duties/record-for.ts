import type { Office } from '../office.ts';
import type { Officer } from '../people/person.ts';
import { changeTask } from './change-task.ts';
import { type Closing, closeTask, type MarkDoneOutcome } from './mark-done.ts';
import { isOpen } from './task.ts';

/**
 * The office records for an officer (`ghi 12 …`): the same rule of evidence; history says "văn phòng ghi thay". With
 * `waiver` the missing proof is waived with that reason, which stands in the history for ever.
 */
export async function recordFor(
  office: Office,
  clerk: Officer,
  number: number,
  closing: Closing & { waiver?: string },
): Promise<MarkDoneOutcome> {
  const task = await office.stores.tasks.find(number);
  if (task === null) return { kind: 'not-yours' };
  if (closing.waiver === undefined || !isOpen(task) || task.kind === 'target')
    return closeTask(office, task, closing, clerk.id, 'recorded-by-office');
  const waived = await changeTask(
    office,
    task,
    { evidence: [...task.evidence, { kind: 'exempted', reason: closing.waiver }] },
    { by: clerk.id, what: 'evidence-added', note: closing.waiver },
  );
  return closeTask(office, waived, closing, clerk.id, 'recorded-by-office');
}
