import type { Update, UpdateQueue } from './update-queue.ts';

export interface Target {
  /** '': none is set. */
  url: string;
  secret: string;
  maxConnections: number;
}

export interface Delivery {
  updateId: number;
  /** From 1. */
  attempt: number;
  code: number | null;
}

/**
 * Pushes updates as the Bot API server does: in order per chat, taps in a line of their own per person, at most
 * `maxConnections` at once; after anything but 2xx again, at once and then after a delay that doubles.
 */
export interface WebhookSide {
  set(target: Target): void;
  info(): Target;
  deliveries: Delivery[];
  onDelivery(look: () => void): void;
  close(): void;
}

/** The real one begins with 2 s and ends with 60. */
const FIRST_DELAY_MS = 20;
const LONGEST_DELAY_MS = 2_000;
const ANSWER_MS = 60_000;
/** No network but loopback. */
const LOOPBACK = /^http:\/\/127\./u;

export function createWebhookSide(updates: UpdateQueue): WebhookSide {
  let target: Target = { url: '', secret: '', maxConnections: 40 };
  let look = (): void => undefined;
  let isClosed = false;
  let inFlight = 0;
  const deliveries: Delivery[] = [];
  const attempts = new Map<number, number>();
  /** Lines with an update under way, or waiting for its next try. */
  const busy = new Set<string>();
  const timers = new Set<NodeJS.Timeout>();

  async function post(update: Update): Promise<number | null> {
    try {
      const { url, secret } = target;
      const headers = {
        'content-type': 'application/json',
        ...(secret === '' ? {} : { 'x-telegram-bot-api-secret-token': secret }),
      };
      const signal = AbortSignal.timeout(ANSWER_MS);
      const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(update), signal });
      await answer.text();
      return answer.status;
    } catch {
      return null;
    }
  }

  async function deliver(update: Update, line: string): Promise<void> {
    const attempt = (attempts.get(update.update_id) ?? 0) + 1;
    attempts.set(update.update_id, attempt);
    inFlight += 1;
    const code = await post(update);
    inFlight -= 1;
    deliveries.push({ updateId: update.update_id, attempt, code });
    if (code !== null && code >= 200 && code < 300) {
      updates.confirm(update.update_id);
      busy.delete(line);
    } else {
      const delay = attempt === 1 ? 0 : Math.min(FIRST_DELAY_MS * 2 ** (attempt - 2), LONGEST_DELAY_MS);
      const timer = setTimeout(() => {
        timers.delete(timer);
        busy.delete(line);
        pump();
      }, delay);
      timers.add(timer);
    }
    look();
    pump();
  }

  function pump(): void {
    if (isClosed || !LOOPBACK.test(target.url)) return;
    // what stands behind an update of its own line has to wait, whether that one is under way or not
    for (const update of updates.all()) {
      if (inFlight >= target.maxConnections) return;
      const line = lineOf(update);
      if (busy.has(line)) continue;
      busy.add(line);
      void deliver(update, line);
    }
  }

  updates.onPush(pump);
  return {
    set(next) {
      target = next;
      pump();
    },
    info: () => target,
    deliveries,
    onDelivery(then) {
      look = then;
    },
    close() {
      isClosed = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

interface Said {
  chat?: { id?: number };
  from?: { id?: number };
}

function lineOf(update: Update): string {
  const tap = update['callback_query'] as Said | null | undefined;
  if (tap !== undefined) return `tap ${tap?.from?.id ?? ''}`;
  const message = (update['message'] ?? update['edited_message']) as Said | null | undefined;
  return `chat ${message?.chat?.id ?? ''}`;
}
