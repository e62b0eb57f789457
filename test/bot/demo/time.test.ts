import { describe, expect, test } from '@jest/globals';

type Move = 'office' | 'morning' | 'day' | 'monday';

interface Time {
  momentInWords(moment: string): string;
  shortDay(day: string, year: string): string;
  movesFrom(now: string): Record<Move, string>;
  fromInput(value: string, now: string): string;
}
// A script of the page: plain JavaScript, so that the compiler must be told its face.
const script: string = '../../../bot/demo/page/static/time.js';
const { momentInWords, shortDay, movesFrom, fromInput } = (await import(script)) as Time;

test('a moment is said as the wall shows it, whatever the zone of this machine', () => {
  expect(momentInWords('2026-03-02T07:00:00+07:00')).toBe('thứ Hai 02/03/2026 07:00');
  expect(momentInWords('2026-03-01T23:59:00-11:00')).toBe('Chủ nhật 01/03/2026 23:59');
  expect(shortDay('2026-03-02', '2026')).toBe('02/03');
  expect(shortDay('2025-12-31', '2026')).toBe('31/12/2025');
});

describe('where the buttons lead', () => {
  const rows: [Move, string, string, string][] = [
    ['office', '2026-03-02T07:00:00+07:00', '2026-03-02T07:30:00+07:00', 'the digest'],
    ['office', '2026-03-02T07:30:00+07:00', '2026-03-02T14:00:00+07:00', 'then the nudge'],
    ['office', '2026-03-02T14:00:00+07:00', '2026-03-02T16:30:00+07:00', "then the clerk's list"],
    ['office', '2026-12-31T16:30:00+07:00', '2027-01-01T07:30:00+07:00', 'then the next year'],
    ['morning', '2026-02-28T23:00:00+07:00', '2026-03-01T07:30:00+07:00', 'over the end of February'],
    ['day', '2026-03-02T07:00:00+07:00', '2026-03-03T07:00:00+07:00', 'the same time of day'],
    ['monday', '2026-03-02T07:00:00+07:00', '2026-03-09T08:00:00+07:00', 'on a Monday: the next one'],
    ['monday', '2026-03-08T22:00:00+07:00', '2026-03-09T08:00:00+07:00', 'on a Sunday: tomorrow'],
  ];
  test.each(rows)('%s from %s is %s: %s', (move, now, expected) => {
    expect(movesFrom(now)[move]).toBe(expected);
  });

  test('what is typed means the time of the office', () => {
    expect(fromInput('2026-03-12T09:15', '2026-03-02T07:00:00+07:00')).toBe('2026-03-12T09:15:00+07:00');
  });
});
