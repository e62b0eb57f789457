import type { PlainDay } from '../../calendar/plain-day.ts';
import { addWorkingDays } from '../../calendar/working-days.ts';
import { dayInZone } from '../../calendar/zone.ts';
import type { HistoryEntry, Task } from '../../duties/task.ts';
import type { Office } from '../../office.ts';
import { type OutboxItem, PRIORITY } from '../../outbox/outbox-item.ts';
import type { Account, Officer, OfficerId } from '../../people/person.ts';
import { ACCOUNT_STATES, REASONS } from '../../texts/reasons.ts';

/** What happened since the last list and needs the office's hand. */
export interface OfficeNews {
  unreachable: { officer: OfficerId; reason: string }[];
  notSent: { officer: OfficerId; reason: string }[];
  /** On leave, nobody stands in: their reminders were held. */
  held: OfficerId[];
  silent: { announcement: number; officers: OfficerId[] }[];
  unconfirmed: Task[];
  said: { entry: HistoryEntry; task: Task }[];
}

/** In [from, to). `officers`: those who work here now. */
export async function readOfficeNews(office: Office, from: Date, to: Date, officers: Officer[]): Promise<OfficeNews> {
  const ended = [
    ...(await office.stores.outbox.list({ state: 'failed', since: from })),
    ...(await office.stores.outbox.list({ state: 'missed', since: from })),
  ];
  const cancelled = await office.stores.outbox.list({ state: 'cancelled', since: from });
  return {
    unreachable: await newlyUnreachable(office, officers),
    notSent: distinct(ended.flatMap(notSentTo)),
    held: [...new Set(cancelled.filter(({ reason }) => reason === REASONS.onLeave).flatMap(officerOf))],
    silent: await silentSince(office, dayInZone(from, office.unit.zone), dayInZone(to, office.unit.zone)),
    unconfirmed: await waitingForConfirmation(office, from, to),
    said: await saidSince(office, from, to),
  };
}

/** Each once, and again when the reason changes: what was listed is remembered under a key of its own. */
async function newlyUnreachable(office: Office, officers: Officer[]): Promise<OfficeNews['unreachable']> {
  const accounts = await office.stores.accounts.list();
  const found: OfficeNews['unreachable'] = [];
  for (const { id } of officers) {
    const reason = whyUnreachable(accounts.filter(({ officer }) => officer === id));
    if (reason !== null && (await isNews(office, id, reason))) found.push({ officer: id, reason });
  }
  return found;
}

function whyUnreachable(accounts: Account[]): string | null {
  const [first] = accounts.toSorted((a, b) => a.order - b.order);
  if (first === undefined) return REASONS.notLinked;
  if (accounts.some(({ state }) => state === 'ok')) return null;
  return first.reason ?? ACCOUNT_STATES[first.state];
}

const isNews = (office: Office, officer: OfficerId, reason: string): Promise<boolean> =>
  office.post({
    key: `unreachable/${office.unit.id}/${officer}/${reason}`,
    kind: 'office',
    recipient: { kind: 'officer', officer, via: null },
    content: { kind: 'message', message: { text: '', choices: [], files: [] } },
    priority: PRIORITY.reminder,
    dueAt: office.now,
    expiresAt: null,
    state: 'cancelled',
    reason: REASONS.alreadyListed,
  });

/** Not being linked is said of the person, not of every message; the clerks need no list about their list. */
function notSentTo(item: OutboxItem): OfficeNews['notSent'] {
  const reason = item.reason ?? '';
  return reason === REASONS.notLinked || item.kind === 'office'
    ? []
    : officerOf(item).map((officer) => ({ officer, reason }));
}

const officerOf = ({ recipient }: OutboxItem): OfficerId[] => (recipient.kind === 'officer' ? [recipient.officer] : []);

function distinct(rows: OfficeNews['notSent']): OfficeNews['notSent'] {
  return [...new Map(rows.map((row) => [`${row.officer} ${row.reason}`, row])).values()];
}

/** Those who kept silent on the day of the second reminder. */
async function silentSince(office: Office, after: PlainDay, until: PlainDay): Promise<OfficeNews['silent']> {
  const wait = 1 + office.unit.settings.announcementReminderAfterDays;
  const found: OfficeNews['silent'] = [];
  for (const { number, receivers } of await office.stores.announcements.list()) {
    const officers = receivers
      .filter(({ acknowledgedAt, addressedOn }) => {
        if (acknowledgedAt !== null || addressedOn >= until) return false;
        const secondOn = addWorkingDays(office.calendar, addressedOn, wait);
        return secondOn > after && secondOn <= until;
      })
      .map(({ officer }) => officer);
    if (officers.length > 0) found.push({ announcement: number, officers });
  }
  return found.reverse();
}

async function waitingForConfirmation(office: Office, from: Date, to: Date): Promise<Task[]> {
  const open = await office.stores.tasks.list({ statuses: ['open', 'blocked'] });
  return open.filter(({ datesConfirmed, createdAt }) => !datesConfirmed && createdAt >= from && createdAt < to);
}

async function saidSince(office: Office, from: Date, to: Date): Promise<OfficeNews['said']> {
  const entries = await office.stores.history.needingOffice(from, to);
  if (entries.length === 0) return [];
  const numbers = [...new Set(entries.map(({ task }) => task))];
  const taskOf = new Map((await office.stores.tasks.list({ numbers })).map((task) => [task.number, task]));
  const latest = new Map(entries.map((entry) => [`${entry.task} ${entry.what}`, entry]));
  return [...latest.values()].flatMap((entry) => {
    const task = taskOf.get(entry.task);
    return task === undefined || isSettled(entry, task) ? [] : [{ entry, task }];
  });
}

/** Taken back or dealt with before the list went out. */
function isSettled({ what }: HistoryEntry, task: Task): boolean {
  if (what === 'done') return task.receipt !== 'awaiting';
  return what === 'blocked' && task.status !== 'blocked';
}
