import { itemOf } from '../marks.ts';
import { type Evidence, type Finding, type OutboxRow, type Try, wasInDoubt } from './evidence.ts';

type Part = Pick<Finding, 'delivered' | 'doubled' | 'doubledWithoutDoubt' | 'complaints'>;

/**
 * (a) None more than twice, and twice only where a fault left the first one in doubt: what was booked as sent before
 * the second one left was in no doubt.
 */
export function judgeDeliveries(evidence: Pick<Evidence, 'name' | 'tries' | 'outbox' | 'people'>): Part {
  const { name, tries, outbox } = evidence;
  const part: Part = { delivered: 0, doubled: 0, doubledWithoutDoubt: 0, complaints: [] };
  const accuse = (what: string): void => {
    part.doubledWithoutDoubt += 1;
    part.complaints.push(`${name}: ${what}`);
  };
  const keys = new Set<string>();
  const markedAt = new Map<string, number>();
  for (const row of outbox) {
    if (keys.has(row.key)) accuse(`${row.key} stands in the outbox twice`);
    keys.add(row.key);
    if (row.markedAt !== null) markedAt.set(itemOfRow(row, evidence), row.markedAt);
  }
  for (const [item, itsTries] of triesByItem(tries)) {
    const arrived = itsTries.filter(({ telegram }) => telegram?.applied === true);
    const [first, second] = arrived;
    if (first === undefined) continue;
    part.delivered += 1;
    if (second === undefined) continue;
    part.doubled += 1;
    const wasBooked = (markedAt.get(item) ?? Infinity) < second.call.at;
    if (arrived.length > 2 || wasBooked || !wasInDoubt(first)) {
      accuse(
        `${item} arrived ${arrived.length} times${wasBooked ? ', booked before' : ''}: ${arrived.map(tell).join('; ')}`,
      );
    }
  }
  return part;
}

function tell({ call, telegram }: Try): string {
  const { life, at, code } = call;
  const killed = life.killedAt === null ? '' : `, killed ${Math.round(life.killedAt - at)} ms later`;
  return `at ${Math.round(at)} by ${life.id} ${code ?? 'no answer'} ${telegram?.fault ?? ''}${killed}`;
}

/** By chat and mark: nothing that is planted says the same thing twice to one person. */
export function triesByItem(tries: readonly Try[]): Map<string, Try[]> {
  const items = new Map<string, Try[]>();
  for (const one of tries) {
    const item = itemKey(one.call.chat ?? '', one.call.text);
    const known = items.get(item);
    if (known === undefined) items.set(item, [one]);
    else known.push(one);
  }
  return items;
}

export const itemKey = (chat: string, text: string): string => `${chat}/${itemOf(text).mark}`;

/** What this row said, or was to say, and to whom: the same key. */
export function itemOfRow(row: OutboxRow, { people }: Pick<Evidence, 'people'>): string {
  const person = people.find(({ id }) => id === row.recipient.officer);
  const chat = String(person?.chat ?? '');
  return row.content.kind === 'reminder'
    ? itemKey(chat, `kzd${person?.id}z`)
    : itemKey(chat, row.content.message?.text ?? '');
}
