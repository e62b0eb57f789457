import {
  addMonths,
  dayFromParts,
  dayOfMonthOf,
  earlierOf,
  lastOfMonth,
  type PlainDay,
  yearOf,
} from '../calendar/plain-day.ts';
import { fold } from '../understanding/fold.ts';
import { understand } from '../understanding/understand.ts';
import type { Kind } from './task.ts';

/** The due days of one duty in the rest of this year. */
export interface Occurrences {
  kind: Kind;
  occurrences: { dueOn: PlainDay; period: string | null }[];
}

const MONTHS = { thang: 1, quy: 3, '6 thang': 6, 'nua nam': 6, nam: 12 } as const;

/**
 * The clerk's short cadences: `hàng tháng ngày 15`, `hàng quý ngày 15` (of the quarter's last month), `6 tháng ngày
 * 15`, `hàng năm ngày 15/12`, `thường xuyên`, `hạn 15/12`. A day off stays the due day: only reminders move. Null when the
 * words say no day: a date is never made up. (The whole deadline language comes with the plan import.)
 */
export function occurrencesOf(words: string, today: PlainDay): Occurrences | null {
  const said = fold(words);
  if (said.includes('thuong xuyen')) return { kind: 'standing', occurrences: repeat(3, 31, today) };
  const every = /(?:hang|moi|dinh ky|tung|^)\s*(6 thang|nua nam|thang|quy|nam)\b/u.exec(said)?.[1];
  const dayOfMonth = Number(
    /ngay (\d{1,2})(?!\s*[/.\d])/u.exec(said)?.[1] ?? (/(?:cuoi|ngay cuoi)/u.test(said) ? 31 : Number.NaN),
  );
  if (every !== undefined && every in MONTHS && dayOfMonth >= 1 && dayOfMonth <= 31)
    return { kind: 'report', occurrences: repeat(MONTHS[every as keyof typeof MONTHS], dayOfMonth, today) };
  const day = onceOn(words, today);
  if (day === null) return null;
  return { kind: every === 'nam' ? 'report' : 'deliverable', occurrences: [{ dueOn: day, period: null }] };
}

/** `hạn 15/12`, `hàng năm ngày 15/12`: the next such day. */
function onceOn(words: string, today: PlainDay): PlainDay | null {
  const date = /(\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?)/u.exec(words)?.[1];
  if (date === undefined) return null;
  const read = understand(date, { on: today, role: 'officer' });
  if (read.intent !== 'day' || read.ask !== undefined || read.day === undefined) return null;
  return read.day >= today ? read.day : null;
}

/** Every `months` months of this calendar year, from today on; the period's last month carries the day. */
function repeat(months: number, dayOfMonth: number, today: PlainDay): Occurrences['occurrences'] {
  const year = yearOf(today);
  const january = dayFromParts(year, 1, 1) ?? today;
  const found: Occurrences['occurrences'] = [];
  for (let month = months; month <= 12; month += months) {
    const monthEnd = lastOfMonth(addMonths(january, month - 1));
    const wanted = dayFromParts(year, month, Math.min(dayOfMonth, dayOfMonthOf(monthEnd))) ?? monthEnd;
    const dueOn = earlierOf(wanted, monthEnd);
    if (dueOn >= today) found.push({ dueOn, period: periodName(months, month) });
  }
  return found;
}

function periodName(months: number, lastMonth: number): string {
  if (months === 1) return `tháng ${lastMonth}`;
  if (months === 3) return `quý ${['I', 'II', 'III', 'IV'][lastMonth / 3 - 1] ?? ''}`;
  if (months === 6) return lastMonth === 6 ? '6 tháng đầu năm' : '6 tháng cuối năm';
  return 'cả năm';
}
