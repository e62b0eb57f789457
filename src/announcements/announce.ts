import { addDays, type PlainDay } from '../calendar/plain-day.ts';
import { timeInZone } from '../calendar/zone.ts';
import type { StoredFile } from '../inbox/inbox-item.ts';
import type { Office } from '../office.ts';
import { postAnnouncement } from '../outbox/post-message.ts';
import type { Officer } from '../people/person.ts';
import { readRoster } from '../people/roster.ts';
import { announcementMessage } from '../texts/announcements.ts';
import type { Announcement, Audience, Receiver } from './announcement.ts';
import { receiversOf } from './audience.ts';

/** Stores the announcement and puts it on its way to everybody it means, its author apart. */
export async function announce(
  office: Office,
  author: Officer,
  said: { text: string; files: StoredFile[]; audience: Audience },
): Promise<Announcement> {
  const roster = await readRoster(office);
  const receivers = receiversOf(said.audience, roster, author.id);
  const announcement = await office.stores.announcements.add({
    ...said,
    by: author.id,
    at: office.now,
    receivers: receivers.map(({ id }) => newReceiver(office, id)),
  });
  for (const { id } of receivers) await address(office, announcement, id, 'first');
  return announcement;
}

/**
 * Who joins later is not forgotten: they become a receiver of what was meant for all or for their post and is still
 * current. It goes out now to who can be reached, else when they link (`addressOnLinking`).
 */
export async function addLateJoiner(office: Office, officer: Officer): Promise<void> {
  const reachable = (await office.stores.accounts.of(officer.id)).length > 0;
  for (const announcement of await addReceiver(office, officer))
    if (reachable) await address(office, announcement, officer.id, 'first');
}

async function addReceiver(office: Office, officer: Officer): Promise<Announcement[]> {
  const roster = await readRoster(office);
  const added: Announcement[] = [];
  for (const announcement of await office.stores.announcements.list()) {
    const addressed = announcement.receivers.some((receiver) => receiver.officer === officer.id);
    const meant = receiversOf(announcement.audience, roster, announcement.by).some(({ id }) => id === officer.id);
    if (addressed || !meant || !isCurrent(office, announcement)) continue;
    const receivers = [...announcement.receivers, newReceiver(office, officer.id)];
    await office.stores.announcements.save({ ...announcement, receivers });
    added.push(announcement);
  }
  return added;
}

/** The first account of this person: what is current and was meant for them goes out whole, with its files. */
export async function addressOnLinking(office: Office, officer: Officer): Promise<void> {
  await addReceiver(office, officer);
  for (const announcement of await office.stores.announcements.unacknowledgedBy(officer.id))
    if (isCurrent(office, announcement))
      await address(office, announcement, officer.id, `linked/${office.now.toISOString()}`);
}

/** Sends it again, only to those who have not acknowledged it. Returns them. */
export async function remindSilent(office: Office, announcement: Announcement): Promise<Receiver[]> {
  const silent = silentOf(announcement);
  for (const { officer } of silent) await address(office, announcement, officer, `again/${office.now.toISOString()}`);
  return silent;
}

export type AcknowledgeOutcome =
  /** `others`: numbers that this person has still to acknowledge. */
  | { kind: 'acknowledged'; announcement: Announcement; others: number[] }
  | { kind: 'acknowledged-already'; announcement: Announcement }
  | { kind: 'not-addressed' }
  | { kind: 'nothing-open' };

/** With a number that one; without, the one that the bot last put to this person, else the newest open one. */
export async function acknowledge(
  office: Office,
  officer: Officer,
  number: number | null,
  asked: number | null,
): Promise<AcknowledgeOutcome> {
  const { announcements } = office.stores;
  const open = await announcements.unacknowledgedBy(officer.id);
  const wanted = number ?? (open.some((one) => one.number === asked) ? asked : open[0]?.number) ?? null;
  if (wanted === null) return { kind: 'nothing-open' };
  const announcement = await announcements.find(wanted);
  const receiver = announcement?.receivers.find((one) => one.officer === officer.id);
  if (announcement === null || receiver === undefined) return { kind: 'not-addressed' };
  if (receiver.acknowledgedAt !== null) return { kind: 'acknowledged-already', announcement };
  const receivers = announcement.receivers.map((one) =>
    one.officer === officer.id ? { ...one, acknowledgedAt: office.now } : one,
  );
  await announcements.save({ ...announcement, receivers });
  const others = open.map((one) => one.number).filter((one) => one !== wanted);
  return { kind: 'acknowledged', announcement: { ...announcement, receivers }, others };
}

/** Those who have not acknowledged it. */
export const silentOf = ({ receivers }: Announcement): Receiver[] =>
  receivers.filter(({ acknowledgedAt }) => acknowledgedAt === null);

/** The day whose digest could no longer hold it: before 07:30 that was yesterday's. */
function lastDigestDay({ unit, now, today }: Office): PlainDay {
  return timeInZone(now, unit.zone) < unit.settings.digestAt ? addDays(today, -1) : today;
}

const newReceiver = (office: Office, officer: Officer['id']): Receiver => ({
  officer,
  addressedOn: lastDigestDay(office),
  acknowledgedAt: null,
  reminders: 0,
});

/** Kept for late joiners as long as somebody still owes the answer, or for a month. */
const CURRENT_MS = 31 * 86_400_000;

function isCurrent(office: Office, announcement: Announcement): boolean {
  return silentOf(announcement).length > 0 || office.now.getTime() - announcement.at.getTime() < CURRENT_MS;
}

async function address(
  office: Office,
  announcement: Announcement,
  officer: Officer['id'],
  turn: string,
): Promise<void> {
  const key = `announcement/${office.unit.id}/${announcement.number}/${officer}/${turn}`;
  await postAnnouncement(office, key, officer, announcementMessage(announcement));
}
