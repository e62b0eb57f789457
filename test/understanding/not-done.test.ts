import { describe, expect, test } from '@jest/globals';
import { ROLES } from '../../src/people/person.ts';
import { understand } from '../../src/understanding/understand.ts';
import { readRows, TABLE_DAY, unescaped } from './rows.ts';
import { closes } from './same-reading.ts';

const texts = readRows('./not-done.tsv').map((row) => unescaped(row['text'] ?? ''));

describe('a line that states no finished work closes nothing, whoever says it', () => {
  /** Lines of several parts may close one task; they stand in the table of natural lines. */
  test.each(texts)('%s', (text) => {
    for (const role of ROLES) {
      const got = understand(text, { on: TABLE_DAY, role });
      expect(closes(got as Record<string, unknown>)).toBe(false);
    }
  });
});
