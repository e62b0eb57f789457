import type { Point } from '../../terms/term.ts';
import { partIn, type Placed } from './placed.ts';

const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const pad = (value: number) => String(value).padStart(2, '0');
const lastOf = (month: number): string => (month === 2 ? '02-end' : `${pad(month)}-${MONTH_DAYS[month - 1] ?? 31}`);

/** "MM-DD". A year of its own (2026) is none that repeats. */
export function inYear(point: Point, before: boolean): Placed | null {
  if (point.year?.year !== undefined && point.year.lent !== true) return null;
  if (point.weekday !== undefined || point.unit === 'week' || point.unit === 'years') return null;
  if (point.unit === 'year')
    return partIn(point.part, before, '12-31', { start: '03-31', middle: '06-30', 'first-half': '06-30' });
  if (point.unit === 'months') {
    const count = point.count ?? 6;
    return before || count < 1 || count > 12 ? null : { on: lastOf(point.side === 'last' ? 12 : count) };
  }
  if (point.of === 'year') return point.day === 'end' && !before ? { on: '12-31' } : null;
  const months = monthsOf(point);
  if (months === null) return null;
  return point.unit === 'day' ? dayOf(point, months.last, before) : stretchOf(point, months, before);
}

/** The first and last month of what is named. */
function monthsOf({ month, quarter, monthIn }: Point): { first: number; last: number } | null {
  if (month !== undefined) return month >= 1 && month <= 12 ? { first: month, last: month } : null;
  if (quarter === undefined || quarter < 1 || quarter > 4) return null;
  const before = (quarter - 1) * 3;
  if (monthIn === undefined) return { first: before + 1, last: before + 3 };
  const one = before + (monthIn === -1 ? 3 : monthIn);
  return { first: one, last: one };
}

const BEFORE_JANUARY: Placed = { on: '12-31', slipped: true };

function stretchOf({ part }: Point, { first, last }: { first: number; last: number }, before: boolean): Placed | null {
  if (before && part === undefined) return first === 1 ? BEFORE_JANUARY : { on: lastOf(first - 1) };
  const month = pad(first);
  const loose =
    first === last
      ? { start: `${month}-10`, middle: `${month}-15`, 'second-ten': `${month}-20`, 'first-half': `${month}-15` }
      : { start: lastOf(first), middle: `${pad(first + 1)}-15` };
  return partIn(part, before, lastOf(last), loose);
}

function dayOf({ day }: Point, month: number, before: boolean): Placed | null {
  if (day === 'end') return before ? null : { on: lastOf(month) };
  if (typeof day !== 'number' || day < 1 || day > (MONTH_DAYS[month - 1] ?? 31)) return null;
  if (!before) return { on: `${pad(month)}-${pad(day)}` };
  if (day > 1) return { on: `${pad(month)}-${pad(day - 1)}` };
  return month === 1 ? BEFORE_JANUARY : { on: lastOf(month - 1) };
}
