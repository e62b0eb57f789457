import type { DayInPeriod, Repeat } from '../../deadline.ts';
import type { Unit } from '../../terms/term.ts';
import type { DayItem, Item, LengthItem } from '../items.ts';
import { inMonth } from './in-month.ts';
import { inMonths } from './in-months.ts';
import { inWeek } from './in-week.ts';
import { inYear } from './in-year.ts';
import type { Placed } from './placed.ts';

/** One cadence with the days and lengths that belong to it. */
export interface Cadenced {
  every: Unit;
  items: readonly Item[];
  days: readonly DayItem[];
  lengths: readonly LengthItem[];
}

/** The repeat that a cadence and its days say. Days that do not fit the period are asked about, never bent. */
export function repeatOf(said: Cadenced): Repeat {
  const { every, items, days, lengths } = said;
  const base = { ...cadenceOf(said), ...timeOf(items) };
  const nth = nthWeekday(said);
  if (nth !== null) return { ...base, ...nth };
  const dated = windowEnds(days, items);
  const ends = items.filter((item) => item.is === 'period-end' && item.of === every).map(() => periodEnd(every));
  const placed = [...dated.map((day) => placeIn(every, day, dated)), ...ends];
  const right = placed.filter((one) => one !== null);
  const about = right.length === 0 ? undefined : aboutOf(every, dated, placed, items);
  const shown: Repeat = { ...base, ...(about === undefined ? {} : { about }) };
  if (right.length < placed.length) return { ...shown, ask: 'unclear' };
  if (right.length === 0) {
    const daily = every === 'day' || every === 'working-day';
    return lengths.length > 0 ? { ...shown, ask: 'unclear' } : daily ? shown : { ...shown, ask: 'no-day' };
  }
  const due = plusOf(lengths, dated, items);
  if (due === null) return { ...shown, ask: 'unclear' };
  const asked = right.find(({ ask }) => ask !== undefined)?.ask;
  return {
    ...shown,
    on: Array.from(new Set(right.map(({ on }) => on))),
    ...due,
    ...(asked === undefined ? {} : { ask: asked }),
  };
}

function cadenceOf({ every, items }: Cadenced): Repeat {
  const cadence = items.find((item) => item.is === 'cadence' && item.cadence.every === every);
  const { interval, times } = cadence?.is === 'cadence' ? cadence.cadence : {};
  return {
    kind: 'repeat',
    every,
    ...(interval === undefined ? {} : { interval }),
    ...(times === undefined ? {} : { times }),
  };
}

function timeOf(items: readonly Item[]): Pick<Repeat, 'time'> {
  const clock = items.findLast((item) => item.is === 'clock');
  return clock === undefined ? {} : { time: clock.time };
}

/** "thứ Năm tuần thứ hai của tháng"; before such a day there is no way to say it. */
function nthWeekday({ every, days }: Cadenced): Partial<Repeat> | null {
  const found = days.find(({ point }) => point.weekday !== undefined && point.nth !== undefined);
  if (found === undefined || every !== 'month') return null;
  const { weekday, nth } = found.point;
  if (days.length > 1 || found.bound === 'before' || weekday === undefined || nth === undefined || nth > 4)
    return { ask: 'unclear' };
  return { nth, weekday };
}

/** Of "từ ngày 01 đến ngày 05" the end counts. */
function windowEnds(days: readonly DayItem[], items: readonly Item[]): DayItem[] {
  return days.filter((day, i) => {
    const next = days[i + 1];
    if (next === undefined) return true;
    if (day.bound === 'from') return false;
    const between = items.slice(items.indexOf(day) + 1, items.indexOf(next));
    return next.bound !== 'to' && !between.some((item) => item.is === 'dash');
  });
}

/** Days with months of their own must be one for each period of the year: "hàng quý (15/3, 15/6, 15/9, 15/12)". */
function oneEach(days: readonly DayItem[], count: number): boolean {
  const dated = days.filter(({ point }) => point.month !== undefined);
  const own = dated.some(({ point }) => point.year?.year !== undefined);
  return dated.length === 0 || (dated.length === count && days.length === count && !own);
}

function placeIn(every: Unit, { point, bound }: DayItem, days: readonly DayItem[]): Placed | null {
  const before = bound === 'before';
  if (every === 'week') return inWeek(point, before);
  if (every === 'month') return inMonth(point, before);
  if (every === 'quarter') return oneEach(days, 4) ? inMonths(point, before, 3) : null;
  if (every === 'half-year') return oneEach(days, 2) ? inMonths(point, before, 6) : null;
  return every === 'year' ? inYear(point, before) : null;
}

function periodEnd(every: Unit): Placed | null {
  const ends: Partial<Record<Unit, DayInPeriod>> = {
    week: 7,
    month: 'end',
    quarter: '3-end',
    'half-year': '6-end',
    year: '12-31',
  };
  const on = ends[every];
  return on === undefined ? null : { on };
}

/** `on` is the cut-off, this is due so long after it. Null for what cannot be said so. */
function plusOf(
  lengths: readonly LengthItem[],
  days: readonly DayItem[],
  items: readonly Item[],
): Pick<Repeat, 'plus' | 'plusUnit'> | null {
  const nth = days.map(({ point }) => point.day).find((day) => typeof day === 'object');
  if (typeof nth === 'object' && nth.working)
    return lengths.length > 0 ? null : { plus: nth.nth, plusUnit: 'working-day' };
  const [length, more] = lengths;
  if (length === undefined) return {};
  const { unit, count } = length.length;
  const cutOff =
    items.some((item) => item.is === 'cut-off' || item.is === 'period-end') ||
    days.some(
      ({ bound, data }) =>
        data === true || bound === undefined || bound === 'after' || bound === 'from' || bound === 'to',
    );
  if (more !== undefined || length.lead === 'before' || !cutOff || (unit !== 'day' && unit !== 'working-day'))
    return null;
  return { plus: count, plusUnit: unit };
}

/**
 * Which period the work is about: said by the day's own place ("tháng sau": the one before), or in a year by the words
 * beside it ("kết quả năm trước"). A day that slipped into the period before is one nearer to it.
 */
function aboutOf(
  every: Unit,
  days: readonly DayItem[],
  placed: readonly (Placed | null)[],
  items: readonly Item[],
): 1 | -1 | undefined {
  for (const [i, { point }] of days.entries()) {
    const step = every === 'year' ? point.year?.step : point.step;
    const from = placed[i]?.slipped === true ? -1 : 0;
    if (step === 1) return from === 0 ? -1 : undefined;
    if (step === -1) return 1;
  }
  return every === 'year' ? items.find((item) => item.is === 'about')?.about : undefined;
}
