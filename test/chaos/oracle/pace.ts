import { itemOf } from '../marks.ts';
import type { Evidence, Finding, Try } from './evidence.ts';

/** "30 in any sliding second" is meant as sent; arrivals jitter, and are judged so (contract §5). */
const SECOND_AS_ARRIVED_MS = 900;
/** Two sends alone have no average: where machine or database are slow, one may be so late that it meets the next. */
const SECOND_IN_A_CHAT_MS = 500;
const LATE_ON_THEIR_WAY = 0.02;
const MOST_IN_A_SECOND = 30;
const MOST_IN_FIVE_SECONDS = 150;

/** (d) How many arrived within any second; and none too many over five, nor two within a second in one chat. */
export function judgePace({
  name,
  tries,
}: Pick<Evidence, 'name' | 'tries'>): Pick<Finding, 'maxPerSecond' | 'complaints'> {
  const moments = tries.map(({ call }) => call.at).sort((a, b) => a - b);
  const maxPerSecond = mostWithin(moments, SECOND_AS_ARRIVED_MS);
  const complaints: string[] = [];
  if (maxPerSecond > MOST_IN_A_SECOND) complaints.push(`${name}: ${maxPerSecond} sends within a second`);
  const inFive = mostWithin(moments, 5_000);
  if (inFive > MOST_IN_FIVE_SECONDS) complaints.push(`${name}: ${inFive} sends within five seconds`);
  const together = [...chatsOf(tries)].filter(([, times]) => mostWithin(times, SECOND_IN_A_CHAT_MS) > 1);
  if (together.length > tries.length * LATE_ON_THEIR_WAY) {
    complaints.push(`${name}: two sends at once to chats ${together.map(([chat]) => chat).join(' ')}`);
  }
  return { maxPerSecond, complaints };
}

/** Answers may come in a short burst; what nobody asked for may not. */
function chatsOf(tries: readonly Try[]): Map<string, number[]> {
  const chats = new Map<string, number[]>();
  for (const { call } of tries) {
    if (call.chat === null || itemOf(call.text).said === 'reply') continue;
    chats.set(call.chat, [...(chats.get(call.chat) ?? []), call.at]);
  }
  return chats;
}

/** The most within any window of this length; the moments are in order. */
export function mostWithin(moments: readonly number[], windowMs: number): number {
  let first = 0;
  let most = 0;
  for (const [last, moment] of moments.entries()) {
    while ((moments[first] ?? 0) <= moment - windowMs) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}
