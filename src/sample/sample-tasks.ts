import { plainDay } from '../calendar/plain-day.ts';
import { lastWorkingDayUpTo, type WorkingCalendar } from '../calendar/working-days.ts';
import type { DutyId, Kind } from '../duties/task.ts';
import type { PostId } from '../people/person.ts';
import type { NewTask } from '../ports.ts';
import { ALL_DUTIES } from './duties/all-duties.ts';
import { SAMPLE_PEOPLE } from './people.ts';
import type { MonthDay, SampleDuty, SampleTask } from './sample-duty.ts';

/** `TP-HT-3`: the third duty of the post. */
export const dutyId = (post: PostId, index: number): DutyId => `${post}-${index + 1}`;

/** A duty's points in equal parts for the tasks that bring none of their own; two decimals. */
function pointsOf(task: SampleTask, duty: SampleDuty): number {
  if (task.points !== undefined) return task.points;
  const sharing = duty.tasks.filter(({ points }) => points === undefined).length;
  return Math.round((duty.points * 100) / sharing) / 100;
}

const closesWithDocument = (kind: Kind) => kind === 'deliverable' || kind === 'report';
const dayIn = (year: number, monthDay: MonthDay) => plainDay(`${year}-${monthDay}`);

interface Dating {
  year: number;
  at: Date;
  calendar: WorkingCalendar;
}

function newTask(task: SampleTask, duty: SampleDuty, owner: Pick<NewTask, 'duty' | 'post'>, dating: Dating): NewTask {
  const kind = task.kind ?? duty.kind;
  // The table's days are working days of 2026, so the rule leaves them as they were confirmed.
  const dueOn = lastWorkingDayUpTo(dating.calendar, dayIn(dating.year, task.due));
  return {
    ...owner,
    title: task.title ?? duty.title,
    kind,
    holder: SAMPLE_PEOPLE.find(({ post }) => post === owner.post)?.officer.id ?? null,
    status: 'open',
    blockedReason: null,
    year: dating.year,
    period: task.period ?? null,
    dueOn,
    originalDueOn: dueOn,
    cutOffOn: task.cutOff === undefined ? null : dayIn(dating.year, task.cutOff),
    datesConfirmed: true,
    ownTargetOn: null,
    snoozedToOn: null,
    begun: false,
    goal: task.goal ?? null,
    criterion: task.criterion ?? duty.criterion,
    points: pointsOf(task, duty),
    receipt: duty.receiptRequired === true && closesWithDocument(kind) ? 'required' : 'none',
    nilNeedsReference: duty.nilNeedsReference === true && kind === 'report',
    askWhetherBegun: task.askWhetherBegun === true,
    assigned: false,
    evidence: [],
    doneAt: null,
    closedOn: null,
    closedBy: null,
    attentionAt: null,
    createdAt: dating.at,
  };
}

/**
 * The tasks of a year in the order of their numbers: by post, duty, due day. In 2026 they are due as the table says;
 * in another year on the same day of the month or, when nobody works then, on the last working day before it.
 * `attentionAt` is left to whoever plans the reminders.
 */
export function sampleTasks(year: number, at: Date, calendar: WorkingCalendar): NewTask[] {
  const dating = { year, at, calendar };
  return ALL_DUTIES.flatMap(({ post, duties }) =>
    duties.flatMap((duty, index) =>
      [...duty.tasks]
        .sort((a, b) => a.due.localeCompare(b.due))
        .map((task) => newTask(task, duty, { duty: dutyId(post, index), post }, dating)),
    ),
  );
}
