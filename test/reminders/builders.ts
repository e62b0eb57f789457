import { plainDay } from '../../src/calendar/plain-day.ts';
import { createWorkingCalendar, type DayRow } from '../../src/calendar/working-days.ts';
import { momentAt, type PlainTime, VIETNAM } from '../../src/calendar/zone.ts';
import type { Evidence, Task } from '../../src/duties/task.ts';
import type { ReminderRules } from '../../src/reminders/rules.ts';
import { DEFAULT_SETTINGS } from '../../src/unit.ts';

/** `2026-03-02 07:30` in Vietnam → moment. */
export function at(text: string): Date {
  const [day = '', time = '00:00'] = text.split(' ');
  return momentAt(plainDay(day), time as PlainTime, VIETNAM);
}

export function aTask(overrides: Partial<Task> = {}): Task {
  return {
    number: 12,
    duty: null,
    title: 'Báo cáo rà soát',
    kind: 'deliverable',
    post: 'post',
    holder: 'hanh',
    status: 'open',
    blockedReason: null,
    year: 2026,
    period: null,
    dueOn: null,
    originalDueOn: null,
    cutOffOn: null,
    datesConfirmed: true,
    ownTargetOn: null,
    snoozedToOn: null,
    begun: false,
    goal: null,
    criterion: null,
    points: null,
    receipt: 'none',
    nilNeedsReference: false,
    askWhetherBegun: false,
    assigned: false,
    evidence: [],
    doneAt: null,
    closedOn: null,
    closedBy: null,
    attentionAt: null,
    version: 1,
    createdAt: at('2026-01-02 08:00'),
    ...overrides,
  };
}

export function aReading(on: string, value: number, of: number | null = 100): Evidence {
  return { kind: 'reading', value, of, on: plainDay(on), by: 'hanh' };
}

export function someRules(rows: DayRow[] = []): ReminderRules {
  return { settings: DEFAULT_SETTINGS, calendar: createWorkingCalendar(rows), zone: VIETNAM };
}
