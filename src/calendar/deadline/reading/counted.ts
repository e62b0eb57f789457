import type { SingleDeadline } from '../deadline.ts';
import type { Context } from './context.ts';
import { counted, countedBack, limitOf, marked } from './days.ts';
import { eventWith } from './events.ts';
import type { DayItem, EventItem, Item, LengthItem } from './items.ts';
import { resolve } from './resolve.ts';

/** A length with what it is counted from: a known day gives a day, anything else an event. */
export function readCounted(item: LengthItem, items: readonly Item[], context: Context): SingleDeadline[] | null {
  const { length } = item;
  const at = items.indexOf(item);
  if (length.fromToday === true) {
    const day = counted(context.today, length, context);
    return day === null ? null : [marked({ kind: 'on-day', day }, undefined, context.today)];
  }
  const beside = [...items.slice(at + 1, at + 3), ...items.slice(Math.max(0, at - 3), at).reverse()];
  const anchor = beside.find((one): one is DayItem | EventItem => anchors(one, item, items));
  if (anchor === undefined) return null;
  if (anchor.is === 'event') return [eventWith(anchor, length)];
  if (anchor.bound === 'before' || item.lead === 'before') {
    const start = resolve(anchor.point, context);
    const day = start === null ? null : countedBack(start.first, length, context);
    return [marked({ kind: 'on-day', day }, day === null ? 'invalid' : start?.ask, context.today)];
  }
  const { day: from, ask } = limitOf(anchor, context);
  const day = from === null ? null : counted(from, length, context);
  return [marked({ kind: 'on-day', day }, day === null ? 'invalid' : ask, context.today)];
}

/** "5 ngày sau …", "trước … 10 ngày", "kể từ …, trong 5 ngày", "chốt 14/3, gửi trong 2 ngày làm việc". */
function anchors(one: Item, length: LengthItem, items: readonly Item[]): boolean {
  if (one.is === 'event') return one.tie.relation !== 'at' || items.indexOf(one) > items.indexOf(length);
  if (one.is !== 'day') return false;
  const behind = items.indexOf(one) < items.indexOf(length);
  // "trước 19/5, kỷ niệm 136 năm": words between them, and neither belongs to the other.
  const apart = behind && items[items.indexOf(length) - 1] !== one;
  if (one.bound === 'from' || one.bound === 'after') return true;
  if (one.bound === 'before') return !apart;
  return behind && (one.data === true || items.some((item) => item.is === 'cut-off') || one.bound === undefined);
}
