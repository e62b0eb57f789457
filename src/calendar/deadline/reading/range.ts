import type { EventRange, SingleDeadline } from '../deadline.ts';
import type { Context } from './context.ts';
import { limitOf, rangeOf } from './days.ts';
import type { DayItem, EventItem, Item } from './items.ts';
import { resolve } from './resolve.ts';

/** "từ … đến …", "20 - 24/4", with a day or an event at each end. */
export function readRange(items: readonly Item[], context: Context): SingleDeadline | null {
  const ends = items.filter((item): item is DayItem | EventItem => item.is === 'day' || item.is === 'event');
  if (ends.length !== 2) return null;
  const [from, to] = ends;
  if (from === undefined || to === undefined) return null;
  const between = items.slice(items.indexOf(from) + 1, items.indexOf(to));
  const dash = between.some(({ is }) => is === 'dash');
  if (from.is === 'day' && to.is === 'day') {
    const starts = from.bound === 'from';
    if (starts && to.bound !== 'from' && to.bound !== 'after') return rangeOf(from, to, context);
    return (dash && to.bound === undefined) || (to.bound === 'to' && from.bound !== 'before' && from.bound !== 'by')
      ? rangeOf(from, to, context)
      : null;
  }
  const opens = from.is === 'event' ? from.from === true || from.tie.counts === true : from.bound === 'from';
  const closes =
    to.is === 'event'
      ? to.to === true || to.tie.relation === 'at'
      : to.bound === 'to' || to.bound === 'by' || to.bound === 'before';
  if (!opens || !closes) return null;
  const start: EventRange = {
    kind: 'event-range',
    ...(from.is === 'event' ? { fromEvent: from.words } : { from: resolve(from.point, context)?.first ?? null }),
  };
  if (to.is === 'event') return { ...start, toEvent: to.words };
  const end = limitOf(to, context);
  const ask = end.ask ?? (end.day !== null && end.day < context.today ? ('past' as const) : undefined);
  return { ...start, to: end.day, ...(ask === undefined ? {} : { ask }) };
}
