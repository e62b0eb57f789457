/** The regular dates of the sample year 2026: the days of each cadence, confirmed by the office. */
import type { MonthDay, SampleTask } from './sample-duty.ts';

type Row = readonly [period: string, due: MonthDay, cutOff?: MonthDay];

/** The last working day of each quarter. */
const QUARTERS: readonly Row[] = [
  ['quý I', '03-31'],
  ['quý II', '06-30'],
  ['quý III', '09-30'],
  ['quý IV', '12-31'],
];
const HALVES: readonly Row[] = [
  ['6 tháng đầu năm', '06-30'],
  ['6 tháng cuối năm', '12-31'],
];
/** The 25th of the month, or the last working day before it. */
const MONTHS: readonly Row[] = [
  ['tháng 3', '03-25'],
  ['tháng 4', '04-24'],
  ['tháng 5', '05-25'],
  ['tháng 6', '06-25'],
  ['tháng 7', '07-24'],
  ['tháng 8', '08-25'],
  ['tháng 9', '09-25'],
  ['tháng 10', '10-23'],
  ['tháng 11', '11-25'],
  ['tháng 12', '12-25'],
];
/** Periods of Nghị định 09/2019/NĐ-CP, art. 12: data are closed on the 14th, the report leaves two working days later. */
const REPORTS: readonly Row[] = [
  ['quý I', '03-17', '03-14'],
  ['6 tháng đầu năm', '06-16', '06-14'],
  ['quý III', '09-16', '09-14'],
  ['cả năm', '12-16', '12-14'],
];

const schedule = (rows: readonly Row[], titleOf: (period: string) => string): SampleTask[] =>
  rows.map(([period, due, cutOff]) => ({
    title: titleOf(period),
    period,
    due,
    ...(cutOff === undefined ? {} : { cutOff }),
  }));

/** Asked once a quarter. */
export const quarterly = (title: string): SampleTask[] => schedule(QUARTERS, (period) => `${title}, ${period}`);
export const halfYearly = (title: string): SampleTask[] => schedule(HALVES, (period) => `${title}, ${period}`);
/** March to December: the sample year begins in March. */
export const monthly = (title: string): SampleTask[] => schedule(MONTHS, (period) => `${title}, ${period}`);
/** Quarter I, half a year, quarter III, the year. */
export const reports = (title: string): SampleTask[] => schedule(REPORTS, (period) => `${title} ${period}`);
/** Half a year and the year. */
export const halfYearReports = (title: string): SampleTask[] =>
  schedule(
    REPORTS.filter(([period]) => !period.startsWith('quý')),
    (period) => `${title} ${period}`,
  );
