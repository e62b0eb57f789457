import { type PlainDay, yearOf } from '../calendar/plain-day.ts';
import type { Office } from '../office.ts';
import type { Officer, PostId } from '../people/person.ts';
import type { NewTask } from '../ports.ts';
import { nextAttention, rulesOf } from '../reminders/attention.ts';
import { recordAct } from './change-task.ts';
import type { Duty, Goal, Kind, Task } from './task.ts';

/** A task with everything that is not said left empty. */
export function newTask(
  office: Pick<Office, 'now' | 'today'>,
  said: Pick<NewTask, 'title' | 'kind' | 'post' | 'holder' | 'dueOn'> & Partial<NewTask>,
): NewTask {
  return {
    duty: null,
    status: 'open',
    blockedReason: null,
    year: yearOf(said.dueOn ?? office.today),
    period: null,
    originalDueOn: said.dueOn,
    cutOffOn: null,
    datesConfirmed: true,
    ownTargetOn: null,
    snoozedToOn: null,
    begun: false,
    goal: null,
    criterion: null,
    points: null,
    receipt: 'none',
    nilNeedsReference: false,
    askWhetherBegun: false,
    assigned: false,
    evidence: [],
    doneAt: null,
    closedOn: null,
    closedBy: null,
    attentionAt: null,
    createdAt: office.now,
    ...said,
    // A second line of a title would stand in every list as a line of its own.
    title: said.title.replace(/\s+/gu, ' ').trim(),
  };
}

/** Stores new tasks with their numbers, their first moment of attention and the first line of their history. */
export async function addTasks(office: Office, tasks: NewTask[], by: Officer['id'] | null): Promise<Task[]> {
  const rules = rulesOf(office);
  const planned = tasks.map((task) => ({
    ...task,
    attentionAt: nextAttention({ ...task, number: 0, version: 0 }, office.now, rules),
  }));
  const added = await office.stores.tasks.add(planned);
  for (const { number } of added) await recordAct(office, number, { by, what: 'created' });
  return added;
}

export type AssignOutcome = { kind: 'assigned'; tasks: Task[] } | { kind: 'past'; day: PlainDay };

/** Giao: a new deliverable for each of these people, closed by a reference or a file. */
export async function assign(
  office: Office,
  by: Officer,
  to: { officer: Officer; post: PostId }[],
  title: string,
  dueOn: PlainDay,
): Promise<AssignOutcome> {
  if (dueOn < office.today) return { kind: 'past', day: dueOn };
  const tasks = to.map(({ officer, post }) =>
    newTask(office, { title, kind: 'deliverable', post, holder: officer.id, dueOn, assigned: true }),
  );
  return { kind: 'assigned', tasks: await addTasks(office, tasks, by.id) };
}

/** The period stands in the title, so that a list tells one quarter's report from the next. */
const titleOf = (title: string, period: string | null): string => (period === null ? title : `${title}, ${period}`);

/** A duty of a post, with its tasks: one per due day and holder (nobody yet: one that waits for the next holder). */
export async function addDuty(
  office: Office,
  by: Officer,
  duty: { title: string; kind: Kind; post: PostId; cadence: string; goal: Goal | null },
  holders: Officer[],
  occurrences: { dueOn: PlainDay; period: string | null }[],
): Promise<{ duty: Duty; tasks: Task[] }> {
  const { goal, ...said } = duty;
  const added: Duty = {
    ...said,
    id: `d${(await office.stores.duties.list()).length + 1}`,
    officer: null,
    receiptRequired: false,
    nilNeedsReference: false,
    askWhetherBegun: false,
    criterion: null,
    points: null,
  };
  await office.stores.duties.add([added]);
  const owners = holders.length === 0 ? [null] : holders.map(({ id }) => id);
  const tasks = owners.flatMap((holder) =>
    occurrences.map((occurrence) =>
      newTask(office, {
        ...occurrence,
        title: titleOf(duty.title, occurrence.period),
        kind: duty.kind,
        post: duty.post,
        holder,
        duty: added.id,
        goal,
      }),
    ),
  );
  return { duty: added, tasks: await addTasks(office, tasks, by.id) };
}
