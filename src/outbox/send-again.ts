import type { Office } from '../office.ts';
import type { Account, Officer, OfficerId } from '../people/person.ts';
import { composeReminder } from '../reminders/compose.ts';
import { REASONS } from '../texts/reasons.ts';
import type { OutboxItem } from './outbox-item.ts';
import { mayLeaveAt } from './quiet-hours.ts';
import { isOldNudge, receiverOf } from './undelivered.ts';

export type SendAgainOutcome =
  /** `at`: the first moment at which it may leave. */
  | { kind: 'waiting'; item: OutboxItem; officer: Officer; at: Date }
  /** A reminder of what is done, moved or handed over by now. */
  | { kind: 'nothing-left'; item: OutboxItem; officer: Officer }
  | { kind: 'not-linked'; item: OutboxItem; officer: Officer }
  /** Sent by now, or on its way. */
  | { kind: 'not-lost'; item: OutboxItem }
  | { kind: 'gone'; item: OutboxItem };

/**
 * Sends once more what failed or was missed, by the accounts that its receiver has now. A reminder is put into words
 * anew; when nothing is left of it, it ends. Runs inside the caller's transaction.
 */
export async function sendAgain(office: Office, item: OutboxItem): Promise<SendAgainOutcome> {
  const { stores, now } = office;
  if (item.state !== 'failed' && item.state !== 'missed') return { kind: 'not-lost', item };
  const officer = await stores.officers.find(receiverOf(item) ?? '');
  if (officer === null || !officer.active) return { kind: 'gone', item };
  if (await isEmpty(office, item, officer)) {
    await stores.outbox.drop(item.id, REASONS.nothingLeft);
    return { kind: 'nothing-left', item, officer };
  }
  if ((await stores.accounts.of(officer.id)).length === 0) return { kind: 'not-linked', item, officer };
  await tryAccountsAgain(office, officer.id);
  if (!(await stores.outbox.retry(item.id, now))) return { kind: 'not-lost', item };
  return { kind: 'waiting', item, officer, at: mayLeaveAt(item.kind, office, now) };
}

async function isEmpty(office: Office, item: OutboxItem, reader: Officer): Promise<boolean> {
  const { kind, content } = item;
  if (isOldNudge(item, office.today)) return true;
  return content.kind === 'reminder' && (await composeReminder(office, { kind, content }, reader)) === null;
}

const GIVEN_UP: readonly Account['state'][] = ['blocked', 'failing'];

/** Where none works, whoever sends again wants a real try: it may have been unblocked since; else it is marked anew. */
export async function tryAccountsAgain({ stores }: Pick<Office, 'stores'>, officer: OfficerId): Promise<void> {
  const accounts = await stores.accounts.of(officer);
  if (accounts.some(({ state }) => state === 'ok')) return;
  for (const { channel, account, state } of accounts)
    if (GIVEN_UP.includes(state)) await stores.accounts.saveState(channel, account, 'ok', null);
}
