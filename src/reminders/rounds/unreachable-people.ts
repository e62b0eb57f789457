import type { Office } from '../../office.ts';
import type { Account, Officer, OfficerId } from '../../people/person.ts';
import { ACCOUNT_STATES, REASONS } from '../../texts/reasons.ts';

/** Who cannot be written to, and why. */
export interface UnreachablePerson {
  officer: OfficerId;
  reason: string;
}

/** Those of whom no list up to `from` has told, or with another reason. */
export async function newlyUnreachable(
  { stores }: Pick<Office, 'stores'>,
  officers: readonly Officer[],
  from: Date,
): Promise<UnreachablePerson[]> {
  const accounts = await stores.accounts.list();
  const told = new Map((await stores.unreachables.list()).map((one) => [one.officer, one]));
  const found: UnreachablePerson[] = [];
  for (const { id } of officers) {
    const reason = whyUnreachable(accounts.filter(({ officer }) => officer === id));
    const known = told.get(id);
    // Who could be reached in between is news again.
    if (reason === null && known !== undefined) await stores.unreachables.remove(id);
    if (reason === null) continue;
    if (known === undefined || known.reason !== reason || known.toldAt > from) found.push({ officer: id, reason });
  }
  return found;
}

function whyUnreachable(accounts: Account[]): string | null {
  const [first] = accounts.toSorted((a, b) => a.order - b.order);
  if (first === undefined) return REASONS.notLinked;
  if (accounts.some(({ state }) => state === 'ok')) return null;
  return first.reason ?? ACCOUNT_STATES[first.state];
}
