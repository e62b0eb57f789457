import type { Logger } from '../../src/log.ts';
import type { Observer } from '../../src/observer.ts';
import { createRounds, type RoundTiming, type Well } from '../receiving/rounds.ts';
import type { Receiving, Trouble } from '../receiving/trouble.ts';
import type { ZaloApi } from './api.ts';
import { isToken } from './failure.ts';
import { troubleOf, WEBHOOK_CHANGED, webhookRefused, ZALO_BOT } from './trouble.ts';
import { readWebhookUrl } from './webhook-url.ts';

export interface WebhookTiming extends RoundTiming {
  /** Between two looks at what Zalo has set. */
  lookMs: number;
}

export interface WebhookKeeperNeeds {
  api: ZaloApi;
  logger: Logger;
  observer?: Observer | undefined;
  timing: WebhookTiming;
  /** Where Zalo is to call. */
  url: string;
  secret: string;
  /** Learns who the bot is, once; what hinders it. */
  connect(signal: AbortSignal): Promise<Trouble | null>;
}

/** Sets the webhook at the start (the secret may be a new one) and whenever another url is found: then with an alarm. */
export function createWebhookKeeper(needs: WebhookKeeperNeeds): Receiving {
  const { api, logger, observer, timing, url, secret, connect } = needs;
  const stopping = new AbortController();
  const { signal } = stopping;
  const receiving: Well = { doing: 'receiving from Zalo by webhook', restMs: timing.lookMs };
  let wasSet = false;

  async function round(): Promise<Trouble | Well> {
    const hindered = await connect(signal);
    if (hindered !== null) return hindered;
    if (wasSet) {
      const info = await api.call('getWebhookInfo', {}, { signal });
      const found = readWebhookUrl(info);
      if (found === url) return receiving;
      if (found === null && !info.ok) return troubleOf(info.failure);
    }
    const set = await api.call('setWebhook', { url, secret_token: secret }, { signal });
    if (!set.ok) {
      const { failure } = set;
      const isAddress = failure.kind === 'refused' && failure.code < 429 && !isToken(failure.code);
      return isAddress ? webhookRefused(failure.code) : troubleOf(failure);
    }
    if (wasSet) return WEBHOOK_CHANGED;
    wasSet = true;
    return receiving;
  }

  const rounds = createRounds(round, { ...ZALO_BOT, timing, logger, observer, signal: stopping });
  return {
    start: () => rounds.start(),
    stop: () => rounds.stop(),
    problem: () => rounds.trouble()?.sentence ?? null,
  };
}
