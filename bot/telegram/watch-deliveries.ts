import type { Logger } from '../../src/log.ts';
import type { Observer } from '../../src/observer.ts';
import type { WebhookInfo } from './webhook-info.ts';

export interface DeliveryTiming {
  /** Deliveries fail for this long before it is a trouble: a restart of the proxy is none. */
  failingMs: number;
  /** Without a new error for this long they no longer fail; Telegram waits up to two minutes between two tries. */
  quietMs: number;
}

/**
 * Judges, look by look, whether Telegram's deliveries to the webhook keep failing; Telegram tells only its last error.
 * Returns why they have failed for long, or null.
 */
export function watchDeliveries(
  { failingMs, quietMs }: DeliveryTiming,
  logger: Logger,
  observer: Observer | undefined,
): (info: WebhookInfo) => string | null {
  // What stands there at the first look may be years old.
  let knownAt: number | null | undefined;
  let failing: { since: number; newsAt: number } | null = null;

  return ({ pending, lastError }) => {
    const now = performance.now();
    const errorAt = lastError?.at.getTime() ?? null;
    const isNews = knownAt !== undefined && errorAt !== null && errorAt !== knownAt;
    knownAt = errorAt;
    observer?.webhookSeen('telegram', pending, errorAt === null ? null : Date.now() - errorAt);
    if (pending === 0 || lastError === null) {
      failing = null;
      return null;
    }
    if (isNews) {
      if (failing === null)
        logger.warn({ channel: 'telegram', pending, why: lastError.why }, 'Telegram could not deliver to the webhook');
      failing = { since: failing?.since ?? now, newsAt: now };
    }
    if (failing !== null && now - failing.newsAt > quietMs) failing = null;
    return failing !== null && now - failing.since >= failingMs ? lastError.why : null;
  };
}
