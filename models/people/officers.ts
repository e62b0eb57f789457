import type { Connection } from 'mongoose';
import { z } from 'zod';
import { type Leave, type Officer, ROLES, type UnitId } from '../../src/people/person.ts';
import type { Officers } from '../../src/ports.ts';
import { unitCollection } from '../collection.ts';
import { plainDayField } from '../fields.ts';
import { openUnitRows } from '../rows.ts';

export const OFFICERS = unitCollection({
  name: 'officers',
  schemaVersion: 1,
  shape: z.object({
    id: z.string(),
    name: z.string(),
    roles: z.array(z.enum(ROLES)),
    deputy: z.boolean(),
    active: z.boolean(),
  }) satisfies z.ZodType<Officer>,
  indexes: [{ keys: { unit: 1, id: 1 }, unique: true }, { keys: { unit: 1, active: 1, _id: 1 } }],
});

export const LEAVES = unitCollection({
  name: 'leaves',
  schemaVersion: 1,
  shape: z.object({
    officer: z.string(),
    fromOn: plainDayField,
    untilOn: plainDayField,
    substitute: z.string().nullable(),
  }) satisfies z.ZodType<Leave>,
  indexes: [{ keys: { unit: 1, untilOn: 1 } }],
});

export function createOfficers(connection: Connection, unit: UnitId): Officers {
  const officers = openUnitRows(connection, OFFICERS, unit);
  const leaves = openUnitRows(connection, LEAVES, unit);
  return {
    add: (officer) => officers.insert([officer]),
    find: (id) => officers.findOne({ id }),
    list: () => officers.find({ active: true }, { _id: 1 }),
    async save(officer) {
      if (!(await officers.replace({ id: officer.id }, officer))) throw new Error(`no officer ${officer.id}`);
    },
    addLeave: (leave) => leaves.insert([leave]),
    async removeLeaves(officer, day, today) {
      const covers = day === null ? { untilOn: { $gte: today } } : { untilOn: { $gte: day }, fromOn: { $lte: day } };
      const found = await leaves.find({ officer, ...covers }, { untilOn: 1, _id: 1 });
      await leaves.remove({ officer, ...covers });
      return found;
    },
    leavesOn: (day) => leaves.find({ untilOn: { $gte: day }, fromOn: { $lte: day } }, { untilOn: 1, _id: 1 }),
  };
}
