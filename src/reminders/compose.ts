import type { Announcement } from '../announcements/announcement.ts';
import { momentAt } from '../calendar/zone.ts';
import { ownOpenTasks } from '../conversation/which-task.ts';
import type { Focus } from '../conversation/conversation.ts';
import type { Message, MessageKind } from '../messages/message.ts';
import type { Task } from '../duties/task.ts';
import type { Office } from '../office.ts';
import type { OutboxItem, ReminderContent } from '../outbox/outbox-item.ts';
import type { Officer } from '../people/person.ts';
import { overdueTasks } from '../reports/overdue.ts';
import { digestMessage, nudgeMessage, type ReminderText, type Standing, summaryMessage } from '../texts/reminders.ts';
import { rulesOf, stagesBetween } from './attention.ts';
import { isStillDue } from './still-due.ts';
import type { Stage } from './stage.ts';

export interface Composed {
  message: Message;
  /** What an answer without a number means, until the evening of this day. */
  focus: Focus;
}

/**
 * Puts a reminder into words from the state of this moment: what was finished, moved or handed over meanwhile is not
 * named. Null when nothing is left to say; a summary always has something to say.
 */
export async function composeReminder(
  office: Office,
  item: Pick<OutboxItem, 'kind'> & { content: ReminderContent },
  reader: Officer,
): Promise<Composed | null> {
  const { content, kind } = item;
  const own = await ownOpenTasks(office, reader);
  const named = await nameTasks(office, content, reader, own);
  const announcements = await stillUnread(office, content, reader);
  if (named.length === 0 && announcements.length === 0 && kind !== 'summary') return null;
  const listed = new Set(named.map(({ task }) => task.number));
  const others = own.filter(({ number }) => !listed.has(number)).length;
  const text: ReminderText = { office, named, announcements, others };
  return { message: await say(office, kind, text), focus: focusOf(office, text) };
}

async function say(office: Office, kind: MessageKind, text: ReminderText): Promise<Message> {
  if (kind === 'nudge') return nudgeMessage(text);
  return kind === 'summary' ? summaryMessage(text, await readStanding(office)) : digestMessage(text);
}

/** How the unit stands this Monday: the same overdue tasks as `quá hạn` lists. */
async function readStanding(office: Office): Promise<Standing> {
  const posts = await office.stores.posts.list();
  const overdue = await overdueTasks(office);
  const rules = rulesOf(office);
  const isSilent = (task: Task) => stagesBetween(task, office.now, FAR_AWAY, rules).length === 0;
  return {
    open: await office.stores.tasks.count({ statuses: ['open', 'blocked'] }),
    overdue: overdue.length,
    byPost: posts
      .map(({ id, name }) => ({ post: name, overdue: overdue.filter(({ post }) => post === id).length }))
      .filter(({ overdue }) => overdue > 0),
    silent: overdue.filter((task) => hasLadder(task) && isSilent(task)).length,
  };
}

/** Past every rung of any ladder. */
const FAR_AWAY = new Date(Date.UTC(9999, 0, 1));
const hasLadder = ({ kind, datesConfirmed }: Task): boolean =>
  datesConfirmed && (kind === 'deliverable' || kind === 'report');

async function stillUnread(office: Office, content: ReminderContent, reader: Officer): Promise<Announcement[]> {
  if (content.announcements.length === 0) return [];
  const unread = await office.stores.announcements.unacknowledgedBy(reader.id);
  return unread.filter(({ number }) => content.announcements.includes(number)).reverse();
}

/** From the reader's own open tasks (and those of whom the reader stands in for); what was escalated is looked up. */
async function nameTasks(
  office: Office,
  content: ReminderContent,
  reader: Officer,
  own: readonly Task[],
): Promise<ReminderText['named']> {
  const escalated = content.items.filter(({ stage }) => isForOffice(stage)).map(({ task }) => task);
  const others = escalated.length === 0 ? [] : await office.stores.tasks.list({ numbers: escalated });
  const ownOf = new Map(own.map((task) => [task.number, task]));
  const otherOf = new Map(others.map((task) => [task.number, task]));
  const rules = rulesOf(office);
  const named = content.items.flatMap(({ task: number, stage }) => {
    const isOwn = !isForOffice(stage);
    const task = (isOwn ? ownOf : otherOf).get(number);
    if (task === undefined || !isStillDue(task, stage, office.now, rules) || wasRead(task, stage, content)) return [];
    return [{ task, stage, isOwn, holder: '' }];
  });
  if (named.every(({ task }) => task.holder === reader.id)) return named;
  const nameOf = new Map((await office.stores.officers.list()).map(({ id, name }) => [id, name]));
  return named.map((one) =>
    one.task.holder === reader.id ? one : { ...one, holder: nameOf.get(one.task.holder ?? '') ?? '' },
  );
}

const isForOffice = ({ kind }: Stage): boolean =>
  kind === 'escalated-to-clerk' || kind === 'escalated-to-chairman' || kind === 'no-holder';

/** A reading that came on the day it is asked for answers the question. */
const wasRead = (task: Task, stage: Stage, { day }: ReminderContent): boolean =>
  stage.kind === 'reading' && task.evidence.some((one) => one.kind === 'reading' && one.on >= day);

function focusOf({ today, unit }: Office, { named, announcements }: ReminderText): Focus {
  const [announcement] = announcements;
  return {
    tasks: named.filter(({ isOwn }) => isOwn).map(({ task }) => task.number),
    announcement: announcement !== undefined && announcements.length === 1 ? announcement.number : null,
    until: momentAt(today, unit.settings.quietFrom, unit.zone),
  };
}
