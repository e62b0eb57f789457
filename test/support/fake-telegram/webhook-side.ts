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
  /** In ms of a steady clock. */
  sentAt: number;
  answeredAt: number;
}

export interface PushTiming {
  /** The first retry is at once; the next after this, then twice as long each time … */
  firstDelayMs: number;
  /** … up to this. */
  longestDelayMs: number;
  /** How long an answer is waited for. */
  answerMs: number;
}

/**
 * Pushes updates as the Bot API server does: in order per chat, taps in a line of their own per person, at most
 * `maxConnections` at once; after anything but 2xx again, at once and then after a delay that doubles, or when
 * `Retry-After` asks for it.
 */
export interface WebhookSide {
  set(target: Target): void;
  info(): Target;
  deliveries: Delivery[];
  /** What went wrong last, by the wall clock; null: nothing since it was set. */
  lastError(): { at: Date; message: string } | null;
  onDelivery(look: () => void): void;
  close(): void;
}

interface Answered {
  code: number | null;
  retryAfterMs: number;
  complaint: string;
}

/** No network but loopback. */
const LOOPBACK = /^http:\/\/127\./u;

/** `losesAnswer`: this answer was lost on its way, so that the update comes again. */
export function createWebhookSide(updates: UpdateQueue, timing: PushTiming, losesAnswer: () => boolean): WebhookSide {
  let target: Target = { url: '', secret: '', maxConnections: 40 };
  let look = (): void => undefined;
  let isClosed = false;
  let inFlight = 0;
  let lastError: { at: Date; message: string } | null = null;
  const deliveries: Delivery[] = [];
  const attempts = new Map<number, number>();
  /** Lines with an update under way, or waiting for its next try. */
  const busy = new Set<string>();
  const timers = new Set<NodeJS.Timeout>();

  async function post(update: Update): Promise<Answered> {
    try {
      const { url, secret } = target;
      const headers = {
        'content-type': 'application/json',
        ...(secret === '' ? {} : { 'x-telegram-bot-api-secret-token': secret }),
      };
      const signal = AbortSignal.timeout(timing.answerMs);
      const body = JSON.stringify(update);
      const answer = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
      await answer.text();
      const said = Number(answer.headers.get('retry-after') ?? 0);
      const complaint = `Wrong response from the webhook: ${answer.status} ${answer.statusText}`;
      return { code: answer.status, retryAfterMs: Number.isFinite(said) ? said * 1000 : 0, complaint };
    } catch (error) {
      const isLate = error instanceof Error && error.name === 'TimeoutError';
      return { code: null, retryAfterMs: 0, complaint: isLate ? 'Read timeout expired' : 'Connection refused' };
    }
  }

  async function deliver(update: Update, line: string): Promise<void> {
    const attempt = (attempts.get(update.update_id) ?? 0) + 1;
    attempts.set(update.update_id, attempt);
    inFlight += 1;
    const sentAt = performance.now();
    const answer = await post(update);
    inFlight -= 1;
    const code = losesAnswer() ? null : answer.code;
    deliveries.push({ updateId: update.update_id, attempt, code, sentAt, answeredAt: performance.now() });
    if (code !== null && code >= 200 && code < 300) {
      updates.confirm(update.update_id);
      busy.delete(line);
    } else {
      lastError = { at: new Date(), message: answer.complaint };
      const grown = Math.min(timing.firstDelayMs * 2 ** Math.max(attempt - 2, 0), timing.longestDelayMs);
      wait(Math.max(attempt === 1 ? 0 : grown, answer.retryAfterMs), line);
    }
    look();
    pump();
  }

  function wait(delayMs: number, line: string): void {
    if (isClosed) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      busy.delete(line);
      pump();
    }, delayMs);
    timers.add(timer);
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
      lastError = null;
      pump();
    },
    info: () => target,
    deliveries,
    lastError: () => lastError,
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
