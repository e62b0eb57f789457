import { performance } from 'node:perf_hooks';
import { withDeadline } from '../src/deadline.ts';

export interface TurnLimits {
  /** Until then a turn may begin new things; what is left is the next one's. */
  beginMs: number;
  /** After this it is given up, and the next one runs: a promise that never settles must not end all ticks. */
  giveUpMs: number;
}

export interface Turns {
  /** Runs when those before it are over; a failure is told to its caller and does not break the row. */
  take<T>(work: (mayBegin: () => boolean) => Promise<T>, limits: TurnLimits | null): Promise<T>;
  /** Settles when the last one is over. */
  over(): Promise<unknown>;
}

/** What this process does one at a time. `limits` null: as long as it takes. */
export function createTurns(): Turns {
  let inHand: Promise<unknown> = Promise.resolve();

  async function limited<T>(work: (mayBegin: () => boolean) => Promise<T>, limits: TurnLimits): Promise<T> {
    const begunAt = performance.now();
    const mayBegin = () => performance.now() - begunAt < limits.beginMs;
    return withDeadline(work(mayBegin), limits.giveUpMs);
  }

  return {
    take(work, limits) {
      const turn = inHand.then(() => (limits === null ? work(() => true) : limited(work, limits)));
      inHand = turn.catch(() => undefined);
      return turn;
    },
    over: () => inHand,
  };
}
