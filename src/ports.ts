/** What the heart needs of its surroundings, in its own words. `models/` provides it. */
import type { Announcement } from './announcements/announcement.ts';
import type { PlainDay } from './calendar/plain-day.ts';
import type { DayRow } from './calendar/working-days.ts';
import type { Conversation } from './conversation/conversation.ts';
import type { Duty, HistoryEntry, Kind, Task, TaskStatus } from './duties/task.ts';
import type { InboxItem, NewInboxItem, StoredFile } from './inbox/inbox-item.ts';
import type { MessageKind } from './messages/message.ts';
import type { NewOutboxItem, OutboxItem, OutboxState } from './outbox/outbox-item.ts';
import type {
  Account,
  ChannelName,
  Leave,
  LinkCode,
  Officer,
  OfficerId,
  Post,
  PostId,
  Tenure,
  UnitId,
  Unreachable,
} from './people/person.ts';
import type { SentMessage } from './outbox/sent-message.ts';
import type { ExaminedYear, Criterion } from './scores/criterion.ts';
import type { Unit } from './unit.ts';

/** The whole memory. Whoever holds a unit's stores cannot reach another unit. */
export interface Memory {
  units: Units;
  directory: Directory;
  inbox: Inbox;
  queue: OutboxQueue;
  jobRuns: JobRuns;
  pace: Pace;
  usage: Usage;
  /** The phones of the demo room. */
  demoInbox: DemoInbox;
  forUnit(unit: UnitId): UnitStores;
  /**
   * Everything that `work` does through any store happens, or nothing does. It may run more than once (write
   * conflicts): no effect outside the database inside it. Not nested: an inner call joins the outer one.
   */
  transaction<T>(work: () => Promise<T>): Promise<T>;
}

export interface Units {
  create(unit: Unit): Promise<void>;
  find(id: UnitId): Promise<Unit | null>;
  /** By creation. */
  list(): Promise<Unit[]>;
  /** Removes the unit and everything that belongs to it (the demo room's reset). */
  remove(id: UnitId): Promise<void>;
}

/** What must be asked before the unit is known: whose account, whose code, which stranger. */
export interface Directory {
  findAccount(channel: ChannelName, account: string): Promise<{ unit: UnitId; account: Account } | null>;
  /** An unexpired code, whichever unit made it. */
  findCode(codeHash: string, now: Date): Promise<{ unit: UnitId; code: LinkCode } | null>;
  /** What a link (Files.share) opens; null: it never did, or does no more. */
  findSharedFile(token: string): Promise<{ unit: UnitId; file: string } | null>;
  /**
   * Counts one answer to and, with `wrongCode`, one wrong code of an account within the running hour (each wrong code
   * begins the hour anew); returns both counts, this one included.
   */
  countStranger(
    channel: ChannelName,
    account: string,
    now: Date,
    what: { answer: boolean; wrongCode: boolean },
  ): Promise<{ answers: number; wrongCodes: number }>;
}

/** Whose messages are handled one after the other, in the order in which they were stored. */
export interface InboxLine {
  channel: ChannelName;
  account: string;
}

export interface InboxClaim {
  item: InboxItem;
  /** Of this claim: another one of the same item has another. */
  token: string;
}

export interface Inbox {
  /** Stores it; `duplicate` when this channel's message id is known already (kept at least 7 days). */
  add(item: NewInboxItem): Promise<{ id: string; duplicate: boolean }>;
  /**
   * Takes the oldest new item of this line for handling, under a lease by the database's clock. `held`: that one is in
   * other hands, or waits for its second try, and those behind it wait with it. What failed twice steps aside until
   * its back-off is over, so that it does not block them. Null: nothing is to be done.
   */
  claimNext(line: InboxLine): Promise<InboxClaim | 'held' | null>;
  /**
   * Marks it handled within the running transaction; blanks `text` when `forgetText`. Throws AlreadyHandled when
   * somebody else was quicker.
   */
  markHandled(id: string, by: { unit: UnitId; officer: OfficerId } | null, forgetText: boolean): Promise<void>;
  /**
   * After a failed handling: new again, with a back-off, or failed for good after `maxAttempts`. True when it failed
   * for good by this call; false also when the claim is no longer the caller's.
   */
  release(claim: InboxClaim, maxAttempts: number): Promise<boolean>;
  /** Lines with something that nobody has in hand and whose back-off is over, the one waiting longest first. */
  unhandled(limit: number): Promise<InboxLine[]>;
  /**
   * Takes the words and the accounts of what this person said here and was handled; of what failed, by the accounts.
   * Their ids stay, so that a redelivery is still known. Returns how many.
   */
  forget(by: { unit: UnitId; officer: OfficerId }, accounts: readonly InboxLine[]): Promise<number>;
  /** What waits to be handled, and what failed for good and is left for a person to look at. */
  counts(): Promise<{ new: number; failed: number }>;
}

