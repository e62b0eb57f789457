import type { Office } from '../office.ts';
import type { Account, OfficerId } from './person.ts';

/** Who can be written to. */
export interface Reach {
  accountsOf(officer: OfficerId): Account[];
  isReachable(officer: OfficerId): boolean;
}

/** Reads all accounts of the unit once. */
export async function readReach({ stores }: Pick<Office, 'stores'>): Promise<Reach> {
  const accounts = await stores.accounts.list();
  const of = (officer: OfficerId): Account[] =>
    accounts.filter((account) => account.officer === officer).sort((a, b) => a.order - b.order);
  return { accountsOf: of, isReachable: (officer) => of(officer).some(({ state }) => state === 'ok') };
}
