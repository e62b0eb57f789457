import { itemOfRow, triesByItem } from './deliveries.ts';
import type { Evidence, Finding } from './evidence.ts';

type Part = Pick<Finding, 'remindedAfterDone' | 'complaints'>;

/** (e) Nobody is reminded of what was finished or moved before the reminder was claimed. */
export function judgeReminders(evidence: Evidence): Part {
  const part: Part = { remindedAfterDone: 0, complaints: [] };
  const endedAt = new Map(evidence.brought.ended.map(({ task, at }) => [task, at]));
  const tries = triesByItem(evidence.tries);
  for (const row of evidence.outbox) {
    // after several tries nobody knows any more when the first one was claimed
    if (row.content.kind !== 'reminder' || row.attempts !== 1) continue;
    const person = evidence.people.find(({ id }) => id === row.recipient.officer);
    const ended = person === undefined ? undefined : endedAt.get(person.dueTask);
    if (ended === undefined || ended >= row.touchedAt || !tries.has(itemOfRow(row, evidence))) continue;
    part.remindedAfterDone += 1;
    part.complaints.push(`${evidence.name}: ${row.key} named what had ended before it was claimed`);
  }
  return part;
}
