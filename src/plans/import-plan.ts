import type { PlanDraft } from './draft.ts';
import { isClassified } from './parts/secrecy.ts';
import { type PlanReadingOptions, readPlan } from './read-plan.ts';
import { readPlanFile } from './readers/read-plan-file.ts';
import type { RefusalReason } from './readers/unreadable.ts';

export type PlanImport = { kind: 'draft'; draft: PlanDraft } | { kind: 'refused'; reason: RefusalReason };

/** A file → a draft, or why it is not read. Nothing is stored; a classified document is not read any further. */
export async function importPlan(bytes: Buffer, name: string, options: PlanReadingOptions): Promise<PlanImport> {
  const read = await readPlanFile(bytes, name);
  if (read.kind === 'refused') return read;
  if (isClassified(read.document.blocks)) return { kind: 'refused', reason: 'classified' };
  return { kind: 'draft', draft: readPlan(read.document, options) };
}
