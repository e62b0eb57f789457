import { z } from 'zod';
import type { Logger } from '../../src/log.ts';
import { ALLOWED_UPDATES, type TelegramApi } from './api.ts';
import { readFailure } from './failure.ts';
import type { Receiving } from './poll.ts';
import { createRounds, type RoundTiming, type Well } from './rounds.ts';
import { type Trouble, troubleOf, WEBHOOK_CHANGED, webhookRefused } from './trouble.ts';

export interface WebhookTiming extends RoundTiming {
  /** Between two looks at what Telegram has set. */
  lookMs: number;
}

export interface WebhookKeeperNeeds {
  api: TelegramApi;
  logger: Logger;
  timing: WebhookTiming;
  /** Where Telegram is to call. */
  url: string;
  secret: string;
  /** Learns who the bot is, once; rejects when Telegram cannot be asked. */
  connect(signal: AbortSignal): Promise<void>;
}

const infoSchema = z.object({ url: z.string() });

/** Sets the webhook at the start (the secret may be a new one) and whenever another url is found: then with an alarm. */
export function createWebhookKeeper({ api, logger, timing, url, secret, connect }: WebhookKeeperNeeds): Receiving {
  const stopping = new AbortController();
  const { signal } = stopping;
  const receiving: Well = { doing: 'receiving from Telegram by webhook', restMs: timing.lookMs };
  let wasSet = false;

  const urlThere = async (): Promise<string> => infoSchema.parse(await api.call('getWebhookInfo', {}, { signal })).url;

  async function set(): Promise<void> {
    await api.call('setWebhook', { url, secret_token: secret, allowed_updates: ALLOWED_UPDATES }, { signal });
  }

  async function round(): Promise<Trouble | Well> {
    try {
      await connect(signal);
      if (wasSet && (await urlThere()) === url) return receiving;
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

  const rounds = createRounds(round, { timing, logger, signal: stopping });
  return {
    start: () => rounds.start(),
    stop: () => rounds.stop(),
    problem: () => rounds.trouble()?.sentence ?? null,
  };
}
