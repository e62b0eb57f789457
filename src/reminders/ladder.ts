import { addDays, dayFromParts, firstOfMonth, mondayOf, type PlainDay, yearOf } from '../calendar/plain-day.ts';
import { firstWorkingDayFrom } from '../calendar/working-days.ts';
import { momentAt, type PlainTime } from '../calendar/zone.ts';
import type { Kind, Task } from '../duties/task.ts';
import type { ReminderRules } from './rules.ts';
import type { Stage } from './stage.ts';
import { type Step, stepsOf } from './steps.ts';
import { timetableFor } from './timetable.ts';

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

/** Lists that follow from the rules and a year alone. */
const MOST_LISTS = 200;
const known = new WeakMap<ReminderRules, Map<string, readonly Rung[]>>();

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
  const rungAt = (index: number): Rung => {
    const found = rungs[index];
    if (found === undefined) throw new RangeError('no such rung');
    return found;
  };
  const beyond = last === null ? -1 : rungs.findIndex(({ day }) => day > last);
  return {
    length: beyond === -1 ? rungs.length : beyond,
    atMs: (index) => rungAt(index).atMs,
    rung: rungAt,
  };
}

/** Rungs counted from the last working day up to `day`: due on a Sunday, rung 0 is the Friday, rung 1 the Monday. */
function stepped(kind: Kind | 'cut-off', day: PlainDay, rules: ReminderRules): Ladder {
  const steps = stepsOf(kind, rules);
  const timetable = timetableFor(day, rules);
  const place = timetable.placeOf(day);
  const stepAt = (index: number): Step => {
    const found = steps[index];
    if (found === undefined) throw new RangeError('no such rung');
    return found;
  };
  const atMs = (index: number): number => {
    const { away, at } = stepAt(index);
    return at === 'digest' ? timetable.digestMs(place + away) : timetable.nudgeMs(place + away);
  };
  return {
    length: steps.length,
    atMs,
    rung(index) {
      const { away, stage, to } = stepAt(index);
      return { atMs: atMs(index), day: timetable.dayAt(place + away), stage, to };
    },
  };
}

/** The ladders that follow from kind and dates alone (product.md §3). */
export function datedLadders(task: Dated, rules: ReminderRules): Ladder[] {
  const { kind, dueOn, cutOffOn } = task;
  if (kind === 'target') return [monthlyLadder(task, rules)];
  const hasCutOff = kind === 'deliverable' || kind === 'report';
  return [
    ...(hasCutOff && cutOffOn !== null ? [stepped('cut-off', cutOffOn, rules)] : []),
    ...(dueOn === null ? [] : [stepped(kind, dueOn, rules)]),
  ];
}

/** The first working day of each month of its year, up to its due day. */
function monthlyLadder({ year, dueOn }: Dated, rules: ReminderRules): Ladder {
  const rungs = once(rules, `monthly ${year}`, () =>
    MONTHS.map((month) => firstWorkingDayFrom(rules.calendar, firstOfMonth(dayOf(year, month, 1)))),
  );
  return listed(rungs, dueOn ?? dayOf(year, 12, 31));
}

/** While the projection of a target misses: the first working day of every week up to its due day. */
export function weeklyLadder({ year, dueOn }: Dated, rules: ReminderRules): Ladder {
  const last = dueOn ?? dayOf(year, 12, 31);
  const lastYear = yearOf(last);
  const rungs = once(rules, `weekly ${year} ${lastYear}`, () => {
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
  const rungs = once(
    rules,
    `begun ${year}`,
    () => rules.settings.begunMonths.map((month) => firstWorkingDayFrom(rules.calendar, dayOf(year, month, 1))),
    { kind: 'begun' },
  );
  return listed(rungs, dueOn);
}

/** A list is built once per rules and year. */
function once(
  rules: ReminderRules,
  key: string,
  days: () => PlainDay[],
  stage: Stage = { kind: 'reading' },
): readonly Rung[] {
  let lists = known.get(rules);
  if (lists === undefined || lists.size > MOST_LISTS) known.set(rules, (lists = new Map<string, readonly Rung[]>()));
  let found = lists.get(key);
  if (found === undefined) {
    found = days()
      .map((day) => rung(day, stage, rules))
      .sort((a, b) => a.atMs - b.atMs);
    lists.set(key, found);
  }
  return found;
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

function dayOf(year: number, month: number, dayOfMonth: number): PlainDay {
  const day = dayFromParts(year, month, dayOfMonth);
  if (day === null) throw new Error(`no such day: ${year}-${month}-${dayOfMonth}`);
  return day;
}
