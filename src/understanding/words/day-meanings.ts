import {
  addDays,
  addMonths,
  daysBetween,
  dayFromParts,
  lastOfMonth,
  mondayOf,
  monthOf,
  type PlainDay,
  quarterOf,
  weekdayOf,
  yearOf,
} from '../../calendar/plain-day.ts';
import { addWorkingDays, createWorkingCalendar } from '../../calendar/working-days.ts';
import type { Span } from './span.ts';

/** What a phrase means when it looks ahead (a plan) or back (a deed). `null`: the calendar has no such day. */
export interface SaidDay extends Span {
  next: PlainDay | null;
  past: PlainDay | null;
  /** The words themselves say which way: "mai", "hôm qua"; a bare date says nothing. */
  points: 'ahead' | 'back' | 'today' | null;
  vague: boolean;
  /** "trước …": the last good day is already counted one earlier. */
  before: boolean;
}

export type Meaning = Pick<SaidDay, 'next' | 'past'> &
  Partial<Pick<SaidDay, 'points' | 'vague'>> & { opens?: PlainDay };
export type Read = (on: PlainDay, groups: Record<string, string | undefined>) => Meaning | null;

const WORKING = createWorkingCalendar([]);
/** Vietnamese weekdays count from Sunday: "thứ hai" is Monday, 1 here. */
const WEEKDAYS: Readonly<Record<string, number>> = { hai: 1, ba: 2, tu: 3, nam: 4, sau: 5, bay: 6 };

export const fixed = (day: PlainDay | null, more: Partial<Meaning> = {}): Meaning => ({
  next: day,
  past: day,
  ...more,
});

/** Day and month without a year: the next on or after today, or the last on or before it. */
function dayOfYear(on: PlainDay, month: number, dayOfMonth: number): Meaning {
  const years = [-4, -3, -2, -1, 0, 1, 2, 3, 4].map((step) => dayFromParts(yearOf(on) + step, month, dayOfMonth));
  const real = years.filter((day) => day !== null);
  return { next: real.find((day) => day >= on) ?? null, past: real.findLast((day) => day <= on) ?? null };
}

export function readDate(on: PlainDay, { d, m, y, hom }: Record<string, string | undefined>): Meaning {
  if (y === undefined) {
    const { next, past } = dayOfYear(on, Number(m), Number(d));
    // "hôm 20/12" looks back, unless the day is nearer ahead.
    const back = hom !== undefined && past !== null && (next === null || daysBetween(past, on) < daysBetween(on, next));
    return { next, past, ...(back ? { points: 'back' as const } : {}) };
  }
  return fixed(dayFromParts(Number(y) < 100 ? 2000 + Number(y) : Number(y), Number(m), Number(d)));
}

export function dayOfMonth(on: PlainDay, groups: Record<string, string | undefined>): Meaning | null {
  const wanted = Number(groups['d']);
  if (wanted < 1) return fixed(null);
  const within = (step: number) => {
    const month = addMonths(`${on.slice(0, 8)}01` as PlainDay, step);
    return dayFromParts(yearOf(month), monthOf(month), wanted);
  };
  if (groups['which'] !== undefined) return fixed(within(stepOf(groups['which'])));
  const find = (steps: number[], fits: (day: PlainDay) => boolean) =>
    steps.map(within).find((day): day is PlainDay => day !== null && fits(day)) ?? null;
  return {
    // "mùng 5" looks beyond today (README convention 3), "ngày 5" may be today.
    next: find([0, 1, 2, 3], (day) => (groups['kind'] === 'mung' ? day > on : day >= on)),
    past: find([0, -1, -2, -3], (day) => day <= on),
    ...(groups['kind'] === 'hom' ? { points: 'back' as const } : {}),
  };
}

const stepOf = (which: string) =>
  /^(?:sau|toi|ke|tiep)/u.test(which) ? 1 : /^(?:truoc|vua|qua)/u.test(which) ? -1 : 0;

export function weekday(on: PlainDay, { wd, week, near, hom }: Record<string, string | undefined>): Meaning {
  const wanted = wd === undefined || /nhat|cn/u.test(wd) ? 7 : (WEEKDAYS[wd] ?? Number(wd) - 1);
  if (week !== undefined) {
    const step = stepOf(week);
    const day = addDays(mondayOf(on), step * 7 + wanted - 1);
    return fixed(day, { points: step < 0 || day < on ? 'back' : step > 0 || day > on ? 'ahead' : 'today' });
  }
  const ahead = (wanted - weekdayOf(on) + 7) % 7 || 7;
  const back = (weekdayOf(on) - wanted + 7) % 7 || 7;
  if (near !== undefined && stepOf(near) < 0) return fixed(addDays(on, -back), { points: 'back' });
  if (near !== undefined) return fixed(addDays(on, ahead), { points: 'ahead' });
  return {
    next: addDays(on, ahead),
    past: addDays(on, -back),
    ...(hom === undefined ? {} : { points: 'back' as const }),
  };
}

