import type { PlainDay } from '../plain-day.ts';

/**
 * Why a person must be asked before this reading counts: the year, the day or the period is not said (`year`, `no-day`,
 * `no-period`), the day is past or does not exist (`past`, `invalid`), the end lies before the start (`empty`), weekday and
 * date disagree (`conflict`), the words are loose (`vague`), or something in them was not understood (`unclear`).
 */
export const ASKS = [
  'year',
  'past',
  'invalid',
  'empty',
  'conflict',
  'vague',
  'no-day',
  'no-period',
  'unclear',
] as const;
export type Ask = (typeof ASKS)[number];

/** What any reading may carry. */
export interface Marks {
  ask?: Ask;
  /** Dự kiến. */
  tentative?: true;
  /** Phấn đấu, mục tiêu: an indicator, not the duty's own deadline. */
  aim?: true;
  /** The earlier day that was planned beside a hard limit. */
  planned?: PlainDay;
}

/** A moment of a day, `HH:MM`; `24:00` is its end. */
export type ClockTime = string;

/** `day` is the last good day; null when the one that was said does not exist. */
export interface OnDay extends Marks {
  kind: 'on-day';
  day: PlainDay | null;
  time?: ClockTime;
}

/** Both days are good; `time` belongs to `to`. */
export interface DayRange extends Marks {
  kind: 'range';
  from: PlainDay | null;
  to: PlainDay | null;
  time?: ClockTime;
}

/** A start without an end. */
export interface FromDay extends Marks {
  kind: 'from-day';
  from: PlainDay | null;
}

export type Every = 'day' | 'working-day' | 'week' | 'month' | 'quarter' | 'half-year' | 'year';
export type ReportPeriod = 'q1' | 'q2' | 'q3' | 'q4' | 'h1' | 'h2' | 'm9' | 'year';

/**
 * Last good days inside a period: 1 (Monday) to 7 of a week; 1-31, `end` or `last-working` of a month; `M-D` of a quarter or
 * half-year, M being the month inside it (`3-18`, `3-end`); `MM-DD` of a year (`02-end`).
 */
export type DayInPeriod = number | string;

/** Without days the day is not said; `plus` is due that long after `on`, which is then the cut-off. */
export interface Repeat extends Marks {
  kind: 'repeat';
  /** Absent when only "định kỳ" was said. */
  every?: Every;
  on?: DayInPeriod[];
  /** How often in a period, without days. */
  times?: number;
  /** Every n-th period. */
  interval?: number;
  /** The nth (1-4, -1 = last) `weekday` (1-7) of a month. */
  nth?: number;
  weekday?: number;
  /** Reports in a year. */
  periods?: ReportPeriod[];
  plus?: number;
  plusUnit?: 'working-day' | 'day';
  /** +1: the work is about the period after the one in which `on` lies, -1 the one before. */
  about?: 1 | -1;
  time?: ClockTime;
  while?: string;
}

export type LengthUnit = 'hour' | 'day' | 'working-day' | 'month';

/** Counted from something that has no day yet. */
export interface EventDeadline extends Marks {
  kind: 'event';
  relation: 'before' | 'at' | 'after';
  count?: number;
  unit?: LengthUnit;
  /** As it was written; empty when the phrase does not name it. */
  event: string;
  /** "sau mỗi cuộc kiểm tra" */
  repeats?: true;
}

/** A stretch with an event at one end or both. */
export interface EventRange extends Marks {
  kind: 'event-range';
  from?: PlainDay | null;
  fromEvent?: string;
  to?: PlainDay | null;
  toEvent?: string;
}

export interface Ongoing extends Marks {
  kind: 'ongoing';
  until?: PlainDay | null;
  while?: string;
}

/** `elsewhere`: another text or body sets the time. `none`: no deadline at all. */
export interface Undated extends Marks {
  kind: 'on-demand' | 'elsewhere' | 'none';
}

export type SingleDeadline = OnDay | DayRange | FromDay | Repeat | EventDeadline | EventRange | Ongoing | Undated;

export interface Several extends Marks {
  kind: 'several';
  parts: SingleDeadline[];
}

/**
 * What an administrative deadline phrase says. `day`, `to`, `on` and `until` are the last good days; a deadline on a day off
 * is not moved.
 */
export type Deadline = SingleDeadline | Several;

/** A deadline phrase inside a running sentence: `sentence.slice(start, end) === phrase`, verbatim. */
export interface FoundDeadline {
  start: number;
  end: number;
  phrase: string;
}
