import { setTimeout as pause } from 'node:timers/promises';
import type { UserFromGetMe } from 'telegraf/types';
import { z } from 'zod';
import type { Logger } from '../../src/log.ts';
import type { TelegramApi } from './api.ts';
import { readFailure } from './failure.ts';
import { CONNECTING, NOT_STORED, type Trouble, troubleOf } from './trouble.ts';

export interface PollTiming {
  /** How long Telegram holds an empty answer back (at most 50). */
  pollSeconds: number;
  callMs: number;
  /** The first pause after a failure; it doubles up to `backOffMaxMs`. */
  backOffMs: number;
  backOffMaxMs: number;
  /** Between tries while only a person can help. */
  slowMs: number;
}

export interface Poller {
  start(): void;
  /** Lets the update in hand finish. */
  stop(): Promise<void>;
  problem(): string | null;
}

export interface PollerNeeds {
  api: TelegramApi;
  logger: Logger;
  timing: PollTiming;
  /** Called once, when Telegram has first told who the bot is. */
  onConnected: () => Promise<void>;
}

const updatesSchema = z.array(z.looseObject({ update_id: z.int() }));
const ALLOWED = ['message', 'edited_message', 'callback_query'] as const;
/** Telegram has asked for hours; after one it is asked again. */
const LONGEST_WAIT_MS = 3_600_000;
const GOODBYE_MS = 2_000;

/**
 * Long polling of our own: telegraf's ends the process on a wrong token or a second poller, swallows what handlers
 * throw, and confirms a whole batch at once. Here an update is confirmed only when it is stored, in order, and no
 * failure ends the loop.
 */
export function createPoller({ api, logger, timing, onConnected }: PollerNeeds): Poller {
  const stopping = new AbortController();
  const { signal } = stopping;
  let offset: number | null = null;
  let failures = 0;
  let trouble: Trouble | null = null;
  let running: Promise<void> = Promise.resolve();

  async function connect(): Promise<void> {
    if (api.bot.botInfo !== undefined) return;
    const me: UserFromGetMe = await api.call('getMe', {}, { signal });
    api.bot.botInfo = me;
    await onConnected();
  }

  async function fetchUpdates() {
    // at first and after a failure ask without waiting: good news must not take a whole long poll
    const seconds = trouble === null ? timing.pollSeconds : 0;
    const updates = await api.call(
      'getUpdates',
      { timeout: seconds, allowed_updates: ALLOWED, ...(offset === null ? {} : { offset }) },
      { deadlineMs: seconds * 1000 + timing.callMs, signal },
    );
    updatesSchema.parse(updates);
    return updates;
  }

  /** One round; what hindered it. */
  async function round(): Promise<Trouble | null> {
    let updates;
    try {
      await connect();
      updates = await fetchUpdates();
    } catch (error) {
      return troubleOf(readFailure(error));
    }
    for (const update of updates) {
      if (signal.aborted) return null;
      try {
        await api.bot.handleUpdate(update);
      } catch {
        return NOT_STORED;
      }
      offset = update.update_id + 1;
    }
    return null;
  }

  /** One line per change, not one per try. */
  function note(next: Trouble | null): void {
    if (next?.name === trouble?.name) return;
    const fields = { channel: 'telegram', trouble: next?.name ?? null };
    if (next === null) logger.info(fields, 'receiving from Telegram');
    else if (next.wait === 'slow') logger.error(fields, 'Telegram needs the operator');
    else logger.warn(fields, 'not receiving from Telegram, trying again');
    trouble = next;
  }

  function waitMs({ wait }: Trouble): number {
    if (wait === 'slow') return timing.slowMs;
    if (wait !== 'back-off') return Math.min(wait.ms, LONGEST_WAIT_MS);
    const grown = Math.min(timing.backOffMs * 2 ** Math.min(failures - 1, 20), timing.backOffMaxMs);
    return grown * (0.5 + Math.random() / 2);
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      const hindered = await round();
      if (signal.aborted) break;
      note(hindered);
      failures = hindered === null ? 0 : failures + 1;
      if (hindered !== null) await pause(waitMs(hindered), undefined, { signal }).catch(() => undefined);
    }
    await confirm();
  }

  /** Confirms what is stored, so that the next start is not given it again; without it the inbox would sort it out. */
  async function confirm(): Promise<void> {
    if (offset === null || failures > 0) return;
    const last = { offset, limit: 1, timeout: 0 };
    await api.call('getUpdates', last, { deadlineMs: GOODBYE_MS }).catch(() => undefined);
  }

  return {
    start() {
      trouble = CONNECTING;
      running = run();
    },
    async stop() {
      stopping.abort();
      await running;
    },
    problem: () => trouble?.sentence ?? null,
  };
}
