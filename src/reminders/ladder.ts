import {
  addDays,
  dayFromParts,
  firstOfMonth,
  lastOfYear,
  mondayOf,
  type PlainDay,
  yearOf,
} from '../calendar/plain-day.ts';
import { firstWorkingDayFrom } from '../calendar/working-days.ts';
import { momentAt, type PlainTime } from '../calendar/zone.ts';
import type { Kind, Task } from '../duties/task.ts';
import type { ReminderRules } from './rules.ts';
import type { Stage } from './stage.ts';
import { type Step, stepsOf } from './steps.ts';
import { type Timetable, timetableFor } from './timetable.ts';

/** One moment of a ladder. A rung for the holder can be snoozed; an escalation cannot. */
export interface Rung {
  atMs: number;
  day: PlainDay;
  stage: Stage;
  to: 'holder' | 'clerk' | 'chairman';
}

/** Rungs, earliest first. Each is worked out when it is looked at: for the next moment that is one, seldom all. */
export interface Ladder {
  length: number;
  atMs(index: number): number;
  rung(index: number): Rung;
}

type Dated = Pick<Task, 'kind' | 'dueOn' | 'cutOffOn' | 'year'>;

/** Lists that follow from the rules and years alone. */
type Lists = WeakMap<ReminderRules, Map<number, readonly Rung[]>>;
const known: Record<'monthly' | 'weekly' | 'begun', Lists> = {
  monthly: new WeakMap(),
  weekly: new WeakMap(),
  begun: new WeakMap(),
};
const MOST_LISTS = 100;

export const digestMoment = (day: PlainDay, rules: ReminderRules, time: PlainTime = rules.settings.digestAt): Date =>
  momentAt(day, time, rules.zone);

function rung(day: PlainDay, stage: Stage, rules: ReminderRules): Rung {
  return { atMs: digestMoment(day, rules).getTime(), day, stage, to: 'holder' };
}

/** The one rung of a day that was named for it. */
export const singleRung = (day: PlainDay, stage: Stage, rules: ReminderRules): Ladder =>
  listed([rung(day, stage, rules)], null);

/** Rungs that do not depend on the due day, up to `last`. */
function listed(rungs: readonly Rung[], last: PlainDay | null): Ladder {
  return new ListedLadder(rungs, last === null ? rungs.length : countUpTo(rungs, last));
}

// Classes, for a country has a million of these: no closure is made for any.
class ListedLadder implements Ladder {
  readonly rungs: readonly Rung[];
  readonly length: number;
  constructor(rungs: readonly Rung[], length: number) {
    this.rungs = rungs;
    this.length = length;
  }
  atMs(index: number): number {
    return this.rung(index).atMs;
  }
  rung(index: number): Rung {
    return at(this.rungs, index);
  }
}

/** Rungs counted from the last working day up to `day`: due on a Sunday, rung 0 is the Friday, rung 1 the Monday. */
class SteppedLadder implements Ladder {
  readonly steps: readonly Step[];
  readonly timetable: Timetable;
  readonly place: number;
  constructor(kind: Kind | 'cut-off', day: PlainDay, rules: ReminderRules) {
    this.steps = stepsOf(kind, rules);
    this.timetable = timetableFor(day, rules);
    this.place = this.timetable.placeOf(day);
  }
  get length(): number {
    return this.steps.length;
  }
  atMs(index: number): number {
    const step = at(this.steps, index);
    const place = this.place + step.away;
    return step.at === 'digest' ? this.timetable.digestMs(place) : this.timetable.nudgeMs(place);
  }
  rung(index: number): Rung {
    const { away, stage, to } = at(this.steps, index);
    return { atMs: this.atMs(index), day: this.timetable.dayAt(this.place + away), stage, to };
  }
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new RangeError('no such rung');
  return found;
}

/** How many of these, in the order of their days, are not after `last`: by halves, for a year has 53 weeks. */
function countUpTo(rungs: readonly Rung[], last: PlainDay): number {
  let [low, high] = [0, rungs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const day = rungs[middle]?.day;
    if (day !== undefined && day <= last) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The ladders that follow from kind and dates alone (product.md §3). */
export function datedLadders(task: Dated, rules: ReminderRules): Ladder[] {
  const { kind, dueOn, cutOffOn } = task;
  if (kind === 'target') return [monthlyLadder(task, rules)];
  const ladders: Ladder[] = [];
  const hasCutOff = kind === 'deliverable' || kind === 'report';
  if (hasCutOff && cutOffOn !== null) ladders.push(new SteppedLadder('cut-off', cutOffOn, rules));
  if (dueOn !== null) ladders.push(new SteppedLadder(kind, dueOn, rules));
  return ladders;
}

/** The first working day of each month of its year, up to its due day. */
function monthlyLadder({ year, dueOn }: Dated, rules: ReminderRules): Ladder {
  const rungs = once(rules, { list: 'monthly', from: year, to: year }, () =>
    MONTHS.map((month) => firstWorkingDayFrom(rules.calendar, firstOfMonth(dayOf(year, month, 1)))),
  );
  return listed(rungs, dueOn ?? lastOfYear(year));
}

/** While the projection of a target misses: the first working day of every week up to its due day. */
export function weeklyLadder({ year, dueOn }: Dated, rules: ReminderRules): Ladder {
  const last = dueOn ?? lastOfYear(year);
  const lastYear = yearOf(last);
  const rungs = once(rules, { list: 'weekly', from: year, to: lastYear }, () => {
    const days: PlainDay[] = [];
    for (let monday = mondayOf(dayOf(year, 1, 1)); yearOf(monday) <= lastYear; monday = addDays(monday, 7)) {
      const day = firstWorkingDayFrom(rules.calendar, monday);
      if (day < addDays(monday, 7)) days.push(day);
    }
    return days;
  });
  return listed(rungs, last);
}

/** "Has it begun?": the first working day of January, April and July of its year, while it is not due. */
export function begunLadder({ year, dueOn }: Dated, rules: ReminderRules): Ladder {
  const rungs = once(rules, { list: 'begun', from: year, to: year }, () =>
    rules.settings.begunMonths.map((month) => firstWorkingDayFrom(rules.calendar, dayOf(year, month, 1))),
  );
  return listed(rungs, dueOn);
}

/** A list is built once per rules and years. */
function once(
  rules: ReminderRules,
  { list, from, to }: { list: keyof typeof known; from: number; to: number },
  days: () => PlainDay[],
): readonly Rung[] {
  let lists = known[list].get(rules);
  if (lists === undefined || lists.size > MOST_LISTS)
    known[list].set(rules, (lists = new Map<number, readonly Rung[]>()));
  const years = from * 10_000 + to;
  let found = lists.get(years);
  if (found === undefined) {
    const stage: Stage = { kind: list === 'begun' ? 'begun' : 'reading' };
    found = days()
      .map((day) => rung(day, stage, rules))
      .sort((a, b) => a.atMs - b.atMs);
    lists.set(years, found);
  }
  return found;
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

function dayOf(year: number, month: number, dayOfMonth: number): PlainDay {
  const day = dayFromParts(year, month, dayOfMonth);
  if (day === null) throw new Error(`no such day: ${year}-${month}-${dayOfMonth}`);
  return day;
}
