import type { Outgoing, SendOutcome } from '../channels.ts';
import type { UnitStores } from '../ports.ts';
import { REASONS } from '../texts/reasons.ts';
import type { Route } from './choose-accounts.ts';

/** What became of an item after all its routes; `sent` names the one that took it. */
export type Tried = Exclude<SendOutcome, { kind: 'sent' }> | { kind: 'sent'; messageId: string; route: Route };

/**
 * Tries one route after the other. Only a chat that cannot be written to leads to the next: it is marked with its
 * reason. One that works again is marked so. `deadlineMs` ends a try that a channel never settles: it may have arrived.
 */
export async function tryRoutes(
  routes: readonly Route[],
  outgoing: Outgoing,
  stores: Pick<UnitStores, 'accounts'> | null,
  deadlineMs: number,
): Promise<Tried> {
  let outcome: SendOutcome = { kind: 'unreachable', reason: REASONS.notLinked };
  for (const route of routes) {
    outcome = await withDeadline(route.channel.send(route.account, outgoing), deadlineMs);
    const { channel, account, known } = route;
    if (outcome.kind === 'sent') {
      if (known !== null && known.state !== 'ok') await stores?.accounts.saveState(channel.name, account, 'ok', null);
      return { ...outcome, route };
    }
    if (outcome.kind !== 'unreachable') return outcome;
    if (known !== null) await stores?.accounts.saveState(channel.name, account, 'blocked', outcome.reason);
  }
  return outcome;
}

function withDeadline(sending: Promise<SendOutcome>, deadlineMs: number): Promise<SendOutcome> {
  return new Promise((resolve) => {
    const late = { kind: 'retry', reason: REASONS.noAnswerInTime, inDoubt: true, afterMs: null } as const;
    const timer = setTimeout(() => resolve(late), deadlineMs);
    // A channel that breaks its promise never to reject may have sent before.
    const broken = { ...late, reason: REASONS.internal };
    void sending.then(resolve, () => resolve(broken)).finally(() => clearTimeout(timer));
  });
}
