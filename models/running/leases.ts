import type { Connection } from 'mongoose';
import { z } from 'zod';
import type { JobRuns } from '../../src/ports.ts';
import { modelOf, readDocument, sharedCollection, type Stored } from '../collection.ts';

/** Who may do what only one process does at a time. Moments are the database's. */
export const LEASES = sharedCollection({
  name: 'leases',
  schemaVersion: 1,
  shape: z.object({ name: z.string(), owner: z.string(), until: z.date() }),
  indexes: [
    { keys: { name: 1 }, unique: true },
    // Of a process that was killed and whose work nobody took over.
    { keys: { until: 1 }, removeAfterSeconds: 7 * 86_400 },
  ],
});

/** Takes a lease that is free, lapsed or one's own, else leaves it as it is: one step in the database. */
function takingStep(owner: string, leaseMs: number) {
  const own = { $eq: ['$owner', { $literal: owner }] };
  const free = { $lt: [{ $ifNull: ['$until', new Date(0)] }, '$$NOW'] };
  const mayTake = { $or: [own, free] };
  return {
    owner: { $cond: [mayTake, { $literal: owner }, '$owner'] },
    until: { $cond: [mayTake, { $add: ['$$NOW', leaseMs] }, '$until'] },
    schemaVersion: LEASES.schemaVersion,
  };
}

export function createLeases(connection: Connection): Pick<JobRuns, 'holdLease' | 'releaseLease'> {
  const model = modelOf(connection, LEASES);
  return {
    async holdLease(name, owner, leaseMs) {
      const lease = await model
        .findOneAndUpdate({ name }, [{ $set: takingStep(owner, leaseMs) }], {
          upsert: true,
          returnDocument: 'after',
          updatePipeline: true,
        })
        .lean<Stored>();
      return readDocument(LEASES, lease ?? {}).owner === owner;
    },
    async releaseLease(name, owner) {
      await model.deleteOne({ name, owner });
    },
  };
}
