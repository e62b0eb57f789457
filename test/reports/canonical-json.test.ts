import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { VIETNAM } from '../../src/calendar/zone.ts';
import { canonicalJson, sortedBy } from '../../src/reports/canonical-json.ts';

test('keys are sorted at every depth, moments carry the offset, arrays keep their order', () => {
  const value = { b: [2, 1, { z: null, a: 'ă' }], a: new Date('2026-03-02T00:00:00Z'), c: undefined };
  expect(JSON.stringify(JSON.parse(canonicalJson(value, VIETNAM)))).toBe(
    '{"a":"2026-03-02T07:00:00+07:00","b":[2,1,{"a":"ă","z":null}]}',
  );
});

test('the order in which keys were written does not show', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).toReversed());
      expect(canonicalJson(turned, VIETNAM)).toBe(canonicalJson(value, VIETNAM));
    }),
  );
});

test('rows are sorted by code units, equal ones stay as they were', () => {
  const rows = [
    ['b', 1],
    ['Đ', 2],
    ['a', 3],
    ['b', 4],
  ] as const;
  expect(sortedBy(rows, ([key]) => key).map(([, place]) => place)).toEqual([3, 1, 4, 2]);
});