export function inAWhile(on: PlainDay, { n, unit, working }: Record<string, string | undefined>): Meaning {
  const count = n === 'nua' ? 0.5 : Number(n);
  const ahead = { points: 'ahead' as const };
  if (working !== undefined) return fixed(addWorkingDays(WORKING, on, Math.min(count, 500)), ahead);
  if (unit === 'thang') return fixed(count === 0.5 ? addDays(on, 15) : addMonths(on, Math.min(count, 60)), ahead);
  return fixed(addDays(on, Math.min(count, 3000) * (unit === 'tuan' ? 7 : 1)), ahead);
}

/** "cuối tuần", "tuần sau": a week alone is its Friday, and one has to ask. */
export function inWeek(on: PlainDay, { part, which }: Record<string, string | undefined>): Meaning {
  const monday = addDays(mondayOf(on), stepOf(which ?? '') * 7);
  const day = addDays(monday, part === 'dau' ? 0 : part === 'giua' ? 2 : 4);
  // On a weekend "cuối tuần" can only be the next one.
  const next = day < on && which === undefined ? addDays(day, 7) : day;
  const opens = part === undefined ? { opens: monday } : {};
  return fixed(next, { vague: true, points: stepOf(which ?? '') < 0 ? 'back' : 'ahead', ...opens });
}

export function inMonth(on: PlainDay, { part, m, y, which }: Record<string, string | undefined>): Meaning | null {
  let month = addMonths(`${on.slice(0, 8)}01` as PlainDay, stepOf(which ?? ''));
  if (m !== undefined) {
    const year = y === undefined ? yearOf(on) + (Number(m) < monthOf(on) ? 1 : 0) : Number(y);
    const named = dayFromParts(year, Number(m), 1);
    if (named === null) return fixed(null);
    month = named;
  }
  const ahead = { points: 'ahead' as const };
  if (part === 'dau') return fixed(addDays(month, 9), { vague: true, ...ahead });
  if (part === 'giua') return fixed(addDays(month, 14), { vague: true, ...ahead });
  return fixed(lastOfMonth(month), { ...ahead, opens: month });
}

export function inQuarter(on: PlainDay, { part, q, y, which }: Record<string, string | undefined>): Meaning | null {
  const roman = { i: 1, ii: 2, iii: 3, iv: 4 }[q ?? ''];
  const wanted = q === undefined ? quarterOf(on) + stepOf(which ?? '') : (roman ?? Number(q));
  if (q !== undefined && (wanted < 1 || wanted > 4)) return fixed(null);
  const year = y === undefined ? yearOf(on) + (q !== undefined && wanted < quarterOf(on) ? 1 : 0) : Number(y);
  const first = dayFromParts(year, 1, 1);
  if (first === null) return fixed(null);
  const early = part === 'dau';
  const month = addMonths(first, (wanted - 1) * 3 + (early ? 0 : 2));
  const opens = addMonths(first, (wanted - 1) * 3);
  return fixed(lastOfMonth(month), { points: 'ahead', opens, ...(early ? { vague: true } : {}) });
}

export function inYear(on: PlainDay, { part, y, which }: Record<string, string | undefined>): Meaning | null {
  const year = y === undefined ? yearOf(on) + stepOf(which ?? '') : Number(y);
  if (part === 'dau') return fixed(dayFromParts(year, 3, 31), { vague: true, points: 'ahead' });
  if (part === 'giua') return fixed(dayFromParts(year, 6, 30), { vague: true, points: 'ahead' });
  return fixed(dayFromParts(year, 12, 31), { points: 'ahead' });
}

export const relative = (days: number): Read => {
  const points = days > 0 ? 'ahead' : days < 0 ? 'back' : 'today';
  return (on) => fixed(addDays(on, days), { points });
};

export function readWritten(on: PlainDay, groups: Record<string, string | undefined>): Meaning {
  return readDate(on, { ...groups, y: groups['y'] ?? groups['y2'] });
}
