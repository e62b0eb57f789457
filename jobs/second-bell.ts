import { performance } from 'node:perf_hooks';

export interface BellTimes {
  /** Rings when nothing rang for so long. */
  silentMs: number;
  lookMs: number;
}

export interface SecondBell {
  /** The first one has rung. */
  heard(): void;
  stop(): void;
}

/**
 * node-cron waits by the wall clock: when that is set back by an hour, it is silent for an hour. This one counts by the
 * process's steady clock, and rings in its place.
 */
export function createSecondBell(ring: () => void, { silentMs, lookMs }: BellTimes): SecondBell {
  let heardAt = performance.now();
  const timer = setInterval(() => {
    if (performance.now() - heardAt < silentMs) return;
    heardAt = performance.now();
    ring();
  }, lookMs);
  return {
    heard() {
      heardAt = performance.now();
    },
    stop: () => clearInterval(timer),
  };
}
