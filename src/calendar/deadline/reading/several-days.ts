import { addDays, laterOf } from '../../plain-day.ts';
import type { SingleDeadline } from '../deadline.ts';
import type { Context } from './context.ts';
import { limitOf, marked, onDay } from './days.ts';
import type { DayItem, Item } from './items.ts';
import { resolve } from './resolve.ts';

/** One day, several, two neighbouring months as a stretch; "dự kiến 22/4, chậm nhất 29/4". */
export function readDays(days: readonly DayItem[], items: readonly Item[], context: Context): SingleDeadline[] {
  const [first, second] = days;
  if (first === undefined) return [];
  if (second === undefined) return [readDay(first, context)];
  const tighter = withoutFrames(days, context);
  if (tighter.length < days.length) return readDays(tighter, items, context);
  const together = neighbours(days, context);
  if (together !== null) return [together];
  const limits = days.map((day) => readDay(day, context));
  const same = limits.every((limit) => JSON.stringify(limit) === JSON.stringify(limits[0]));
  if (same && limits[0] !== undefined) return [limits[0]];
  const apart = days.slice(1).every((day, i) => isBetween(items, days[i], day));
  return apart ? limits : limits.slice(0, 1).map((limit) => ({ ...limit, ask: 'unclear' }));
}

function readDay(item: DayItem, context: Context): SingleDeadline {
  if ((item.bound !== 'from' && item.bound !== 'after') || item.point.unit === 'years') {
    const limit = onDay(item, context);
    return item.ofNoun === true && item.point.unit !== 'day' ? { ...limit, ask: limit.ask ?? 'unclear' } : limit;
  }
  const found = resolve(item.point, context);
  if (found === null) return { kind: 'from-day', from: null, ask: 'invalid' };
  const from = item.bound === 'after' ? addDays(found.last, 1) : found.first;
  return { kind: 'from-day', from, ...(found.ask === undefined ? {} : { ask: found.ask }) };
}

/** "trong quý II, xong trước 15/6": a month or quarter that only frames a limit inside it. */
function withoutFrames(days: readonly DayItem[], context: Context): DayItem[] {
  return days.filter((frame) => {
    const { unit, part } = frame.point;
    if ((unit !== 'month' && unit !== 'quarter' && unit !== 'year') || part !== undefined) return true;
    const whole = frame.bound === undefined || frame.bound === 'in' ? resolve(frame.point, context) : null;
    if (whole === null) return true;
    return !days.some((day) => {
      const { day: limit } = limitOf(day, context);
      const tight = day.point.unit === 'day' && (day.bound === 'before' || day.bound === 'by');
      return tight && limit !== null && limit >= whole.first && limit <= whole.last;
    });
  });
}

/** "tháng 4, tháng 5/2026", "quý II và quý III": README convention 4. */
function neighbours(days: readonly DayItem[], context: Context): SingleDeadline | null {
  const unit = days[0]?.point.unit;
  if (
    (unit !== 'month' && unit !== 'quarter' && unit !== 'year') ||
    !days.every(
      ({ point, bound }) =>
        point.unit === unit && point.part === undefined && bound === days[0]?.bound && bound !== 'before',
    )
  )
    return null;
  const found = days.map(({ point }) => resolve(point, context));
  for (let at = 1; at < found.length; at += 1) {
    const [before, here] = [found[at - 1], found[at]];
    if (before === null || before === undefined || here === null || here === undefined) return null;
    if (addDays(before.last, 1) !== here.first) return null;
  }
  const [start, end] = [found[0], found.at(-1)];
  if (start === null || start === undefined || end === null || end === undefined) return null;
  return marked({ kind: 'range', from: start.first, to: laterOf(start.last, end.last) }, end.ask, context.today);
}

/** A comma, "và" or a bracket that closes stands between two days of a list. */
function isBetween(items: readonly Item[], a: DayItem | undefined, b: DayItem): boolean {
  return a !== undefined && items.slice(items.indexOf(a) + 1, items.indexOf(b)).some(({ is }) => is === 'break');
}
