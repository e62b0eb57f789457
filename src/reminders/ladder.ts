import { addDays, dayFromParts, firstOfMonth, mondayOf, type PlainDay } from '../calendar/plain-day.ts';
import {
  addWorkingDays,
  firstWorkingDayFrom,
  lastWorkingDayUpTo,
  type WorkingCalendar,
} from '../calendar/working-days.ts';
import { momentAt, type PlainTime } from '../calendar/zone.ts';
import type { Task } from '../duties/task.ts';
import type { UnitSettings } from '../unit.ts';
import type { ReminderRules } from './rules.ts';
import type { Stage } from './stage.ts';

/** One moment of a ladder. A rung for the holder can be snoozed; an escalation cannot. */
export interface Rung {
  atMs: number;
  day: PlainDay;
  stage: Stage;
  to: 'holder' | 'clerk' | 'chairman';
}

type Dated = Pick<Task, 'kind' | 'dueOn' | 'cutOffOn' | 'year'>;

/** About 3 kB each; a commune's year has some hundreds. */
const MOST_LADDERS = 20_000;
let built = 0;

/** What was worked out by these rules. */
interface Known {
  ladders: Map<string, readonly Rung[]>;
  digestMs: Map<PlainDay, number>;
}
let known = new WeakMap<ReminderRules, Known>();

function knownBy(rules: ReminderRules): Known {
  let found = known.get(rules);
  if (found === undefined) known.set(rules, (found = { ladders: new Map(), digestMs: new Map() }));
  return found;
}

/** Many tasks share a due day, so a ladder is built once per rules and shape; a year of moments then costs nothing. */
function once(rules: ReminderRules, key: string, build: () => Rung[]): readonly Rung[] {
  const { ladders } = knownBy(rules);
  const found = ladders.get(key);
  if (found !== undefined) return found;
  const ladder = build().sort((a, b) => a.atMs - b.atMs);
  ladders.set(key, ladder);
  built += 1;
  if (built > MOST_LADDERS) [known, built] = [new WeakMap<ReminderRules, Known>(), 0];
  return ladder;
}

export function rung(day: PlainDay, stage: Stage, rules: ReminderRules, to: Rung['to'] = 'holder'): Rung {
  const { digestMs } = knownBy(rules);
  let atMs = digestMs.get(day);
  if (atMs === undefined) digestMs.set(day, (atMs = digestMoment(day, rules).getTime()));
  return { atMs, day, stage, to };
}

export const digestMoment = (day: PlainDay, rules: ReminderRules, time: PlainTime = rules.settings.digestAt): Date =>
  momentAt(day, time, rules.zone);

/** The one rung of a day that was named for it. */
export const singleRung = (day: PlainDay, stage: Stage, rules: ReminderRules): readonly Rung[] =>
  once(rules, `${stage.kind} ${day}`, () => [rung(day, stage, rules)]);

/** The rungs that follow from kind and dates alone, earliest first (product.md §3). */
export function datedLadder(task: Dated, rules: ReminderRules): readonly Rung[] {
  return once(rules, `${task.kind} ${task.dueOn} ${task.cutOffOn} ${task.year}`, () => {
    const { kind } = task;
    if (kind === 'target') return monthlyRungs(task, rules);
    if (kind === 'deliverable' || kind === 'report') return documentLadder(task, rules);
    return leadRungs(task.dueOn, rules.settings.leadDays[kind], rules, () => ({ kind: 'confirm' }));
  });
}

/** While the projection of a target misses: the first working day of every week up to its due day. */
export function weeklyLadder(task: Dated, rules: ReminderRules): readonly Rung[] {
  return once(rules, `weekly ${task.dueOn} ${task.year}`, () => {
    const rungs: Rung[] = [];
    const last = task.dueOn ?? dayOf(task.year, 12, 31);
    for (let monday = mondayOf(dayOf(task.year, 1, 1)); monday <= last; monday = addDays(monday, 7)) {
      const day = firstWorkingDayFrom(rules.calendar, monday);
      if (day <= last && day < addDays(monday, 7)) rungs.push(rung(day, { kind: 'reading' }, rules));
    }
    return rungs;
  });
}