/** Thrown inside the transaction of whoever was slower than its lease, so that nothing of it happens a second time. */
export class AlreadyHandled extends Error {
  constructor(id: string) {
    super(`inbox item ${id} was handled by somebody else`);
    this.name = 'AlreadyHandled';
  }
}

/** The outbox across units: claiming and marking (each unit's own view is UnitStores.outbox). */
export interface OutboxQueue {
  /** Unique by key: false when the key exists. Strangers' answers have no unit. */
  add(item: NewOutboxItem): Promise<boolean>;
  /**
   * Claims the first due item (priority, then due moment); the lease and its token are by the database's clock. An item
   * whose holder began a call and never came back counts that try and is in doubt; one that was merely held is as it
   * was. `answersOnly`: nothing of lower priority. `lapsed`: only what can no longer leave.
   */
  claim(
    now: Date,
    options?: { answersOnly?: boolean; leaseMs?: number; lapsed?: boolean },
  ): Promise<{ item: OutboxItem; token: string } | null>;
  /**
   * A call begins, or goes on: noted, and the lease lasts `leaseMs` from now. False when the lease has lapsed or is in
   * other hands: then nothing may be called.
   */
  begin(id: string, token: string, leaseMs: number): Promise<boolean>;
  /** Each completion checks the token and answers false when the lease was lost. */
  markSent(id: string, token: string, sent: { at: Date; channel: ChannelName; messageId: string }): Promise<boolean>;
  putBack(
    id: string,
    token: string,
    again: { dueAt: Date; reason: string; inDoubt: boolean; countTry: boolean },
  ): Promise<boolean>;
  /** `countTry`: it ends with a try. */
  end(
    id: string,
    token: string,
    ended: { state: 'failed' | 'cancelled' | 'missed'; reason: string; countTry: boolean },
  ): Promise<boolean>;
  /** The earliest moment after `after` and up to `until` at which a waiting item falls due. */
  nextDueAt(after: Date, until: Date): Promise<Date | null>;
  find(id: string): Promise<OutboxItem | null>;
  /** Of one unit, or of all and strangers' answers: the newest `limit`, oldest first. */
  list(filter: { state?: OutboxState; unit?: UnitId; limit: number }): Promise<OutboxItem[]>;
  /** Makes a failed or missed item that has words wait again, at once, its tries and its window forgotten. */
  retry(id: string, now: Date): Promise<boolean>;
  counts(): Promise<Record<OutboxState, number>>;
}

/** How far each job of each unit has come: job moments between this and now are still to run. */
export interface JobRuns {
  readCursor(unit: UnitId, job: string): Promise<Date | null>;
  saveCursor(unit: UnitId, job: string, at: Date): Promise<void>;
  /** One holder at a time, by the database's clock. True when `owner` holds it now. */
  holdLease(name: string, owner: string, leaseMs: number): Promise<boolean>;
  releaseLease(name: string, owner: string): Promise<void>;
}

/** How fast a bot may send, over all processes: rows of slots by the database's clock. */
export interface Pace {
  /**
   * Takes the key's next slot, unless it is further than `maxWaitMs` away; the one after it comes `gapMs` later. With
   * `burst` > 1 so many may go at once, as long as the average holds. `waitMs` counts from the answer's arrival;
   * below 0 when a slow answer outlasted it.
   */
  reserve(
    key: string,
    rule: { gapMs: number; burst: number; maxWaitMs: number },
  ): Promise<{ granted: boolean; waitMs: number }>;
  /** Takes nothing: how long until the first free slot, and until a pause is over (0: now). */
  look(key: string): Promise<{ nextInMs: number; pausedForMs: number }>;
  /** Nobody is given a slot before `ms` have passed; a longer pause stays. */
  pause(key: string, ms: number): Promise<void>;
}

/** What each bot has used of what its platform allows in a calendar month (`2026-11`). */
export interface Usage {
  /** So many messages were sent, or perhaps sent, to this account. */
  add(bot: string, month: string, account: string, messages: number): Promise<void>;
  read(bot: string, month: string): Promise<{ messages: number; users: number }>;
}

