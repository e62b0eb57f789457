import { z } from 'zod';
import type { Logger } from '../../src/log.ts';
import type { Observer } from '../../src/observer.ts';
import { ALLOWED_UPDATES, type TelegramApi } from './api.ts';
import { readFailure } from './failure.ts';
import type { LeaseTiming, PollLease } from '../receiving/poll-lease.ts';
import { createRounds, type RoundTiming, type Well } from '../receiving/rounds.ts';
import type { Receiving, Trouble } from '../receiving/trouble.ts';
import { NOT_STORED, TELEGRAM, troubleOf } from './trouble.ts';

export interface PollTiming extends RoundTiming, LeaseTiming {
  /** How long Telegram holds an empty answer back (at most 50). */
  pollSeconds: number;
  callMs: number;
}

export interface PollerNeeds {
  api: TelegramApi;
  logger: Logger;
  observer?: Observer | undefined;
  timing: PollTiming;
  lease: PollLease;
  /** Learns who the bot is, once; rejects when Telegram cannot be asked. */
  connect(signal: AbortSignal): Promise<void>;
}

const updatesSchema = z.array(z.looseObject({ update_id: z.int() }));
const GOODBYE_MS = 2_000;
const RECEIVING: Well = { doing: 'receiving from Telegram', restMs: 0 };

/**
 * Long polling of our own: telegraf's ends the process on a wrong token or a second poller, swallows what handlers
 * throw, and confirms a whole batch at once. Here an update is confirmed only when it is stored, in order, and no
 * failure ends the loop.
 */
export function createPoller({ api, logger, observer, timing, lease, connect }: PollerNeeds): Receiving {
  const stopping = new AbortController();
  const { signal } = stopping;
  const standBy: Well = { doing: 'standing by: another process polls Telegram', restMs: timing.standByMs };
  let offset: number | null = null;

  async function fetchUpdates(lost: AbortSignal) {
    // at first and after a failure ask without waiting: good news must not take a whole long poll
    const seconds = rounds.trouble() === null ? timing.pollSeconds : 0;
    const updates = await api.call(
      'getUpdates',
      { timeout: seconds, allowed_updates: ALLOWED_UPDATES, ...(offset === null ? {} : { offset }) },
      { deadlineMs: seconds * 1000 + timing.callMs, signal: AbortSignal.any([signal, lost]) },
    );
    updatesSchema.parse(updates);
    return updates;
  }

  async function round(): Promise<Trouble | Well> {
    try {
      await connect(signal);
    } catch (error) {
      return troubleOf(readFailure(error));
    }
    const isOurs = await lease.take().catch(() => null);
    if (isOurs === null) return NOT_STORED;
    if (!isOurs) {
      // what the other one confirms meanwhile is none of ours
      offset = null;
      return standBy;
    }
    return lease.keepDuring(fetchAndStore);
  }

  async function fetchAndStore(lost: AbortSignal): Promise<Trouble | Well> {
    let updates;
    try {
      updates = await fetchUpdates(lost);
    } catch (error) {
      return lost.aborted ? RECEIVING : troubleOf(readFailure(error));
    }
    for (const update of updates) {
      if (signal.aborted || lost.aborted) break;
      try {
        await api.bot.handleUpdate(update);
      } catch {
        return NOT_STORED;
      }
      offset = update.update_id + 1;
    }
    return RECEIVING;
  }

  const rounds = createRounds(round, { ...TELEGRAM, timing, logger, observer, signal: stopping });

  /** Confirms what is stored, so that the next start is not given it again; without it the inbox would sort it out. */
  async function confirm(): Promise<void> {
    if (offset === null || rounds.isHindered()) return;
    const last = { offset, limit: 1, timeout: 0 };
    await api.call('getUpdates', last, { deadlineMs: GOODBYE_MS }).catch(() => undefined);
  }

  return {
    start: () => rounds.start(),
    async stop() {
      await rounds.stop();
      await confirm();
      await lease.release();
    },
    problem: () => rounds.trouble()?.sentence ?? null,
  };
}
