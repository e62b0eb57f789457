import { addDays, addMonths, dayFromParts, dayOfMonthOf, lastOfMonth, type PlainDay, yearOf } from './plain-day.ts';
import { addWorkingDays, type WorkingCalendar } from './working-days.ts';

/** Lengths of a report: `m9` runs from January, as the year does. */
export const PERIOD_KINDS = ['month', 'quarter', 'half-year', 'm9', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** How a type of report counts its periods. Rows, not code: a superior body may set its own. */
export interface Regime {
  id: string;
  /** What the clerk reads. */
  name: string;
  /** Data are closed on this day of the period's last month; the next period begins the day after. */
  cutOff: number | 'end';
  /** The report leaves so long after the cut-off. */
  dueAfter: { count: number; unit: 'working-day' | 'day' };
  /** The legal source or the clerk's words. */
  basis: string;
}

/** The regimes that a unit has from the start. */
export const REGIMES: readonly Regime[] = [
  {
    id: 'nd-09-2019',
    name: 'từ ngày 15 tháng trước đến ngày 14',
    cutOff: 14,
    // Provinces differ; two working days is what is usual (Khánh Hòa).
    dueAfter: { count: 2, unit: 'working-day' },
    basis: 'Nghị định 09/2019/NĐ-CP, điều 12',
  },
  {
    id: 'calendar',
    name: 'theo tháng, quý, năm dương lịch',
    cutOff: 'end',
    dueAfter: { count: 2, unit: 'working-day' },
    basis: 'quy định riêng của loại báo cáo',
  },
];

export interface Period {
  kind: PeriodKind;
  /** The year that the report is about, also where its first days lie in December before. */
  year: number;
  /** 1-12, 1-4 or 1-2; 1 for nine months and the year. */
  ordinal: number;
  /** First and last day of the data, both included. `cutOffOn` is the day on which they are closed. */
  from: PlainDay;
  cutOffOn: PlainDay;
  dueOn: PlainDay;
}

const LENGTH: Record<PeriodKind, { months: number; count: number }> = {
  month: { months: 1, count: 12 },
  quarter: { months: 3, count: 4 },
  'half-year': { months: 6, count: 2 },
  m9: { months: 9, count: 1 },
  year: { months: 12, count: 1 },
};

/** The periods of this kind of a year, in order. `year` 1900-9998. */
export function periodsOf(kind: PeriodKind, year: number, regime: Regime, calendar: WorkingCalendar): Period[] {
  const { count } = LENGTH[kind];
  return Array.from({ length: count }, (_, index) => periodOf(kind, year, index + 1, regime, calendar));
}

/** One period. Throws RangeError for an ordinal that the kind does not have. */
export function periodOf(
  kind: PeriodKind,
  year: number,
  ordinal: number,
  regime: Regime,
  calendar: WorkingCalendar,
): Period {
  const { months, count } = LENGTH[kind];
  const january = dayFromParts(year, 1, 1);
  if (january === null || !Number.isInteger(ordinal) || ordinal < 1 || ordinal > count)
    throw new RangeError(`no ${kind} ${ordinal} of ${year}`);
  const lastMonth = addMonths(january, ordinal * months - 1);
  const cutOffOn = cutOffIn(lastMonth, regime);
  const from = addDays(cutOffIn(addMonths(lastMonth, -months), regime), 1);
  return { kind, year, ordinal, from, cutOffOn, dueOn: dueAfter(cutOffOn, regime, calendar) };
}

/** The period of this kind in whose days `day` lies. */
export function periodAround(
  kind: PeriodKind,
  day: PlainDay,
  regime: Regime,
  calendar: WorkingCalendar,
): Period | null {
  const years = [yearOf(day), yearOf(day) + 1];
  const near = years.flatMap((year) => periodsOf(kind, year, regime, calendar));
  return near.find(({ from, cutOffOn }) => from <= day && day <= cutOffOn) ?? null;
}

/** A day that a short month does not have is its last one. */
function cutOffIn(month: PlainDay, { cutOff }: Regime): PlainDay {
  const last = lastOfMonth(month);
  return cutOff === 'end' || cutOff >= dayOfMonthOf(last) ? last : addDays(month, cutOff - 1);
}

function dueAfter(cutOffOn: PlainDay, { dueAfter: { count, unit } }: Regime, calendar: WorkingCalendar): PlainDay {
  return unit === 'day' ? addDays(cutOffOn, count) : addWorkingDays(calendar, cutOffOn, count);
}

const ROMAN = ['I', 'II', 'III', 'IV'];

/** `tháng 3`, `quý I`, `6 tháng đầu năm`, `9 tháng`, `cả năm`: as people name the report. */
export function namePeriod({ kind, ordinal }: Pick<Period, 'kind' | 'ordinal'>): string {
  switch (kind) {
    case 'month':
      return `tháng ${ordinal}`;
    case 'quarter':
      return `quý ${ROMAN[ordinal - 1] ?? ''}`;
    case 'half-year':
      return ordinal === 1 ? '6 tháng đầu năm' : '6 tháng cuối năm';
    case 'm9':
      return '9 tháng';
    case 'year':
      return 'cả năm';
  }
}
