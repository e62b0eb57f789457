import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);

declare const plainDayBrand: unique symbol;

/**
 * A calendar day without time or zone, written `YYYY-MM-DD`. Being ISO text, days compare with `<`, sort as
 * strings and stand in JSON and MongoDB as they are. Only this file makes one.
 */
export type PlainDay = string & { readonly [plainDayBrand]: 'PlainDay' };

/** 1 = Monday … 7 = Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export class InvalidDay extends Error {
  constructor(text: string) {
    super(`not a calendar day: ${text.slice(0, 20)}`);
    this.name = 'InvalidDay';
  }
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/u;

/** `YYYY-MM-DD` → day; null for anything else, 31 February included: as a moment it comes back as another day. */
export function parsePlainDay(text: string): PlainDay | null {
  if (!ISO_DAY.test(text)) return null;
  const day = text as PlainDay;
  return dayInUtc(toUtc(day)) === day ? day : null;
}

/** Like parsePlainDay for text that must be a day. Throws InvalidDay. */
export function plainDay(text: string): PlainDay {
  const day = parsePlainDay(text);
  if (day === null) throw new InvalidDay(text);
  return day;
}

/** Year, month 1-12, day of month → day, or null when the calendar has no such day. */
export function dayFromParts(year: number, month: number, dayOfMonth: number): PlainDay | null {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return parsePlainDay(`${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`);
}

const toUtc = (day: PlainDay) => Date.UTC(yearOf(day), monthOf(day) - 1, dayOfMonthOf(day));
const DAY_MS = 86_400_000;

/** A walk over the calendar meets the same days over and over; writing one out costs more than all its arithmetic. */
const MOST_REMEMBERED = 20_000;
const written = new Map<number, PlainDay>();

/** The day that holds this moment in UTC, in ms since 1970. */
export function dayInUtc(ms: number): PlainDay {
  const number = Math.floor(ms / DAY_MS);
  let day = written.get(number);
  if (day === undefined) {
    day = dayjs.utc(number * DAY_MS).format('YYYY-MM-DD') as PlainDay;
    if (written.size >= MOST_REMEMBERED) written.clear();
    written.set(number, day);
  }
  return day;
}

/** Two digits as a number. */
const pairAt = (day: PlainDay, place: number): number => day.charCodeAt(place) * 10 + day.charCodeAt(place + 1) - 528;

export const yearOf = (day: PlainDay): number => pairAt(day, 0) * 100 + pairAt(day, 2);
/** 1-12. */
export const monthOf = (day: PlainDay): number => pairAt(day, 5);
export const dayOfMonthOf = (day: PlainDay): number => pairAt(day, 8);
/** 1-4. */
export const quarterOf = (day: PlainDay): number => Math.ceil(monthOf(day) / 3);

/** `count` calendar days later (earlier when negative). */
export function addDays(day: PlainDay, count: number): PlainDay {
  return dayInUtc(toUtc(day) + count * DAY_MS);
}

/** Calendar days from `from` to `to`: 1 from today to tomorrow, negative when `to` is earlier. */
export function daysBetween(from: PlainDay, to: PlainDay): number {
  return Math.round((toUtc(to) - toUtc(from)) / DAY_MS);
}

export function weekdayOf(day: PlainDay): Weekday {
  const sinceMonday = (toUtc(day) / DAY_MS + 3) % 7; // 1970 began on a Thursday
  return (((sinceMonday + 7) % 7) + 1) as Weekday;
}

/** The same day `count` months later, the month's last day when it is shorter (31/1 + 1 = 28/2). */
export function addMonths(day: PlainDay, count: number): PlainDay {
  return dayjs.utc(day).add(count, 'month').format('YYYY-MM-DD') as PlainDay;
}

/** 31 December. Throws RangeError for a year that the calendar does not write in four digits. */
export function lastOfYear(year: number): PlainDay {
  const day = dayInUtc(Date.UTC(year, 11, 31));
  if (yearOf(day) !== year) throw new RangeError(`no such year: ${year}`);
  return day;
}

export const firstOfMonth = (day: PlainDay): PlainDay => `${day.slice(0, 8)}01` as PlainDay;
export const lastOfMonth = (day: PlainDay): PlainDay => addDays(addMonths(firstOfMonth(day), 1), -1);
/** The Monday of the week that holds `day` (a week runs Monday to Sunday). */
export const mondayOf = (day: PlainDay): PlainDay => addDays(day, 1 - weekdayOf(day));

export const earlierOf = (a: PlainDay, b: PlainDay): PlainDay => (a < b ? a : b);
export const laterOf = (a: PlainDay, b: PlainDay): PlainDay => (a > b ? a : b);
