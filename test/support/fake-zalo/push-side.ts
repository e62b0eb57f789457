import { setTimeout as pause } from 'node:timers/promises';
import type { ZaloEvent } from './event-queue.ts';
import type { Oddities } from './oddities.ts';

export interface Delivery {
  event: ZaloEvent;
  /** From 1. */
  attempt: number;
  /** Null: no answer came. */
  code: number | null;
}

/** Pushes events to the webhook, each by itself: a later one may overtake; again after anything but 200. */
export interface PushSide {
  target(): { url: string; secret: string };
  set(target: { url: string; secret: string }): void;
  push(event: ZaloEvent): void;
  deliveries: Delivery[];
  onDelivery(look: () => void): void;
  close(): void;
}

const FIRST_DELAY_MS = 20;
const LONGEST_DELAY_MS = 1_000;
/** No network but loopback. */
const LOOPBACK = /^http:\/\/127\./u;

export function createPushSide(bodies: Oddities['bodies'], losesAnswer: () => boolean): PushSide {
  let target = { url: '', secret: '' };
  let look = (): void => undefined;
  const closing = new AbortController();
  const deliveries: Delivery[] = [];

  async function post(event: ZaloEvent): Promise<number | null> {
    const { url, secret } = target;
    if (!LOOPBACK.test(url)) return null;
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-bot-api-secret-token': secret },
        body: JSON.stringify(bodies === 'flat' ? event : { ok: true, result: event }),
        redirect: 'manual',
      });
      await answer.text();
      return answer.status;
    } catch {
      return null;
    }
  }

  async function deliver(event: ZaloEvent): Promise<void> {
    for (let attempt = 1; !closing.signal.aborted; attempt += 1) {
      const answered = await post(event);
      const code = losesAnswer() ? null : answered;
      deliveries.push({ event, attempt, code });
      look();
      if (code === 200) return;
      const delayMs = Math.min(FIRST_DELAY_MS * 2 ** (attempt - 1), LONGEST_DELAY_MS);
      await pause(delayMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  }

  return {
    target: () => target,
    set(next) {
      target = next;
    },
    push: (event) => void deliver(event),
    deliveries,
    onDelivery(then) {
      look = then;
    },
    close: () => closing.abort(),
  };
}
