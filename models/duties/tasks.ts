import type { Connection } from 'mongoose';
import type { TaskStatus } from '../../src/duties/task.ts';
import type { UnitId } from '../../src/people/person.ts';
import { StaleTask, type TaskFilter, type Tasks } from '../../src/ports.ts';
import type { Index } from '../collection.ts';
import { takeNumbers } from '../counters.ts';
import { type Filter, openUnitRows } from '../rows.ts';
import {
  BEFORE_ANY_ATTENTION,
  BY_ATTENTION,
  BY_DUE,
  BY_HOLDER,
  BY_STATUS,
  NO_DUE_DAY,
  TASKS,
  type TaskRow,
  toTask,
  toTaskRow,
} from './task-record.ts';

const SORTED = { sortDue: 1, number: 1 } as const;
const OPEN: readonly TaskStatus[] = ['open', 'blocked'];

/** The heart's question in MongoDB's words. What is not asked for is not in it. */
function queryFor(filter: TaskFilter): Filter<TaskRow> {
  const { holder, post, duty, statuses, kinds, numbers, dueFrom, dueTo, year } = filter;
  const query: Filter<TaskRow> = {};
  if (holder !== undefined) query.holder = holder;
  if (post !== undefined) query.post = post;
  if (duty !== undefined) query.duty = duty;
  if (statuses !== undefined) query.status = { $in: statuses };
  if (kinds !== undefined) query.kind = { $in: kinds };
  if (numbers !== undefined) query.number = { $in: numbers };
  if (year !== undefined) query.year = year;
  if (dueFrom !== undefined || dueTo !== undefined) {
    query.sortDue = {
      ...(dueFrom === undefined ? {} : { $gte: dueFrom }),
      ...(dueTo === undefined ? { $lt: NO_DUE_DAY } : { $lte: dueTo }),
    };
  }
  return query;
}

/** The index that finds and sorts. Posts and duties have none: a unit's tasks are few hundreds. */
function indexFor({ holder, statuses, numbers }: TaskFilter): Index['keys'] | undefined {
  if (numbers !== undefined) return undefined;
  if (statuses === undefined) return holder === undefined ? BY_DUE : undefined;
  return holder === undefined ? BY_STATUS : BY_HOLDER;
}

export function createTasks(connection: Connection, unit: UnitId): Tasks {
  const rows = openUnitRows(connection, TASKS, unit);
  return {
    async add(tasks) {
      if (tasks.length === 0) return [];
      const first = await takeNumbers(connection, unit, 'task', tasks.length);
      const added = tasks.map((task, place) => ({ ...task, number: first + place, version: 1 }));
      await rows.insert(added.map(toTaskRow));
      return added;
    },
    async find(number) {
      const row = await rows.findOne({ number });
      return row === null ? null : toTask(row);
    },
    list: async (filter) => (await rows.find(queryFor(filter), SORTED, indexFor(filter))).map(toTask),
    count: (filter) => rows.count(queryFor(filter)),
    async wantingAttention(now) {
      const come = { attentionAt: { $gt: BEFORE_ANY_ATTENTION, $lte: now }, status: { $in: OPEN } };
      return (await rows.find(come, { attentionAt: 1, number: 1 }, BY_ATTENTION)).map(toTask);
    },
    async save(task) {
      const saved = { ...task, version: task.version + 1 };
      const { number, version } = task;
      if (!(await rows.replace({ number, version }, toTaskRow(saved)))) throw new StaleTask(number);
      return saved;
    },
    saveAttention: (moments) =>
      rows.setEach(moments.map(({ number, attentionAt }) => ({ filter: { number }, fields: { attentionAt } }))),
  };
}
