import type { Look } from '../../../models/look.ts';
import type { Config } from '../../config.ts';
import { createLogger } from '../../logger.ts';
import { configuredChannels } from '../../main/open-channels.ts';
import { type Finding, fine, wrong } from './finding.ts';

/** Asks each channel that is configured whether its token works and how messages come. `look` null: the database is away. */
export async function checkChannels(config: Config, look: Look | null): Promise<Finding> {
  const channels = await configuredChannels(config, { logger: createLogger('silent') });
  if (channels.length === 0)
    return config.demo
      ? fine('channels', 'chưa đặt kênh nào, chỉ có phòng diễn tập.')
      : wrong('channels', 'chưa đặt kênh nào: cần ZALO_BOT_TOKEN hoặc TELEGRAM_BOT_TOKEN, hoặc DEMO=on để thử.');
  const leaseMs = async (lease: string): Promise<number | null> => (look === null ? null : look.leaseMs(lease));
  const examined = await Promise.all(channels.map((channel) => channel.examine(leaseMs)));
  const says = examined.map((one) => one.says).join(' ');
  return examined.every(({ ok }) => ok) ? fine('channels', says) : wrong('channels', says);
}
