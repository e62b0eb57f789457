import type { Goal, Kind } from '../duties/task.ts';
import type { PostId } from '../people/person.ts';

/** A day of any year, `MM-DD`. */
export type MonthDay = `${number}-${number}`;

/** One task of a sample duty. What is left out is the duty's. */
export interface SampleTask {
  title?: string;
  kind?: Kind;
  period?: string;
  /** Confirmed for 2026, where it is a working day; other years follow by rule (`sample-tasks.ts`). */
  due: MonthDay;
  cutOff?: MonthDay;
  /** With its own `points`; without one it shares the points of the duty. */
  criterion?: string;
  points?: number;
  goal?: Goal;
  askWhetherBegun?: true;
}

/** A duty of the seed plan in our own words, with the tasks it makes in a year. */
export interface SampleDuty {
  title: string;
  kind: Kind;
  cadence: string;
  criterion: string;
  /** Shared evenly by the tasks that name no criterion of their own. */
  points: number;
  receiptRequired?: true;
  nilNeedsReference?: true;
  tasks: readonly SampleTask[];
}

export interface PostDuties {
  post: PostId;
  duties: readonly SampleDuty[];
}
