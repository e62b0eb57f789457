import type { Connection } from 'mongoose';
import { z } from 'zod';
import type { Pace } from '../../src/ports.ts';
import { modelOf, readDocument, sharedCollection, type Stored } from '../collection.ts';

/** Row of slots of a bot or of one of its chats. Moments are the database's, in ms with their fractions. */
export const PACES = sharedCollection({
  name: 'paces',
  schemaVersion: 1,
  shape: z.object({
    key: z.string(),
    /** The first moment that nobody has reserved. */
    nextMs: z.number(),
    pausedMs: z.number(),
    /** What the last reservation was told. */
    waitMs: z.number(),
    /** When it was asked. */
    askedMs: z.number(),
    usedAt: z.date(),
  }),
  indexes: [
    { keys: { key: 1 }, unique: true },
    // Longer than any pause that was seen: who has been silent for so long owes no wait.
    { keys: { usedAt: 1 }, removeAfterSeconds: 7 * 86_400 },
  ],
});

const NOW = { $toDouble: { $toLong: '$$NOW' } };
const NEXT = { $ifNull: ['$nextMs', 0] };
const PAUSED = { $ifNull: ['$pausedMs', 0] };
const until = (moment: object) => ({ $max: [0, { $subtract: [moment, NOW] }] });
const USED = { usedAt: '$$NOW', schemaVersion: PACES.schemaVersion };

/** Reads the wait, and takes the slot only when the wait is short enough: one step in the database. */
function reserving({ gapMs, burst, maxWaitMs }: Parameters<Pace['reserve']>[1]): { $set: Stored }[] {
  const earliest = { $max: [{ $subtract: [NEXT, (burst - 1) * gapMs] }, PAUSED] };
  const taken = { $add: [{ $max: [NEXT, { $add: [NOW, '$waitMs'] }] }, gapMs] };
  return [
    { $set: { waitMs: until(earliest), askedMs: NOW, pausedMs: PAUSED, ...USED } },
    { $set: { nextMs: { $cond: [{ $lte: ['$waitMs', maxWaitMs] }, taken, NEXT] } } },
  ];
}

export function createPace(connection: Connection): Pace {
  const model = modelOf(connection, PACES);
  const sinceArrival = arrivals();
  return {
    async reserve(key, rule) {
      const sentAt = performance.now();
      const row = await model
        .findOneAndUpdate({ key }, reserving(rule), {
          upsert: true,
          returnDocument: 'after',
          updatePipeline: true,
          // A slot is worth less than the trip to a second server; a pause is written as everything else.
          writeConcern: { w: 1 },
        })
        .lean<Stored>();
      const { waitMs, askedMs } = readDocument(PACES, row ?? {});
      return { granted: waitMs <= rule.maxWaitMs, waitMs: waitMs - sinceArrival(askedMs, sentAt, performance.now()) };
    },
    async look(key) {
      const [row] = await model.aggregate<Stored>([
        { $match: { key } },
        { $project: { nextInMs: until(NEXT), pausedForMs: until(PAUSED) } },
      ]);
      return WAITS.parse(row ?? { nextInMs: 0, pausedForMs: 0 });
    },
    async pause(key, ms) {
      const pausedMs = { $max: [PAUSED, { $add: [NOW, ms] }] };
      const [waitMs, askedMs] = [{ $ifNull: ['$waitMs', 0] }, NOW];
      await model.updateOne({ key }, [{ $set: { pausedMs, nextMs: NEXT, waitMs, askedMs, ...USED } }], {
        upsert: true,
        updatePipeline: true,
      });
    },
  };
}

const WAITS = z.object({ nextInMs: z.number(), pausedForMs: z.number() });

const KEPT_MS = 60_000;

/**
 * How long ago the database read its clock, when an answer arrives: between nothing and the whole trip. The quickest
 * trip of the last minute tells how the two clocks stand to each other, so that a slow one blurs no slot.
 */
function arrivals(): (askedMs: number, sentAt: number, arrivedAt: number) => number {
  let best = { tripMs: Infinity, offsetMs: 0, at: 0 };
  return (askedMs, sentAt, arrivedAt) => {
    const tripMs = arrivedAt - sentAt;
    if (tripMs <= best.tripMs || arrivedAt - best.at > KEPT_MS) {
      best = { tripMs, offsetMs: askedMs - (sentAt + tripMs / 2), at: arrivedAt };
    }
    return Math.min(tripMs, Math.max(0, arrivedAt + best.offsetMs - askedMs));
  };
}
