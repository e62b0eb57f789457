import { describe, expect, test } from '@jest/globals';
import { deadlineSchema } from '../../../src/calendar/deadline/deadline-schema.ts';
import { readRows } from './rows.ts';
import { type Answer, faultsOf, sameDeadline } from './same-deadline.ts';

/** Five batches of phrases, each written before the parser had seen it; what it got wrong at first is mended by rules. */
const rows = ['./fresh-1.tsv', './fresh-2.tsv', './fresh-3.tsv', './fresh-4.tsv', './fresh-5.tsv'].flatMap(readRows);

describe('phrases written without knowledge of the grammar', () => {
  test('are read exactly', () => {
    const wrong = rows.filter(
      ({ answers, got }) => !answers.some((answer) => sameDeadline(answer, got as unknown as Answer)),
    );
    expect(wrong.map(({ phrase, answers, got }) => ({ phrase, wanted: answers[0], got }))).toEqual([]);
    expect(rows.length).toBeGreaterThan(900);
  });

  test('never get a made-up, a wrong or a later day', () => {
    const faulty = rows.filter(({ answers, got }) => faultsOf(answers, got as unknown as Answer).length > 0);
    expect(faulty.map(({ phrase }) => phrase)).toEqual([]);
  });

  test('are answered in the published shape', () => {
    for (const { got } of rows) expect(deadlineSchema.parse(JSON.parse(JSON.stringify(got)))).toEqual(got);
  });
});
