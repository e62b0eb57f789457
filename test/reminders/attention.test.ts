import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, plainDay } from '../../src/calendar/plain-day.ts';
import { dayInZone, timeInZone, VIETNAM } from '../../src/calendar/zone.ts';
import { KINDS, type Task } from '../../src/duties/task.ts';
import { nextAfterAlarm, nextAttention, stagesBetween } from '../../src/reminders/attention.ts';
import type { Stage } from '../../src/reminders/stage.ts';
import { aReading, aTask, at, someRules } from './builders.ts';

const rules = someRules();

function told(task: Task, from: string, until: string, byRules = rules): string[] {
  return stagesBetween(task, at(from), at(until), byRules).map(({ at: moment, stage, to }) => {
    const days = 'days' in stage ? ` ${stage.days}` : '';
    const who = to === 'holder' ? '' : ` → ${to}`;
    return `${dayInZone(moment, VIETNAM).slice(5)} ${timeInZone(moment, VIETNAM)} ${stage.kind}${days}${who}`;
  });
}

const due = (day: string, overrides: Partial<Task> = {}) => aTask({ dueOn: plainDay(day), ...overrides });

describe('before the due day', () => {
  test('a deliverable is named 10, 5, 2, 1 and 0 working days before, and nudged at 14:00', () => {
    expect(told(due('2026-03-20'), '2026-03-01', '2026-03-21')).toEqual([
      '03-06 07:30 lead 10',
      '03-13 07:30 lead 5',
      '03-18 07:30 lead 2',
      '03-19 07:30 lead 1',
      '03-20 07:30 lead 0',
      '03-20 14:00 nudge',
    ]);
  });

  test('due on a Sunday it counts from the Friday before', () => {
    expect(told(due('2026-03-22'), '2026-03-19', '2026-03-22')).toEqual([
      '03-19 07:30 lead 1',
      '03-20 07:30 lead 0',
      '03-20 14:00 nudge',
    ]);
  });

  test('a report is also reminded of its cut-off', () => {
    const report = due('2026-03-20', { kind: 'report', cutOffOn: plainDay('2026-03-14') });
    expect(told(report, '2026-03-10', '2026-03-17')).toEqual(
      ['03-11 07:30 cut-off 2', '03-13 07:30 lead 5', '03-13 07:30 cut-off 0'].sort(),
    );
  });

  test.each(['standing', 'coordination'] as const)('a %s task is asked about twice, and never after', (kind) => {
    expect(told(due('2026-03-31', { kind }), '2026-01-01', '2026-12-31')).toEqual([
      '03-26 07:30 confirm',
      '03-31 07:30 confirm',
    ]);
  });

  test('a day off and a make-up day move the rungs', () => {
    const moved = someRules([
      { day: plainDay('2026-03-19'), rule: 'off', basis: 'thử' },
      { day: plainDay('2026-03-14'), rule: 'make-up', basis: 'thử' },
    ]);
    expect(told(due('2026-03-20'), '2026-03-10', '2026-03-20 08:00', moved)).toEqual([
      '03-13 07:30 lead 5',
      '03-17 07:30 lead 2',
      '03-18 07:30 lead 1',
      '03-20 07:30 lead 0',
    ]);
  });

  test('an own target date is named, on the working day before when it is a day off', () => {
    const task = due('2026-06-30', { ownTargetOn: plainDay('2026-06-06') });
    expect(told(task, '2026-06-01', '2026-06-10')).toEqual(['06-05 07:30 own-target']);
  });
});

describe('after the due day', () => {
  const days = (task: Task) =>
    stagesBetween(task, at('2026-03-20 15:00'), at('2027-12-31'), rules).map(({ stage, to }) =>
      to === 'holder' && 'days' in stage ? stage.days : `${to} ${'days' in stage ? stage.days : ''}`,
    );

  test('daily for three days, then every third, then four times weekly, then silence; clerk at 2, chairman at 5', () => {
    expect(days(due('2026-03-20'))).toEqual([1, 2, 'clerk 2', 3, 'chairman 5', 6, 9, 12, 15, 18, 25, 30, 35, 40]);
  });

  test('the last one says that it is the last', () => {
    const stages = stagesBetween(due('2026-03-20'), at('2026-03-21'), at('2027-12-31'), rules);
    expect(stages.filter(({ stage }) => stage.kind === 'last-reminder')).toHaveLength(1);
    expect(stages.at(-1)?.stage).toEqual({ kind: 'last-reminder', days: 40 });
  });

  test('blocked is open', () => {
    expect(days(due('2026-03-20', { status: 'blocked' }))).toEqual(days(due('2026-03-20')));
  });

  test('a year that ends ends no ladder', () => {
    expect(told(due('2026-12-31'), '2027-01-03', '2027-01-05')).toEqual(['01-04 07:30 overdue 1']);
  });
});

describe('nothing is said', () => {
  test.each<[string, Partial<Task>]>([
    ['about dates that nobody confirmed', { datesConfirmed: false }],
    ['about a task that is done', { status: 'done' }],
    ['about a nil report', { status: 'nil' }],
    ['about an exempted task', { status: 'waived' }],
    ['about a task entered by mistake', { status: 'cancelled' }],
  ])('%s', (_, overrides) => {
    expect(told(due('2026-03-20', overrides), '2026-01-01', '2026-12-31')).toEqual([]);
    expect(nextAttention(due('2026-03-20', overrides), at('2026-01-01'), rules)).toBeNull();
  });
});

