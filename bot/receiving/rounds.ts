import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../../src/log.ts';
import type { Observer } from '../../src/observer.ts';
import type { ChannelName } from '../../src/people/person.ts';
import type { Trouble } from './trouble.ts';

export interface RoundTiming {
  /** The first pause after a failure; it doubles up to `backOffMaxMs`. */
  backOffMs: number;
  backOffMaxMs: number;
  /** Between tries while only a person can help. */
  slowMs: number;
  /** Before another look at what was just mended; long enough for the operator's screen to show it. */
  soonMs: number;
}

/** What a round came to when nothing hindered it. */
export interface Well {
  /** Said to the log whenever it changes. */
  doing: string;
  /** Until the next round. */
  restMs: number;
}

export interface Rounds {
  start(): void;
  /** Ends the pause, and waits for the round in hand. */
  stop(): Promise<void>;
  /** Null: nothing hindered the last round. */
  trouble(): Trouble | null;
  /** The last whole round was hindered. */
  isHindered(): boolean;
}

/** Platforms have asked for hours; after one they are asked again. */
const LONGEST_WAIT_MS = 3_600_000;

export interface RoundNeeds {
  channel: ChannelName;
  /** Its name in the log. */
  platform: string;
  /** What stands until the first round is over. */
  connecting: Trouble;
  timing: RoundTiming;
  logger: Logger;
  observer?: Observer | undefined;
  signal: AbortController;
}

/** Runs `round` again and again until stopped; no trouble ends it, and each change is one line in the log. */
export function createRounds(
  round: () => Promise<Trouble | Well>,
  { channel, platform, connecting, timing, logger, observer, signal }: RoundNeeds,
): Rounds {
  let failures = 0;
  let trouble: Trouble | null = null;
  let told = '';
  let running: Promise<void> = Promise.resolve();

  /** One line per change, not one per try. */
  function note(came: Trouble | Well): void {
    const next = 'doing' in came ? null : came;
    trouble = next;
    if (next !== null) observer?.hindered(channel, next.name);
    const word = 'doing' in came ? came.doing : came.name;
    if (word === told) return;
    told = word;
    const fields = { channel, trouble: next?.name ?? null };
    if (next === null) logger.info(fields, word);
    else if (next.wait === 'slow') logger.error(fields, `${platform} needs the operator`);
    else if (next.wait === 'soon') logger.error(fields, `something at ${platform} was changed by others and set right`);
    else logger.warn(fields, `not receiving from ${platform}, trying again`);
  }

  function waitMs({ wait }: Trouble): number {
    if (wait === 'slow') return timing.slowMs;
    if (wait === 'soon') return timing.soonMs;
    if (wait !== 'back-off') return Math.min(wait.ms, LONGEST_WAIT_MS);
    const grown = Math.min(timing.backOffMs * 2 ** Math.min(failures - 1, 20), timing.backOffMaxMs);
    return grown * (0.5 + Math.random() / 2);
  }

  async function run(): Promise<void> {
    while (!signal.signal.aborted) {
      const came = await round();
      if (signal.signal.aborted) break;
      note(came);
      failures = trouble === null ? 0 : failures + 1;
      const restMs = 'doing' in came ? came.restMs : waitMs(came);
      if (restMs > 0) await pause(restMs, undefined, { signal: signal.signal }).catch(() => undefined);
    }
  }

  return {
    start() {
      trouble = connecting;
      running = run();
    },
    async stop() {
      signal.abort();
      await running;
    },
    trouble: () => trouble,
    isHindered: () => failures > 0,
  };
}
