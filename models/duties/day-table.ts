import type { Connection } from 'mongoose';
import { z } from 'zod';
import type { DayRow } from '../../src/calendar/working-days.ts';
import type { UnitId } from '../../src/people/person.ts';
import type { DayTable } from '../../src/ports.ts';
import { unitCollection } from '../collection.ts';
import { plainDayField } from '../fields.ts';
import { openUnitRows } from '../rows.ts';

export const DAY_TABLE = unitCollection({
  name: 'dayTable',
  schemaVersion: 1,
  shape: z.object({
    day: plainDayField,
    rule: z.enum(['off', 'make-up']),
    basis: z.string(),
  }) satisfies z.ZodType<DayRow>,
  indexes: [{ keys: { unit: 1, day: 1 }, unique: true }],
});

export function createDayTable(connection: Connection, unit: UnitId): DayTable {
  const rows = openUnitRows(connection, DAY_TABLE, unit);
  return {
    list: () => rows.find({}, { day: 1 }),
    save: (row) => rows.replaceOrInsert({ day: row.day }, row),
    async remove(day) {
      await rows.remove({ day });
    },
  };
}
