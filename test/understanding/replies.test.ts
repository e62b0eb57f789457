import { describe, expect, test } from '@jest/globals';
import { plainDay } from '../../src/calendar/plain-day.ts';
import { understand } from '../../src/understanding/understand.ts';
import { readRows, roleOf } from './rows.ts';
import { closes, sameReading } from './same-reading.ts';

type Reading = Record<string, unknown>;
const rows = readRows('./replies.tsv').map((row) => {
  const accepted = (row['accept'] ?? '') === '' ? [] : (JSON.parse(row['accept'] ?? '[]') as Reading[]);
  const answers = [JSON.parse(row['answer'] ?? '{}') as Reading, ...accepted];
  const got = understand(row['text'] ?? '', { on: plainDay(row['today'] ?? ''), role: roleOf(row) }) as Reading;
  return { text: row['text'] ?? '', answers, got };
});

describe('the training lines', () => {
  test('are read exactly, at least 98 of 100', () => {
    const wrong = rows.filter(({ answers, got }) => !answers.some((answer) => sameReading(answer, got)));
    expect(rows.length).toBeGreaterThan(140);
    expect(wrong.length / rows.length).toBeLessThanOrEqual(0.02);
  });

  test('close nothing that the line does not close', () => {
    const falselyClosed = rows.filter(({ answers, got }) => closes(got) && !answers.some(closes));
    expect(falselyClosed.map(({ text }) => text)).toEqual([]);
  });

  test('ask back exactly where a line cannot be acted on', () => {
    const wrong = rows.filter(({ answers, got }) => {
      const hit = answers.find((answer) => sameReading(answer, got)) ?? answers[0];
      return (hit?.['ask'] === undefined) !== (got['ask'] === undefined);
    });
    expect(wrong.map(({ text }) => text)).toEqual([]);
  });
});
