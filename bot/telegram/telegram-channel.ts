import type { MenuEntry } from '../../src/channels.ts';
import type { Logger } from '../../src/log.ts';
import type { Observer } from '../../src/observer.ts';
import type { ConnectedChannel } from '../connected-channel.ts';
import { createTelegramApi } from './api.ts';
import { connectBot } from './connect.ts';
import { examineBot } from './examine.ts';
import { readFailure } from './failure.ts';
import { ALONE, createPollLease, type Leases, pollLeaseName } from '../receiving/poll-lease.ts';
import type { Receiving } from '../receiving/trouble.ts';
import { createPoller, type PollTiming } from './poll.ts';
import { createWebhookKeeper, type WebhookTiming } from './keep-webhook.ts';
import { listen, type Receiver } from './receive.ts';
import { BUTTON_LIMIT, TEXT_LIMIT } from './render.ts';
import { sendMessage, type SendTiming } from './send.ts';
import { troubleOf } from './trouble.ts';
import { telegramWebhook, webhookUrl } from './webhook.ts';

export interface TelegramOptions {
  token: string;
  /** Without the token part. */
  apiRoot: string;
  logger: Logger;
  /** What everybody sees; `setMenuFor` gives a person the menu of their role. */
  menu: readonly MenuEntry[];
  /** Left out or null: long polling. All secrets are accepted, the first one is registered. */
  webhook?: { publicUrl: string; secrets: readonly string[] } | null;
  /** By these, one process at a time polls; left out: nobody else does. Asked only after `start`. */
  leases?: Leases;
  observer?: Observer | undefined;
  /** Tests shorten it. */
  timing?: Partial<TelegramTiming>;
}

export type TelegramTiming = PollTiming & WebhookTiming & SendTiming & { connectMs: number };

export const TELEGRAM_TIMING: TelegramTiming = {
  pollSeconds: 25,
  callMs: 10_000,
  connectMs: 5_000,
  fileMs: 25_000,
  againMs: 1_000,
  backOffMs: 1_000,
  backOffMaxMs: 30_000,
  slowMs: 60_000,
  soonMs: 5_000,
  lookMs: 60_000,
  failingMs: 180_000,
  quietMs: 300_000,
  leaseMs: 25_000,
  standByMs: 1_000,
};

export interface TelegramChannel extends ConnectedChannel {
  /** The menu of one private chat, e.g. by role. Best effort: false when Telegram did not take it. */
  setMenuFor(account: string, menu: readonly MenuEntry[]): Promise<boolean>;
  /** Asks Telegram once whether the token works; null, or the sentence for the operator. Needs no start. */
  check(): Promise<string | null>;
}

/** Telegram by long polling or webhook. Nothing here throws for want of a network, and no token reaches a log. */
export function createTelegramChannel(options: TelegramOptions): TelegramChannel {
  const { token, apiRoot, logger, menu, webhook = null, leases, observer } = options;
  const timing = { ...TELEGRAM_TIMING, ...options.timing };
  const api = createTelegramApi({ token, apiRoot, callMs: timing.callMs, connectMs: timing.connectMs });
  const connect = (signal: AbortSignal): Promise<void> => connectBot(api, menu, logger, signal);
  const leaseName = pollLeaseName('telegram', publicId(token));
  let receiver: Receiver | null = null;
  let isOpen = false;

  const polling = (): Receiving => {
    const lease = leases === undefined ? ALONE : createPollLease(leases, leaseName, timing.leaseMs);
    return createPoller({ api, logger, observer, timing, lease, connect });
  };
  const receiving =
    webhook === null
      ? polling()
      : createWebhookKeeper({
          api,
          logger,
          observer,
          timing,
          connect,
          url: webhookUrl(webhook.publicUrl),
          secret: webhook.secrets[0] ?? '',
        });

  return {
    name: 'telegram',
    capabilities: {
      buttons: BUTTON_LIMIT,
      textLimit: TEXT_LIMIT,
      files: true,
      pace: { bot: `telegram/${publicId(token)}`, ...LIMITS },
    },
    linkFor(code) {
      const username = api.bot.botInfo?.username;
      return username === undefined ? null : `https://t.me/${username}?start=${encodeURIComponent(code)}`;
    },
    webhook: webhook === null ? null : telegramWebhook(api, webhook.secrets, () => isOpen),
    send: (account, outgoing) => sendMessage(api, account, outgoing, timing),
    start(reception) {
      receiver = listen({ api, reception, logger, fileMs: timing.fileMs });
      isOpen = true;
      receiving.start();
      return Promise.resolve();
    },
    async stop() {
      isOpen = false;
      await receiving.stop();
      await receiver?.settle();
    },
    problem: () => receiving.problem(),
    setMenuFor: (account, entries) =>
      api.call('setMyCommands', { commands: entries, scope: { type: 'chat', chat_id: account } }).then(
        () => true,
        () => false,
      ),
    // a wrong token is an answer too
    answers: () =>
      api.call('getMe', {}).then(
        () => true,
        (error: unknown) => !['not-connected', 'in-doubt', 'wait'].includes(readFailure(error).kind),
      ),
    check: () =>
      api.call('getMe', {}).then(
        () => null,
        (error: unknown) => troubleOf(readFailure(error)).sentence,
      ),
    examine: async (leaseMs) =>
      examineBot(api, {
        url: webhook === null ? null : webhookUrl(webhook.publicUrl),
        now: new Date(),
        leaseMs: await leaseMs(leaseName).catch(() => null),
      }),
  };
}

/** What the platform lets one bot send (facts of the Bot API). */
const LIMITS = { perSecond: 30, perChatSeconds: 1 };

/** The number before the colon is the bot's public id; the rest is the secret. */
const publicId = (token: string): string => token.split(':', 1)[0] ?? '';
