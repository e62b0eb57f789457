import { describe, expect, test } from '@jest/globals';
import { understand } from '../../src/understanding/understand.ts';
import { readRows, roleOf, TABLE_DAY, unescaped } from './rows.ts';

describe.each(['typed-forms', 'natural'])('every line of %s', (file) => {
  test.each(readRows(`./${file}.tsv`).map((row) => [row['role'] ?? '', row['text'] ?? '', row] as const))(
    'as %s: %s',
    (_role, text, row) => {
      const got = understand(unescaped(text), { on: TABLE_DAY, role: roleOf(row) });
      expect(got).toEqual(JSON.parse(row['answer'] ?? '{}'));
    },
  );
});
