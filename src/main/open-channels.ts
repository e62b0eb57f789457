import { menuFor } from '../../bot/commands/index.ts';
import type { ConnectedChannel } from '../../bot/connected-channel.ts';
import type { Leases } from '../../bot/receiving/poll-lease.ts';
import type { MenuEntry } from '../channels.ts';
import type { Config } from '../config.ts';
import type { Logger } from '../log.ts';
import type { Observer } from '../observer.ts';
import type { JobRuns } from '../ports.ts';
import { observeLeases } from './observe-leases.ts';

/** What every channel may want of the program. */
interface Needs {
  logger: Logger;
  menu: readonly MenuEntry[];
  leases?: Leases;
  observer?: Observer;
}

/** Null: not configured. A channel's folder, with its libraries, is loaded for those alone who have it. */
type Opener = (config: Config, needs: Needs) => Promise<ConnectedChannel | null>;

/** Every channel to a platform: one line each. */
const CHANNELS: readonly Opener[] = [
  async ({ telegram }, needs) =>
    telegram &&
    (await import('../../bot/telegram/telegram-channel.ts')).createTelegramChannel({ ...telegram, ...needs }),
  async ({ zaloBot }, needs) =>
    zaloBot && (await import('../../bot/zalo-bot/zalo-bot-channel.ts')).createZaloBotChannel({ ...zaloBot, ...needs }),
];

/** The channels that are configured, not started. */
export async function configuredChannels(config: Config, needs: Omit<Needs, 'menu'>): Promise<ConnectedChannel[]> {
  const menu = menuFor('officer');
  const opened = await Promise.all(CHANNELS.map((open) => open(config, { ...needs, menu })));
  return opened.filter((channel) => channel !== null);
}

/** They are made before the memory is open and start when it is: `jobRuns` is asked then. */
export function openChannels(
  config: Config,
  logger: Logger,
  observer: Observer,
  jobRuns: () => JobRuns,
): Promise<ConnectedChannel[]> {
  const leases: Leases = {
    holdLease: async (name, owner, leaseMs) => observeLeases(jobRuns(), observer).holdLease(name, owner, leaseMs),
    releaseLease: async (name, owner) => observeLeases(jobRuns(), observer).releaseLease(name, owner),
  };
  return configuredChannels(config, { logger, observer, leases });
}
