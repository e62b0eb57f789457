import type { Connection } from 'mongoose';
import { z } from 'zod';
import type { Change, HistoryAct, HistoryEntry } from '../../src/duties/task.ts';
import type { UnitId } from '../../src/people/person.ts';
import type { History } from '../../src/ports.ts';
import { unitCollection } from '../collection.ts';
import { openUnitRows } from '../rows.ts';

const text = (value: unknown): boolean => typeof value === 'string';

/** Acts and field names are kept as written, also those that a later version no longer makes: history stays readable. */
const changeShape = z.object({
  field: z.custom<Change['field']>(text),
  from: z.unknown(),
  to: z.unknown(),
});

export const HISTORY = unitCollection({
  name: 'audit',
  schemaVersion: 1,
  shape: z.object({
    task: z.number(),
    at: z.date(),
    by: z.string().nullable(),
    what: z.custom<HistoryAct>(text),
    note: z.string().nullable(),
    changes: z.array(changeShape),
    needsOffice: z.boolean(),
  }) satisfies z.ZodType<HistoryEntry>,
  indexes: [
    { keys: { unit: 1, task: 1, at: 1, _id: 1 } },
    { keys: { unit: 1, by: 1, at: -1, _id: -1 } },
    { keys: { unit: 1, what: 1, at: 1, _id: 1 } },
    { keys: { unit: 1, at: 1, _id: 1 }, partial: { needsOffice: true } },
  ],
});

const EXTENSION_ACTS: HistoryAct[] = ['extension-asked', 'extension-approved', 'extension-refused'];
const OLDEST_FIRST = { at: 1, _id: 1 } as const;

/** Entries are only ever added. */
export function createHistory(connection: Connection, unit: UnitId): History {
  const rows = openUnitRows(connection, HISTORY, unit);
  return {
    add: (entry) => rows.insert([entry]),
    of: (task) => rows.find({ task }, OLDEST_FIRST),
    needingOffice: (from, to) => rows.find({ needsOffice: true, at: { $gte: from, $lt: to } }, OLDEST_FIRST),
    async undecidedExtensions() {
      const acts = await rows.find({ what: { $in: EXTENSION_ACTS } }, OLDEST_FIRST);
      const newestOf = new Map(acts.map((act) => [act.task, act]));
      return acts.filter((act) => act.what === 'extension-asked' && newestOf.get(act.task) === act);
    },
    latestBy: (officer, since) => rows.find({ by: officer, at: { $gte: since } }, { at: -1, _id: -1 }),
  };
}
