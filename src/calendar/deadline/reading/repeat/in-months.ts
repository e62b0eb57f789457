import type { Point } from '../../terms/term.ts';
import { partIn, type Placed } from './placed.ts';

/** Quarter (3 months) and half-year (6): "M-D", M being the month inside it. */
export function inMonths(point: Point, before: boolean, months: 3 | 6): Placed | null {
  const unit = months === 3 ? 'quarter' : 'half-year';
  const month = monthIn(point, months);
  if (month === null || (point.of !== undefined && point.of !== unit)) return null;
  if (month === undefined) return point.of === unit || point.unit === unit ? ofPeriod(point, before, months) : null;
  return point.unit === 'month' ? wholeMonth(point, month, months, before) : dayOf(point, month, months, before);
}

/** Null when that month cannot be in such a period, undefined when none is said. */
function monthIn({ monthIn, month }: Point, months: 3 | 6): number | null | undefined {
  if (monthIn !== undefined) return monthIn === -1 ? months : monthIn <= months && monthIn > 0 ? monthIn : null;
  return month === undefined ? undefined : month >= 1 && month <= 12 ? ((month - 1) % months) + 1 : null;
}

function wholeMonth({ part }: Point, month: number, months: number, before: boolean): Placed | null {
  if (before && part === undefined)
    return month === 1 ? { on: `${months}-end`, slipped: true } : { on: `${month - 1}-end` };
  const loose = { start: `${month}-10`, middle: `${month}-15`, 'second-ten': `${month}-20` };
  return partIn(part, before, `${month}-end`, loose);
}

function dayOf({ day }: Point, month: number, months: number, before: boolean): Placed | null {
  if (day === 'end') return before ? null : { on: `${month}-end` };
  if (typeof day !== 'number' || day < 1 || day > 31) return null;
  if (!before) return { on: `${month}-${day}` };
  if (day > 1) return { on: `${month}-${day - 1}` };
  return month === 1 ? { on: `${months}-end`, slipped: true } : { on: `${month - 1}-end` };
}

function ofPeriod(point: Point, before: boolean, months: 3 | 6): Placed | null {
  const { day, nth, quarter, part, unit } = point;
  const end = `${months}-end`;
  if (before) return null;
  if (unit === 'week') return nth === -1 ? { on: end } : { on: `1-${Math.min(7 * (nth ?? 1), 28)}`, ask: 'vague' };
  if (unit !== 'day') {
    const loose = { start: `${months / 3}-end`, middle: months === 3 ? '2-15' : '3-end' };
    return quarter === undefined ? partIn(part, before, end, loose) : null;
  }
  if (day === 'end') return { on: end };
  if (day === 'last-working') return { on: `${months}-last-working` };
  if (typeof day !== 'object') return null;
  return day.working ? { on: end, slipped: true } : { on: `1-${Math.min(day.nth, 28)}` };
}
