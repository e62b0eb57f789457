import type { PlainDay } from '../../calendar/plain-day.ts';
import { addWorkingDays } from '../../calendar/working-days.ts';
import { dayInZone } from '../../calendar/zone.ts';
import type { HistoryEntry, Task } from '../../duties/task.ts';
import type { Office } from '../../office.ts';
import type { MessageKind } from '../../messages/message.ts';
import type { OutboxItem } from '../../outbox/outbox-item.ts';
import { itemsInDoubt, lostItems, receiverOf, withoutReplaced } from '../../outbox/undelivered.ts';
import type { Officer, OfficerId } from '../../people/person.ts';
import { REASONS } from '../../texts/reasons.ts';
import { newlyUnreachable, type UnreachablePerson } from './unreachable-people.ts';

/** What happened since the last list and needs the office's hand. */
export interface OfficeNews {
  unreachable: UnreachablePerson[];
  notSent: NotSent[];
  /** Sent, and perhaps twice. */
  inDoubt: OutboxItem[];
  /** On leave, nobody stands in: their reminders were held. */
  held: OfficerId[];
  silent: { announcement: number; officers: OfficerId[] }[];
  unconfirmed: Task[];
  said: { entry: HistoryEntry; task: Task }[];
}

/** What one person did not get for one reason. `items`: those that are worth sending again have a number. */
export interface NotSent {
  officer: OfficerId;
  reason: string;
  items: OutboxItem[];
}

/**
 * In [from, to); of what did not arrive, and of who cannot be reached, all that no list up to `from` has told. `officers`:
 * those who work here now.
 */
export async function readOfficeNews(office: Office, from: Date, to: Date, officers: Officer[]): Promise<OfficeNews> {
  const cancelled = await office.stores.outbox.list({ state: 'cancelled', since: from });
  return {
    unreachable: await newlyUnreachable(office, officers, from),
    notSent: await notSentSince(office, from, officers),
    inDoubt: (await itemsInDoubt(office)).filter((item) => isUntold(item, from)),
    held: [
      ...new Set(
        cancelled.filter(({ reason }) => reason === REASONS.onLeave).flatMap((item) => receiverOf(item) ?? []),
      ),
    ],
    silent: await silentSince(office, dayInZone(from, office.unit.zone), dayInZone(to, office.unit.zone)),
    unconfirmed: await waitingForConfirmation(office, from, to),
    said: await saidSince(office, from, to),
  };
}

/** That these were told, by the list of this moment. */
export async function rememberTold({ stores }: Office, news: OfficeNews, toldAt: Date): Promise<void> {
  for (const { officer, reason } of news.unreachable) await stores.unreachables.save({ officer, reason, toldAt });
  const items = [...news.notSent.flatMap((one) => one.items), ...news.inDoubt];
  await stores.outbox.markTold(
    items.map(({ id }) => id),
    toldAt,
  );
}

const isUntold = ({ toldAt }: OutboxItem, from: Date): boolean => toldAt === null || toldAt > from;

/** Each item once, and again when it fails again; a line for each person and reason. */
async function notSentSince(office: Office, from: Date, officers: Officer[]): Promise<NotSent[]> {
  const isHere = (item: OutboxItem): boolean => officers.some(({ id }) => id === receiverOf(item));
  const fresh = (await lostItems(office)).filter(
    (item) => isHere(item) && isUntold(item, from) && !isSaidOtherwise(item),
  );
  const numbered = await office.stores.outbox.number((await withoutReplaced(office, fresh)).toReversed());
  const numberOf = new Map(numbered.map(({ id, number }) => [id, number]));
  const rows = new Map<string, NotSent>();
  for (const item of fresh) {
    const officer = receiverOf(item);
    if (officer === null) continue;
    const reason = item.reason ?? '';
    const row = rows.get(`${officer} ${reason}`) ?? { officer, reason, items: [] };
    row.items.push({ ...item, number: numberOf.get(item.id) ?? null });
    rows.set(`${officer} ${reason}`, row);
  }
  return [...rows.values()];
}

const REMINDERS: ReadonlySet<MessageKind> = new Set(['digest', 'summary', 'nudge']);

/** Of somebody who is not linked no reminder arrives: that is said of the person. The clerks need no list about their list. */
const isSaidOtherwise = ({ kind, reason }: OutboxItem): boolean =>
  kind === 'office' || (REMINDERS.has(kind) && reason === REASONS.notLinked);

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