export interface DemoInbox {
  add(message: SentMessage): Promise<void>;
  /** Oldest first; after the message with this id. */
  list(account: string, after: string | null): Promise<SentMessage[]>;
  clear(): Promise<void>;
  readClock(): Promise<Date | null>;
  saveClock(now: Date): Promise<void>;
}

/** The stores of one unit: every query inside carries the unit. */
export interface UnitStores {
  posts: Posts;
  officers: Officers;
  accounts: Accounts;
  linkCodes: LinkCodes;
  unreachables: Unreachables;
  duties: Duties;
  tasks: Tasks;
  history: History;
  dayTable: DayTable;
  announcements: Announcements;
  outbox: UnitOutbox;
  conversations: Conversations;
  files: Files;
  scores: Scores;
}

export interface Posts {
  add(post: Post): Promise<void>;
  /** By rank. */
  list(): Promise<Post[]>;
  /** Tenures that hold on this day. */
  tenuresOn(day: PlainDay): Promise<Tenure[]>;
  addTenure(tenure: Tenure): Promise<void>;
  endTenures(which: { post?: PostId; officer?: OfficerId }, untilOn: PlainDay): Promise<void>;
}

export interface Officers {
  add(officer: Officer): Promise<void>;
  find(id: OfficerId): Promise<Officer | null>;
  /** Active ones, by order of creation. */
  list(): Promise<Officer[]>;
  save(officer: Officer): Promise<void>;
  addLeave(leave: Leave): Promise<void>;
  /** Takes back this officer's leaves that cover the day (null: all that are not over `today`); returns them. */
  removeLeaves(officer: OfficerId, day: PlainDay | null, today: PlainDay): Promise<Leave[]>;
  /** Leaves that cover this day. */
  leavesOn(day: PlainDay): Promise<Leave[]>;
}

export interface Accounts {
  /** Links an account; false when it belongs to somebody already. */
  add(account: Account): Promise<boolean>;
  /** By order of use. */
  of(officer: OfficerId): Promise<Account[]>;
  list(): Promise<Account[]>;
  saveState(channel: ChannelName, account: string, state: Account['state'], reason: string | null): Promise<void>;
  /** The chat has a new id; false, and nothing changed, when that one belongs to somebody already. */
  move(channel: ChannelName, from: string, to: string): Promise<boolean>;
  saveOrder(officer: OfficerId, channels: ChannelName[]): Promise<void>;
  /** Unlinks everything of this officer; returns how many accounts there were. */
  removeOf(officer: OfficerId): Promise<number>;
}

export interface LinkCodes {
  /** A new code of an officer ends the ones before it. */
  replace(code: LinkCode): Promise<void>;
  /** Uses a code up; false when somebody was first. */
  use(codeHash: string): Promise<boolean>;
  /** The code of this officer, if any, opens nothing any more. */
  removeOf(officer: OfficerId): Promise<void>;
  /** Returns how many there were. */
  removeExpired(now: Date): Promise<number>;
}

export interface Unreachables {
  list(): Promise<Unreachable[]>;
  save(told: Unreachable): Promise<void>;
  remove(officer: OfficerId): Promise<void>;
}

export interface Duties {
  add(duties: Duty[]): Promise<void>;
  list(): Promise<Duty[]>;
  find(id: string): Promise<Duty | null>;
}

export type NewTask = Omit<Task, 'number' | 'version'>;

export interface TaskFilter {
  holder?: OfficerId | null;
  post?: PostId;
  duty?: string;
  statuses?: readonly TaskStatus[];
  kinds?: readonly Kind[];
  numbers?: readonly number[];
  /** Due on one of these days, both included; tasks without a due day never match. */
  dueFrom?: PlainDay;
  dueTo?: PlainDay;
  year?: number;
}

export interface Tasks {
  /** Gives each the unit's next number. */
  add(tasks: NewTask[]): Promise<Task[]>;
  find(number: number): Promise<Task | null>;
  /** By due day (those without one last), then number. */
  list(filter: TaskFilter): Promise<Task[]>;
  count(filter: TaskFilter): Promise<number>;
  /** Open tasks whose attentionAt has come, earliest first. */
  wantingAttention(now: Date): Promise<Task[]>;
  /** Saves and raises the version; throws StaleTask when somebody saved in between. */
  save(task: Task): Promise<Task>;
  /** Sets only attentionAt of many tasks (re-planning). */
  saveAttention(moments: { number: number; attentionAt: Date | null }[]): Promise<void>;
}

