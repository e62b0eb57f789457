import type { LengthUnit } from '../deadline.ts';
import type { Word } from '../spelling/word.ts';

export type Unit = 'day' | 'working-day' | 'week' | 'month' | 'quarter' | 'half-year' | 'year';

/** Loose or exact parts of a month, quarter, year or week. */
export type Part = 'start' | 'middle' | 'end' | 'second-ten' | 'first-half' | 'second-half' | 'whole';

/** A year that was said by its place: `step` from today's; `linked` to the plan's own year ("năm trước liền kề"). */
export interface YearRef {
  year?: number;
  step?: number;
  linked?: true;
  /** Taken from a neighbour: "20/6 và 20/12/2026". */
  lent?: true;
}

/** A day inside a month or period: its number, its end, the nth from its start or the last one, counted in (working) days. */
export type DayIn = number | 'end' | 'last-working' | { nth: number; working: boolean };

/**
 * What a time expression names, as far as it was said. `of` without a number means "of the period, whichever it is": such a
 * point repeats.
 */
export interface Point {
  unit: Unit | 'months' | 'years';
  day?: DayIn;
  month?: number;
  quarter?: number;
  year?: YearRef;
  part?: Part;
  /** The month inside a quarter or half-year: "tháng thứ ba trong quý". -1 = its last. */
  monthIn?: number;
  of?: Unit;
  /** Steps from the running day, week, month or quarter: "tuần sau" 1. */
  step?: number;
  /** "tháng liền sau": the one after the period that the work is about. */
  linked?: true;
  /** 1 (Monday) to 7. */
  weekday?: number;
  /** The nth week (of a month) or nth weekday; -1 = last. */
  nth?: number;
  /** unit `months`: that many at the beginning or end of a year. */
  count?: number;
  side?: 'first' | 'last';
  /** unit `years`: "giai đoạn 2026 - 2030". */
  to?: number;
  /** Written by its number alone ("6/2026"), or ending in the number of a month ("ngày 12 tháng 3", then "6, 9"). */
  bare?: true;
}

export type Bound = 'before' | 'by' | 'from' | 'after' | 'to' | 'in';
export type Join = ',' | ';' | '-' | 'and' | '(' | ')' | '+' | '.' | ':';

export interface Length {
  count: number;
  unit: LengthUnit;
  /** "5 ngày nữa", "trong 10 ngày tới": from today. */
  fromToday?: true;
}

export interface Cadence {
  every?: Unit;
  interval?: number;
  times?: number;
  /** "6 tháng", "9 tháng", "quý I" in a list of reports. */
  periods?: ('q1' | 'q2' | 'q3' | 'q4' | 'h1' | 'h2' | 'm9' | 'year')[];
}

/** How an event is tied: its words follow. `count0`: at once; `demand`: it need not come. */
export interface Tie {
  relation: 'before' | 'at' | 'after';
  count0?: true;
  repeats?: true;
  demand?: true;
  /** "đến khi …" */
  until?: true;
  /** "nhân dịp …": a day that follows is the day. */
  occasion?: true;
  /** "kể từ", "tính từ": a length may stand on either side. */
  counts?: true;
}

export type Mark =
  | 'tentative'
  | 'aim'
  | 'about'
  | 'cut-off'
  | 'data'
  | 'submit'
  | 'lunar'
  | 'money'
  | 'round'
  | 'open-ended';

export type Term =
  | { is: 'point'; point: Point }
  | { is: 'bound'; bound: Bound }
  | { is: 'cadence'; cadence: Cadence }
  | { is: 'length'; length: Length }
  | { is: 'clock'; time: string }
  | { is: 'join'; join: Join }
  | { is: 'tie'; tie: Tie }
  | { is: 'period-end'; of: Unit }
  | { is: 'soft'; soft: 'ongoing' | 'on-demand' | 'elsewhere'; while?: true }
  | { is: 'about'; about: 1 | -1 }
  | { is: 'mark'; mark: Mark }
  | { is: 'void'; void: 'blank' | 'score' | 'cited' }
  | { is: 'number'; value: number }
  | { is: 'filler' }
  | { is: 'word' };

/** A term with the words that it stands for: `from` inclusive, `to` exclusive. */
export type Placed = Term & { from: number; to: number };

export type Groups = Readonly<Record<string, string | undefined>>;

/** One line of a vocabulary: a pattern over canonical words, and what it says (null: this line does not apply here). */
export type Row = readonly [pattern: RegExp, read: (groups: Groups) => Term | null];

/** A row from a pattern that begins and ends at words. */
export const row = (pattern: string, read: Term | ((groups: Groups) => Term | null)): Row => [
  new RegExp(`(?:${pattern})(?= |$)`, 'uy'),
  typeof read === 'function' ? read : () => read,
];

export const point = (value: Point): Term => ({ is: 'point', point: value });

export interface Phrase {
  source: string;
  words: readonly Word[];
  terms: readonly Placed[];
}
