import type { Ask, DayInPeriod } from '../../deadline.ts';
import type { Part } from '../../terms/term.ts';

/** The last good day of a point inside its period. */
export interface Placed {
  on: DayInPeriod;
  ask?: Ask;
  /** The day before the first of a period: `on` lies in the period before the one that was named. */
  slipped?: true;
}

/** A part of a period ("đầu", "giữa", "cuối") or the whole of it; `loose` has the proposals for loose words. */
export function partIn(
  part: Part | undefined,
  before: boolean,
  end: DayInPeriod,
  loose: Partial<Record<Part, DayInPeriod>>,
): Placed | null {
  if (before) return null;
  if (part === undefined || part === 'end' || part === 'second-half') return { on: end };
  const on = loose[part];
  return on === undefined ? null : { on, ask: 'vague' };
}
