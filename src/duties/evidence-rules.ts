import type { Evidence, Task } from './task.ts';

/** What a task still lacks before it can close. */
export type MissingEvidence = 'reference' | 'file' | 'reference-or-file' | 'reading';

const has = (evidence: readonly Evidence[], kind: Evidence['kind']): boolean =>
  evidence.some((one) => one.kind === kind);

/**
 * What closes a task, by kind (product.md §2). No door can close a task that lacks it: every use case that ends one
 * as done asks here. A waiver of the office (`exempted`) stands for any proof, except that a target is never done.
 */
export function missingEvidence(task: Pick<Task, 'kind' | 'assigned' | 'evidence'>): MissingEvidence | null {
  const { kind, assigned, evidence } = task;
  switch (kind) {
    case 'target':
      return 'reading';
    case 'standing':
    case 'coordination':
      // The answer itself is the confirmation.
      return null;
    case 'deliverable':
    case 'report':
      if (has(evidence, 'exempted')) return null;
      if (assigned) return has(evidence, 'reference') || has(evidence, 'file') ? null : 'reference-or-file';
      if (!has(evidence, 'reference')) return 'reference';
      return has(evidence, 'file') ? null : 'file';
  }
}
