import type { Connection } from 'mongoose';
import { z } from 'zod';
import type { UnitId } from '../../src/people/person.ts';
import type { Scores } from '../../src/ports.ts';
import type { Criterion, ExaminedYear } from '../../src/scores/criterion.ts';
import { unitCollection } from '../collection.ts';
import { openUnitRows } from '../rows.ts';

const criterionShape = z.object({
  number: z.string(),
  title: z.string(),
  field: z.number(),
  maxPoints: z.number(),
  rule: z.enum(['binary', 'half-when-late', 'cliff', 'pro-rata', 'by-hand']),
  legalBasis: z.string(),
}) satisfies z.ZodType<Criterion>;

export const CRITERIA = unitCollection({
  name: 'criteria',
  schemaVersion: 1,
  shape: criterionShape.extend({ year: z.number() }),
  indexes: [{ keys: { unit: 1, year: 1, number: 1 }, unique: true }, { keys: { unit: 1, year: 1, _id: 1 } }],
});

export const EXAMINED_YEARS = unitCollection({
  name: 'examinedYears',
  schemaVersion: 1,
  shape: z.object({
    year: z.number(),
    fields: z.array(z.object({ number: z.number(), title: z.string(), points: z.number(), maxPoints: z.number() })),
    losses: z.array(
      z.object({
        criterion: z.string(),
        title: z.string(),
        points: z.number(),
        maxPoints: z.number(),
        cause: z.enum(['ratio-not-reached', 'nothing-started', 'late', 'document-missing']),
        why: z.string(),
      }),
    ),
  }) satisfies z.ZodType<ExaminedYear>,
  indexes: [{ keys: { unit: 1, year: 1 }, unique: true }],
});

export function createScores(connection: Connection, unit: UnitId): Scores {
  const criteria = openUnitRows(connection, CRITERIA, unit);
  const examinedYears = openUnitRows(connection, EXAMINED_YEARS, unit);
  return {
    addCriteria: (year, added) => criteria.insert(added.map((criterion) => ({ ...criterion, year }))),
    // In the order of the table: as text, 3.10 would stand before 3.2.
    async criteria(year) {
      const rows = await criteria.find({ year }, { _id: 1 });
      return rows.map(({ year: _year, ...criterion }) => criterion);
    },
    saveExamined: (examined) => examinedYears.replaceOrInsert({ year: examined.year }, examined),
    findExamined: (year) => examinedYears.findOne({ year }),
  };
}
