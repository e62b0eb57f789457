import type { SingleDeadline } from '../deadline.ts';
import type { Context } from './context.ts';
import { readCounted } from './counted.ts';
import { readEvent, unanchored } from './events.ts';
import { daysOf, eventsOf, type Item, lengthsOf } from './items.ts';
import { readRange } from './range.ts';
import { readDays } from './several-days.ts';

/** Days, stretches and what is counted from something, said for once. */
export function readOnce(items: readonly Item[], context: Context): SingleDeadline[] {
  const lengths = lengthsOf(items);
  const [length] = lengths;
  const events = eventsOf(items);
  const days = daysOf(items);
  const range = readRange(items, context);
  // "trong 45 ngày (từ 20/3 đến 03/5/2026)": the days say what the length says.
  const said = range?.kind === 'range' && days[0]?.bound === 'from';
  if (length !== undefined && !said) {
    const counted = readCounted(length, items, context);
    if (counted !== null) return lengths.length > 1 ? counted.map((one) => ({ ...one, ask: 'unclear' })) : counted;
  }
  const dated = range === null ? readDays(days, items, context) : [range];
  const timed = withTime(dated, items);
  const asked =
    length === undefined || said ? timed : timed.map((one) => ({ ...one, ask: one.ask ?? ('unclear' as const) }));
  const used = range?.kind === 'event-range';
  const happening = used ? [] : events.flatMap((event) => readEvent(event));
  if (length !== undefined && asked.length === 0 && happening.length === 0) return [unanchored(length.length)];
  // "chậm nhất 30/6, trong dịp hè": the occasion adds nothing to a day.
  const kept = asked.length > 0 ? happening.filter((one) => one.kind === 'on-demand') : happening;
  return [...asked, ...kept];
}

function withTime(deadlines: SingleDeadline[], items: readonly Item[]): SingleDeadline[] {
  const clocks = items.filter((item) => item.is === 'clock');
  const time = clocks.at(-1)?.time;
  if (time === undefined) return deadlines;
  if (deadlines.length === 0) return [];
  return deadlines.map((one) => (one.kind === 'on-day' || one.kind === 'range' ? { ...one, time } : one));
}