describe('a snoozed task', () => {
  const snoozed = due('2026-03-20', { snoozedToOn: plainDay('2026-03-19') });
  test('is not named before that day, and is on that day', () => {
    expect(told(snoozed, '2026-03-01', '2026-03-20')).toEqual(['03-19 07:30 lead 1', '03-19 07:30 snoozed']);
  });

  test('is named on the first working day when it was snoozed to a Saturday', () => {
    const toSaturday = due('2026-03-20', { snoozedToOn: plainDay('2026-03-07') });
    expect(told(toSaturday, '2026-03-01', '2026-03-10')).toEqual(['03-09 07:30 snoozed']);
  });

  test('is escalated all the same', () => {
    const overdue = due('2026-03-02', { snoozedToOn: plainDay('2026-03-30') });
    expect(told(overdue, '2026-03-01', '2026-03-12')).toEqual([
      '03-04 07:30 escalated-to-clerk 2 → clerk',
      '03-09 07:30 escalated-to-chairman 5 → chairman',
    ]);
  });
});

describe('a target', () => {
  const goal = { atLeast: 30, unit: '%', countedIn: 'hồ sơ' } as const;
  test('asks for a reading on the first working day of each month', () => {
    const target = due('2026-12-31', { kind: 'target', goal });
    expect(told(target, '2026-03-15', '2026-07-15')).toEqual([
      '04-01 07:30 reading',
      expect.stringMatching(/^05-0\d 07:30 reading$/u),
      '06-01 07:30 reading',
      '07-01 07:30 reading',
    ]);
  });

  test('asks weekly while the projection misses, and monthly again when it does not', () => {
    const missing = due('2026-12-31', { kind: 'target', goal, evidence: [aReading('2026-03-02', 10)] });
    const reached = due('2026-12-31', { kind: 'target', goal, evidence: [aReading('2026-03-02', 31)] });
    expect(told(missing, '2026-03-03', '2026-03-31').map((line) => line.slice(0, 5))).toEqual([
      '03-09',
      '03-16',
      '03-23',
      '03-30',
    ]);
    expect(told(reached, '2026-03-03', '2026-03-31')).toEqual([]);
  });
});

describe('"has it begun?"', () => {
  const task = due('2026-11-30', { askWhetherBegun: true });
  const asked = (one: Task) => told(one, '2026-01-01', '2026-10-01').filter((line) => line.includes('begun'));
  test('is asked on the first working day of January, April and July', () => {
    expect(asked(task).map((line) => line.slice(0, 2))).toEqual(['01', '04', '07']);
  });
  test('is not asked once it has', () => {
    expect(asked({ ...task, begun: true })).toEqual([]);
  });
});

describe('a task without a holder', () => {
  const orphan = due('2026-03-20', { holder: null });
  test('is the clerk’s alarm in the next digest, once', () => {
    expect(nextAttention(orphan, at('2026-03-06 10:00'), rules)).toEqual(at('2026-03-09 07:30'));
    expect(told(orphan, '2026-03-06 10:00', '2026-03-20 15:00')).toEqual(['03-09 07:30 no-holder → clerk']);
  });
  test('afterwards only escalates', () => {
    expect(nextAfterAlarm(orphan, at('2026-03-09 07:30'), rules)).toEqual(at('2026-03-24 07:30'));
  });
});

describe('the next moment', () => {
  const aDay = fc.integer({ min: 0, max: 700 }).map((offset) => addDays(plainDay('2026-01-01'), offset));
  const anyTask = fc
    .record({
      kind: fc.constantFrom(...KINDS),
      dueOn: aDay,
      cutOffOn: fc.option(aDay),
      ownTargetOn: fc.option(aDay),
      snoozedToOn: fc.option(aDay),
      askWhetherBegun: fc.boolean(),
    })
    .map(aTask);

  test('is the first of the stages that follow, and always in a working day’s digest or nudge', () => {
    fc.assert(
      fc.property(anyTask, aDay, (task, from) => {
        const after = at(`${from} 09:00`);
        const next = nextAttention(task, after, rules);
        expect(next).toEqual(stagesBetween(task, after, at('2032-01-01'), rules)[0]?.at ?? null);
        if (next === null) return;
        expect(next.getTime()).toBeGreaterThan(after.getTime());
        expect(rules.calendar.isWorkingDay(dayInZone(next, VIETNAM))).toBe(true);
        expect(['07:30', '14:00']).toContain(timeInZone(next, VIETNAM));
      }),
    );
  });

  test('says each stage at most once when it is walked from moment to moment', () => {
    fc.assert(
      fc.property(anyTask, (task) => {
        const seen: Stage[] = [];
        let after = at('2026-01-01');
        for (let next = nextAttention(task, after, rules); next !== null; next = nextAttention(task, after, rules)) {
          seen.push(...stagesBetween(task, after, next, rules).map(({ stage }) => stage));
          after = next;
        }
        expect(seen).toEqual(stagesBetween(task, at('2026-01-01'), at('2032-01-01'), rules).map(({ stage }) => stage));
      }),
    );
  });
});
