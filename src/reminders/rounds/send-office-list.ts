import { addDays, type PlainDay } from '../../calendar/plain-day.ts';
import { lastWorkingDayUpTo } from '../../calendar/working-days.ts';
import { momentAt } from '../../calendar/zone.ts';
import type { Message } from '../../messages/message.ts';
import type { Office } from '../../office.ts';
import { PRIORITY } from '../../outbox/outbox-item.ts';
import type { OfficerId } from '../../people/person.ts';
import { readRoster } from '../../people/roster.ts';
import { officeListMessage } from '../../texts/office-list.ts';
import { REASONS } from '../../texts/reasons.ts';
import { type Addressees, readAddressees } from './addressees.ts';
import { readOfficeNews, rememberTold } from './office-news.ts';
import { windowOf } from './post-reminder.ts';
import type { RoundReport, Transaction } from './send-digests.ts';

/** The clerks' short list, only when there is something: what came up since the last list that was not missed. */
export async function sendOfficeList(office: Office, moment: Date, transaction: Transaction): Promise<RoundReport> {
  const window = windowOf(office, moment, office.unit.settings.digestUntil);
  const nothing = { handed: 0, held: 0, missed: 0 };
  if (!office.calendar.isWorkingDay(window.day)) return nothing;
  if (window.isLate) return recordMissed(office, window.day, transaction);
  return transaction(async () => {
    const report = { ...nothing };
    const addressees = await readAddressees(office, window.day);
    const receivers = clerksOf(addressees);
    // A list that nobody reads must not use up what is told once.
    if (receivers.length === 0) return report;
    const roster = await readRoster(office);
    const from = await lastListAt(office, window.day);
    const news = await readOfficeNews(office, from, moment, roster.officers);
    const message = officeListMessage(news, office, roster.nameOf);
    if (message === null) return report;
    for (const officer of receivers) {
      if (await postList(office, window.day, officer, message, window.until)) report.handed += 1;
    }
    // A list that goes to nobody tells nothing.
    if (report.handed > 0) await rememberTold(office, news, moment);
    return report;
  });
}

/** The clerks at work, or who stands in for them; when all are away they find it in their chat. */
function clerksOf(addressees: Addressees): OfficerId[] {
  const { clerks } = addressees;
  const told = clerks
    .map((clerk) => addressees.receiverFor(clerk))
    .flatMap((receiver) => (receiver.kind === 'told' ? [receiver.officer] : []));
  return [...new Set(told.length > 0 ? told : clerks)];
}

/** That one was missed is kept, so that the next list begins where the last one ended. */
function recordMissed(office: Office, day: PlainDay, transaction: Transaction): Promise<RoundReport> {
  return transaction(async () => {
    const report = { handed: 0, held: 0, missed: 0 };
    const ended = { state: 'missed', reason: REASONS.windowPassed } as const;
    const until = office.now;
    for (const officer of clerksOf(await readAddressees(office, day))) {
      const empty = { text: '', choices: [], files: [] };
      if (await postList(office, day, officer, empty, until, ended)) report.missed += 1;
    }
    return report;
  });
}

/** The working days before, back to one whose list did not get lost on its way to every clerk. */
async function lastListAt({ stores, calendar, unit }: Office, day: PlainDay): Promise<Date> {
  const since = momentAt(addDays(day, -LOOK_BACK_DAYS), '00:00', unit.zone);
  const lists = await stores.outbox.list({ kind: 'office', since });
  const wasLost = (one: PlainDay): boolean => {
    const ofDay = lists.filter(({ key }) => key.endsWith(`/${one}`));
    return ofDay.length > 0 && ofDay.every(({ state }) => state === 'missed' || state === 'failed');
  };
  let before = lastWorkingDayUpTo(calendar, addDays(day, -1));
  while (wasLost(before)) before = lastWorkingDayUpTo(calendar, addDays(before, -1));
  return momentAt(before, unit.settings.officeAt, unit.zone);
}

const LOOK_BACK_DAYS = 31;

function postList(
  office: Office,
  day: PlainDay,
  officer: OfficerId,
  message: Message,
  until: Date,
  ended: { state?: 'missed'; reason?: string } = {},
): Promise<boolean> {
  return office.post({
    key: `office/${office.unit.id}/${officer}/${day}`,
    kind: 'office',
    recipient: { kind: 'officer', officer, via: null },
    content: { kind: 'message', message },
    priority: PRIORITY.reminder,
    dueAt: office.now,
    expiresAt: until,
    ...ended,
  });
}
