import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pace } from '../ports.ts';
import type { Route } from './choose-accounts.ts';

/** `later`: not within HOLD_MS; the slot was not taken. `isPause`: the platform asked the whole bot to wait. */
export type Turn = { kind: 'now' } | Later | { kind: 'refused' };

export interface Later {
  kind: 'later';
  ms: number;
  isPause: boolean;
  /** It is this chat that has to wait, and so long after each message. */
  line: { chat: string; gapMs: number } | null;
}

/** A send is held for its slot no longer than this: well within the freshness of its claim. */
export const HOLD_MS = 2_000;
/**
 * A slot is good for so long: 30 slots lie 30 × 1000/29 = 1034 ms apart, so that sends that leave at most 30 ms after
 * their slots never make more than 30 in any sliding second.
 */
const LATE_MS = 30;
/** So long before the slot the last questions are asked … */
const LEAD_MS = 15;
/** … and so long before it the caller's, which take longer: nobody waits for them in vain. */
const CONFIRM_MS = 50;
/** What was confirmed no longer ago still holds. */
const CONFIRMED_MS = 1_000;
/** Two sends to one chat may lie closer than their reservations by both of these and a trip to the database. */
const CHAT_MARGIN_MS = LATE_MS + LEAD_MS + 15;
/** Short bursts pass (facts of the Bot API): an answer in two or three messages need not drip. */
const REPLY_BURST = 3;
const TRIES = 3;

/**
 * Waits until this route's bot and chat may be sent to, over all processes: the slots are the database's. The answer
 * `now` holds for this very moment. `confirm` is asked once shortly before it; false: the turn is not used, `refused`.
 */
export async function takeTurn(
  pace: Pace,
  { channel, account }: Pick<Route, 'channel' | 'account'>,
  isReply: boolean,
  confirm: () => Promise<boolean>,
): Promise<Turn> {
  const limits = channel.capabilities.pace;
  if (limits === null) return (await confirm()) ? { kind: 'now' } : { kind: 'refused' };
  const { bot } = limits;
  const chat = `${bot}/${account}`;
  const chatRule = {
    gapMs: limits.perChatSeconds * 1000 + CHAT_MARGIN_MS,
    burst: isReply ? REPLY_BURST : 1,
    maxWaitMs: 0,
  };
  // One less than allowed leaves room for lateness.
  const botRule = { gapMs: 1000 / (limits.perSecond - 1), burst: 1, maxWaitMs: HOLD_MS };

  // Asked first, so that a chat that must wait costs the bot no slot.
  const { nextInMs, pausedForMs } = await pace.look(chat);
  const chatWait = Math.max(nextInMs - (chatRule.burst - 1) * chatRule.gapMs, pausedForMs);
  const line = { chat, gapMs: chatRule.gapMs };
  if (chatWait > 0) return { kind: 'later', ms: chatWait, isPause: false, line };

  let isChatTaken = false;
  let confirmed: Promise<boolean> | null = null;
  let confirmedAt = 0;
  for (let tries = 1; ; tries += 1) {
    const slot = await pace.reserve(bot, botRule);
    if (!slot.granted) return refused(slot.waitMs, await pace.look(bot));
    const slotAt = performance.now() + slot.waitMs;
    await sleepUntil(slotAt - CONFIRM_MS);
    // Where the database is slow the first slot has lapsed by now: asked again, the second would, too.
    if (confirmed === null || performance.now() - confirmedAt > CONFIRMED_MS) {
      confirmed = confirm();
      confirmedAt = performance.now();
      // Met below; until then it is nobody's.
      confirmed.catch(() => undefined);
    }
    await sleepUntil(slotAt - LEAD_MS);
    // A pause may have come while this slot was waited for.
    const [chatTurn, now] = await Promise.all([isChatTaken ? null : pace.reserve(chat, chatRule), pace.look(bot)]);
    if (!(await confirmed)) return { kind: 'refused' };
    if (now.pausedForMs > 0) return { kind: 'later', ms: now.pausedForMs, isPause: true, line: null };
    if (chatTurn?.granted === false) return { kind: 'later', ms: Math.max(1, chatTurn.waitMs), isPause: false, line };
    if (isChatTaken) await pace.pause(chat, chatRule.gapMs);
    isChatTaken = true;
    await sleepUntil(slotAt);
    // Where the database is always this slow, sending a little unevenly is better than never.
    if (performance.now() - slotAt <= LATE_MS || tries === TRIES) return { kind: 'now' };
  }
}

/** No slot within reach: because of a pause, or of a crowd. */
const refused = (waitMs: number, { pausedForMs }: Awaited<ReturnType<Pace['look']>>): Turn => ({
  kind: 'later',
  ms: Math.max(1, waitMs),
  isPause: pausedForMs > 0,
  line: null,
});

/** By the process's own steady clock. Timers may fire up to 1 ms early: never before the slot. */
async function sleepUntil(moment: number): Promise<void> {
  for (let left = moment - performance.now(); left > 0; left = moment - performance.now()) await sleep(Math.ceil(left));
}
