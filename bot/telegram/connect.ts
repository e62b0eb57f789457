import type { MenuEntry } from '../../src/channels.ts';
import type { Logger } from '../../src/log.ts';
import type { TelegramApi } from './api.ts';
import { readFailure } from './failure.ts';

/** Asks Telegram once who the bot is, and publishes the menu then. Rejects when it cannot be asked: try again. */
export async function connectBot(
  api: TelegramApi,
  menu: readonly MenuEntry[],
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  if (api.bot.botInfo !== undefined) return;
  api.bot.botInfo = await api.call('getMe', {}, { signal });
  await publishMenu(api, menu, logger);
}

/** The menu is a comfort: without it every word still works. */
async function publishMenu(api: TelegramApi, commands: readonly MenuEntry[], logger: Logger): Promise<void> {
  if (commands.length === 0) return;
  try {
    await api.call('setMyCommands', { commands });
  } catch (error) {
    logger.warn({ channel: 'telegram', failure: readFailure(error).kind }, 'the menu could not be set');
  }
}
