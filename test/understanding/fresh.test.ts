import { describe, expect, test } from '@jest/globals';
import { ROLES } from '../../src/people/person.ts';
import { understand } from '../../src/understanding/understand.ts';
import { readRows, roleOf, TABLE_DAY, unescaped } from './rows.ts';
import { closes, sameReading } from './same-reading.ts';

type Reading = Record<string, unknown>;

/** Lines written by somebody who had not seen the grammar; an empty answer says only that nothing may be closed. */
const rows = [
  './fresh-not-done.tsv',
  './fresh-done.tsv',
  './fresh-mixed.tsv',
  './fresh-second.tsv',
  './fresh-third.tsv',
].flatMap(readRows);
const answered = rows.filter((row) => (row['answer'] ?? '') !== '');
const open = rows.filter((row) => (row['answer'] ?? '') === '');

describe('lines written without knowledge of the grammar', () => {
  test.each(answered.map((row) => [row['role'], row['text'] ?? '', row] as const))('%s: %s', (_role, text, row) => {
    const answers = [
      JSON.parse(row['answer'] ?? '{}') as Reading,
      ...(JSON.parse((row['accept'] ?? '') === '' ? '[]' : (row['accept'] ?? '[]')) as Reading[]),
    ];
    const got = understand(unescaped(text), { on: TABLE_DAY, role: roleOf(row) }) as Reading;
    expect({ got, right: answers.some((answer) => sameReading(answer, got)) }).toMatchObject({ right: true });
  });

  test.each(open.map((row) => row['text'] ?? ''))('closes nothing: %s', (text) => {
    for (const role of ROLES) {
      expect(closes(understand(unescaped(text), { on: TABLE_DAY, role }) as Reading)).toBe(false);
    }
  });
});

describe('numbers, days and announcements', () => {
  test.each(ROLES.map((role) => [role]))('"xong 12" is a closing for the %s', (role) => {
    expect(understand('xong 12', { on: TABLE_DAY, role })).toEqual({ intent: 'done', task: 12 });
  });

  test.each(['gia hạn 12 đến 31/2', 'gia hạn 12 đến 5/13', 'mốc 12 ngày 31/2', 'mai 31/4 em nộp 12', 'đến ngày 31/2'])(
    'a day that no calendar has is asked for: %s',
    (text) => {
      const got = understand(text, { on: TABLE_DAY, role: 'officer' }) as Reading;
      expect(got).not.toHaveProperty('day');
      expect(got['ask']).toBe('date');
    },
  );

  test.each(['chi tiết TB 3', 'thu hồi thông báo 3', 'hủy thông báo 3', 'TB 3 xong rồi', 'xóa TB 3'])(
    'the number of an announcement is no task: %s',
    (text) => {
      for (const role of ROLES) {
        const got = understand(text, { on: TABLE_DAY, role }) as Reading;
        expect(got).not.toHaveProperty('task');
        expect(['undo', 'detail', 'done']).not.toContain(got['intent']);
      }
    },
  );
});
