import type { AskReason, DutyPart, DutyRole } from '../draft.ts';
import type { Holder } from '../posts/read-holders.ts';
import type { PlainDay } from '../../calendar/plain-day.ts';

/** Where a time comes from: it decides how much of the words is the phrase. */
export type TimeSource = 'said' | 'column' | 'label' | 'heading' | 'above';

/** A duty as one shape found it, before kind, deadline and questions are worked out. */
export interface RawDuty {
  line: number;
  sheet: string | null;
  page: number | null;
  part: DutyPart;
  /** Without bullet, number, brackets of holders and other columns. */
  text: string;
  quote: string;
  holders: Holder[];
  coordinators: Holder[];
  role: DutyRole;
  outsideLead: Holder | null;
  /** The words of the column or label; of the month heading when nothing else is said. */
  time: { words: string; source: TimeSource } | null;
  /** The month or quarter of the heading above, also when the duty says a time of its own. */
  heading: string | null;
  /** A start from a column of its own, and real date cells. */
  startDay: PlainDay | null;
  day: PlainDay | null;
  serial: number | null;
  product: string | null;
  ask: AskReason[];
  detail: string[];
}

export const rawDuty = (place: Pick<RawDuty, 'line' | 'part' | 'text' | 'quote'> & Partial<RawDuty>): RawDuty => ({
  sheet: null,
  page: null,
  holders: [],
  coordinators: [],
  role: 'lead',
  outsideLead: null,
  time: null,
  heading: null,
  startDay: null,
  day: null,
  serial: null,
  product: null,
  ask: [],
  detail: [],
  ...place,
});
