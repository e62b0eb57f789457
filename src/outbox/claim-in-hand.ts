import { performance } from 'node:perf_hooks';
import type { OutboxQueue } from '../ports.ts';
import type { OutboxItem } from './outbox-item.ts';

/** A claimed item in this process's hands. */
export interface ClaimInHand {
  item: OutboxItem;
  token: string;
  leaseMs: number;
  /** Asked before every call: true when the claim still holds by the database's clock, and it lasts a lease more. */
  begin(): Promise<boolean>;
  /** `begin` was answered only just now: also in a process that was suspended meanwhile. */
  isFresh(): boolean;
  /** A call may have been made: what fails from here on may have arrived. */
  hasBegun(): boolean;
}

export function claimInHand(
  queue: Pick<OutboxQueue, 'begin'>,
  { item, token }: { item: OutboxItem; token: string },
  leaseMs: number,
): ClaimInHand {
  let begunAt: number | null = null;
  return {
    item,
    token,
    leaseMs,
    async begin() {
      // From the asking on: the lease cannot end earlier than one that began then.
      const askedAt = performance.now();
      if (!(await queue.begin(item.id, token, leaseMs))) return false;
      begunAt = askedAt;
      return true;
    },
    isFresh: () => begunAt !== null && performance.now() - begunAt < leaseMs / 3,
    hasBegun: () => begunAt !== null,
  };
}
