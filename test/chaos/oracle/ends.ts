import { RUN_DAY } from '../world/people.ts';
import { itemOfRow, triesByItem } from './deliveries.ts';
import { type Evidence, type Finding, type OutboxRow, type Try, wasInDoubt } from './evidence.ts';

type Part = Pick<Finding, 'lost' | 'unfinished' | 'complaints'>;

/** (b) Everything in one terminal state, (c) nothing lost: what is booked is what Telegram's log says. */
export function judgeEnds(evidence: Evidence): Part {
  const { name, brought, people, outbox } = evidence;
  const part: Part = { lost: 0, unfinished: 0, complaints: [] };
  const lose = (what: string): void => {
    part.lost += 1;
    part.complaints.push(`${name}: ${what}`);
  };
  const keys = new Set(outbox.map(({ key }) => key));
  for (const { key } of brought.notices) if (!keys.has(key)) lose(`${key} is not in the outbox`);
  for (const { id } of people) if (!keys.has(`digest/${name}/${id}/${RUN_DAY}`)) lose(`${id} has no digest`);
  const tries = triesByItem(evidence.tries);
  for (const row of outbox) {
    if (row.state === 'waiting' || row.state === 'claimed') {
      part.unfinished += 1;
      part.complaints.push(`${name}: ${row.key} is ${row.state} after ${row.attempts} tries (${row.reason})`);
      continue;
    }
    const wrong = whatIsWrong(row, tries.get(itemOfRow(row, evidence)) ?? [], evidence);
    if (wrong !== null) lose(`${row.key} is ${row.state} (${row.reason}): ${wrong}`);
  }
  return part;
}

function whatIsWrong(row: OutboxRow, tries: readonly Try[], { people, brought }: Evidence): string | null {
  const isDelivered = tries.some(({ telegram }) => telegram?.applied === true);
  switch (row.state) {
    case 'sent':
      return isDelivered ? null : 'Telegram never had it';
    case 'failed': {
      if (people.find(({ id }) => id === row.recipient.officer)?.isClosed === true) return null;
      const last = tries.at(-1);
      // whoever was killed between "I am going to call" and the call is in doubt and has left no trace here
      if (!row.inDoubt || row.attempts < 2) return 'it was not in doubt twice';
      return last?.call.code === 200 && !wasInDoubt(last) ? 'its last try went well' : null;
    }
    case 'cancelled': {
      const tasks = row.content.items ?? [];
      const isEnded = tasks.length > 0 && tasks.every((one) => brought.ended.some(({ task }) => task === one.task));
      return isEnded ? null : 'it was still to be said';
    }
    default:
      return 'there was time enough';
  }
}
