import { setTimeout as sleep } from 'node:timers/promises';
import { TookTooLong, withDeadline } from '../deadline.ts';
import { openOffice, type Office } from '../office.ts';
import type { UnitId } from '../people/person.ts';
import { REASONS } from '../texts/reasons.ts';
import { BROKEN_WAIT_MS } from './back-off.ts';
import { type ClaimInHand, claimInHand } from './claim-in-hand.ts';
import type { OpenUnit } from './consider.ts';
import type { DeliverDeps } from './deliver-deps.ts';
import { type HeldBack, heldBack } from './held-back.ts';
import { judge, type JudgeOptions } from './judge.ts';
import { type End, settle } from './settle.ts';
import { again, type Verdict } from './verdict.ts';

export type { DeliverDeps } from './deliver-deps.ts';

export interface DeliverOptions {
  /** Leaves everything else to other passes. */
  answersOnly?: boolean;
  /** At most so many. */
  limit?: number;
  /** So many at a time; the order is kept only with 1. */
  inFlight?: number;
  /** Asked before each claim: false when the process is about to end. */
  mayGoOn?: () => boolean;
  /** One of the `inFlight` has nothing more to do in this pass, while others may still be under way. */
  onIdle?: () => void;
  /** How long a process that dies keeps an item from the others; in real time. */
  leaseMs?: number;
}

/** Items by how the pass left them. `waiting`: put back, to be tried again. */
export type DeliverReport = Record<End, number>;

const LEASE_MS = 30_000;
/** For one call; channels have shorter ones of their own. */
const DEADLINE_MS = 30_000;
/** The whole way of one item: a message in many parts has 40 s for its turns, and the last call has its deadline. */
const GIVE_UP_MS = 75_000;
const LOOK_AGAIN_MS = 50;
/** A reminder that breaks the product itself is given up after so many tries. */
const TRIES_OF_BROKEN = 5;

/**
 * Sends everything that is due: claim, look again, compose, send, mark. One item's failure is its own; an outage ends
 * the pass once what is in hand has ended, and rejects.
 */
export async function deliverDue(deps: DeliverDeps, options: DeliverOptions = {}): Promise<DeliverReport> {
  const { answersOnly = false, inFlight = 1, leaseMs = LEASE_MS } = options;
  /** By item: what was put back for its turn and then sent counts once. */
  const ends = new Map<string, End>();
  let isBroken = false;
  const mayGoOn = (): boolean => options.mayGoOn?.() !== false;
  const held = heldBack(deps.clock);
  const { inLine } = held;
  const judging: JudgeOptions = { open: openerFor(deps), deadlineMs: DEADLINE_MS, mayGoOn, inLine };
  let left = options.limit ?? Infinity;
  const work = async (): Promise<void> => {
    while (left > 0 && !isBroken && mayGoOn()) {
      left -= 1;
      // While every bot has to wait, claiming would only put everything back.
      const now = held.now();
      const lapsed = held.areAllPaused(deps.channels);
      const claiming = deps.memory.queue.claim(now, { leaseMs, lapsed, answersOnly });
      const claimed = await withDeadline(claiming, GIVE_UP_MS);
      if (claimed === null) {
        left += 1;
        if (!held.isAnySoon()) return;
        // Short, so that an answer that is written meanwhile does not wait for them.
        await sleep(LOOK_AGAIN_MS);
        continue;
      }
      const claim = claimInHand(deps.memory.queue, claimed, leaseMs);
      const end = await withDeadline(deliverOne(deps, held, claim, judging), GIVE_UP_MS).catch((error: unknown) => {
        if (!(error instanceof TookTooLong)) throw error;
        deps.logger.error({ item: claimed.item.id }, 'an outbox item was given up');
        return null;
      });
      if (end === null) continue;
      ends.set(claimed.item.id, end);
      deps.observer?.settled(claimed.item.kind, end);
    }
  };
  const workUntilIdle = (): Promise<void> =>
    work()
      .catch((error: unknown) => {
        isBroken = true;
        throw error;
      })
      .finally(() => options.onIdle?.());
  // All of them: whoever waits for this pass must not end what others still have in hand.
  const ended = await Promise.allSettled(Array.from({ length: inFlight }, workUntilIdle));
  const broken = ended.find((one) => one.status === 'rejected');
  if (broken !== undefined) throw broken.reason;
  return reportOf(ends);
}

function reportOf(ends: ReadonlyMap<string, End>): DeliverReport {
  const report: DeliverReport = { sent: 0, failed: 0, waiting: 0, missed: 0, cancelled: 0 };
  for (const end of ends.values()) report[end] += 1;
  return report;
}

/** Items of one unit within a second of the clock share its office: a morning's digests read the day table once. */
function openerFor({ memory, clock }: DeliverDeps): OpenUnit {
  const known = new Map<UnitId, Office>();
  return async (id) => {
    const now = clock.now();
    const last = known.get(id);
    if (last !== undefined && now.getTime() - last.now.getTime() < 1000) return last;
    const unit = await memory.units.find(id);
    if (unit === null) return null;
    const office = await openOffice(memory, unit, now);
    known.set(id, office);
    return office;
  };
}

/** Null when the lease was lost and it is in other hands. */
async function deliverOne(
  deps: DeliverDeps,
  held: HeldBack,
  claim: ClaimInHand,
  judging: JudgeOptions,
): Promise<End | null> {
  try {
    const verdict = await judge(deps, claim, judging);
    const end = await settle(deps, claim, verdict);
    if (verdict.kind === 'again' && verdict.forTurn !== null) held.add(claim.item.id, verdict.dueAt, verdict.forTurn);
    return end;
  } catch (error) {
    // A poisoned item must neither stop the others nor come back at once. An outage fails again here, and ends the run.
    deps.logger.error(
      { item: claim.item.id, error: error instanceof Error ? error.name : 'unknown' },
      'an outbox item broke',
    );
    return settle(deps, claim, afterBreak(deps, claim));
  }
}

function afterBreak({ clock }: DeliverDeps, { item, hasBegun }: ClaimInHand): Verdict {
  const reason = REASONS.internal;
  if (item.attempts + 1 >= TRIES_OF_BROKEN) return { kind: 'end', state: 'failed', reason, countTry: true };
  const dueAt = new Date(clock.now().getTime() + BROKEN_WAIT_MS);
  return { ...again(dueAt, reason), inDoubt: hasBegun(), countTry: true };
}
