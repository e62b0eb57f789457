import type { Channel, MenuEntry } from '../../src/channels.ts';
import type { Logger } from '../../src/log.ts';
import { createTelegramApi, type TelegramApi } from './api.ts';
import { readFailure } from './failure.ts';
import { createPoller, type PollTiming } from './poll.ts';
import { listen, type Receiver } from './receive.ts';
import { BUTTON_LIMIT, TEXT_LIMIT } from './render.ts';
import { sendMessage, type SendTiming } from './send.ts';
import { troubleOf } from './trouble.ts';

export interface TelegramOptions {
  token: string;
  /** Without the token part. */
  apiRoot: string;
  logger: Logger;
  /** What everybody sees; `setMenuFor` gives a person the menu of their role. */
  menu: readonly MenuEntry[];
  /** Tests shorten it. */
  timing?: Partial<TelegramTiming>;
}

export type TelegramTiming = PollTiming & SendTiming & { connectMs: number };

export const TELEGRAM_TIMING: TelegramTiming = {
  pollSeconds: 25,
  callMs: 10_000,
  connectMs: 5_000,
  fileMs: 25_000,
  sendMs: 40_000,
  backOffMs: 1_000,
  backOffMaxMs: 30_000,
  slowMs: 60_000,
};

export interface TelegramChannel extends Channel {
  /** The menu of one private chat, e.g. by role. Best effort: false when Telegram did not take it. */
  setMenuFor(account: string, menu: readonly MenuEntry[]): Promise<boolean>;
  /** Asks Telegram once whether the token works; null, or the sentence for the operator. Needs no start. */
  check(): Promise<string | null>;
}

/** Telegram by long polling. Nothing here throws for want of a network, and no token reaches a log. */
export function createTelegramChannel({ token, apiRoot, logger, menu, timing }: TelegramOptions): TelegramChannel {
  const times = { ...TELEGRAM_TIMING, ...timing };
  const api = createTelegramApi({ token, apiRoot, callMs: times.callMs, connectMs: times.connectMs });
  const poller = createPoller({ api, logger, timing: times, onConnected: () => publishMenu(api, menu, logger) });
  let receiver: Receiver | null = null;

  return {
    name: 'telegram',
    capabilities: { buttons: BUTTON_LIMIT, textLimit: TEXT_LIMIT, files: true },
    linkFor(code) {
      const username = api.bot.botInfo?.username;
      return username === undefined ? null : `https://t.me/${username}?start=${encodeURIComponent(code)}`;
    },
    send: (account, outgoing) => sendMessage(api, account, outgoing, times),
    start(reception) {
      receiver = listen({ api, reception, logger, fileMs: times.fileMs });
      poller.start();
      return Promise.resolve();
    },
    async stop() {
      await poller.stop();
      await receiver?.settle();
    },
    problem: () => poller.problem(),
    setMenuFor: (account, entries) =>
      api.call('setMyCommands', { commands: entries, scope: { type: 'chat', chat_id: account } }).then(
        () => true,
        () => false,
      ),
    check: () =>
      api.call('getMe', {}).then(
        () => null,
        (error: unknown) => troubleOf(readFailure(error)).sentence,
      ),
  };
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
