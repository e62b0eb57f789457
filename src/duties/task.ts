import type { PlainDay } from '../calendar/plain-day.ts';
import type { FileLink } from '../messages/message.ts';
import type { OfficerId, PostId } from '../people/person.ts';

/** Five kinds of duty; each closes by a rule of its own (product.md §2, `evidence-rules.ts`). */
export const KINDS = ['deliverable', 'report', 'standing', 'target', 'coordination'] as const;
export type Kind = (typeof KINDS)[number];

/** `blocked` is an open task with a reason; the last four are the ends. */
export const STATUSES = ['open', 'blocked', 'done', 'nil', 'waived', 'cancelled'] as const;
export type TaskStatus = (typeof STATUSES)[number];

export type DutyId = string;

/** What the plan says, with its cadence. It belongs to a post; its tasks are owed by people. */
export interface Duty {
  id: DutyId;
  title: string;
  kind: Kind;
  post: PostId;
  /** One officer of the post alone, else every holder owes an own task. */
  officer: OfficerId | null;
  /** The plan's own words, e.g. "hàng quý, 6 tháng và năm". */
  cadence: string;
  /** After "xong" the office says nhận or trả lại. */
  receiptRequired: boolean;
  /** A nil report must still be sent, with its reference. */
  nilNeedsReference: boolean;
  /** "Nothing started" duties are asked for in January, April and July. */
  askWhetherBegun: boolean;
  criterion: string | null;
  points: number | null;
}

/** What a target must reach: value of `of`, in percent, at least `atLeast`. `countedIn` names one act, e.g. "hồ sơ". */
export interface Goal {
  atLeast: number;
  unit: '%';
  countedIn: string;
}

export type Evidence =
  | { kind: 'reference'; reference: string; issuedOn: PlainDay }
  | ({ kind: 'file'; sha256: string } & FileLink)
  /** `of` null: the value itself is a percentage. */
  | { kind: 'reading'; value: number; of: number | null; on: PlainDay; by: OfficerId }
  | { kind: 'confirmation'; on: PlainDay }
  | { kind: 'exempted'; reason: string };

/** One occurrence of a duty for one holder. `number` is short, unique in its unit and never changes. */
export interface Task {
  number: number;
  duty: DutyId | null;
  title: string;
  kind: Kind;
  post: PostId;
  /** Null while the post has nobody. */
  holder: OfficerId | null;
  status: TaskStatus;
  blockedReason: string | null;
  /** The year that owes it; an open task keeps it after 31/12. */
  year: number;
  /** E.g. "quý I"; null for a single deliverable. */
  period: string | null;
  dueOn: PlainDay | null;
  originalDueOn: PlainDay | null;
  /** Data are closed on this day (ngày chốt số liệu); reports only. */
  cutOffOn: PlainDay | null;
  /** A proposed date that nobody confirmed never reminds. */
  datesConfirmed: boolean;
  /** The holder's own earlier date (mốc). */
  ownTargetOn: PlainDay | null;
  snoozedToOn: PlainDay | null;
  begun: boolean;
  goal: Goal | null;
  criterion: string | null;
  points: number | null;
  receipt: 'none' | 'required' | 'awaiting' | 'received';
  nilNeedsReference: boolean;
  askWhetherBegun: boolean;
  /** Made by `giao`: a reference or a file closes it. */
  assigned: boolean;
  evidence: Evidence[];
  /** When it was closed, by the clock. */
  doneAt: Date | null;
  closedOn: PlainDay | null;
  closedBy: OfficerId | null;
  /** The one next moment at which the task wants attention (jobs sweep it); null: none. */
  attentionAt: Date | null;
  /** Raised by every save; a save of an older version is refused. */
  version: number;
  createdAt: Date;
}

export const isOpen = (task: Pick<Task, 'status'>): boolean => task.status === 'open' || task.status === 'blocked';

/** One change of a task: who, when, what, and each field from what to what. */
export interface HistoryEntry {
  task: number;
  at: Date;
  /** Null: the product itself. */
  by: OfficerId | null;
  what: HistoryAct;
  /** In the actor's words: a reason, a basis, what was said. */
  note: string | null;
  changes: Change[];
  /** It stands in the clerk's 16:30 list. */
  needsOffice: boolean;
}

export interface Change {
  field: keyof Task;
  from: unknown;
  to: unknown;
}

export type HistoryAct =
  | 'created'
  | 'done'
  | 'recorded-by-office'
  | 'evidence-added'
  | 'reading'
  | 'confirmed'
  | 'nil'
  | 'waived'
  | 'cancelled'
  | 'undone'
  | 'blocked'
  | 'unblocked'
  | 'moved'
  | 'transferred'
  | 'own-date'
  | 'snoozed'
  | 'begun'
  | 'received'
  | 'returned'
  | 'extension-asked'
  | 'extension-approved'
  | 'extension-refused'
  | 'date-contested'
  | 'said';
