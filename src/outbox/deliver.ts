import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Focus } from '../conversation/conversation.ts';
import type { Message } from '../messages/message.ts';
import { TookTooLong, withDeadline } from '../deadline.ts';
import { type Office, openOffice } from '../office.ts';
import type { OfficerId, UnitId } from '../people/person.ts';
import { REASONS } from '../texts/reasons.ts';
import { OPERATOR_WAIT_MS } from './back-off.ts';
import type { DeliverDeps } from './deliver-deps.ts';
import { type HeldBack, heldBack } from './held-back.ts';
import { type Attempt, judge, type Verdict } from './judge.ts';
import type { OutboxItem } from './outbox-item.ts';

export type { DeliverDeps } from './deliver-deps.ts';

export interface DeliverOptions {
  /** These alone: the answers that were just written. */
  ids?: string[];
  /** At most so many. */
  limit?: number;
  /** So many at a time; the order is kept only with 1. */
  inFlight?: number;
  /** Asked before each claim: false when the process is about to end. */
  mayGoOn?: () => boolean;
}

/** `waiting`: put back, to be tried again. */
export type DeliverReport = Record<'sent' | 'failed' | 'waiting' | 'missed' | 'cancelled', number>;

/** The lease of a claim and, well within it, the longest that a try may take: both in real time. */
const LEASE_MS = 30_000;
const DEADLINE_MS = 20_000;
/** A woken process (suspended, blocked) leaves an item whose lease may have lapsed to whoever claims it next. */
const FRESH_MS = LEASE_MS - DEADLINE_MS;
/** The whole way of one item: by then its lease is another's. */
const GIVE_UP_MS = 60_000;
const LOOK_AGAIN_MS = 50;
/** A reminder that breaks the product itself is given up after so many tries. */
const TRIES_OF_BROKEN = 5;

/** Sends everything that is due: claim, look again, compose, send, mark. One item's failure is its own. */
export async function deliverDue(deps: DeliverDeps, options: DeliverOptions = {}): Promise<DeliverReport> {
  const report: DeliverReport = { sent: 0, failed: 0, waiting: 0, missed: 0, cancelled: 0 };
  let left = options.limit ?? Infinity;
  const open = openerFor(deps);
  const held = heldBack(deps.clock);
  const work = async (): Promise<void> => {
    while (left > 0 && options.mayGoOn?.() !== false) {
      left -= 1;
      const claimedAt = performance.now();
      const among = options.ids === undefined ? {} : { ids: options.ids };
      const claiming = deps.memory.queue.claim(held.now(), { leaseMs: LEASE_MS, ...among });
      const claimed = await withDeadline(claiming, GIVE_UP_MS);
      if (claimed === null) {
        left += 1;
        if (!held.isAnySoon()) return;
        // Short, so that an answer that is written meanwhile does not wait for them.
        await sleep(LOOK_AGAIN_MS);
        continue;
      }
      const isFresh = () => performance.now() - claimedAt < FRESH_MS;
      const attempt = { ...claimed, open, isFresh, reachedChannel: false, deadlineMs: DEADLINE_MS };
      const end = await withDeadline(deliverOne(deps, held, attempt), GIVE_UP_MS).catch((error: unknown) => {
        if (!(error instanceof TookTooLong)) throw error;
        deps.logger.error({ item: claimed.item.id }, 'an outbox item was given up');
        return null;
      });
      if (end === null) continue;
      report[end] += 1;
      deps.observer?.settled(claimed.item.kind, end);
    }
  };
  await Promise.all(Array.from({ length: options.inFlight ?? 1 }, work));
  return report;
}

/** Items of one unit within a second of the clock share its office: a morning's digests read the day table once. */
function openerFor({ memory, clock }: DeliverDeps): Attempt['open'] {
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

type End = keyof DeliverReport;

/** Null when the lease was lost and it is in other hands. */
async function deliverOne(deps: DeliverDeps, held: HeldBack, attempt: Attempt): Promise<End | null> {
  const { item, token } = attempt;
  try {
    const verdict = await judge(deps, attempt);
    const end = await settle(deps, item, token, verdict);
    if (verdict.kind === 'again' && verdict.forTurn) held.add(item.id, verdict.dueAt);
    return end;
  } catch (error) {
    // A poisoned item must neither stop the others nor come back at once. An outage fails again here, and ends the run.
    deps.logger.error(
      { item: item.id, error: error instanceof Error ? error.name : 'unknown' },
      'an outbox item broke',
    );
    return settle(deps, item, token, afterBreak(deps, attempt));
  }
}

function afterBreak({ clock }: DeliverDeps, { item, reachedChannel }: Attempt): Verdict {
  const reason = REASONS.internal;
  if (item.attempts >= TRIES_OF_BROKEN) return { kind: 'end', state: 'failed', reason };
  const dueAt = new Date(clock.now().getTime() + OPERATOR_WAIT_MS);
  return { kind: 'again', dueAt, reason, inDoubt: reachedChannel, countTry: true, forTurn: false };
}

async function settle(deps: DeliverDeps, item: OutboxItem, token: string, verdict: Verdict): Promise<End | null> {
  const { queue } = deps.memory;
  const { kind } = verdict;
  if (kind === 'lost') return null;
  if (kind === 'sent') return markSent(deps, item, token, verdict);
  if (kind === 'again') return (await queue.putBack(item.id, token, verdict)) ? 'waiting' : null;
  return (await queue.end(item.id, token, verdict.state, verdict.reason)) ? verdict.state : null;
}

/** The mark and what the person can now answer belong together. */
async function markSent(
  { memory, clock, observer }: DeliverDeps,
  item: OutboxItem,
  token: string,
  { tried, office, said }: Extract<Verdict, { kind: 'sent' }>,
): Promise<End | null> {
  const at = clock.now();
  const { officer, focus, message: words } = said;
  const { name: channel } = tried.route.channel;
  const end = await memory.transaction(async () => {
    const isMarked = await memory.queue.markSent(item.id, token, { at, channel, messageId: tried.messageId });
    if (!isMarked) return null;
    if (office !== null && officer !== null) await rememberQuestion(office, officer, words, focus, at);
    return 'sent' as const;
  });
  if (end !== null && item.kind === 'reply') observer?.answered(channel, at.getTime() - item.createdAt.getTime());
  return end;
}

/** Numbered answers mean the choices of the last message that had any; words without choices ask nothing new. */
async function rememberQuestion(
  { stores }: Office,
  officer: OfficerId,
  { choices }: Message,
  focus: Focus | null,
  askedAt: Date,
): Promise<void> {
  const asksSomething = focus !== null && (focus.tasks.length > 0 || focus.announcement !== null);
  if (choices.length === 0 && !asksSomething) return;
  const conversation = await stores.conversations.read(officer);
  await stores.conversations.save({
    ...conversation,
    question: choices.length > 0 ? { choices, askedAt } : conversation.question,
    focus: asksSomething ? merged(conversation.focus, focus, askedAt) : conversation.focus,
  });
}

/** A question about an announcement leaves the one about tasks open, and the other way round. */
function merged(before: Focus | null, asked: Focus, now: Date): Focus {
  const open = before !== null && before.until > now ? before : null;
  return {
    tasks: asked.tasks.length > 0 ? asked.tasks : (open?.tasks ?? []),
    announcement: asked.announcement ?? open?.announcement ?? null,
    until: asked.until,
  };
}
