import { weekdayOf, type PlainDay } from '../../calendar/plain-day.ts';
import { momentAt } from '../../calendar/zone.ts';
import type { Task } from '../../duties/task.ts';
import type { Office } from '../../office.ts';
import type { ReminderContent } from '../../outbox/outbox-item.ts';
import type { OfficerId } from '../../people/person.ts';
import type { Memory } from '../../ports.ts';
import { REASONS } from '../../texts/reasons.ts';
import { nextAfterAlarm, nextAttention, rulesOf } from '../attention.ts';
import { type Addressees, readAddressees } from './addressees.ts';
import { gatherDigests, type Gathered, type Named } from './gather.ts';
import { postReminder, type Reminder, windowOf } from './post-reminder.ts';

export type Transaction = Memory['transaction'];
/** How many messages were handed to the outbox, held for people on leave, and recorded as missed. */
export interface RoundReport {
  handed: number;
  held: number;
  missed: number;
}

/**
 * The digests of the working day in which `moment` lies: one a person, only when there is something. Finding, handing
 * over and moving the tasks' moments on are one transaction, so a crash repeats all of it or nothing. Past the window
 * they are recorded as missed and nothing moves: the next digest holds everything once.
 */
export async function sendDigests(office: Office, moment: Date, transaction: Transaction): Promise<RoundReport> {
  const window = windowOf(office, moment, office.unit.settings.digestUntil);
  if (!office.calendar.isWorkingDay(window.day)) return { handed: 0, held: 0, missed: 0 };
  return transaction(async () => {
    const report = { handed: 0, held: 0, missed: 0 };
    const addressees = await readAddressees(office, window.day);
    const until = window.isLate ? moment : office.now;
    const gathered = await gatherDigests(office, window.day, until, addressees);
    const handedTo = new Set<OfficerId>();
    const base = { dueAt: office.now, until: window.until };
    for (const [officer, named] of gathered.told) {
      const reminder = { ...base, ...digestOrSummary(office, window.day, officer, addressees, named) };
      const ended = window.isLate ? { ended: { state: 'missed', reason: REASONS.windowPassed } as const } : {};
      if (!(await postReminder(office, { ...reminder, ...ended }))) continue;
      handedTo.add(officer);
      report[window.isLate ? 'missed' : 'handed'] += 1;
    }
    if (window.isLate) return report;
    for (const [officer, named] of gathered.held) {
      const ended = { state: 'cancelled', reason: REASONS.onLeave } as const;
      const content = contentOf(window.day, named);
      if (await postReminder(office, { ...base, kind: 'digest', officer, content, ended })) report.held += 1;
      handedTo.add(officer);
    }
    await moveOn(office, gathered, handedTo);
    return report;
  });
}

/** On working Mondays a chairman's summary stands in the place of the digest. */
export const isSummaryDay = (office: Office, day: PlainDay): boolean =>
  weekdayOf(day) === 1 && office.calendar.isWorkingDay(day);

/** Who gets a summary: the chairmen, or who stands in for them. */
export function summaryReceivers(addressees: Addressees): OfficerId[] {
  const receivers = addressees.chairmen.map((chairman) => addressees.receiverFor(chairman));
  return [...new Set(receivers.flatMap((receiver) => (receiver.kind === 'told' ? [receiver.officer] : [])))];
}

function digestOrSummary(
  office: Office,
  day: PlainDay,
  officer: OfficerId,
  addressees: Addressees,
  named: Named,
): Pick<Reminder, 'kind' | 'officer' | 'content'> & { dueAt?: Date } {
  const content = contentOf(day, named);
  if (!isSummaryDay(office, day) || !summaryReceivers(addressees).includes(officer)) {
    return { kind: 'digest', officer, content };
  }
  const summaryAt = momentAt(day, office.unit.settings.summaryAt, office.unit.zone);
  return { kind: 'summary', officer, content, dueAt: summaryAt > office.now ? summaryAt : office.now };
}

const contentOf = (day: PlainDay, { items, announcements }: Named): ReminderContent => ({
  day,
  items: [...items].map(([task, stage]) => ({ task, stage })),
  announcements: [...announcements].sort((a, b) => a - b),
});

/** Whoever has today's digest already is told of the rest tomorrow: such a task stays where it is. */
async function moveOn(office: Office, gathered: Gathered, handedTo: ReadonlySet<OfficerId>): Promise<void> {
  const rules = rulesOf(office);
  const next = (task: Task) => (task.holder === null ? nextAfterAlarm : nextAttention)(task, office.now, rules);
  const moments = gathered.swept
    .filter(({ people }) => people.every((officer) => handedTo.has(officer)))
    .map(({ task }) => ({ number: task.number, attentionAt: next(task) }));
  if (moments.length > 0) await office.stores.tasks.saveAttention(moments);
  for (const { announcement, reminded } of gathered.announcements) {
    const now = new Set(reminded.filter((officer) => handedTo.has(officer)));
    if (now.size === 0) continue;
    const receivers = announcement.receivers.map((receiver) =>
      now.has(receiver.officer) ? { ...receiver, reminders: receiver.reminders + 1 } : receiver,
    );
    await office.stores.announcements.save({ ...announcement, receivers });
  }
}
