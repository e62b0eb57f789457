import type { StoredFile } from '../inbox/inbox-item.ts';
import type { Office } from '../office.ts';
import type { Officer } from '../people/person.ts';
import { changeTask } from './change-task.ts';
import { findOwnTask } from './doer.ts';
import { withEvidence } from './mark-done.ts';
import type { Task } from './task.ts';

/** Files that belong to a task that was closed minutes ago, or that is still open: they join its evidence. */
export async function addFiles(
  office: Office,
  officer: Officer,
  number: number,
  files: StoredFile[],
): Promise<{ kind: 'added'; task: Task; added: number } | { kind: 'not-yours' }> {
  const task = await findOwnTask(office, officer, number);
  if (task === null) return { kind: 'not-yours' };
  const evidence = withEvidence(task.evidence, { files });
  const added = evidence.length - task.evidence.length;
  if (added === 0) return { kind: 'added', task, added };
  const changed = await changeTask(office, task, { evidence }, { by: officer.id, what: 'evidence-added' });
  return { kind: 'added', task: changed, added };
}
