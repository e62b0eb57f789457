import { isDeepStrictEqual } from 'node:util';
import type { Task } from '../duties/task.ts';
import { type ReminderRules, stagesBetween } from './attention.ts';
import type { Stage } from './stage.ts';

const EVER = new Date(0);

/**
 * Whether what was to be said about a task is still true when the message leaves: it is open, and its ladder, as the
 * task stands now, has this rung behind it (a task moved to a later day has not; a snoozed one neither).
 */
export function isStillDue(task: Task, stage: Stage, now: Date, rules: ReminderRules): boolean {
  if (stage.kind === 'no-holder') return task.holder === null && stagesBetween(task, EVER, now, rules).length > 0;
  return stagesBetween(task, EVER, now, rules).some((rung) => isDeepStrictEqual(rung.stage, stage));
}
