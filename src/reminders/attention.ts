import { firstWorkingDayFrom, lastWorkingDayUpTo } from '../calendar/working-days.ts';
import { addDays } from '../calendar/plain-day.ts';
import { dayInZone } from '../calendar/zone.ts';
import { isOpen, type Task } from '../duties/task.ts';
import { projectionMisses } from '../scores/projection.ts';
import { begunLadder, datedLadders, digestMoment, type Ladder, type Rung, singleRung, weeklyLadder } from './ladder.ts';
import type { ReminderRules } from './rules.ts';
import type { Stage } from './stage.ts';

export { rulesOf, type ReminderRules } from './rules.ts';

export interface DueStage {
  at: Date;
  stage: Stage;
  to: 'holder' | 'clerk' | 'chairman';
}

/**
 * The next moment after `after` at which somebody is to be told about this task; null: never. To be asked again
 * whenever the task, the day table or the settings change. A task without a holder is the clerk's alarm in the next
 * digest.
 */
export function nextAttention(task: Task, after: Date, rules: ReminderRules): Date | null {
  if (!reminds(task)) return null;
  return task.holder === null ? nextDigestAfter(after, rules) : nextRung(task, after, rules);
}

/** The same once the clerk has been told that nobody holds it: only escalations are left, until a holder comes. */
export function nextAfterAlarm(task: Task, after: Date, rules: ReminderRules): Date | null {
  return reminds(task) ? nextRung(task, after, rules) : null;
}

/** What was to be told in (`after`, `until`], earliest first. */
export function stagesBetween(task: Task, after: Date, until: Date, rules: ReminderRules): DueStage[] {
  if (!reminds(task)) return [];
  const [afterMs, untilMs] = [after.getTime(), until.getTime()];
  const stages = laddersOf(task, after, rules)
    .flatMap(rungsOf)
    .filter((rung) => rung.atMs > afterMs && rung.atMs <= untilMs && counts(rung, task))
    .map(({ atMs, stage, to }): DueStage => ({ at: new Date(atMs), stage, to }));
  if (task.holder === null) {
    const alarm = nextDigestAfter(after, rules);
    if (alarm <= until) stages.push({ at: alarm, stage: { kind: 'no-holder' }, to: 'clerk' });
  }
  return stages.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Dates that nobody confirmed never remind; what is finished neither. */
const reminds = (task: Task): boolean => isOpen(task) && task.datesConfirmed;

function nextRung(task: Task, after: Date, rules: ReminderRules): Date | null {
  const afterMs = after.getTime();
  let nextMs = Infinity;
  for (const ladder of laddersOf(task, after, rules)) nextMs = Math.min(nextMs, nextOn(ladder, task, afterMs));
  return nextMs === Infinity ? null : new Date(nextMs);
}

function nextOn(ladder: Ladder, task: Task, afterMs: number): number {
  for (let index = 0; index < ladder.length; index += 1) {
    const atMs = ladder.atMs(index);
    if (atMs > afterMs && counts(ladder.rung(index), task)) return atMs;
  }
  return Infinity;
}

const rungsOf = (ladder: Ladder): Rung[] => Array.from({ length: ladder.length }, (_, index) => ladder.rung(index));

/** Reminders of the holder wait while there is none, and until the day to which they were snoozed. */
function counts({ to, day }: Rung, task: Task): boolean {
  if (to !== 'holder') return true;
  return task.holder !== null && (task.snoozedToOn === null || day >= task.snoozedToOn);
}

function laddersOf(task: Task, after: Date, rules: ReminderRules): Ladder[] {
  const ladders = datedLadders(task, rules);
  if (task.askWhetherBegun && !task.begun) ladders.push(begunLadder(task, rules));
  if (task.kind === 'target' && projectionMisses(task, dayInZone(after, rules.zone))) {
    ladders.push(weeklyLadder(task, rules));
  }
  // An own date on a day off reminds before it, a snooze to a day off ends after it.
  if (task.ownTargetOn !== null) {
    ladders.push(singleRung(lastWorkingDayUpTo(rules.calendar, task.ownTargetOn), { kind: 'own-target' }, rules));
  }
  if (task.snoozedToOn !== null) {
    ladders.push(singleRung(firstWorkingDayFrom(rules.calendar, task.snoozedToOn), { kind: 'snoozed' }, rules));
  }
  return ladders;
}

function nextDigestAfter(after: Date, rules: ReminderRules): Date {
  const today = dayInZone(after, rules.zone);
  const first = digestMoment(firstWorkingDayFrom(rules.calendar, today), rules);
  return first > after ? first : digestMoment(firstWorkingDayFrom(rules.calendar, addDays(today, 1)), rules);
}
