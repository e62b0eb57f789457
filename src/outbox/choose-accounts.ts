import type { Channel } from '../channels.ts';
import type { Account, ChannelName } from '../people/person.ts';
import { ACCOUNT_STATES, REASONS } from '../texts/reasons.ts';
import type { Recipient } from './outbox-item.ts';

/** Where to try, in this order; or why nowhere. */
export type Routes = { kind: 'routes'; routes: Route[] } | { kind: 'none'; reason: string };

export interface Route {
  channel: Channel;
  account: string;
  /** Null for somebody who belongs to no unit. */
  known: Account | null;
}

/**
 * An answer goes back where the question came from, whatever is noted of that account: its owner just wrote from it.
 * Else the officer's accounts by their order, as far as they work and their channel is set up here.
 */
export function chooseAccounts(
  recipient: Recipient,
  accounts: readonly Account[],
  channels: readonly Channel[],
): Routes {
  const channelOf = (name: ChannelName) => channels.find((channel) => channel.name === name);
  if (recipient.kind === 'account') {
    const channel = channelOf(recipient.channel);
    if (channel === undefined) return { kind: 'none', reason: REASONS.channelMissing };
    return { kind: 'routes', routes: [{ channel, account: recipient.account, known: null }] };
  }
  const { via } = recipient;
  const isVia = ({ channel, account }: Account) => via?.channel === channel && via.account === account;
  const usable = accounts.filter((account) => isVia(account) || MAY_WORK.includes(account.state));
  const routes = usable
    .sort((a, b) => Number(isVia(b)) - Number(isVia(a)) || a.order - b.order)
    .flatMap((known): Route[] => {
      const channel = channelOf(known.channel);
      return channel === undefined ? [] : [{ channel, account: known.account, known }];
    });
  return routes.length > 0 ? { kind: 'routes', routes } : { kind: 'none', reason: whyNowhere(accounts, usable) };
}

/** What the month's quota held back works again with the next month. */
const MAY_WORK: readonly Account['state'][] = ['ok', 'over-quota'];

function whyNowhere(accounts: readonly Account[], usable: readonly Account[]): string {
  const [first] = accounts;
  if (first === undefined) return REASONS.notLinked;
  return usable.length > 0 ? REASONS.channelMissing : (first.reason ?? ACCOUNT_STATES[first.state]);
}
