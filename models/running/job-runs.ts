import type { Connection } from 'mongoose';
import { z } from 'zod';
import type { JobRuns } from '../../src/ports.ts';
import { unitCollection } from '../collection.ts';
import { openUnitRows } from '../rows.ts';
import { createLeases } from './leases.ts';

export const JOB_CURSORS = unitCollection({
  name: 'jobCursors',
  schemaVersion: 1,
  shape: z.object({ job: z.string(), at: z.date() }),
  indexes: [{ keys: { unit: 1, job: 1 }, unique: true }],
});

export function createJobRuns(connection: Connection): JobRuns {
  return {
    async readCursor(unit, job) {
      const cursor = await openUnitRows(connection, JOB_CURSORS, unit).findOne({ job });
      return cursor?.at ?? null;
    },
    saveCursor: (unit, job, at) => openUnitRows(connection, JOB_CURSORS, unit).replaceOrInsert({ job }, { job, at }),
    ...createLeases(connection),
  };
}
