import { performance } from 'node:perf_hooks';
import type { Outgoing, SendOutcome } from '../channels.ts';
import type { Observer } from '../observer.ts';
import type { Pace, UnitStores } from '../ports.ts';
import { REASONS } from '../texts/reasons.ts';
import type { Route } from './choose-accounts.ts';
import { takeTurn } from './take-turn.ts';

/** What became of an item after all its routes; `sent` names the one that took it. */
export type Tried =
  | Exclude<SendOutcome, { kind: 'sent' | 'moved' }>
  | { kind: 'sent'; messageId: string; route: Route }
  /** Nothing was called: the platform's limits give it a turn so much later. */
  | { kind: 'later'; ms: number }
  /** The wait for the turn outlasted the claim. */
  | { kind: 'lost' };

export interface TryDeps {
  pace: Pace;
  stores: Pick<UnitStores, 'accounts'> | null;
  /** Ends a try that a channel never settles: it may have arrived. */
  deadlineMs: number;
  /** Asked just before each call; with true the call is made. */
  mayCall(): boolean;
  observer?: Observer | undefined;
}

/**
 * Tries one route after the other. Only a chat that cannot be written to leads to the next: it is marked with its
 * reason. One that works again is marked so. A wait that the platform asks for holds for the whole bot, in every
 * process.
 */
export async function tryRoutes(routes: readonly Route[], outgoing: Outgoing, deps: TryDeps): Promise<Tried> {
  const accounts = deps.stores?.accounts;
  let outcome: Tried = { kind: 'unreachable', reason: REASONS.notLinked };
  for (const route of routes) {
    outcome = await tryWhereItIs(route, outgoing, deps);
    const { channel, account, known } = outcome.kind === 'sent' ? outcome.route : route;
    if (outcome.kind === 'sent' && known !== null && known.state !== 'ok') {
      await accounts?.saveState(channel.name, account, 'ok', null);
    }
    if (outcome.kind !== 'unreachable') return outcome;
    if (known !== null) await accounts?.saveState(channel.name, account, 'blocked', outcome.reason);
  }
  return outcome;
}

/** A chat that has another id now is remembered under it, and sent to there: once, lest two ids point at each other. */
async function tryWhereItIs(route: Route, outgoing: Outgoing, deps: TryDeps): Promise<Tried> {
  const first = await tryOne(route, outgoing, deps);
  if (first.kind !== 'moved') return first;
  const { channel, account, known } = route;
  const isOurs = known === null || (await deps.stores?.accounts.move(channel.name, account, first.account));
  // Somebody else's chat by now: what is meant for this person does not go there.
  if (isOurs !== true) return { kind: 'unreachable', reason: REASONS.movedAway };
  const second = await tryOne({ ...route, account: first.account }, outgoing, deps);
  return second.kind === 'moved' ? { kind: 'permanent', reason: REASONS.movedAway } : second;
}

type Once = Tried | Extract<SendOutcome, { kind: 'moved' }>;

async function tryOne(route: Route, outgoing: Outgoing, deps: TryDeps): Promise<Once> {
  const { pace, deadlineMs, mayCall, observer } = deps;
  const { channel, account } = route;
  const turn = await takeTurn(pace, route, outgoing.kind === 'reply');
  if (turn.kind === 'later') return turn;
  if (!mayCall()) return { kind: 'lost' };
  const calledAt = performance.now();
  const outcome = await withDeadline(channel.send(account, outgoing), deadlineMs);
  const isInDoubt = outcome.kind === 'retry' && outcome.inDoubt;
  observer?.called(channel.name, isInDoubt ? 'in-doubt' : outcome.kind, performance.now() - calledAt);
  const limits = channel.capabilities.pace;
  if (limits !== null && outcome.kind === 'retry' && outcome.afterMs !== null) {
    await pace.pause(limits.bot, outcome.afterMs);
  }
  return outcome.kind === 'sent' ? { ...outcome, route } : outcome;
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
