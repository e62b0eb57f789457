import { createTelegramChannel } from '../../../bot/telegram/telegram-channel.ts';
import type { Config } from '../../config.ts';
import { createLogger } from '../../logger.ts';
import { type Finding, fine, wrong } from './finding.ts';

/** Asks each channel that is configured whether its token works. */
export async function checkChannels({ telegram, demo }: Config): Promise<Finding> {
  if (telegram === null)
    return demo
      ? fine('channels', 'chưa đặt kênh nào, chỉ có phòng diễn tập.')
      : wrong('channels', 'chưa đặt kênh nào: cần TELEGRAM_BOT_TOKEN, hoặc DEMO=on để thử.');
  const channel = createTelegramChannel({ ...telegram, logger: createLogger('silent'), menu: [] });
  const problem = await channel.check();
  return problem === null ? fine('channels', 'Telegram nhận mã bot.') : wrong('channels', problem);
}
