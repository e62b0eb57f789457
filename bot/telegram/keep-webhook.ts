import type { Logger } from '../../src/log.ts';
import type { Observer } from '../../src/observer.ts';
import { ALLOWED_UPDATES, type TelegramApi } from './api.ts';
import { readFailure } from './failure.ts';
import { createRounds, type RoundTiming, type Well } from '../receiving/rounds.ts';
import type { Receiving, Trouble } from '../receiving/trouble.ts';
import { TELEGRAM, troubleOf, WEBHOOK_CHANGED, webhookFailing, webhookRefused } from './trouble.ts';
import { type DeliveryTiming, watchDeliveries } from './watch-deliveries.ts';
import { readWebhookInfo } from './webhook-info.ts';

export interface WebhookTiming extends RoundTiming, DeliveryTiming {
  /** Between two looks at what Telegram has set. */
  lookMs: number;
}

export interface WebhookKeeperNeeds {
  api: TelegramApi;
  logger: Logger;
  observer?: Observer | undefined;
  timing: WebhookTiming;
  /** Where Telegram is to call. */
  url: string;
  secret: string;
  /** Learns who the bot is, once; rejects when Telegram cannot be asked. */
  connect(signal: AbortSignal): Promise<void>;
}

/**
 * Sets the webhook at the start (the secret may be a new one) and whenever another url is found: then with an alarm.
 * Says so when Telegram's deliveries keep failing.
 */
export function createWebhookKeeper(needs: WebhookKeeperNeeds): Receiving {
  const { api, logger, observer, timing, url, secret, connect } = needs;
  const stopping = new AbortController();
  const { signal } = stopping;
  const receiving: Well = { doing: 'receiving from Telegram by webhook', restMs: timing.lookMs };
  let wasSet = false;

  const failingWhy = watchDeliveries(timing, logger, observer);

  async function set(): Promise<void> {
    await api.call('setWebhook', { url, secret_token: secret, allowed_updates: ALLOWED_UPDATES }, { signal });
  }

  async function round(): Promise<Trouble | Well> {
    try {
      await connect(signal);
      const info = wasSet ? await readWebhookInfo(api, signal) : null;
      if (info?.url === url) {
        const why = failingWhy(info);
        return why === null ? receiving : webhookFailing(why, timing.lookMs);
      }
    } catch (error) {
      return troubleOf(readFailure(error));
    }
    try {
      await set();
    } catch (error) {
      const failure = readFailure(error);
      return failure.kind === 'refused' ? webhookRefused(failure.code) : troubleOf(failure);
    }
    if (wasSet) return WEBHOOK_CHANGED;
    wasSet = true;
    return receiving;
  }

  const rounds = createRounds(round, { ...TELEGRAM, timing, logger, observer, signal: stopping });
  return {
    start: () => rounds.start(),
    stop: () => rounds.stop(),
    problem: () => rounds.trouble()?.sentence ?? null,
  };
}
