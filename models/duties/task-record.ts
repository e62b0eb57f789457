import { z } from 'zod';
import type { PlainDay } from '../../src/calendar/plain-day.ts';
import { type Evidence, type Goal, KINDS, STATUSES, type Task } from '../../src/duties/task.ts';
import { type RowOf, unitCollection } from '../collection.ts';
import { fileLinkShape, plainDayField } from '../fields.ts';

const goalShape = z.object({
  atLeast: z.number(),
  unit: z.literal('%'),
  countedIn: z.string(),
}) satisfies z.ZodType<Goal>;

const evidenceShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reference'), reference: z.string(), issuedOn: plainDayField }),
  fileLinkShape.extend({ kind: z.literal('file'), sha256: z.string() }),
  z.object({
    kind: z.literal('reading'),
    value: z.number(),
    of: z.number().nullable(),
    on: plainDayField,
    by: z.string(),
  }),
  z.object({ kind: z.literal('confirmation'), on: plainDayField }),
  z.object({ kind: z.literal('exempted'), reason: z.string() }),
]) satisfies z.ZodType<Evidence>;

/** Sorts after every day: tasks without a due day stand last. */
export const NO_DUE_DAY = '9999-99-99';
/** Before any moment a task can want attention at: a query must say so to use the index of those that do. */
export const BEFORE_ANY_ATTENTION = new Date(0);

const taskShape = z.object({
  number: z.number(),
  duty: z.string().nullable(),
  title: z.string(),
  kind: z.enum(KINDS),
  post: z.string(),
  holder: z.string().nullable(),
  status: z.enum(STATUSES),
  blockedReason: z.string().nullable(),
  year: z.number(),
  period: z.string().nullable(),
  dueOn: plainDayField.nullable(),
  originalDueOn: plainDayField.nullable(),
  cutOffOn: plainDayField.nullable(),
  datesConfirmed: z.boolean(),
  ownTargetOn: plainDayField.nullable(),
  snoozedToOn: plainDayField.nullable(),
  begun: z.boolean(),
  goal: goalShape.nullable(),
  criterion: z.string().nullable(),
  points: z.number().nullable(),
  receipt: z.enum(['none', 'required', 'awaiting', 'received']),
  nilNeedsReference: z.boolean(),
  askWhetherBegun: z.boolean(),
  assigned: z.boolean(),
  evidence: z.array(evidenceShape),
  doneAt: z.date().nullable(),
  closedOn: plainDayField.nullable(),
  closedBy: z.string().nullable(),
  attentionAt: z.date().nullable(),
  version: z.number(),
  createdAt: z.date(),
}) satisfies z.ZodType<Task>;

/** Of these, list and sweep name the one to use: on few documents the planner takes any and sorts in memory. */
export const BY_DUE = { unit: 1, sortDue: 1, number: 1 } as const;
export const BY_STATUS = { unit: 1, status: 1, sortDue: 1, number: 1 } as const;
export const BY_HOLDER = { unit: 1, holder: 1, status: 1, sortDue: 1, number: 1 } as const;
export const BY_ATTENTION = { unit: 1, attentionAt: 1, number: 1 } as const;

export const TASKS = unitCollection({
  name: 'tasks',
  schemaVersion: 1,
  // `sortDue` lets an index do the sorting "by due day, those without one last".
  shape: taskShape.extend({ sortDue: z.string() }),
  indexes: [
    { keys: { unit: 1, number: 1 }, unique: true },
    { keys: BY_DUE },
    { keys: BY_STATUS },
    { keys: BY_HOLDER },
    { keys: BY_ATTENTION, partial: { attentionAt: { $gt: BEFORE_ANY_ATTENTION } } },
  ],
});

export type TaskRow = RowOf<typeof TASKS>;

export const sortDueOf = (dueOn: PlainDay | null): string => dueOn ?? NO_DUE_DAY;

export const toTaskRow = (task: Task): TaskRow => ({ ...task, sortDue: sortDueOf(task.dueOn) });

export function toTask({ sortDue: _sortDue, ...task }: TaskRow): Task {
  return task;
}