export class StaleTask extends Error {
  constructor(number: number) {
    super(`task ${number} was changed by somebody else`);
    this.name = 'StaleTask';
  }
}

export interface History {
  add(entry: HistoryEntry): Promise<void>;
  /** Oldest first. */
  of(task: number): Promise<HistoryEntry[]>;
  /** Entries that need the office, in [from, to). */
  needingOffice(from: Date, to: Date): Promise<HistoryEntry[]>;
  /** Extension requests without a decision after them, the newest of each task, oldest first. */
  undecidedExtensions(): Promise<HistoryEntry[]>;
  /** Entries by this person since then, newest first. */
  latestBy(officer: OfficerId, since: Date): Promise<HistoryEntry[]>;
}

export interface DayTable {
  list(): Promise<DayRow[]>;
  /** Replaces the row of that day, if any. */
  save(row: DayRow): Promise<void>;
  remove(day: PlainDay): Promise<void>;
}

export interface Announcements {
  /** Gives it the unit's next number. */
  add(announcement: Omit<Announcement, 'number'>): Promise<Announcement>;
  find(number: number): Promise<Announcement | null>;
  /** Newest first. */
  list(): Promise<Announcement[]>;
  /** Those that this officer has not acknowledged, newest first. */
  unacknowledgedBy(officer: OfficerId): Promise<Announcement[]>;
  save(announcement: Announcement): Promise<void>;
}

export interface UnitOutbox {
  /** By the moment of the last try. `since` asks for what was written, or claimed for a try, from then on. */
  list(filter: { state?: OutboxState; since?: Date; officer?: OfficerId; kind?: MessageKind }): Promise<OutboxItem[]>;
  /** Failed and missed ones, and those that were sent in doubt; newest first. */
  undelivered(since: Date): Promise<OutboxItem[]>;
  /** Gives those that have none the unit's next numbers, in this order; returns all with theirs. */
  number(items: readonly OutboxItem[]): Promise<OutboxItem[]>;
  findNumbered(number: number): Promise<OutboxItem | null>;
  /** A list of the office tells of these. */
  markTold(ids: readonly string[], at: Date): Promise<void>;
  /** Makes a failed or missed item wait again, as OutboxQueue.retry. */
  retry(id: string, now: Date): Promise<boolean>;
  /** Ends a failed or missed item that is not worth sending any more. */
  drop(id: string, reason: string): Promise<boolean>;
  /** Takes the words of at most `limit` items in these states, last tried before this moment; returns how many. */
  blankEnded(states: readonly OutboxState[], before: Date, limit: number): Promise<number>;
  removeEnded(states: readonly OutboxState[], before: Date, limit: number): Promise<number>;
  /** Takes the words, and the accounts that they went to, of everything that ended for this officer; returns how many. */
  blankOf(officer: OfficerId): Promise<number>;
  /** Ends waiting items of this officer: they left, were unlinked. */
  cancelWaiting(officer: OfficerId, reason: string): Promise<number>;
}

export interface Conversations {
  /** An empty one when there is none yet. */
  read(officer: OfficerId): Promise<Conversation>;
  save(conversation: Conversation): Promise<void>;
}

/**
 * GridFS knows no transactions: files are written before one and referenced in it. Until somebody keeps it, a file is
 * loose; a crash in between leaves it so, and the sweep removes it.
 */
export interface Files {
  write(file: { name: string; mime: string; bytes: Buffer }): Promise<StoredFile>;
  read(id: string): Promise<{ file: StoredFile; bytes: Buffer } | null>;
  /** A token for a link that opens this file for 30 days of real time; nobody can guess it, reading does not use it up. */
  share(id: string): Promise<string>;
  /** The message that brought them is being handled: they are referenced from now on. */
  keep(ids: readonly string[]): Promise<void>;
  /** Removes files that nobody kept and that were written before this moment (by the system's clock); returns how many. */
  removeLoose(before: Date): Promise<number>;
}

export interface Scores {
  addCriteria(year: number, criteria: Criterion[]): Promise<void>;
  criteria(year: number): Promise<Criterion[]>;
  saveExamined(examined: ExaminedYear): Promise<void>;
  findExamined(year: number): Promise<ExaminedYear | null>;
}
