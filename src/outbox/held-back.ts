import { performance } from 'node:perf_hooks';
import type { Channel } from '../channels.ts';
import type { Clock } from '../clock.ts';

export interface HeldBack {
  /** Put back until `dueAt` (by the product's clock) for no other reason than its turn, or that of its whole `bot`. */
  add(id: string, dueAt: Date, turn: { bot: string | null }): void;
  /** How long a message waits that cannot go before `ms`: behind what was put back for its chat before it. */
  inLine(chat: string, ms: number, gapMs: number): number;
  isAnySoon(): boolean;
  /** Every channel has been told to wait, and still has to. */
  areAllPaused(channels: readonly Channel[]): boolean;
  /** The moment for the next claim: includes what has come of age since it was put back. */
  now(): Date;
}

/** A longer wait outlives the pass: it is stored, not slept. */
const HELD_MS = 5_000;
/** Between two in a line, as a multiple of the chat's own gap: the claim and its look take time, too. */
const ROOM = 1.2;
/** What is put back again and again is left to the next tick: a pass has an end. */
const TIMES = 20;

/**
 * What was put back for a moment still belongs to the pass that did it: the next tick may be long in coming, and a
 * clock that stands still never gets there. Waits are real time.
 */
export function heldBack(clock: Clock): HeldBack {
  const waiting = new Map<string, { dueAt: number; readyAt: number }>();
  const times = new Map<string, number>();
  const pausedUntil = new Map<string, number>();
  /** When the last message of each chat's line may go. */
  const lines = new Map<string, number>();
  let reached = 0;
  return {
    inLine(chat, ms, gapMs) {
      const now = performance.now();
      const endsAt = Math.max(now + ms, (lines.get(chat) ?? 0) + gapMs * ROOM);
      lines.set(chat, endsAt);
      return endsAt - now;
    },
    add(id, dueAt, { bot }) {
      const waitMs = dueAt.getTime() - clock.now().getTime();
      if (bot !== null) pausedUntil.set(bot, performance.now() + waitMs);
      const before = times.get(id) ?? 0;
      if (waitMs > HELD_MS || before >= TIMES) return;
      times.set(id, before + 1);
      waiting.set(id, { dueAt: dueAt.getTime(), readyAt: performance.now() + waitMs });
    },
    isAnySoon: () => waiting.size > 0,
    areAllPaused: (channels) =>
      pausedUntil.size > 0 &&
      channels.every(({ capabilities: { pace } }) => {
        const until = pace === null ? undefined : pausedUntil.get(pace.bot);
        return until !== undefined && performance.now() < until;
      }),
    now() {
      for (const [id, { dueAt, readyAt }] of waiting) {
        if (readyAt > performance.now()) continue;
        reached = Math.max(reached, dueAt);
        waiting.delete(id);
      }
      return new Date(Math.max(clock.now().getTime(), reached));
    },
  };
}
