import type { Bound, Cadence, Length, Point, Tie, Unit } from '../terms/term.ts';

/** What a clause is made of once bounds have found their days and ties their events. */
export type Item =
  | DayItem
  | EventItem
  | LengthItem
  | { is: 'cadence'; cadence: Cadence }
  | { is: 'period-end'; of: Unit }
  | { is: 'soft'; soft: 'ongoing' | 'on-demand' | 'elsewhere'; words?: string }
  | { is: 'about'; about: 1 | -1 }
  | { is: 'clock'; time: string }
  | { is: 'cut-off' }
  | { is: 'dash' }
  | { is: 'break' }
  /** Words that are none of the above. */
  | { is: 'gap' };

export interface DayItem {
  is: 'day';
  point: Point;
  bound?: Bound;
  /** "số liệu đến 14/3": what a report is about. */
  data?: true;
  /** "hội nghị tháng 4", "Kế hoạch năm 2026": it may belong to the noun before it. */
  ofNoun?: true;
}

/** `from`, `to`: the event is an end of a stretch. */
export interface EventItem {
  is: 'event';
  tie: Tie;
  words: string;
  from?: true;
  to?: true;
}

/** `lead`: "trước 5 ngày" before what it is counted from. */
export interface LengthItem {
  is: 'length';
  length: Length;
  lead?: 'before' | 'after';
}

export const daysOf = (items: readonly Item[]): DayItem[] => items.filter((item) => item.is === 'day');
export const lengthsOf = (items: readonly Item[]): LengthItem[] => items.filter((item) => item.is === 'length');
export const eventsOf = (items: readonly Item[]): EventItem[] => items.filter((item) => item.is === 'event');
