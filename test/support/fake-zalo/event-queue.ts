import type { Oddities } from './oddities.ts';

export type ZaloEvent = Record<string, unknown>;

export interface EventQueue {
  push(event: ZaloEvent): void;
  /** The next event; null when none came in time. `gone` ends when the caller hangs up. */
  poll(timeoutMs: number, gone: AbortSignal): Promise<ZaloEvent | null>;
  /** Nobody was given these yet. */
  pending(): number;
}

const REPLAYED = 5;

/** No offset, no ids of updates: one event a poll. */
export function createEventQueue(polling: Oddities['polling']): EventQueue {
  const fresh: ZaloEvent[] = [];
  const given: ZaloEvent[] = [];
  let waiting: ((event: ZaloEvent | null) => void)[] = [];

  function take(): ZaloEvent | null {
    const event = fresh.shift() ?? (polling === 'replayed' ? given.shift() : undefined) ?? null;
    if (event !== null) given.push(event);
    if (given.length > REPLAYED) given.shift();
    return event;
  }

  return {
    push(event) {
      fresh.push(event);
      waiting.shift()?.(take());
    },
    pending: () => fresh.length,
    poll(timeoutMs, gone) {
      const now = take();
      if (now !== null) return Promise.resolve(now);
      return new Promise((resolve) => {
        const end = (event: ZaloEvent | null): void => {
          clearTimeout(timer);
          waiting = waiting.filter((one) => one !== end);
          resolve(event);
        };
        const timer = setTimeout(() => end(null), timeoutMs);
        gone.addEventListener('abort', () => end(null), { once: true });
        waiting.push(end);
      });
    },
  };
}
