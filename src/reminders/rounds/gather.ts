import { addDays, type PlainDay } from '../../calendar/plain-day.ts';
import { lastWorkingDayUpTo, workingDaysBetween } from '../../calendar/working-days.ts';
import { dayInZone, momentAt } from '../../calendar/zone.ts';
import type { Announcement } from '../../announcements/announcement.ts';
import type { Task } from '../../duties/task.ts';
import type { Office } from '../../office.ts';
import type { OfficerId } from '../../people/person.ts';
import { type DueStage, type ReminderRules, rulesOf, stagesBetween } from '../attention.ts';
import type { Stage } from '../stage.ts';
import type { Addressees } from './addressees.ts';
import { findLostItems } from './lost-items.ts';

/** What a round of digests has to say, by the person who is told (or for whom it is held). */
export interface Gathered {
  told: Map<OfficerId, Named>;
  held: Map<OfficerId, Named>;
  /** Tasks whose moment has come: it moves on once everybody concerned was handed his digest. */
  swept: { task: Task; people: OfficerId[] }[];
  /** Announcements of which somebody is reminded now. */
  announcements: { announcement: Announcement; reminded: OfficerId[] }[];
}

/** One task is named once to a person, as its latest stage; what is one's own goes before what was escalated. */
export interface Named {
  items: Map<number, Stage>;
  announcements: Set<number>;
}

/** Everything that `day`'s digests have to say by `until`: also what fell into a downtime, once. */
export async function gatherDigests(
  office: Office,
  day: PlainDay,
  until: Date,
  addressees: Addressees,
): Promise<Gathered> {
  const rules = rulesOf(office);
  const gathered: Gathered = { told: new Map(), held: new Map(), swept: [], announcements: [] };
  for (const stored of await office.stores.tasks.wantingAttention(until)) {
    const task = addressees.isActive(stored.holder) ? stored : { ...stored, holder: null };
    const stages = pendingStages(task, until, rules);
    if (stages.length === 0 && isOf(day, task.attentionAt, office)) continue; // today's nudge is not the digest's
    gathered.swept.push({ task, people: stages.flatMap((due) => tell(gathered, addressees, task, due)) });
  }
  await addFromLeave(office, day, until, addressees, gathered);
  for (const { task, stage, to } of await findLostItems(office, day)) {
    const people = to.kind === 'holder' ? addressees.meantBy('holder', task) : [to.officer];
    for (const officer of people) {
      // What is due today says it better than what was to be said before.
      if (!namedFor(gathered, addressees, officer).items.has(task.number)) {
        name(gathered, addressees, officer, task.number, stage);
      }
    }
  }
  await addAnnouncements(office, day, addressees, gathered);
  return gathered;
}

const isOf = (day: PlainDay, at: Date | null, { unit }: Office): boolean =>
  at !== null && dayInZone(at, unit.zone) === day;

/** Since the task's moment, which is still to be told. A nudge belongs to 14:00: the digest names its task anyway. */
export function pendingStages(task: Task, until: Date, rules: ReminderRules): DueStage[] {
  if (task.attentionAt === null) return [];
  const justBefore = new Date(task.attentionAt.getTime() - 1);
  return stagesBetween(task, justBefore, until, rules).filter(({ stage }) => stage.kind !== 'nudge');
}

function tell(gathered: Gathered, addressees: Addressees, task: Task, due: DueStage): OfficerId[] {
  return (
    addressees
      .meantBy(due.to, task)
      // An escalation of one's own task to oneself would name it twice.
      .filter((officer) => due.to === 'holder' || officer !== task.holder)
      .map((officer) => name(gathered, addressees, officer, task.number, due.stage))
  );
}

const isEscalation = ({ kind }: Stage): boolean => kind === 'escalated-to-clerk' || kind === 'escalated-to-chairman';

function name(gathered: Gathered, addressees: Addressees, meant: OfficerId, task: number, stage: Stage): OfficerId {
  const named = namedFor(gathered, addressees, meant);
  const known = named.items.get(task);
  if (known === undefined || isEscalation(known) || !isEscalation(stage)) named.items.set(task, stage);
  const receiver = addressees.receiverFor(meant);
  return receiver.kind === 'told' ? receiver.officer : meant;
}

function namedFor(gathered: Gathered, addressees: Addressees, meant: OfficerId): Named {
  const receiver = addressees.receiverFor(meant);
  const [group, officer] =
    receiver.kind === 'told' ? [gathered.told, receiver.officer] : ([gathered.held, meant] as const);
  const named = group.get(officer) ?? { items: new Map<number, Stage>(), announcements: new Set<number>() };
  group.set(officer, named);
  return named;
}

/** Back from a leave on which nobody stood in: what was held is named once, as it stands now. */
async function addFromLeave(
  office: Office,
  day: PlainDay,
  until: Date,
  addressees: Addressees,
  gathered: Gathered,
): Promise<void> {
  const yesterday = lastWorkingDayUpTo(office.calendar, addDays(day, -1));
  for (const leave of await office.stores.officers.leavesOn(yesterday)) {
    if (leave.substitute !== null || addressees.isAway(leave.officer)) continue;
    const from = momentAt(leave.fromOn, '00:00', office.unit.zone);
    for (const task of await office.stores.tasks.list({ holder: leave.officer, statuses: ['open', 'blocked'] })) {
      const due = stagesBetween(task, from, until, rulesOf(office)).findLast(
        ({ stage, to }) => to === 'holder' && stage.kind !== 'nudge',
      );
      if (due !== undefined) tell(gathered, addressees, task, due);
    }
  }
}

/** In the digest after it was sent, and once more some working days later; who is on leave is not asked. */
async function addAnnouncements(
  office: Office,
  day: PlainDay,
  addressees: Addressees,
  gathered: Gathered,
): Promise<void> {
  const rest = office.unit.settings.announcementReminderAfterDays;
  for (const announcement of await office.stores.announcements.list()) {
    const reminded = announcement.receivers
      .filter(({ officer, acknowledgedAt, addressedOn, reminders }) => {
        if (acknowledgedAt !== null || reminders > 1 || addressees.isAway(officer)) return false;
        if (!addressees.isActive(officer)) return false;
        return workingDaysBetween(office.calendar, addressedOn, day) >= 1 + reminders * rest;
      })
      .map(({ officer }) => officer);
    if (reminded.length === 0) continue;
    for (const officer of reminded) namedFor(gathered, addressees, officer).announcements.add(announcement.number);
    gathered.announcements.push({ announcement, reminded });
  }
}
