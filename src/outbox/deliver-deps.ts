import type { Channel } from '../channels.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import type { Observer } from '../observer.ts';
import type { Memory } from '../ports.ts';

export interface DeliverDeps {
  memory: Memory;
  channels: readonly Channel[];
  clock: Clock;
  logger: Logger;
  /** In [0, 1): spreads retries. */
  random?: () => number;
  observer?: Observer | undefined;
}
