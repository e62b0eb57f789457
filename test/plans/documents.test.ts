import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { plainDay } from '../../src/calendar/plain-day.ts';
import { importPlan } from '../../src/plans/import-plan.ts';
import { scorePlan, type ExpectedPlan } from './score-plan.ts';

const DOCUMENTS = new URL('./documents/', import.meta.url);
const SCORES = new URL('../../docs/import-scores.md', import.meta.url);

/** The table of docs/import-scores.md: `| document | … | score |`. */
const rows = [...readFileSync(SCORES, 'utf8').matchAll(/^\| `(?<name>[^`]+)` \|.*\| (?<score>[\d,]+) \|$/gmu)].map(
  ({ groups }) => ({
    name: groups?.['name'] ?? '',
    score: Number((groups?.['score'] ?? '').replace(',', '.')),
  }),
);

test('the scores of docs/import-scores.md name every document', () => {
  expect(rows.length).toBeGreaterThanOrEqual(9);
});

describe('a plan document comes out as a careful official would list it', () => {
  test.each(rows)('$name scores $score or more; nothing invented, nothing given away', async ({ name, score }) => {
    const expected = JSON.parse(readFileSync(new URL(`${name}.json`, DOCUMENTS), 'utf8')) as ExpectedPlan;
    const read = await importPlan(readFileSync(new URL(name, DOCUMENTS)), name, { today: plainDay(expected.today) });
    if (read.kind !== 'draft') throw new Error(`refused: ${read.reason}`);
    const result = scorePlan(expected, read.draft.duties);
    if (result.score < score - 0.005) expect(result.wrong).toEqual([]);
    expect(result.score).toBeGreaterThanOrEqual(score - 0.005);
    expect(result).toMatchObject({ notDutiesImported: 0, inventedPhrases: 0, unownedGivenAway: 0 });
    expect(read.draft).toMatchObject({
      number: expected.number,
      issuedDay: expected.issuedDay,
      planYear: expected.planYear,
      commune: expected.commune,
    });
  });
});
