import type { Observer } from '../observer.ts';
import type { JobRuns } from '../ports.ts';

type Leases = Pick<JobRuns, 'holdLease' | 'releaseLease'>;

/** Tells what this process holds; an answer is as old as its question. */
export function observeLeases({ holdLease, releaseLease }: Leases, observer: Observer): Leases {
  return {
    async holdLease(name, owner, leaseMs) {
      const askedAt = performance.now();
      const isOurs = await holdLease(name, owner, leaseMs);
      observer.leased(name, isOurs ? leaseMs - (performance.now() - askedAt) : 0);
      return isOurs;
    },
    async releaseLease(name, owner) {
      await releaseLease(name, owner);
      observer.leased(name, 0);
    },
  };
}
