import type { Logger } from '../../src/log.ts';
import type { Observer } from '../../src/observer.ts';
import type { LeaseTiming, PollLease } from '../receiving/poll-lease.ts';
import { createRounds, type RoundTiming, type Well } from '../receiving/rounds.ts';
import type { Receiving, Trouble } from '../receiving/trouble.ts';
import type { ZaloApi } from './api.ts';
import { eventsIn } from './read-event.ts';
import { NOT_STORED, troubleOf, WEBHOOK_SET, ZALO_BOT } from './trouble.ts';

export interface PollTiming extends RoundTiming, LeaseTiming {
  /** How long Zalo holds an empty answer back. */
  pollSeconds: number;
  /** It may answer so much later than it was asked to. */
  pollGraceMs: number;
  /** Between two polls when the first one brought something: that may be the same thing again. */
  restMs: number;
}

export interface PollerNeeds {
  api: ZaloApi;
  logger: Logger;
  observer?: Observer | undefined;
  timing: PollTiming;
  lease: PollLease;
  /** Learns who the bot is, once; what hinders it. */
  connect(signal: AbortSignal): Promise<Trouble | null>;
  take(event: unknown): Promise<void>;
}

const DOING = 'receiving from Zalo';

/**
 * Asks for one event after the other. Zalo may forget what it has given: an event stays here until it is stored, and
 * nothing is asked for before.
 */
export function createPoller({ api, logger, observer, timing, lease, connect, take }: PollerNeeds): Receiving {
  const stopping = new AbortController();
  const { signal } = stopping;
  const standBy: Well = { doing: 'standing by: another process polls Zalo', restMs: timing.standByMs };
  let held: unknown[] = [];

  async function fetchEvents(lost: AbortSignal): Promise<Trouble | unknown[]> {
    // at first and after a failure the answer is wanted soon: good news must not take a whole long poll
    const seconds = rounds.trouble() === null ? timing.pollSeconds : 1;
    const deadlineMs = seconds * 1000 + timing.pollGraceMs;
    const limits = { deadlineMs, signal: AbortSignal.any([signal, lost]) };
    const answer = await api.call('getUpdates', { timeout: String(seconds) }, limits);
    if (answer.ok) return eventsIn(answer.result) ?? [];
    const { failure } = answer;
    if (lost.aborted) return [];
    if (failure.kind === 'refused' && failure.code === 408) return [];
    // the one thing for which polling is refused like this
    return failure.kind === 'refused' && failure.code === 400 ? WEBHOOK_SET : troubleOf(failure);
  }

  async function round(): Promise<Trouble | Well> {
    const hindered = await connect(signal);
    if (hindered !== null) return hindered;
    const isOurs = await lease.take().catch(() => null);
    if (isOurs === null) return NOT_STORED;
    return isOurs ? lease.keepDuring(fetchAndStore) : standBy;
  }

  async function fetchAndStore(lost: AbortSignal): Promise<Trouble | Well> {
    if (held.length === 0) {
      const came = await fetchEvents(lost);
      if (!Array.isArray(came)) return came;
      held = came;
    }
    const restMs = held.length === 0 ? 0 : timing.restMs;
    while (held.length > 0) {
      try {
        await take(held[0]);
      } catch {
        return NOT_STORED;
      }
      held.shift();
    }
    return { doing: DOING, restMs };
  }

  const rounds = createRounds(round, { ...ZALO_BOT, timing, logger, observer, signal: stopping });
  return {
    start: () => rounds.start(),
    async stop() {
      await rounds.stop();
      await lease.release();
    },
    problem: () => rounds.trouble()?.sentence ?? null,
  };
}
