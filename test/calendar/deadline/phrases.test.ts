import { describe, expect, test } from '@jest/globals';
import { deadlineSchema } from '../../../src/calendar/deadline/deadline-schema.ts';
import { readRows } from './rows.ts';
import { type Answer, asks, faultsOf, marksOf, sameDeadline } from './same-deadline.ts';

const rows = readRows('./phrases.tsv');

describe('the training phrases', () => {
  test('are all there', () => expect(rows).toHaveLength(152));

  test.each(rows.map((row) => [row.phrase, row] as const))('%s', (_phrase, { answers, got }) => {
    const hit = answers.find((answer) => sameDeadline(answer, got as unknown as Answer));
    expect({ got, right: hit !== undefined }).toMatchObject({ right: true });
    if (hit === undefined) return;
    expect(asks(got as unknown as Answer)).toBe(asks(hit));
    expect(marksOf(got as unknown as Answer)).toEqual(marksOf(hit));
  });

  test('never get a made-up, a wrong or a later day', () => {
    const faulty = rows.filter(({ answers, got }) => faultsOf(answers, got as unknown as Answer).length > 0);
    expect(faulty.map(({ phrase }) => phrase)).toEqual([]);
  });

  test('are answered in the published shape', () => {
    for (const { got } of rows) expect(deadlineSchema.parse(JSON.parse(JSON.stringify(got)))).toEqual(got);
  });
});
