import { itemOf, tapTitle } from '../marks.ts';
import type { Evidence, Finding } from './evidence.ts';

type Part = Pick<Finding, 'lost' | 'updatesTwice' | 'unfinished' | 'complaints'>;

/** (f) Each update's effect once: stored once, its task closed once, one answer written; (c) none without its effect. */
export function judgeUpdates({ name, brought, inbox, outbox, closings, expired }: Evidence): Part {
  const part: Part = { lost: 0, updatesTwice: 0, unfinished: 0, complaints: [] };
  const stored = countsOf(inbox.map(({ messageId }) => Number(messageId.split(':')[1])));
  const unhandled = new Set(
    inbox.filter(({ state }) => state === 'new').map(({ messageId }) => Number(messageId.split(':')[1])),
  );
  const closed = countsOf(closings);
  const answers = countsOf(
    outbox
      .filter(({ kind }) => kind === 'reply')
      .map(({ recipient, content }) => `${recipient.officer}/${itemOf(content.message?.text ?? '').mark}`),
  );
  for (const { id, person, task } of brought.updates) {
    if (expired.includes(id)) continue;
    const mark = itemOf(tapTitle(person.id, person.tapTasks.indexOf(task))).mark;
    const effects = [stored.get(id) ?? 0, closed.get(task) ?? 0, answers.get(`${person.id}/${mark}`) ?? 0];
    const told = `${name}: update ${id}, task ${task}: ${effects.join(', ')} times stored, closed, answered`;
    if (unhandled.has(id)) part.unfinished += 1;
    else if (effects.some((count) => count > 1)) part.updatesTwice += 1;
    else if (effects.includes(0)) part.lost += 1;
    else continue;
    part.complaints.push(told);
  }
  return part;
}

function countsOf<T>(values: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
