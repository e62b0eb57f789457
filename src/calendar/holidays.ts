/** Public holidays of Vietnam: Labour Code 2019 (45/2019/QH14), art. 112; days in lieu: art. 111(3). */
import { lunarDaysOf } from './lunar-days.ts';
import { addDays, type PlainDay, plainDay, type Weekday, weekdayOf, yearOf } from './plain-day.ts';

/** The five Tết days begin here by the Prime Minister's decision for the year; elsewhere the day before mùng 1. */
const TET_BEGINS: Readonly<Record<number, string>> = { 2024: '02-08', 2025: '01-27', 2026: '02-16' };
const TET_LENGTH_DAYS = 5;

/**
 * The day next to 2/9 that is off as well, by the weekday of 2/9. Each year's decision names it (3/9/2024, 1/9/2025,
 * 1/9/2026: this rule gives the same); ahead of a decision it is the weekday that makes the longer break.
 */
const NATIONAL_DAY_NEIGHBOUR: Readonly<Record<Weekday, string>> = {
  1: '09-03',
  2: '09-01',
  3: '09-01',
  4: '09-03',
  5: '09-01',
  6: '09-01',
  7: '09-03',
};

type Holiday = readonly [day: PlainDay, name: string];

const dayIn = (year: number, monthDay: string) => plainDay(`${String(year).padStart(4, '0')}-${monthDay}`);

/** Tết and Giỗ Tổ; none outside the table's years, where nobody can be told a date that was never checked. */
function lunarHolidays(year: number): Holiday[] {
  const lunar = lunarDaysOf(year);
  if (lunar === null) return [];
  const decided = TET_BEGINS[year];
  const begins = decided === undefined ? addDays(dayIn(year, lunar.tet), -1) : dayIn(year, decided);
  const tet = Array.from({ length: TET_LENGTH_DAYS }, (_, offset): Holiday => [
    addDays(begins, offset),
    'Tết Nguyên đán',
  ]);
  return [...tet, [dayIn(year, lunar.gioTo), 'Giỗ Tổ Hùng Vương']];
}

function statutoryHolidays(year: number): Holiday[] {
  const nationalDay = dayIn(year, '09-02');
  const holidays: Holiday[] = [
    [dayIn(year, '01-01'), 'Tết Dương lịch'],
    ...lunarHolidays(year),
    [dayIn(year, '04-30'), 'Ngày Chiến thắng 30/4'],
    [dayIn(year, '05-01'), 'Ngày Quốc tế Lao động 1/5'],
    [dayIn(year, NATIONAL_DAY_NEIGHBOUR[weekdayOf(nationalDay)]), 'Quốc khánh'],
    [nationalDay, 'Quốc khánh'],
  ];
  return holidays.sort(([a], [b]) => (a < b ? -1 : 1));
}

const isWeekend = (day: PlainDay) => weekdayOf(day) > 5;

/** Every holiday on a weekend gives the next weekday that is free yet: 30/4 and 1/5 on a weekend give Monday and Tuesday. */
function withDaysInLieu(holidays: readonly Holiday[]): Map<PlainDay, string> {
  const names = new Map(holidays);
  for (const [holiday, name] of holidays) {
    if (!isWeekend(holiday)) continue;
    let day = addDays(holiday, 1);
    while (isWeekend(day) || names.has(day)) day = addDays(day, 1);
    names.set(day, `Nghỉ bù ${name}`);
  }
  return names;
}

const knownYears = new Map<number, ReadonlyMap<PlainDay, string>>();

/** All holidays and days in lieu of a year with their Vietnamese names; the year's swaps are not among them. */
function holidaysOf(year: number): ReadonlyMap<PlainDay, string> {
  const known = knownYears.get(year);
  if (known !== undefined) return known;
  const holidays = withDaysInLieu(statutoryHolidays(year));
  knownYears.set(year, holidays);
  return holidays;
}

/** The Vietnamese name of the public holiday or day in lieu, or null. Outside 2024-2050 only holidays of a fixed date. */
export function holidayOn(day: PlainDay): string | null {
  return holidaysOf(yearOf(day)).get(day) ?? null;
}
