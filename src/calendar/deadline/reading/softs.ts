import type { Ongoing, SingleDeadline } from '../deadline.ts';
import type { Context } from './context.ts';
import { limitOf } from './days.ts';
import { daysOf, eventsOf, type Item } from './items.ts';

/** Standing work, on demand, set elsewhere; "thường xuyên đến hết tháng 11" is standing work with an end. */
export function readSofts(items: readonly Item[], context: Context): { whole?: Ongoing; parts: SingleDeadline[] } {
  const softs = items.filter((item) => item.is === 'soft');
  const ongoing = softs.some(({ soft }) => soft === 'ongoing');
  const kinds = Array.from(new Set(softs.map(({ soft }) => soft)));
  const during = softs.find(({ words }) => words !== undefined && words !== '')?.words;
  const days = daysOf(items);
  const [day] = days;
  const rest = items.some(({ is }) => is === 'cadence' || is === 'length' || is === 'period-end');
  const parts = kinds.map((kind): SingleDeadline =>
    kind === 'ongoing' ? { kind, ...(during === undefined ? {} : { while: during }) } : { kind },
  );
  if (!ongoing || rest) return { parts };
  const lasting = eventsOf(items).find(({ tie, to }) => tie.relation === 'at' || to === true);
  if (
    days.length === 0 &&
    lasting !== undefined &&
    eventsOf(items).length === 1 &&
    !items.some(({ is }) => is === 'break')
  )
    return { whole: { kind: 'ongoing', while: lasting.words }, parts };
  if (
    days.length === 1 &&
    day !== undefined &&
    (day.bound === 'to' || day.point.unit === 'year') &&
    day.bound !== 'from' &&
    day.bound !== 'before'
  ) {
    const { day: until, ask } = limitOf(day, context);
    const reason = ask ?? (until !== null && until < context.today ? ('past' as const) : undefined);
    return { whole: { kind: 'ongoing', until, ...(reason === undefined ? {} : { ask: reason }) }, parts };
  }
  return { parts };
}
