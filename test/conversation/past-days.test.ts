import { describe, expect, test } from '@jest/globals';
import { plainDay } from '../../src/calendar/plain-day.ts';
import { nearestSuchDay, withNearestDays } from '../../src/conversation/past-days.ts';

const ROWS: [read: string, text: string, today: string, meant: string, why: string][] = [
  ['2027-02-27', '27/2', '2026-03-02', '2026-02-27', 'a paper was issued in the past'],
  ['2025-03-20', 'số 05/KH-UBND ngày 20/3', '2026-03-02', '2026-03-20', 'a slip of this year, refused as future'],
  ['2026-03-20', '20/3', '2026-03-02', '2026-03-20', 'the same, asked for alone'],
  ['2025-03-20', 'ngày 20/3/2025', '2026-03-02', '2025-03-20', 'the year was said'],
  ['2025-03-20', 'ngày 20/3/25', '2026-03-02', '2025-03-20', 'in two digits, too'],
  ['2027-12-30', '30/12', '2027-01-04', '2026-12-30', 'across the turn of the year'],
  ['2026-03-01', 'hôm qua', '2026-03-02', '2026-03-01', 'near days stay'],
  ['2028-02-29', '29/2', '2027-03-02', '2028-02-29', 'a day that only one of the years has'],
];

describe('the day of a deed without its year', () => {
  test.each(ROWS)('%s from "%s" on %s is %s: %s', (read, text, today, meant) => {
    expect(nearestSuchDay(plainDay(read), text, plainDay(today))).toBe(meant);
  });

  test('is looked for in every part of what was said, and in no other slot', () => {
    const today = plainDay('2026-03-02');
    const day = plainDay('2027-02-27');
    const said = withNearestDays(
      {
        intent: 'several',
        parts: [
          { intent: 'done', task: 1, reference: '05/BC', referenceDay: day, doneDay: day },
          { intent: 'extend', task: 2, day },
        ],
      },
      'xong 1 số 05/BC ngày 27/2, gia hạn 2 đến 27/2',
      today,
    );
    expect(said).toMatchObject({
      parts: [
        { referenceDay: '2026-02-27', doneDay: '2026-02-27' },
        { intent: 'extend', day: '2027-02-27' },
      ],
    });
  });
});
