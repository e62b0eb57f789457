import type { Connection } from 'mongoose';
import { z } from 'zod';
import type { UnitId } from '../src/people/person.ts';
import { modelOf, type Stored, unitCollection } from './collection.ts';

/** The last number given out, per unit and kind of thing. */
export const COUNTERS = unitCollection({
  name: 'counters',
  schemaVersion: 1,
  shape: z.object({ name: z.enum(['task', 'announcement', 'message']), last: z.number() }),
  indexes: [{ keys: { unit: 1, name: 1 }, unique: true }],
});

/** Takes the next `count` numbers of the unit; returns the first. Numbers of an undone transaction are given again. */
export async function takeNumbers(
  connection: Connection,
  unit: UnitId,
  name: 'task' | 'announcement' | 'message',
  count: number,
): Promise<number> {
  const counter = await modelOf(connection, COUNTERS)
    .findOneAndUpdate(
      { unit, name },
      { $inc: { last: count }, $setOnInsert: { schemaVersion: COUNTERS.schemaVersion } },
      { upsert: true, returnDocument: 'after' },
    )
    .lean<Stored>();
  return z.number().parse(counter?.['last']) - count + 1;
}
