import { describe, expect, test } from '@jest/globals';
import { EXAMINED_2022 } from '../../src/sample/examined-2022.ts';
import { sumExamined } from '../../src/scores/examined.ts';

describe('the examined year 2022', () => {
  const sums = sumExamined(EXAMINED_2022);

  test('comes out as in the seed plan: 84,93 of 100, 15,07 lost', () => {
    expect([sums.total, sums.maxPoints, sums.lost]).toEqual([84.93, 100, 15.07]);
  });

  test('by cause 9,07 · 2,5 · 2,0 · 1,5', () => {
    expect(sums.lostByCause).toEqual({
      'ratio-not-reached': 9.07,
      'nothing-started': 2.5,
      late: 2,
      'document-missing': 1.5,
    });
  });

  test.each([
    [1, 20, 21.5, 1.5],
    [2, 8, 10.5, 2.5],
    [3, 21, 25.5, 4.5],
    [4, 6.5, 6.5, 0],
    [5, 6.5, 6.5, 0],
    [6, 6, 8, 2],
    [7, 16.93, 21.5, 4.57],
  ])('field %i has %d of %d, and every one of the %d lost points has its criterion', (number, points, max, lost) => {
    const field = sums.fields.find((one) => one.number === number);
    expect([field?.points, field?.maxPoints, field?.lost, field?.explained]).toEqual([points, max, lost, lost]);
  });

  test('names twelve criteria with reasons', () => {
    expect(EXAMINED_2022.losses.map(({ criterion, points, maxPoints }) => [criterion, points, maxPoints])).toEqual([
      ['1.4', 0, 0.5],
      ['1.5', 1, 2],
      ['2.1.1', 0.5, 1],
      ['2.1.2', 1, 1.5],
      ['2.1.3', 0, 1],
      ['2.1.4', 0.5, 1],
      ['3.2.2', 0, 2.5],
      ['3.5.4', 0, 2],
      ['6.3', 1, 3],
      ['7.4.2', 0, 2],
      ['7.4.3', 1.13, 2],
      ['7.4.4', 0.3, 2],
    ]);
    expect(EXAMINED_2022.losses.every(({ why }) => why.length > 5)).toBe(true);
  });
});

test('a sum of many hundredths has no floating error', () => {
  const fields = Array.from({ length: 30 }, (_, index) => ({
    number: index + 1,
    title: '',
    points: 0.1,
    maxPoints: 0.33,
  }));
  const sums = sumExamined({ year: 2020, fields, losses: [] });
  expect([sums.total, sums.maxPoints, sums.lost]).toEqual([3, 9.9, 6.9]);
});
