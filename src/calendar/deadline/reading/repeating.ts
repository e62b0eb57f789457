import type { Repeat, ReportPeriod, SingleDeadline } from '../deadline.ts';
import type { Point, Unit } from '../terms/term.ts';
import { readEvent } from './events.ts';
import { daysOf, eventsOf, type Item, lengthsOf } from './items.ts';
import { repeatOf } from './repeat/repeat.ts';

/** "báo cáo quý I, quý III, 6 tháng và năm": reports of a year, their days not said. */
export function readPeriods(items: readonly Item[]): Repeat | null {
  const listed = items.some((item) => item.is === 'cadence' && item.cadence.periods !== undefined);
  const cadenced = items.some((item) => item.is === 'cadence' && item.cadence.every !== undefined);
  const days = daysOf(items);
  const named = days.every(({ point, bound }) => periodOf(point) !== undefined && bound === undefined);
  if (!listed || !named) return null;
  const periods = periodsOf(items);
  if (!cadenced) return { kind: 'repeat', every: 'year', periods, ask: 'no-day' };
  return null;
}

function periodsOf(items: readonly Item[]): ReportPeriod[] {
  const named = items.flatMap((item): ReportPeriod[] => {
    if (item.is === 'cadence') return item.cadence.periods ?? [];
    const period = item.is === 'day' ? periodOf(item.point) : undefined;
    return period === undefined ? [] : [period];
  });
  return Array.from(new Set(named));
}

/** "quý I", "6 tháng đầu năm", without a year of their own. */
function periodOf({ unit, quarter, count, side, year, part }: Point): ReportPeriod | undefined {
  if (year !== undefined || part !== undefined) return undefined;
  if (unit === 'quarter') return (['q1', 'q2', 'q3', 'q4'] as const)[(quarter ?? 0) - 1];
  if (unit !== 'months') return undefined;
  if (count === 6) return side === 'last' ? 'h2' : 'h1';
  return count === 9 && side === 'first' ? 'm9' : undefined;
}

/** The unit that repeats: said by a cadence, or by a day "của tháng", "trong quý", "năm trước liền kề". */
export function cadenceUnit(items: readonly Item[]): Unit | undefined {
  for (const item of items) if (item.is === 'cadence' && item.cadence.every !== undefined) return item.cadence.every;
  for (const item of items) {
    if (item.is === 'period-end') return item.of;
    if (item.is !== 'day') continue;
    const { point } = item;
    if (point.year?.linked === true) return 'year';
    const open = point.month === undefined && point.quarter === undefined && point.year === undefined;
    if (
      point.of !== undefined &&
      open &&
      (point.step === undefined ||
        point.linked === true ||
        point.monthIn !== undefined ||
        typeof point.day === 'object')
    )
      return point.of;
  }
  return undefined;
}

export function readRepeat(every: Unit, items: readonly Item[]): SingleDeadline[] {
  const repeat = repeatOf({ every, items, days: daysOf(items), lengths: lengthsOf(items) });
  const periods = listedBeside(every, items);
  const events = eventsOf(items);
  const during = events.find(({ tie }) => tie.relation === 'at' && tie.demand !== true);
  const others = events.filter((event) => event !== during);
  if (others.some(({ tie }) => tie.relation !== 'at')) return [{ ...withoutDays(repeat), ask: 'unclear' }];
  const joined =
    during !== undefined && (separated(items, during) || /yêu cầu|yeu cau|hỏi|chỉ đạo|cần/u.test(during.words));
  const extra = [...others, ...(joined && during !== undefined ? [during] : [])].flatMap((event) => readEvent(event));
  const whole = during !== undefined && !joined ? { ...repeat, while: during.words } : repeat;
  return [whole, ...periods, ...extra];
}

function separated(items: readonly Item[], item: Item): boolean {
  return items[items.indexOf(item) - 1]?.is === 'break';
}

function withoutDays({ on: _on, plus: _plus, plusUnit: _unit, ...rest }: Repeat): Repeat {
  return rest;
}

/** "hàng quý, 6 tháng và năm": each period beside the cadence is a cadence of its own. */
function listedBeside(every: Unit, items: readonly Item[]): Repeat[] {
  if (daysOf(items).length > 0) return [];
  const named = items.flatMap((item) => (item.is === 'cadence' ? (item.cadence.periods ?? []) : []));
  return named.flatMap((period): Repeat[] => {
    const unit = { h1: 'half-year', year: 'year' }[period as string];
    if (unit === every) return [];
    if (unit === 'half-year' || unit === 'year') return [{ kind: 'repeat', every: unit, ask: 'no-day' }];
    return [{ kind: 'repeat', every: 'year', periods: [period], ask: 'no-day' }];
  });
}
