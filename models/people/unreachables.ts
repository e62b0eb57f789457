import type { Connection } from 'mongoose';
import { z } from 'zod';
import type { Unreachable, UnitId } from '../../src/people/person.ts';
import type { Unreachables } from '../../src/ports.ts';
import { unitCollection } from '../collection.ts';
import { openUnitRows } from '../rows.ts';

/** What the office was told of people who cannot be written to: one row a person, as long as it is so. */
export const UNREACHABLES = unitCollection({
  name: 'unreachables',
  schemaVersion: 1,
  shape: z.object({ officer: z.string(), reason: z.string(), toldAt: z.date() }) satisfies z.ZodType<Unreachable>,
  indexes: [{ keys: { unit: 1, officer: 1 }, unique: true }],
});

export function createUnreachables(connection: Connection, unit: UnitId): Unreachables {
  const rows = openUnitRows(connection, UNREACHABLES, unit);
  return {
    list: () => rows.find({}, { officer: 1 }),
    save: (told) => rows.replaceOrInsert({ officer: told.officer }, told),
    async remove(officer) {
      await rows.remove({ officer });
    },
  };
}
