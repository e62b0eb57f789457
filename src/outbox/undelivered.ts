import type { PlainDay } from '../calendar/plain-day.ts';
import type { Office } from '../office.ts';
import type { MessageKind } from '../messages/message.ts';
import type { OfficerId } from '../people/person.ts';
import type { OutboxItem } from './outbox-item.ts';

/** What one person did not get, newest first. */
export interface Lost {
  officer: OfficerId;
  items: OutboxItem[];
}

/** What did not arrive and is still worth sending, by person; and what may have arrived twice. */
export interface Undelivered {
  lost: Lost[];
  inDoubt: OutboxItem[];
}

/** Older than this it is the operator's (`outbox list`): nobody waits for it any more. */
const LISTED_DAYS = 30;
const DOUBT_DAYS = 7;
const DAY_MS = 86_400_000;

const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS);

/** Everything that failed or was missed within the last 30 days, newest first; nothing is left out. */
export async function lostItems({ stores, now }: Office): Promise<OutboxItem[]> {
  const found = await stores.outbox.undelivered(daysBefore(now, LISTED_DAYS));
  return found.filter((item) => isLost(item) && hasWords(item));
}

/** Sent, and perhaps twice; not when somebody had it sent again, who expects it. */
export async function itemsInDoubt({ stores, now }: Office): Promise<OutboxItem[]> {
  const found = await stores.outbox.undelivered(daysBefore(now, DOUBT_DAYS));
  return found.filter((item) => item.state === 'sent' && item.resentAt === null);
}

/**
 * What these people (null: all that work here) did not get, with numbers; what something newer stands for is left out.
 */
export async function readUndelivered(office: Office, receivers: readonly OfficerId[] | null): Promise<Undelivered> {
  const active = (await office.stores.officers.list()).map(({ id }) => id);
  const meant = new Set(receivers ?? active);
  const isHere = (item: OutboxItem): boolean => meant.has(receiverOf(item) ?? '');
  const worthSending = await withoutReplaced(office, (await lostItems(office)).filter(isHere));
  // Oldest first, so that numbers grow with time.
  const numbered = (await office.stores.outbox.number(worthSending.toReversed())).reverse();
  const people = [...new Set(numbered.flatMap((item) => receiverOf(item) ?? []))];
  return {
    lost: people.map((officer) => ({ officer, items: numbered.filter((item) => receiverOf(item) === officer) })),
    inDoubt: (await itemsInDoubt(office)).filter(isHere),
  };
}

/** Of several reminders to a person, or of one announcement, the newest holds what is still to be said. */
export async function withoutReplaced(office: Office, lost: readonly OutboxItem[]): Promise<OutboxItem[]> {
  const [oldest] = lost.toReversed();
  if (oldest === undefined) return [];
  const kept: OutboxItem[] = [];
  for (const officer of new Set(lost.flatMap((item) => receiverOf(item) ?? []))) {
    const all = await office.stores.outbox.list({ officer, since: oldest.createdAt });
    const unread = (await office.stores.announcements.unacknowledgedBy(officer)).map(({ number }) => number);
    for (const item of lost.filter((one) => receiverOf(one) === officer)) {
      const announced = announcementOf(item);
      if (announced !== null && !unread.includes(announced)) continue;
      if (!isOldNudge(item, office.today) && !all.some((other) => replaces(other, item))) kept.push(item);
    }
  }
  return lost.filter((item) => kept.includes(item));
}

export const receiverOf = ({ recipient }: OutboxItem): OfficerId | null =>
  recipient.kind === 'officer' ? recipient.officer : null;

const isLost = ({ state }: OutboxItem): boolean => state === 'failed' || state === 'missed';
/** That an office list was missed is only noted. */
const hasWords = ({ content }: OutboxItem): boolean => content.kind === 'reminder' || content.message.text !== '';

const isAfter = (other: OutboxItem, item: OutboxItem): boolean =>
  other.id !== item.id &&
  other.state !== 'cancelled' &&
  (other.createdAt > item.createdAt || (other.createdAt.getTime() === item.createdAt.getTime() && other.id > item.id));

const DIGESTS: ReadonlySet<MessageKind> = new Set(['digest', 'summary']);

/** The other one holds what is still to be said of this one: it is newer, or a digest with all that a nudge names. */
function replaces(other: OutboxItem, item: OutboxItem): boolean {
  if (item.kind === 'nudge' && DIGESTS.has(other.kind) && isLost(other)) return true;
  return isAfter(other, item) && saysSame(other, item);
}

function saysSame(other: OutboxItem, item: OutboxItem): boolean {
  if (DIGESTS.has(item.kind)) return DIGESTS.has(other.kind);
  if (item.kind === 'nudge') return other.kind === 'nudge' || DIGESTS.has(other.kind);
  if (item.kind === 'office') return other.kind === 'office';
  const announced = announcementOf(item);
  return announced !== null && announcementOf(other) === announced;
}

/** What is due today and not done: tomorrow it says nothing. */
export const isOldNudge = ({ kind, content }: OutboxItem, today: PlainDay): boolean =>
  kind === 'nudge' && content.kind === 'reminder' && content.day < today;

/** Its choice names the number. */
export function announcementOf({ kind, content }: OutboxItem): number | null {
  if (kind !== 'announcement' || content.kind !== 'message') return null;
  const said = content.message.choices.map(({ value }) => /^xác nhận (\d+)$/u.exec(value)?.[1]);
  const number = said.find((one) => one !== undefined);
  return number === undefined ? null : Number(number);
}
