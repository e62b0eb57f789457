import type { Connection } from 'mongoose';
import { z } from 'zod';
import { type Duty, KINDS } from '../../src/duties/task.ts';
import type { UnitId } from '../../src/people/person.ts';
import type { Duties } from '../../src/ports.ts';
import { unitCollection } from '../collection.ts';
import { openUnitRows } from '../rows.ts';

export const DUTIES = unitCollection({
  name: 'duties',
  schemaVersion: 1,
  shape: z.object({
    id: z.string(),
    title: z.string(),
    kind: z.enum(KINDS),
    post: z.string(),
    officer: z.string().nullable(),
    cadence: z.string(),
    receiptRequired: z.boolean(),
    nilNeedsReference: z.boolean(),
    askWhetherBegun: z.boolean(),
    criterion: z.string().nullable(),
    points: z.number().nullable(),
  }) satisfies z.ZodType<Duty>,
  indexes: [{ keys: { unit: 1, id: 1 }, unique: true }, { keys: { unit: 1, _id: 1 } }],
});

export function createDuties(connection: Connection, unit: UnitId): Duties {
  const rows = openUnitRows(connection, DUTIES, unit);
  return {
    add: (duties) => rows.insert(duties),
    list: () => rows.find({}, { _id: 1 }),
    find: (id) => rows.findOne({ id }),
  };
}
