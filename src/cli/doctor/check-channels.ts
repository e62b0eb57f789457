import type { ConnectedChannel } from '../../../bot/connected-channel.ts';
import type { OpenMemory } from '../../../models/open-memory.ts';
import { systemClock } from '../../clock.ts';
import type { Config } from '../../config.ts';
import { createLogger } from '../../logger.ts';
import { configuredChannels } from '../../main/open-channels.ts';
import { usageInWords } from '../../texts/usage.ts';
import { monthOf, warnedPercent, WARN_AT_PERCENT } from '../../usage/month.ts';
import { type Finding, fine, wrong } from './finding.ts';

type Opened = Pick<OpenMemory, 'look' | 'memory'>;

/** Asks each channel that is configured whether its token works and how messages come. `opened` null: the database is away. */
export async function checkChannels(config: Config, opened: Opened | null): Promise<Finding> {
  const channels = await configuredChannels(config, { logger: createLogger('silent') });
  if (channels.length === 0)
    return config.demo
      ? fine('channels', 'chưa đặt kênh nào, chỉ có phòng diễn tập.')
      : wrong('channels', 'chưa đặt kênh nào: cần ZALO_BOT_TOKEN hoặc TELEGRAM_BOT_TOKEN, hoặc DEMO=on để thử.');
  const leaseMs = async (lease: string): Promise<number | null> =>
    opened === null ? null : opened.look.leaseMs(lease);
  const now = systemClock(config.clockShiftSeconds).now();
  const found = await Promise.all(
    channels.map(async (channel) => [await channel.examine(leaseMs), await checkUsage(channel, opened, now)]),
  );
  const all = found.flat().filter((one) => one !== null);
  const says = all.map((one) => one.says).join(' ');
  return all.every(({ ok }) => ok) ? fine('channels', says) : wrong('channels', says);
}

/** A month that is nearly used up is a finding: the clerk cannot buy a larger plan by chat. */
async function checkUsage(
  { capabilities: { month, pace } }: ConnectedChannel,
  opened: Opened | null,
  now: Date,
): Promise<{ ok: boolean; says: string } | null> {
  if (month === undefined || pace === null || opened === null) return null;
  const used = await opened.memory.usage.read(pace.bot, monthOf(now)).catch(() => null);
  if (used === null) return null;
  const [, last] = WARN_AT_PERCENT;
  const isShort = [warnedPercent(used.messages, month.messages), warnedPercent(used.users, month.users)].includes(last);
  return { ok: !isShort, says: usageInWords(used, month) };
}
