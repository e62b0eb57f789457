import { addDays, addMonths, daysBetween, type PlainDay, weekdayOf } from '../../plain-day.ts';
import { addWorkingDays } from '../../working-days.ts';
import type { Ask, DayRange, OnDay, SingleDeadline } from '../deadline.ts';
import type { Length } from '../terms/term.ts';
import type { Context } from './context.ts';
import type { DayItem } from './items.ts';
import { resolve, type Stretch } from './resolve.ts';

/** The last good day of a bounded point, and why one has to ask; day null when there is no such day. */
export interface Limit {
  day: PlainDay | null;
  first: PlainDay | null;
  ask?: Ask;
}

/** README conventions 1 and 3: "trước" excludes what it names, everything else includes it. */
export function limitOf({ point, bound }: DayItem, context: Context): Limit {
  const found = resolve(point, context);
  if (found === null) return { day: null, first: null, ask: 'invalid' };
  const conflict =
    point.weekday !== undefined &&
    point.month !== undefined &&
    point.nth === undefined &&
    weekdayOf(found.first) !== point.weekday;
  const ask = conflict ? ('conflict' as const) : found.ask;
  const day = bound === 'before' ? addDays(found.first, -1) : found.last;
  return { day, first: found.first, ...(ask === undefined ? {} : { ask }) };
}

/** Whole months, quarters and longer together are a stretch; a day is a day. */
const isStretch = ({ point }: DayItem) =>
  point.unit === 'months' ||
  point.unit === 'years' ||
  (point.part !== undefined && point.part.endsWith('half')) ||
  (typeof point.day === 'object' && !point.day.working && point.day.nth > 1);

export function onDay(item: DayItem, context: Context): OnDay | DayRange {
  const { day, first, ask } = limitOf(item, context);
  if (isStretch(item) && item.bound !== 'before' && item.bound !== 'by' && first !== null)
    return marked({ kind: 'range', from: first, to: day }, ask, context.today);
  return marked({ kind: 'on-day', day }, ask, context.today);
}

/** A day before today is kept and asked about; other reasons come first. */
export function marked<T extends OnDay | DayRange>(deadline: T, ask: Ask | undefined, today: PlainDay): T {
  const last = deadline.kind === 'on-day' ? deadline.day : deadline.to;
  const reason = ask ?? (last !== null && last < today ? 'past' : undefined);
  return reason === undefined ? deadline : { ...deadline, ask: reason };
}

/** From one bounded point to another. A year lent to the start goes back by one when the stretch crosses it. */
export function rangeOf(from: DayItem, to: DayItem, context: Context): SingleDeadline {
  const end = limitOf(to, context);
  let start: Stretch | null = resolve(from.point, context);
  if (end.day !== null && from.point.year === undefined) start = begun(from, end.day, context) ?? start;
  if (end.day !== null && from.point.year?.lent === true) start = begun(from, end.day, context) ?? start;
  const first = start === null ? null : from.bound === 'after' ? addDays(start.last, 1) : start.first;
  if (first === null || end.day === null) return { kind: 'range', from: first, to: end.day, ask: 'invalid' };
  const asked = end.ask ?? (start?.ask === 'year' ? undefined : start?.ask);
  return marked({ kind: 'range', from: first, to: end.day }, first > end.day ? 'empty' : asked, context.today);
}

const HALF_A_YEAR = 183;

/** The start of a range without a year of its own: the last such day before its end, if that is near. */
function begun({ point }: DayItem, end: PlainDay, context: Context): Stretch | null {
  if (point.month === undefined && point.quarter === undefined) return null;
  const year = Number(end.slice(0, 4));
  const same = resolve({ ...point, year: { year } }, context);
  if (same === null || same.first <= end) return same;
  const before = resolve({ ...point, year: { year: year - 1 } }, context);
  return before !== null && daysBetween(before.first, end) <= HALF_A_YEAR ? before : same;
}

/** A length counted from a known day; that day itself is not counted (README convention 11). Null for what days cannot say. */
export function counted(from: PlainDay, { count, unit }: Length, { calendar }: Context): PlainDay | null {
  const bounded = Math.min(count, 3660);
  if (unit === 'day') return addDays(from, bounded);
  if (unit === 'working-day') return addWorkingDays(calendar, from, Math.min(bounded, 600));
  if (unit === 'month') return addMonths(from, Math.min(bounded, 240));
  return count % 24 === 0 ? addDays(from, Math.min(count / 24, 3660)) : null;
}

export function countedBack(from: PlainDay, { count, unit }: Length, { calendar }: Context): PlainDay | null {
  const bounded = Math.min(count, 3660);
  if (unit === 'day') return addDays(from, -bounded);
  if (unit === 'working-day') return addWorkingDays(calendar, from, -Math.min(bounded, 600));
  return unit === 'month' ? addMonths(from, -Math.min(bounded, 240)) : null;
}
