import { performance } from 'node:perf_hooks';
import type { Outgoing, SendOutcome } from '../channels.ts';
import type { Observer } from '../observer.ts';
import type { Pace, UnitStores, Usage } from '../ports.ts';
import { ACCOUNT_STATES, REASONS } from '../texts/reasons.ts';
import { OPERATOR_WAIT_MS } from './back-off.ts';
import { callChannel } from './call-channel.ts';
import type { Route } from './choose-accounts.ts';
import type { ClaimInHand } from './claim-in-hand.ts';
import { type Later, takeTurn, type Turn } from './take-turn.ts';

type Of<K extends SendOutcome['kind']> = Extract<SendOutcome, { kind: K }>;

/** What became of an item after all its routes; `sent` names the one that took it. */
export type Tried =
  | Of<'unreachable' | 'permanent'>
  /** Nothing was called: the bot has sent what it may in this month. */
  | { kind: 'over-quota'; reason: string }
  | (Of<'sent'> & { route: Route })
  /** `bot` has to wait as a whole. */
  | (Of<'retry' | 'operator'> & { bot: string | null })
  /** Nothing was called: the platform's limits give it a turn so much later; `bot`: the whole bot. */
  | { kind: 'later'; ms: number; bot: string | null; line: Later['line'] }
  /** Nothing was called: the claim was lost, or there is nothing to say any more. */
  | { kind: 'not-called' };

export interface TryDeps {
  pace: Pace;
  usage: Usage;
  /** The platform's. */
  month: string;
  stores: Pick<UnitStores, 'accounts'> | null;
  claim: ClaimInHand;
  /** As it was considered last. */
  outgoing(): Pick<Outgoing, 'kind' | 'message' | 'open' | 'share'>;
  /** Asked just before the first call of each route. */
  mayCall(route: Route): Promise<boolean>;
  deadlineMs: number;
  mayGoOn(): boolean;
  observer?: Observer | undefined;
}

/**
 * Tries one route after the other. Only a chat that cannot be written to, or a bot whose month is used up, leads to the
 * next: the account is marked with its reason. One that works again is marked so. A wait that the platform asks for holds for the whole bot, in every
 * process.
 */
export async function tryRoutes(routes: readonly Route[], deps: TryDeps): Promise<Tried> {
  const accounts = deps.stores?.accounts;
  let tried: Tried = { kind: 'unreachable', reason: REASONS.notLinked };
  for (const route of routes) {
    if (await isUsedUp(route, deps)) {
      tried = { kind: 'over-quota', reason: ACCOUNT_STATES['over-quota'] };
      if (route.known?.state === 'ok')
        await accounts?.saveState(route.channel.name, route.account, 'over-quota', tried.reason);
      continue;
    }
    tried = await tryWhereItIs(route, deps);
    const { channel, account, known } = tried.kind === 'sent' ? tried.route : route;
    if (tried.kind === 'sent' && known !== null && known.state !== 'ok') {
      await accounts?.saveState(channel.name, account, 'ok', null);
    }
    if (tried.kind !== 'unreachable') return tried;
    if (known !== null) await accounts?.saveState(channel.name, account, 'blocked', tried.reason);
  }
  return tried;
}

/** Answers are tried all the same: the platform has the last word. */
async function isUsedUp({ channel }: Route, { usage, month, outgoing }: TryDeps): Promise<boolean> {
  const { month: limits, pace } = channel.capabilities;
  if (limits === undefined || pace === null || outgoing().kind === 'reply') return false;
  return (await usage.read(pace.bot, month)).messages >= limits.messages;
}

/** A chat that has another id now is remembered under it, and sent to there: once, lest two ids point at each other. */
async function tryWhereItIs(route: Route, deps: TryDeps): Promise<Tried> {
  const first = await tryOne(route, deps, () => deps.mayCall(route));
  if (first.kind !== 'moved') return first;
  const { channel, account, known } = route;
  const isOurs = known === null || (await deps.stores?.accounts.move(channel.name, account, first.account));
  // Somebody else's chat by now: what is meant for this person does not go there.
  if (isOurs !== true) return { kind: 'unreachable', reason: REASONS.movedAway };
  const second = await tryOne({ ...route, account: first.account }, deps, () => deps.claim.begin());
  return second.kind === 'moved' ? { kind: 'permanent', reason: REASONS.movedAway } : second;
}

async function tryOne(route: Route, deps: TryDeps, mayCall: () => Promise<boolean>): Promise<Tried | Of<'moved'>> {
  const { pace, claim, deadlineMs } = deps;
  const { channel, account } = route;
  const bot = channel.capabilities.pace?.bot ?? null;
  const isReply = deps.outgoing().kind === 'reply';
  const turn = await takeTurn(pace, route, isReply, mayCall);
  if (turn.kind === 'later') return { kind: 'later', ms: turn.ms, bot: turn.isPause ? bot : null, line: turn.line };
  if (turn.kind === 'refused') return { kind: 'not-called' };
  // The process stood still meanwhile: from the beginning, if the claim is still ours.
  if (!claim.isFresh()) return { kind: 'later', ms: 1, bot: null, line: null };
  const pause = async (ms: number): Promise<void> => {
    if (bot !== null) await pace.pause(bot, ms);
  };
  const calledAt = performance.now();
  let calls = 1;
  const takeNext = async (): Promise<Turn> => {
    const next = await takeTurn(pace, route, isReply, () => claim.begin());
    if (next.kind === 'now') calls += 1;
    return next;
  };
  const outcome = await callChannel(channel, account, deps.outgoing(), {
    deadlineMs,
    renewMs: claim.leaseMs / 3,
    renew: () => claim.begin(),
    takeTurn: takeNext,
    restMs: isReply ? 0 : (channel.capabilities.pace?.perChatSeconds ?? 0) * 1000,
    pause,
    mayGoOn: () => deps.mayGoOn(),
  });
  const isInDoubt = outcome.kind === 'retry' && outcome.inDoubt;
  const arrived = outcome.kind === 'sent' || isInDoubt ? calls : calls - 1;
  // what cannot be counted was sent all the same
  if (bot !== null && channel.capabilities.month !== undefined && arrived > 0)
    await deps.usage.add(bot, deps.month, account, arrived).catch(() => undefined);
  deps.observer?.called(channel.name, isInDoubt ? 'in-doubt' : outcome.kind, performance.now() - calledAt);
  switch (outcome.kind) {
    case 'sent':
      return { ...outcome, route };
    case 'retry':
      if (outcome.afterMs !== null) await pause(outcome.afterMs);
      return { ...outcome, bot };
    case 'operator':
      // Ten thousand items must not be refused ten thousand times.
      await pause(OPERATOR_WAIT_MS);
      return { ...outcome, bot };
    default:
      return outcome;
  }
}
