import type { OpenMemory } from '../../../models/open-memory.ts';
import { type Finding, fine, notChecked, wrong } from './finding.ts';

/** The memory tells of its indexes and of itself in one list: what names an index is about one. */
const isAboutIndexes = (problem: string): boolean => problem.includes('chỉ mục');

export async function checkDatabase(opened: OpenMemory): Promise<Finding> {
  try {
    const milliseconds = await opened.ping();
    const problems = (await opened.problems()).filter((problem) => !isAboutIndexes(problem));
    if (problems.length > 0) return wrong('database', problems.join(' '));
    return fine('database', `trả lời sau ${Math.ceil(milliseconds)} ms.`);
  } catch {
    return wrong('database', 'không trả lời.');
  }
}

export async function checkIndexes(opened: OpenMemory): Promise<Finding> {
  const problems = await opened.problems().catch(() => null);
  if (problems === null) return notChecked('indexes');
  const missing = problems.filter(isAboutIndexes);
  return missing.length === 0 ? fine('indexes', 'đủ.') : wrong('indexes', missing.join(' '));
}
