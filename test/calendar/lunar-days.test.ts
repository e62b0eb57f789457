import { describe, expect, test } from '@jest/globals';
import { lunarDaysOf } from '../../src/calendar/lunar-days.ts';
import { lunarDaysOf as computed, newMoonAt, sunLongitudeAt } from './lunar-oracle.ts';

const MINUTE_MS = 60_000;

describe('the oracle itself', () => {
  test.each([
    [0, '2000-01-06T18:14:00Z'],
    [299, '2024-03-10T09:00:00Z'],
    [304, '2024-08-04T11:13:00Z'],
  ])('new moon %i is where the almanacs have it (%s)', (k, moment) => {
    expect(Math.abs(newMoonAt(k) - Date.parse(moment))).toBeLessThan(2 * MINUTE_MS);
  });

  test.each([
    ['2024-12-21T09:20:00Z', 270],
    ['2025-03-20T09:01:00Z', 0],
    ['2025-06-21T02:42:00Z', 90],
  ])('at %s the sun stands at %i°', (moment, degrees) => {
    const difference = Math.abs(sunLongitudeAt(Date.parse(moment)) - degrees);
    expect(Math.min(difference, 360 - difference)).toBeLessThan(0.01);
  });

  test.each([
    [1985, '1985-01-21', 'a month before the Chinese one'],
    [2007, '2007-02-17', 'a day before the Chinese one'],
    [2020, '2020-01-25', 'the year of a fourth leap month'],
    [2023, '2023-01-22', 'the year of a second leap month'],
  ])('Tết %i was on %s: %s', (year, day) => {
    expect(computed(year).tet).toBe(day);
  });
});

describe('the table of Tết and Giỗ Tổ', () => {
  test.each(Array.from({ length: 27 }, (_, index) => 2024 + index))('%i is what astronomy says', (year) => {
    const { tet, gioTo, minutesFromMidnight } = computed(year);
    expect(lunarDaysOf(year)).toEqual({ tet: tet.slice(5), gioTo: gioTo.slice(5) });
    expect([tet.slice(0, 4), gioTo.slice(0, 4)]).toEqual([String(year), String(year)]);
    // The oracle errs by less than two minutes: no row hangs on that.
    expect(minutesFromMidnight).toBeGreaterThan(10);
  });

  test('ends at both sides', () => {
    expect([lunarDaysOf(2023), lunarDaysOf(2051)]).toEqual([null, null]);
  });
});
