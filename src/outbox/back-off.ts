import type { OutboxItem } from './outbox-item.ts';

/** A person has to act first (a wrong token): one look a minute, so that what was mended works soon. */
export const OPERATOR_WAIT_MS = 60_000;
/** What broke the product itself is not tried again at once. */
export const BROKEN_WAIT_MS = 5 * 60_000;
const SHORTEST_MS = 10_000;
const LONGEST_MS = 15 * 60_000;

/**
 * How long to wait before the next try: half as long as the item has been waiting already, so the waits grow by half
 * each time without a counter; between ten seconds and a quarter of an hour, spread by a fifth so that an outage's end
 * is not a crowd.
 */
export function backOffMs({ createdAt }: Pick<OutboxItem, 'createdAt'>, now: Date, random: () => number): number {
  const wait = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, (now.getTime() - createdAt.getTime()) / 2));
  return Math.round(wait * (0.9 + 0.2 * random()));
}
