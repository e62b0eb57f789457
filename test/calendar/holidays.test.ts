import { describe, expect, test } from '@jest/globals';
import { holidayOn } from '../../src/calendar/holidays.ts';
import { KNOWN_SWAPS } from '../../src/calendar/known-swaps.ts';
import { addDays, plainDay, weekdayOf, yearOf } from '../../src/calendar/plain-day.ts';
import { createWorkingCalendar } from '../../src/calendar/working-days.ts';

/** Every day off of a year's table of holidays, with its name. */
function holidaysIn(year: number): string[] {
  const found: string[] = [];
  for (let day = plainDay(`${year}-01-01`); yearOf(day) === year; day = addDays(day, 1)) {
    const name = holidayOn(day);
    if (name !== null) found.push(`${day.slice(5)} ${name}`);
  }
  return found;
}

describe('the holidays of a year', () => {
  test('2024: Tết from 8/2 to 14/2, Quốc khánh with 3/9', () => {
    expect(holidaysIn(2024)).toEqual([
      '01-01 Tết Dương lịch',
      '02-08 Tết Nguyên đán',
      '02-09 Tết Nguyên đán',
      '02-10 Tết Nguyên đán',
      '02-11 Tết Nguyên đán',
      '02-12 Tết Nguyên đán',
      '02-13 Nghỉ bù Tết Nguyên đán',
      '02-14 Nghỉ bù Tết Nguyên đán',
      '04-18 Giỗ Tổ Hùng Vương',
      '04-30 Ngày Chiến thắng 30/4',
      '05-01 Ngày Quốc tế Lao động 1/5',
      '09-02 Quốc khánh',
      '09-03 Quốc khánh',
    ]);
  });

  test('2025: Tết from 27/1 to 31/1, Quốc khánh with 1/9', () => {
    expect(holidaysIn(2025)).toEqual([
      '01-01 Tết Dương lịch',
      '01-27 Tết Nguyên đán',
      '01-28 Tết Nguyên đán',
      '01-29 Tết Nguyên đán',
      '01-30 Tết Nguyên đán',
      '01-31 Tết Nguyên đán',
      '04-07 Giỗ Tổ Hùng Vương',
      '04-30 Ngày Chiến thắng 30/4',
      '05-01 Ngày Quốc tế Lao động 1/5',
      '09-01 Quốc khánh',
      '09-02 Quốc khánh',
    ]);
  });

  test('2026: Giỗ Tổ on a Sunday gives Monday 27/4', () => {
    expect(holidaysIn(2026)).toEqual([
      '01-01 Tết Dương lịch',
      '02-16 Tết Nguyên đán',
      '02-17 Tết Nguyên đán',
      '02-18 Tết Nguyên đán',
      '02-19 Tết Nguyên đán',
      '02-20 Tết Nguyên đán',
      '04-26 Giỗ Tổ Hùng Vương',
      '04-27 Nghỉ bù Giỗ Tổ Hùng Vương',
      '04-30 Ngày Chiến thắng 30/4',
      '05-01 Ngày Quốc tế Lao động 1/5',
      '09-01 Quốc khánh',
      '09-02 Quốc khánh',
    ]);
  });

  test.each<[string, string | null, string]>([
    ['2027-02-05', 'Tết Nguyên đán', 'the day before mùng 1, where no decision is known'],
    ['2027-02-09', 'Tết Nguyên đán', 'mùng 4'],
    ['2027-02-10', 'Nghỉ bù Tết Nguyên đán', 'mùng 1 is a Saturday'],
    ['2027-02-11', 'Nghỉ bù Tết Nguyên đán', 'mùng 2 is a Sunday'],
    ['2027-02-12', null, 'the break is over'],
    ['2030-02-02', 'Tết Nguyên đán', 'mùng 1 by the Vietnamese calendar'],
    ['2030-02-06', 'Nghỉ bù Tết Nguyên đán', 'mùng 1 and 2 are a weekend, 5/2 is mùng 4'],
    ['2030-02-07', 'Nghỉ bù Tết Nguyên đán', 'the second day in lieu'],
    ['2037-04-24', 'Giỗ Tổ Hùng Vương', 'the Chinese calendar has 25/4'],
    ['2037-04-25', null, 'the Chinese calendar’s day'],
    ['2033-05-02', 'Nghỉ bù Ngày Chiến thắng 30/4', '30/4 is a Saturday, 1/5 a Sunday: two collide on Monday'],
    ['2033-05-03', 'Nghỉ bù Ngày Quốc tế Lao động 1/5', 'so the second one gives Tuesday'],
    ['2033-05-04', null, 'no third'],
    ['2028-01-03', 'Nghỉ bù Tết Dương lịch', '1/1 is a Saturday'],
    ['2028-01-04', null, 'one day in lieu only'],
  ])('%s is %s: %s', (day, name) => {
    expect(holidayOn(plainDay(day))).toBe(name);
  });

  test.each([
    [2028, '09-01', 'Saturday', ['09-01', '09-02', '09-04']],
    [2029, '09-03', 'Sunday', ['09-02', '09-03', '09-04']],
    [2030, '09-03', 'Monday', ['09-02', '09-03']],
    [2031, '09-01', 'Tuesday', ['09-01', '09-02']],
    [2032, '09-03', 'Thursday', ['09-02', '09-03']],
    [2033, '09-01', 'Friday', ['09-01', '09-02']],
    [2037, '09-01', 'Wednesday', ['09-01', '09-02']],
  ])('Quốc khánh %i has %s beside 2/9, a %s', (year, _neighbour, _weekday, days) => {
    const september = holidaysIn(year).filter((line) => line.startsWith('09'));
    expect(september.map((line) => line.slice(0, 5))).toEqual(days);
  });

  test('outside the table only the fixed dates are known', () => {
    expect(holidaysIn(2051).map((line) => line.slice(0, 5))).toEqual([
      '01-01',
      '01-02',
      '04-30',
      '05-01',
      '05-02',
      '09-01',
      '09-02',
      '09-04',
    ]);
  });

  test.each(Array.from({ length: 27 }, (_, index) => 2024 + index))(
    'in %i eleven statutory days and no more in lieu than there are on weekends',
    (year) => {
      const days = holidaysIn(year);
      const statutory = days.filter((line) => !line.includes('Nghỉ bù'));
      const onWeekends = statutory.filter((line) => weekdayOf(plainDay(`${year}-${line.slice(0, 5)}`)) > 5);
      expect(statutory).toHaveLength(11);
      expect(days.length - statutory.length).toBe(onWeekends.length);
      for (const line of days.filter((name) => name.includes('Nghỉ bù'))) {
        expect(weekdayOf(plainDay(`${year}-${line.slice(0, 5)}`))).toBeLessThan(6);
      }
    },
  );
});

describe('the day swaps that were announced', () => {
  test.each([
    ['2024-04-29', false],
    ['2024-05-04', true],
    ['2025-05-02', false],
    ['2025-04-26', true],
    ['2026-01-02', false],
    ['2026-01-10', true],
  ])('with them %s is a working day: %s, without them the contrary', (day, works) => {
    expect(createWorkingCalendar(KNOWN_SWAPS).isWorkingDay(plainDay(day))).toBe(works);
    expect(createWorkingCalendar([]).isWorkingDay(plainDay(day))).toBe(!works);
  });

  test('each has its basis, and as many Saturdays are worked as weekdays are off', () => {
    for (const { day, rule, basis } of KNOWN_SWAPS) {
      expect(weekdayOf(day) > 5).toBe(rule === 'make-up');
      expect(basis).toContain(day.slice(0, 4));
    }
    expect(KNOWN_SWAPS.filter(({ rule }) => rule === 'off')).toHaveLength(KNOWN_SWAPS.length / 2);
  });
});
