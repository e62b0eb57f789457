import type { Office } from '../../office.ts';
import { hashCode } from '../../people/link-code.ts';
import type { ChannelName, Officer, Post, Role } from '../../people/person.ts';
import { addOfficer, ensurePost } from '../../people/staff.ts';
import type { NewCode } from './show-officer.ts';

/** A person as the operator names them. `accounts` are linked at once; without any a link code is made. */
export interface Person {
  name: string;
  post: string;
  roles: Role[];
  accounts: { channel: ChannelName; account: string }[];
}

export type EnrolOutcome =
  | { kind: 'enrolled'; officer: Officer; post: Post; code: NewCode }
  | { kind: 'holds-already'; officer: Officer; post: Post }
  | { kind: 'account-taken'; channel: ChannelName };

/**
 * Adds a person to a post, which is created when the unit has none like it; somebody of this name who is there already
 * gets the post, and the roles, too. Inside the caller's transaction: after `account-taken` it must be undone.
 */
export async function enrol(office: Office, person: Person): Promise<EnrolOutcome> {
  const post = await ensurePost(office, person.post);
  const outcome = await addOfficer(office, null, { name: person.name, post, roles: person.roles });
  if (outcome.kind === 'holds-already') return outcome;
  const officer = await withRoles(office, outcome.officer, person.roles);
  const { code, codeExpiresAt } = outcome;
  if (person.accounts.length === 0)
    return { kind: 'enrolled', officer, post, code: { code, expiresAt: codeExpiresAt } };
  // nobody is told this code, so it must not wait for a guess
  await office.stores.linkCodes.use(hashCode(code));
  for (const account of person.accounts) {
    if (!(await link(office, officer, account))) return { kind: 'account-taken', channel: account.channel };
  }
  return { kind: 'enrolled', officer, post, code: null };
}

async function withRoles({ stores }: Office, officer: Officer, roles: readonly Role[]): Promise<Officer> {
  if (roles.every((role) => officer.roles.includes(role))) return officer;
  const changed = { ...officer, roles: [...new Set([...officer.roles, ...roles])] };
  await stores.officers.save(changed);
  return changed;
}

async function link({ stores, now }: Office, officer: Officer, to: Person['accounts'][number]): Promise<boolean> {
  const order = (await stores.accounts.of(officer.id)).length + 1;
  return stores.accounts.add({ ...to, officer: officer.id, order, state: 'ok', reason: null, linkedAt: now });
}
