import { randomUUID } from 'node:crypto';
import type { ChannelName } from '../../src/people/person.ts';
import type { JobRuns } from '../../src/ports.ts';

export type Leases = Pick<JobRuns, 'holdLease' | 'releaseLease'>;

export interface LeaseTiming {
  /** A killed poller is replaced after this and one look at most: thirty seconds in all. */
  leaseMs: number;
  /** Between two looks of a process that stands by. */
  standByMs: number;
}

export interface PollLease {
  /** True when this process may poll now. Rejects when the database is away. */
  take(): Promise<boolean>;
  /** Keeps the lease meanwhile; `lost` ends as soon as it may be somebody else's. */
  keepDuring<T>(work: (lost: AbortSignal) => Promise<T>): Promise<T>;
  /** So that the next one need not wait. Never rejects. */
  release(): Promise<void>;
}

export const pollLeaseName = (channel: ChannelName, botId: string): string => `poll/${channel}/${botId}`;

/**
 * One process at a time polls a bot: two would steal each other's messages (Zalo) or be refused in turns, for ever
 * (Telegram). The lease lives by the database's clock; our own tells only how long ago it was surely ours. An update that two processes fetch all the
 * same is stored once, by its id.
 */
export function createPollLease(leases: Leases, name: string, leaseMs: number): PollLease {
  const owner = randomUUID();
  let askedAt = 0;
  let isMine = false;
  let renewing: Promise<unknown> = Promise.resolve();

  async function take(): Promise<boolean> {
    const asking = performance.now();
    isMine = await leases.holdLease(name, owner, leaseMs);
    askedAt = asking;
    return isMine;
  }

  /** An unanswered renewal is no loss before the lease lapses. */
  const mayBeLost = (): boolean => !isMine || performance.now() - askedAt > leaseMs * 0.9;

  return {
    take,
    async keepDuring(work) {
      const lost = new AbortController();
      const look = (): void => {
        if (mayBeLost()) lost.abort();
      };
      const timer = setInterval(() => {
        look();
        renewing = take().then(look, look);
      }, leaseMs / 4);
      return work(lost.signal).finally(() => clearInterval(timer));
    },
    async release() {
      // a renewal that arrives after it would take the lease again
      await renewing;
      if (isMine) await leases.releaseLease(name, owner).catch(() => undefined);
      isMine = false;
    },
  };
}

/** For whoever is alone: nothing is asked and nothing can be lost. */
export const ALONE: PollLease = {
  take: () => Promise.resolve(true),
  keepDuring: (work) => work(new AbortController().signal),
  release: () => Promise.resolve(),
};
