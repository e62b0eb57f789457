import type { ExaminedYear, LossCause } from './criterion.ts';

export interface ExaminedSums {
  total: number;
  maxPoints: number;
  lost: number;
  /** By what the losses were put down to; together they are `lost` when the table is whole. */
  lostByCause: Record<LossCause, number>;
  /** In the order of the fields; losses are those of the criteria that begin with the field's number. */
  fields: { number: number; title: string; points: number; maxPoints: number; lost: number; explained: number }[];
}

const hundredths = (points: number) => Math.round(points * 100);
/** Summed in hundredths, because 0.1 + 0.2 is not 0.3. */
const sum = (points: readonly number[]) => points.reduce((whole, next) => whole + hundredths(next), 0) / 100;
const minus = (a: number, b: number) => (hundredths(a) - hundredths(b)) / 100;

/** Adds up the examined score of a year. All points have two decimals. */
export function sumExamined({ fields, losses }: ExaminedYear): ExaminedSums {
  const total = sum(fields.map(({ points }) => points));
  const maxPoints = sum(fields.map(({ maxPoints }) => maxPoints));
  const lostTo = (of: (loss: ExaminedYear['losses'][number]) => boolean) =>
    sum(losses.filter(of).map(({ points, maxPoints }) => minus(maxPoints, points)));
  return {
    total,
    maxPoints,
    lost: minus(maxPoints, total),
    lostByCause: {
      'ratio-not-reached': lostTo(({ cause }) => cause === 'ratio-not-reached'),
      'nothing-started': lostTo(({ cause }) => cause === 'nothing-started'),
      late: lostTo(({ cause }) => cause === 'late'),
      'document-missing': lostTo(({ cause }) => cause === 'document-missing'),
    },
    fields: fields.map((field) => ({
      ...field,
      lost: minus(field.maxPoints, field.points),
      explained: lostTo(({ criterion }) => criterion.startsWith(`${field.number}.`)),
    })),
  };
}
