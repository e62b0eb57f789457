import { newTask } from '../../src/duties/assign.ts';
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
  const now = at('2026-01-02 08:00');
  const said = { title: 'Báo cáo rà soát', kind: 'deliverable', post: 'post', holder: 'hanh', dueOn: null } as const;
  const task = newTask({ now, today: plainDay('2026-01-02') }, said);
  return { ...task, number: 12, version: 1, ...overrides };
}

export function aReading(on: string, value: number, of: number | null = 100): Evidence {
  return { kind: 'reading', value, of, on: plainDay(on), by: 'hanh' };
}

export function someRules(rows: DayRow[] = []): ReminderRules {
  return { settings: DEFAULT_SETTINGS, calendar: createWorkingCalendar(rows), zone: VIETNAM };
}
