import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel, Outgoing, SendOutcome } from '../channels.ts';
import { REASONS } from '../texts/reasons.ts';
import type { Turn } from './take-turn.ts';

export interface CallRules {
  /** A call that a channel never settles ends after this: it may have arrived. */
  deadlineMs: number;
  /** So often the claim is prolonged while the message is under way. */
  renewMs: number;
  /** Prolongs the claim; false: somebody else has it. */
  renew(): Promise<boolean>;
  /** A turn for one more call. */
  takeTurn(): Promise<Turn>;
  /** Between two calls, counted from the answer: a call may have taken long to arrive. */
  restMs: number;
  /** The whole bot waits, in every process. */
  pause(ms: number): Promise<void>;
  /** False when the process is about to end. */
  mayGoOn(): boolean;
}

/** A message that has begun is finished in place within this; by a process that is about to end, only soon. */
const WHOLE_MS = 40_000;
const AT_END_MS = 3_000;
const LOOK_AGAIN_MS = 500;

/**
 * Sends a message in as many calls as the channel needs, each in its turn. The claim is prolonged for as long as that
 * takes, so that nobody else sends it meanwhile: when it is lost all the same, no further call is made. Never rejects.
 */
export function callChannel(
  channel: Channel,
  account: string,
  said: Pick<Outgoing, 'kind' | 'message' | 'open' | 'share'>,
  rules: CallRules,
): Promise<SendOutcome> {
  const begunAt = performance.now();
  const leftMs = (): number => WHOLE_MS - (performance.now() - begunAt);
  return new Promise((resolve) => {
    const given = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const giveUp = (reason: string): void => {
      resolve({ kind: 'retry', reason, inDoubt: true, afterMs: null });
      given.abort();
    };
    const beginDeadline = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => giveUp(REASONS.noAnswerInTime), rules.deadlineMs);
    };
    const renewing = setInterval(() => {
      // An outage is met at the next turn, or when the outcome is written.
      rules.renew().then(
        (isOurs) => isOurs || giveUp(REASONS.noAnswerInTime),
        () => undefined,
      );
    }, rules.renewMs);

    const nextTurn = async (afterMs?: number): Promise<boolean> => {
      clearTimeout(timer);
      const isGiven = await waitForTurn(rules, given.signal, leftMs, afterMs).catch(() => false);
      if (!given.signal.aborted) beginDeadline();
      return isGiven;
    };

    beginDeadline();
    void channel
      .send(account, { ...said, nextTurn, signal: given.signal })
      // A channel that breaks its promise never to reject may have sent before.
      .then(resolve, () => giveUp(REASONS.internal))
      .finally(() => {
        clearTimeout(timer);
        clearInterval(renewing);
      });
  });
}

async function waitForTurn(
  rules: CallRules,
  signal: AbortSignal,
  leftMs: () => number,
  afterMs: number | undefined,
): Promise<boolean> {
  if (afterMs !== undefined) await rules.pause(afterMs);
  await sleep(rules.restMs, null, { signal });
  while (!signal.aborted) {
    const turn = await rules.takeTurn();
    if (turn.kind !== 'later') return turn.kind === 'now';
    if (turn.ms > (rules.mayGoOn() ? leftMs() : AT_END_MS)) return false;
    await sleep(Math.min(turn.ms, LOOK_AGAIN_MS), null, { signal });
  }
  return false;
}
