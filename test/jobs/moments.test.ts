import { describe, expect, test } from '@jest/globals';
import { plainDay } from '../../src/calendar/plain-day.ts';
import { createWorkingCalendar } from '../../src/calendar/working-days.ts';
import { dayInZone, timeInZone, VIETNAM } from '../../src/calendar/zone.ts';
import { DEFAULT_SETTINGS } from '../../src/unit.ts';
import { JOB_NAMES, JOBS } from '../../jobs/index.ts';
import { firstMoment, momentsBetween } from '../../jobs/moments.ts';
import { at } from '../reminders/builders.ts';

const off = { day: plainDay('2026-03-09'), rule: 'off', basis: 'thử' } as const;
const unit = { settings: DEFAULT_SETTINGS, calendar: createWorkingCalendar([off]), zone: VIETNAM };

function moments(name: string, after: string, until: string): string[] {
  const job = JOBS.find((one) => one.name === name);
  if (job === undefined) throw new Error(`no job ${name}`);
  const found = [...momentsBetween(job, unit, at(after), at(until))];
  return found.map((moment) => `${dayInZone(moment, VIETNAM).slice(5)} ${timeInZone(moment, VIETNAM)}`);
}

describe('the moments of a job', () => {
  test('lie on working days, after the cursor and up to now', () => {
    expect(moments('digest', '2026-03-05 07:30', '2026-03-10 07:30')).toEqual(['03-06 07:30', '03-10 07:30']);
  });

  test.each([
    ['nudge', ['03-03 14:00']],
    ['office', ['03-03 16:30']],
    ['summary', []],
  ])('%s of one Tuesday', (name, expected) => {
    expect(moments(name, '2026-03-03 00:00', '2026-03-03 23:59')).toEqual(expected);
  });

  test('the summary rings on Mondays, and not on one that is off', () => {
    expect(moments('summary', '2026-03-01 00:00', '2026-03-17 00:00')).toEqual(['03-02 08:00', '03-16 08:00']);
  });

  test('none lies before its cursor', () => {
    const [job] = JOBS;
    if (job === undefined) throw new Error('no jobs');
    expect(firstMoment(job, unit, at('2026-03-06 08:00'), at('2026-03-07 08:00'))).toBeNull();
  });

  test('the promised names are there', () => {
    expect([...JOB_NAMES].toSorted()).toEqual(['deliver', 'digest', 'nudge', 'office', 'summary', 'tidy']);
  });
});
