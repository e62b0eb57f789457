import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, plainDay } from '../../src/calendar/plain-day.ts';
import {
  dayInZone,
  endOfDay,
  isoInZone,
  isZone,
  momentAt,
  type PlainTime,
  timeInZone,
  VIETNAM,
} from '../../src/calendar/zone.ts';
import { days } from './arbitrary-days.ts';

const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(
    ([hour, minute]): PlainTime => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` as PlainTime,
  );
const ZONES = [
  'UTC',
  VIETNAM,
  'America/New_York',
  'Europe/Berlin',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'Australia/Adelaide',
  'Australia/Lord_Howe',
];

describe('a moment in a zone', () => {
  test.each([
    ['2026-03-01T23:30:00Z', VIETNAM, '2026-03-02', '06:30', 'yesterday in UTC'],
    ['2026-03-01T16:59:59Z', VIETNAM, '2026-03-01', '23:59', 'the last second of the day'],
    ['2026-03-01T17:00:00Z', VIETNAM, '2026-03-02', '00:00', 'midnight'],
    ['2026-03-08T06:59:00Z', 'America/New_York', '2026-03-08', '01:59', 'before the gap'],
    ['2026-03-08T07:00:00Z', 'America/New_York', '2026-03-08', '03:00', 'after the gap'],
    ['2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-31', '00:00', '30/12/2011 did not exist'],
    ['2026-10-03T16:29:00Z', 'Australia/Adelaide', '2026-10-04', '01:59', 'a change at half past'],
    ['2026-10-03T16:30:00Z', 'Australia/Adelaide', '2026-10-04', '03:00', 'a change at half past'],
  ])('%s in %s is %s %s: %s', (moment, zone, day, time) => {
    expect(dayInZone(new Date(moment), zone)).toBe(day);
    expect(timeInZone(new Date(moment), zone)).toBe(time);
  });

  test.each<[string, PlainTime, string, string, string]>([
    ['2026-03-02', '07:00', VIETNAM, '2026-03-02T00:00:00.000Z', 'the demo room begins'],
    ['2026-03-02', '00:00', VIETNAM, '2026-03-01T17:00:00.000Z', 'midnight'],
    ['2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:30:00.000Z', 'in the gap: read as 03:30'],
    ['2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00.000Z', 'twice: the first one'],
    ['2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z', 'in the gap: read as 03:30'],
    ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z', 'twice: the first one'],
    ['2026-10-04', '02:15', 'Australia/Adelaide', '2026-10-03T16:45:00.000Z', 'in the gap: read as 03:15'],
  ])('%s %s in %s is %s: %s', (day, time, zone, moment) => {
    expect(momentAt(plainDay(day), time, zone).toISOString()).toBe(moment);
  });

  test('comes back as the day and time it was made of, in Vietnam always', () => {
    fc.assert(
      fc.property(days('1980-01-01', '2100-12-31'), times, (day, time) => {
        const moment = momentAt(day, time, VIETNAM);
        expect([dayInZone(moment, VIETNAM), timeInZone(moment, VIETNAM)]).toEqual([day, time]);
        expect(moment.getTime()).toBe(Date.parse(`${day}T${time}:00+07:00`));
      }),
    );
  });

  test('elsewhere it comes back too, or lies after a gap of at most a day', () => {
    fc.assert(
      fc.property(days('2008-01-01', '2037-12-31'), times, fc.constantFrom(...ZONES), (day, time, zone) => {
        const moment = momentAt(day, time, zone);
        const shown = `${dayInZone(moment, zone)}T${timeInZone(moment, zone)}`;
        const wanted = `${day}T${time}`;
        expect(shown >= wanted).toBe(true);
        expect(Date.parse(`${shown}Z`) - Date.parse(`${wanted}Z`)).toBeLessThanOrEqual(86_400_000);
      }),
      { numRuns: 500 },
    );
  });

  test('is written with its offset and reads back as itself', () => {
    expect(isoInZone(new Date('2026-03-02T00:00:00Z'), VIETNAM)).toBe('2026-03-02T07:00:00+07:00');
    expect(isoInZone(new Date('2026-03-02T00:00:00.120Z'), 'America/New_York')).toBe('2026-03-01T19:00:00.120-05:00');
    const moments = fc.date({ min: new Date('2008-01-01'), max: new Date('2037-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(moments, fc.constantFrom(...ZONES), (moment, zone) => {
        const written = isoInZone(moment, zone);
        expect(Date.parse(written)).toBe(moment.getTime());
        expect(written.slice(0, 16)).toBe(`${dayInZone(moment, zone)}T${timeInZone(moment, zone)}`);
      }),
    );
  });

  test('the day ends where the next one begins', () => {
    fc.assert(
      fc.property(days('2000-01-01', '2060-12-31'), times, (day, time) => {
        const end = endOfDay(momentAt(day, time, VIETNAM), VIETNAM);
        expect(end).toEqual(momentAt(addDays(day, 1), '00:00', VIETNAM));
        expect(dayInZone(new Date(end.getTime() - 1), VIETNAM)).toBe(day);
      }),
    );
  });

  test.each([
    [VIETNAM, true],
    ['UTC', true],
    ['Asia/Hanoi_', false],
    ['', false],
    ['+7', false],
  ])('%j is a zone: %s', (name, known) => {
    expect(isZone(name)).toBe(known);
  });
});
