import { addDays, type PlainDay, plainDay } from '../../src/calendar/plain-day.ts';
import { KNOWN_SWAPS } from '../../src/calendar/known-swaps.ts';
import { createWorkingCalendar, type DayRow } from '../../src/calendar/working-days.ts';
import { momentAt, VIETNAM } from '../../src/calendar/zone.ts';
import { newTask } from '../../src/duties/assign.ts';
import { type Kind, KINDS, type Task } from '../../src/duties/task.ts';
import { nextAttention, rulesOf } from '../../src/reminders/attention.ts';
import { aUnit } from '../models/samples.ts';
import { numberAsked } from './arguments.ts';
import { rounded } from './bench-database.ts';

const COMMUNES = 3300;
/** Days that a commune has closed for itself. */
const DAY_TABLES = 20;
const DIFFERENT_PLANS = 30;
const FIRST_DAY = plainDay('2026-01-01');
const TODAY = plainDay('2026-03-02');
const NOW = momentAt(TODAY, '08:00', VIETNAM);
const DAYS = 365;

/**
 * The next moment of every task of a country: communes one after the other, some with days of their own in the day
 * table. CPU of the planning alone, by the process's own account; making the tasks is not counted.
 * `firstCommuneMs`: with nothing known yet; `readingMs`: only reading those tasks. `--items N`, `--communes N`, `--tables N`.
 */
export function benchPlan(): Promise<object> {
  const moments = numberAsked('--items', 1_000_000);
  const communes = Math.min(numberAsked('--communes', COMMUNES), moments);
  const tables = numberAsked('--tables', DAY_TABLES);
  const perCommune = Math.ceil(moments / communes);
  const plans = Array.from({ length: Math.min(DIFFERENT_PLANS, communes) }, (_, plan) =>
    Array.from({ length: perCommune }, (_task, index) => aCommuneTask(plan, index)),
  );
  let left = moments;
  let reminded = 0;
  const plan = (commune: number): void => {
    const calendar = createWorkingCalendar(dayTable(commune % tables));
    const rules = rulesOf({ unit: aUnit(), calendar });
    for (const task of plans[commune % plans.length]?.slice(0, left) ?? []) {
      left -= 1;
      if (nextAttention(task, NOW, rules) !== null) reminded += 1;
    }
  };
  process.stderr.write(`${moments} tasks of ${communes} communes\n`);
  const firstCommuneMs = cpuMsOf(() => plan(0));
  const othersMs = cpuMsOf(() => {
    for (let commune = 1; commune < communes; commune += 1) plan(commune);
  });
  const cpuMs = rounded(firstCommuneMs + othersMs);
  const readingMs = rounded(cpuMsOf(() => readOnly(plans, moments)));
  return Promise.resolve({
    moments: moments - left,
    reminded,
    communes,
    dayTables: tables,
    cpuMs,
    firstCommuneMs: rounded(firstCommuneMs),
    readingMs,
  });
}

/** What it costs on this machine, now, merely to look at five fields of so many tasks: the memory's share. */
function readOnly(plans: readonly Task[][], moments: number): number {
  const tasks = plans.flat();
  let seen = 0;
  for (let index = 0; index < moments; index += 1) {
    const task = tasks[index % tasks.length];
    if (task?.status === 'open' && task.datesConfirmed && task.holder !== null && task.kind === 'report') seen += 1;
    if (task?.dueOn !== null) seen += 1;
  }
  return seen;
}

function cpuMsOf(work: () => void): number {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

/** The first one as decided for the country, the others with a day of their own. */
const dayTable = (variant: number): DayRow[] => [
  ...KNOWN_SWAPS,
  ...(variant === 0 ? [] : [{ day: addDays(TODAY, variant), rule: 'off' as const, basis: 'lịch xã' }]),
];

/** Every kind and due day of a year; some have own dates, snoozes, readings, or nobody who holds them. */
function aCommuneTask(plan: number, index: number): Task {
  const kind: Kind = KINDS[index % KINDS.length] ?? 'report';
  const dueOn = dayOfYear(index * 7 + plan * 5);
  const isEvery = (nth: number): boolean => index % nth === nth - 1;
  const task = newTask(
    { now: NOW, today: TODAY },
    {
      title: 'Báo cáo',
      kind,
      post: 'TP',
      holder: isEvery(31) ? null : `o${index % 50}`,
      dueOn,
      cutOffOn: kind === 'report' ? addDays(dueOn, -3) : null,
      ownTargetOn: isEvery(17) ? addDays(dueOn, -2) : null,
      snoozedToOn: isEvery(19) ? addDays(TODAY, index % 10) : null,
      askWhetherBegun: isEvery(23),
      ...(kind === 'target' ? { goal: GOAL, evidence: READINGS } : {}),
    },
  );
  return { ...task, number: index + 1, version: 1 };
}

const GOAL: Task['goal'] = { atLeast: 30, unit: '%', countedIn: 'hồ sơ' };
const READINGS: Task['evidence'] = ['2026-01-30', '2026-02-27'].map((on) => ({
  kind: 'reading',
  value: 20,
  of: 100,
  on: plainDay(on),
  by: 'o1',
}));

const days = Array.from({ length: DAYS }, (_, offset) => addDays(FIRST_DAY, offset));
const dayOfYear = (index: number): PlainDay => days[index % DAYS] ?? FIRST_DAY;
