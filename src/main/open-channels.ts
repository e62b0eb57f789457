import { menuFor } from '../../bot/commands/index.ts';
import type { Leases } from '../../bot/telegram/poll-lease.ts';
import type { TelegramChannel } from '../../bot/telegram/telegram-channel.ts';
import type { Config } from '../config.ts';
import type { Logger } from '../log.ts';
import type { Observer } from '../observer.ts';
import type { JobRuns } from '../ports.ts';
import { observeLeases } from './observe-leases.ts';

/** The channels that are configured. They are made before the memory is open and start when it is: `jobRuns` is asked then. */
export async function openChannels(
  { telegram }: Config,
  logger: Logger,
  observer: Observer,
  jobRuns: () => JobRuns,
): Promise<TelegramChannel[]> {
  if (telegram === null) return [];
  // telegraf is loaded for those alone who have a bot
  const { createTelegramChannel } = await import('../../bot/telegram/telegram-channel.ts');
  const leases: Leases = {
    holdLease: async (name, owner, leaseMs) => observeLeases(jobRuns(), observer).holdLease(name, owner, leaseMs),
    releaseLease: async (name, owner) => observeLeases(jobRuns(), observer).releaseLease(name, owner),
  };
  return [createTelegramChannel({ ...telegram, logger, menu: menuFor('officer'), leases, observer })];
}
