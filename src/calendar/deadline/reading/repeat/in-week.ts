import type { Point } from '../../terms/term.ts';
import type { Placed } from './placed.ts';

/** 1 (Monday) to 7: "trước thứ Sáu" is 4, before Monday is the Sunday. */
export function inWeek(point: Point, before: boolean): Placed | null {
  if (point.unit === 'week' && point.of === 'week') {
    if (before) return null;
    return { on: point.part === 'start' ? 1 : point.part === 'middle' ? 3 : 5, ask: 'vague' };
  }
  if (point.weekday === undefined || point.nth !== undefined) return null;
  return { on: before ? (point.weekday === 1 ? 7 : point.weekday - 1) : point.weekday };
}
