import type { Point } from '../../terms/term.ts';
import { partIn, type Placed } from './placed.ts';

/** 1-31, "end" or "last-working". */
export function inMonth(point: Point, before: boolean): Placed | null {
  if (point.month !== undefined || point.quarter !== undefined || point.monthIn !== undefined) return null;
  if (point.weekday !== undefined || (point.of !== undefined && point.of !== 'month')) return null;
  if (point.unit === 'week') return weekOf(point, before);
  if (point.unit === 'month')
    return partIn(point.part, before, 'end', { start: 10, middle: 15, 'second-ten': 20, 'first-half': 15 });
  return point.unit === 'day' ? dayOf(point, before) : null;
}

function weekOf({ nth, of }: Point, before: boolean): Placed | null {
  if (before || (of !== undefined && of !== 'month')) return null;
  return nth === -1 ? { on: 'end' } : { on: Math.min(7 * (nth ?? 1), 28), ask: 'vague' };
}

function dayOf({ day }: Point, before: boolean): Placed | null {
  // The nth working day is counted from the end of the month before: `on` is that end, `plus` the count.
  if (typeof day === 'object' && day.working) return { on: 'end', slipped: true };
  const on = typeof day === 'object' ? day.nth : day;
  if (on === undefined || (typeof on === 'number' && (on < 1 || on > 31))) return null;
  if (!before) return { on };
  if (typeof on !== 'number') return null;
  return on === 1 ? { on: 'end', slipped: true } : { on: on - 1 };
}