/** "Has it begun?": the first working day of January, April and July of its year, while it is not due. */
export function begunLadder(task: Dated, rules: ReminderRules): readonly Rung[] {
  return once(rules, `begun ${task.dueOn} ${task.year}`, () =>
    rules.settings.begunMonths
      .map((month) => firstWorkingDayFrom(rules.calendar, dayOf(task.year, month, 1)))
      .filter((day) => task.dueOn === null || day <= task.dueOn)
      .map((day) => rung(day, { kind: 'begun' }, rules)),
  );
}

function documentLadder(task: Dated, rules: ReminderRules): Rung[] {
  const { settings, calendar } = rules;
  const rungs = leadRungs(task.cutOffOn, settings.leadDays.cutOff, rules, (days) => ({ kind: 'cut-off', days }));
  const dueOn = task.dueOn;
  if (dueOn === null) return rungs;
  const lead = task.kind === 'report' ? settings.leadDays.report : settings.leadDays.deliverable;
  rungs.push(...leadRungs(dueOn, lead, rules, (days) => ({ kind: 'lead', days })));
  const nudgeOn = lastWorkingDayUpTo(calendar, dueOn);
  const nudge = rung(nudgeOn, { kind: 'nudge' }, rules);
  rungs.push({ ...nudge, atMs: digestMoment(nudgeOn, rules, settings.nudgeAt).getTime() });
  const late = overdueDays(settings.overdue);
  const { clerk, chairman } = settings.escalateAfterDays;
  const dayAfter = workingDaysAway(calendar, dueOn, Math.max(clerk, chairman, ...late), 1);
  for (const days of late) {
    const kind = days === late.at(-1) ? 'last-reminder' : 'overdue';
    rungs.push(rung(dayAfter(days), { kind, days }, rules));
  }
  rungs.push(rung(dayAfter(clerk), { kind: 'escalated-to-clerk', days: clerk }, rules, 'clerk'));
  rungs.push(rung(dayAfter(chairman), { kind: 'escalated-to-chairman', days: chairman }, rules, 'chairman'));
  return rungs;
}

/** Working days after the due day on which the holder is told; a week is five working days: 1 2 3 6 9 … 18 25 30 35 40. */
export function overdueDays(overdue: UnitSettings['overdue']): number[] {
  const days: number[] = [];
  for (let day = 1; day <= overdue.dailyDays; day += 1) days.push(day);
  for (let day = overdue.dailyDays + overdue.thenEvery; day <= overdue.untilDays; day += overdue.thenEvery)
    days.push(day);
  for (let week = 1; week <= overdue.weeklyTimes; week += 1) days.push(overdue.untilDays + 5 * week);
  return days;
}

/** Counted back from the last working day up to `day`: due on a Sunday, rung 0 is the Friday. */
function leadRungs(
  day: PlainDay | null,
  lead: readonly number[],
  rules: ReminderRules,
  stage: (days: number) => Stage,
): Rung[] {
  if (day === null) return [];
  const last = lastWorkingDayUpTo(rules.calendar, day);
  const dayBefore = workingDaysAway(rules.calendar, last, Math.max(0, ...lead), -1);
  return lead.map((days) => rung(dayBefore(days), stage(days), rules));
}

/** The working days around `day` up to `most` away, in one walk over the calendar: a ladder asks for many of them. */
function workingDaysAway(calendar: WorkingCalendar, day: PlainDay, most: number, step: 1 | -1) {
  const days = [day];
  for (let away = 1; away <= most; away += 1) days.push(addWorkingDays(calendar, days[away - 1] ?? day, step));
  return (away: number): PlainDay => days[away] ?? day;
}

function monthlyRungs(task: Dated, rules: ReminderRules): Rung[] {
  const last = task.dueOn ?? dayOf(task.year, 12, 31);
  return Array.from({ length: 12 }, (_, index) => firstOfMonth(dayOf(task.year, index + 1, 1)))
    .map((first) => firstWorkingDayFrom(rules.calendar, first))
    .filter((day) => day <= last)
    .map((day) => rung(day, { kind: 'reading' }, rules));
}

function dayOf(year: number, month: number, dayOfMonth: number): PlainDay {
  const day = dayFromParts(year, month, dayOfMonth);
  if (day === null) throw new Error(`no such day: ${year}-${month}-${dayOfMonth}`);
  return day;
}
