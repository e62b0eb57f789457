import { performance } from 'node:perf_hooks';
import type { Outgoing } from '../channels.ts';
import { REASONS } from '../texts/reasons.ts';
import { monthOf } from '../usage/month.ts';
import { backOffMs, OPERATOR_WAIT_MS } from './back-off.ts';
import type { ClaimInHand } from './claim-in-hand.ts';
import { consider, type OpenUnit } from './consider.ts';
import type { Route } from './choose-accounts.ts';
import type { DeliverDeps } from './deliver-deps.ts';
import type { HeldBack } from './held-back.ts';
import type { OutboxItem } from './outbox-item.ts';
import type { Plan } from './plan.ts';
import { type Tried, tryRoutes } from './try-routes.ts';
import { again, end, missed, type Verdict } from './verdict.ts';

/** In doubt: two tries in all. Provably undelivered tries are not counted. */
const TRIES_IN_DOUBT = 2;
/** What was looked at no longer ago still holds: a call itself takes as long. */
const STANDS_MS = 100;

export interface JudgeOptions {
  open: OpenUnit;
  /** For one call. */
  deadlineMs: number;
  mayGoOn(): boolean;
  inLine: HeldBack['inLine'];
}

/** Looks whether the item may leave, puts it into words, waits for its turn, looks again, tries its routes. */
export async function judge(deps: DeliverDeps, claim: ClaimInHand, options: JudgeOptions): Promise<Verdict> {
  const { item } = claim;
  if (item.inDoubt && item.attempts >= TRIES_IN_DOUBT) return end('failed', REASONS.inDoubtTwice);
  const first = await consider(deps, item, options.open);
  if (first.kind !== 'plan') return first;
  if (item.inDoubt && !(await answers(first.routes))) return stillAway(deps, item);

  let plan: Plan = first;
  let refusal: Verdict = { kind: 'lost' };
  /** Asked just before the call: the claim still holds, and what is to be said is still true. */
  const mayCall = async (route: Route): Promise<boolean> => {
    const isOld = performance.now() - plan.consideredAt > STANDS_MS;
    const [isOurs, now] = await Promise.all([claim.begin(), isOld ? consider(deps, item, options.open) : plan]);
    if (!isOurs) refusal = { kind: 'lost' };
    else if (now.kind !== 'plan') refusal = now;
    // Unlinked and linked anew meanwhile: from the beginning.
    else if (!leadsTo(now, route)) refusal = again(deps.clock.now(), REASONS.inTurn, { bot: null });
    else {
      plan = now;
      return true;
    }
    return false;
  };
  const { office } = first;
  const open: Outgoing['open'] = async (file) => (await office?.stores.files.read(file))?.bytes ?? null;
  const share: Outgoing['share'] = async (file) =>
    office === null ? null : `/tep/${await office.stores.files.share(file)}`;
  const tried = await tryRoutes(first.routes, {
    pace: deps.memory.pace,
    usage: deps.memory.usage,
    month: monthOf(deps.clock.now()),
    stores: office?.stores ?? null,
    claim,
    outgoing: () => ({ kind: item.kind, message: plan.said.message, open, share }),
    mayCall,
    deadlineMs: options.deadlineMs,
    observer: deps.observer,
    mayGoOn: () => options.mayGoOn(),
  });
  if (tried.kind === 'sent') return { kind: 'sent', tried, plan };
  return tried.kind === 'not-called' ? refusal : inTime(item, failure(deps, item, tried, options));
}

const leadsTo = ({ routes }: Plan, { channel, account }: Route): boolean =>
  routes.some((route) => route.channel === channel && route.account === account);

/** What may have arrived is sent again only to a platform that answers: an outage must not use up its last try. */
async function answers([first]: readonly Route[]): Promise<boolean> {
  return (await first?.channel.answers?.()) ?? true;
}

const stillAway = (deps: DeliverDeps, item: OutboxItem): Verdict =>
  inTime(item, again(later(deps, backOff(deps, item)), item.reason ?? REASONS.noAnswerInTime));

const later = ({ clock }: DeliverDeps, ms: number): Date => new Date(clock.now().getTime() + Math.ceil(ms));
const backOff = ({ clock, random = Math.random }: DeliverDeps, item: OutboxItem): number =>
  backOffMs(item, clock.now(), random);

/** A next try after its window would never be made: known now, the next digest can hold what this one did not say. */
function inTime(item: OutboxItem, verdict: Verdict): Verdict {
  if (verdict.kind !== 'again' || item.expiresAt === null || verdict.dueAt < item.expiresAt) return verdict;
  return { ...missed(verdict), countTry: verdict.countTry };
}

function failure(
  deps: DeliverDeps,
  item: OutboxItem,
  tried: Exclude<Tried, { kind: 'sent' | 'not-called' }>,
  { inLine }: JudgeOptions,
): Verdict {
  if (tried.kind === 'later') {
    const { ms, bot, line } = tried;
    const waitMs = line === null ? ms : inLine(line.chat, ms, line.gapMs);
    return again(later(deps, waitMs), REASONS.inTurn, { bot });
  }
  const { reason } = tried;
  if (tried.kind === 'unreachable' || tried.kind === 'permanent') {
    return { kind: 'end', state: 'failed', reason, countTry: true };
  }
  if (tried.kind === 'over-quota') return end('failed', reason);
  if (tried.kind === 'operator') return again(later(deps, OPERATOR_WAIT_MS), reason, { bot: tried.bot });
  const { inDoubt, afterMs } = tried;
  if (inDoubt && item.attempts + 1 >= TRIES_IN_DOUBT) {
    return { kind: 'end', state: 'failed', reason: REASONS.inDoubtTwice, countTry: true };
  }
  // What the platform names holds for the whole bot, and its slots spread what comes after it.
  const dueAt = later(deps, afterMs ?? backOff(deps, item));
  const forTurn = afterMs === null ? null : { bot: tried.bot };
  return { kind: 'again', dueAt, reason, inDoubt, countTry: inDoubt, forTurn };
}
