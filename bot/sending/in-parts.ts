import { setTimeout as pause } from 'node:timers/promises';
import type { Outgoing, SendOutcome } from '../../src/channels.ts';

/** A later part that does not get through (no connection, "wait" without end) is given up after so many tries. */
const TRIES_OF_PART = 5;

export const NOT_BEGUN: SendOutcome = { kind: 'retry', reason: 'chưa đến lượt gửi', inDoubt: false, afterMs: null };
/** Only a part of it has arrived: sending it again repeats that part. */
const HALF: SendOutcome = { kind: 'retry', reason: 'tin dài mới gửi được một phần', inDoubt: true, afterMs: null };

/**
 * Sends the parts of a message one after the other, each in its turn, and says what became of the whole. `againMs`:
 * between tries of a part that was provably not delivered.
 */
export async function sendInParts(
  parts: readonly (() => Promise<SendOutcome>)[],
  outgoing: Pick<Outgoing, 'nextTurn' | 'signal'>,
  againMs: number,
): Promise<SendOutcome> {
  let outcome: SendOutcome = NOT_BEGUN;
  for (const [index, send] of parts.entries()) {
    if (index === 0) outcome = await send();
    else outcome = (await outgoing.nextTurn()) ? await finishInPlace(send, outgoing, againMs) : HALF;
    if (outcome.kind !== 'sent') return index > 0 && outcome.kind === 'retry' ? { ...outcome, inDoubt: true } : outcome;
  }
  return outcome;
}

/** What has begun is finished in place when it can be: a later try would repeat the parts before. */
async function finishInPlace(
  send: () => Promise<SendOutcome>,
  outgoing: Pick<Outgoing, 'nextTurn' | 'signal'>,
  againMs: number,
): Promise<SendOutcome> {
  for (let tries = 1; ; tries += 1) {
    const outcome = await send();
    if (outcome.kind !== 'retry' || outcome.inDoubt || tries === TRIES_OF_PART) return outcome;
    if (outcome.afterMs === null) await pause(againMs, null, { signal: outgoing.signal }).catch(() => undefined);
    if (!(await outgoing.nextTurn(outcome.afterMs ?? undefined))) return outcome;
  }
}
