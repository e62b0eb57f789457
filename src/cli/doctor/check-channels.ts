import { createTelegramChannel } from '../../../bot/telegram/telegram-channel.ts';
import type { Look } from '../../../models/look.ts';
import type { Config } from '../../config.ts';
import { createLogger } from '../../logger.ts';
import { type Finding, fine, wrong } from './finding.ts';

/** Asks each channel that is configured whether its token works and how messages come. `look` null: the database is away. */
export async function checkChannels({ telegram, demo }: Config, look: Look | null): Promise<Finding> {
  if (telegram === null)
    return demo
      ? fine('channels', 'chưa đặt kênh nào, chỉ có phòng diễn tập.')
      : wrong('channels', 'chưa đặt kênh nào: cần TELEGRAM_BOT_TOKEN, hoặc DEMO=on để thử.');
  const channel = createTelegramChannel({ ...telegram, logger: createLogger('silent'), menu: [] });
  const { ok, says } = await channel.examine(async (lease) => (look === null ? null : look.leaseMs(lease)));
  return ok ? fine('channels', says) : wrong('channels', says);
}
