import type { Deadline } from '../calendar/deadline/deadline.ts';
import type { PlainDay } from '../calendar/plain-day.ts';
import type { PlanFormat, SkipReason } from './document.ts';

export type DutyRole = 'lead' | 'coordinate';
export type DutyKind = 'deliverable' | 'report' | 'standing' | 'target' | 'coordination';
export type DutyPart = 'tasks' | 'execution';

/** Why the clerk is asked about a draft row. */
export type AskReason =
  | 'no-day'
  | 'no-period'
  | 'vague'
  | 'invalid'
  | 'year'
  | 'past'
  | 'conflict'
  | 'empty'
  | 'unread'
  | 'event'
  | 'no-deadline'
  | 'two-dates'
  | 'several-leads'
  | 'many-holders'
  | 'no-lead'
  | 'no-holder'
  | 'role-unclear'
  | 'holder-unclear'
  | 'lead-and-coordinate'
  | 'outside-lead'
  | 'serial-date'
  | 'already-done'
  | 'catch-all';

/** One row of the draft: a duty as the plan says it, nothing of it confirmed. */
export interface DraftDuty {
  /** As the document names them; each will have an own status. Empty: nobody is named. */
  holders: string[];
  /** For each holder the code of a post (`VP-TK`), or null when the post is not known. */
  posts: (string | null)[];
  role: DutyRole;
  coordinators: string[];
  text: string;
  product: string | null;
  /** Verbatim; null when the document says no time. */
  deadlinePhrase: string | null;
  /** What the phrase means (the deadline language's answer), null without one. */
  deadline: Deadline | null;
  kind: DutyKind;
  part: DutyPart;
  line: number;
  sheet: string | null;
  page: number | null;
  /** The words of the document from which the row was made. */
  quote: string;
  ask: AskReason[];
  confidence: 'high' | 'medium' | 'low';
  persons: string[];
  outsideLead: string | null;
  /** "Thực hiện các nhiệm vụ khác": proposed unticked. */
  catchAll: boolean;
}

export interface SkippedLine {
  line: number;
  sheet: string | null;
  text: string;
  why: SkipReason;
}

export interface PlanDraft {
  document: string;
  format: PlanFormat;
  title: string | null;
  number: string | null;
  issuedDay: PlainDay | null;
  planYear: number | null;
  commune: string | null;
  body: string | null;
  duties: DraftDuty[];
  skipped: SkippedLine[];
}
