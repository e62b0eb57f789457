import { addDays, type PlainDay } from '../../calendar/plain-day.ts';
import { momentAt } from '../../calendar/zone.ts';
import type { Task } from '../../duties/task.ts';
import type { Office } from '../../office.ts';
import type { OutboxItem } from '../../outbox/outbox-item.ts';
import type { OfficerId } from '../../people/person.ts';
import type { Stage } from '../stage.ts';

export interface LostItem {
  task: Task;
  stage: Stage;
  /** What was a holder's goes to whoever holds it now, an escalation to the person who did not get it. */
  to: { kind: 'holder' } | { kind: 'person'; officer: OfficerId };
}

/** Longer than any row of days off; what was lost before has had its next rung since. */
const LOOK_BACK_DAYS = 15;

/**
 * What stood in digests that were written and then never left (no network until 20:00, a stop in between): the rungs
 * have moved on, so the next digest names them. Only a person's latest digests in a row count: a later one that was
 * handed over has named them already.
 */
export async function findLostItems(office: Office, day: PlainDay): Promise<LostItem[]> {
  const since = momentAt(addDays(day, -LOOK_BACK_DAYS), '00:00', office.unit.zone);
  const missed = (await office.stores.outbox.list({ state: 'missed', since })).filter(isDigest);
  const lost: { number: number; stage: Stage; officer: OfficerId }[] = [];
  for (const officer of new Set(missed.flatMap(officerOf))) {
    const digests = (await office.stores.outbox.list({ officer, since }))
      .filter((item) => isDigest(item) && dayOf(item) < day)
      .sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1));
    const handed = digests.findLastIndex(({ state }) => state !== 'missed');
    for (const { content } of digests.slice(handed + 1)) {
      if (content.kind !== 'reminder') continue;
      lost.push(...content.items.map(({ task, stage }) => ({ number: task, stage, officer })));
    }
  }
  if (lost.length === 0) return [];
  const numbers = [...new Set(lost.map(({ number }) => number))];
  const open = await office.stores.tasks.list({ numbers, statuses: ['open', 'blocked'] });
  const taskOf = new Map(open.map((task) => [task.number, task]));
  return lost.flatMap(({ number, stage, officer }) => {
    const task = taskOf.get(number);
    return task === undefined ? [] : [{ task, stage, to: addressOf(stage, officer) }];
  });
}

function addressOf(stage: Stage, officer: OfficerId): LostItem['to'] {
  const isForOffice =
    stage.kind === 'escalated-to-clerk' || stage.kind === 'escalated-to-chairman' || stage.kind === 'no-holder';
  return isForOffice ? { kind: 'person', officer } : { kind: 'holder' };
}

const isDigest = ({ kind, content }: OutboxItem): boolean =>
  (kind === 'digest' || kind === 'summary') && content.kind === 'reminder';
const dayOf = ({ content }: OutboxItem): string => (content.kind === 'reminder' ? content.day : '');
const officerOf = ({ recipient }: OutboxItem): OfficerId[] => (recipient.kind === 'officer' ? [recipient.officer] : []);
