import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ROLES, type Role } from '../../src/people/person.ts';
import { understand } from '../../src/understanding/understand.ts';
import { readRows, roleOf, TABLE_DAY, unescaped } from './rows.ts';
import { closes } from './same-reading.ts';

const known = readRows('./typed-forms.tsv').map((row) => ({ text: unescaped(row['text'] ?? ''), role: roleOf(row) }));
const line = fc.constantFrom(...known);
const doneLine = fc.record({
  number: fc.integer({ min: 1, max: 9999 }),
  form: fc.constantFrom(
    'xong N',
    'việc N xong rồi',
    'N đã nộp',
    'hoàn thành việc N',
    'em làm xong N rồi ạ',
    'N xong',
    'nộp N rồi',
  ),
});
const words =
  'xong 12 31 rồi chưa đã nộp gửi mai thứ hai 20/3 tư pháp chị Yến vì : , ? \n việc số gia hạn đến nhắc thông báo tất cả giao 05/BC-UBND 28% không nghỉ hủy'.split(
    ' ',
  );
const salad = fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((list) => list.join(' '));
const read = (text: string, role: Role = 'officer') => understand(text, { on: TABLE_DAY, role });

describe('understanding', () => {
  test('never throws, whatever the characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(...ROLES), (text, role) => {
        expect(typeof read(text, role).intent).toBe('string');
      }),
    );
    fc.assert(
      fc.property(salad, fc.constantFrom(...ROLES), (text, role) =>
        expect(typeof read(text, role).intent).toBe('string'),
      ),
    );
  });

  test('reads composed and decomposed letters alike', () => {
    fc.assert(
      fc.property(line, ({ text, role }) => {
        expect(fold(read(text.normalize('NFD'), role))).toEqual(fold(read(text.normalize('NFC'), role)));
      }),
    );
  });

  test('ignores zero-width and direction marks', () => {
    fc.assert(
      fc.property(line, fc.nat(), ({ text, role }, at) => {
        const cut = at % (text.length + 1);
        expect(read(`${text.slice(0, cut)}\u200B\u202E${text.slice(cut)}`, role)).toEqual(read(text, role));
      }),
    );
  });

  test('reads a number whatever it is', () => {
    fc.assert(
      fc.property(doneLine, ({ number, form }) => {
        expect(read(form.replace('N', String(number)))).toEqual({ intent: 'done', task: number });
      }),
    );
  });

  test.each(['chưa', 'sắp', 'nếu', 'khi nào', 'sẽ', 'không', 'đang', 'mai', 'gần'])(
    'closes nothing behind "%s"',
    (word) => {
      fc.assert(
        fc.property(doneLine, ({ number, form }) => {
          expect(closes(read(`${word} ${form.replace('N', String(number))}`) as Record<string, unknown>)).toBe(false);
        }),
      );
    },
  );

  test.each(['?', ' chưa', ' chưa nhỉ', ' à', ' không', ' hả chị', ' phải không ạ'])(
    'closes nothing before "%s"',
    (word) => {
      fc.assert(
        fc.property(doneLine, ({ number, form }) => {
          expect(closes(read(`${form.replace('N', String(number))}${word}`) as Record<string, unknown>)).toBe(false);
        }),
      );
    },
  );

  test.each([' ạ', ' nhé', ' nhé chị Yến', ' chị ạ', '!', '.'])(
    'closes the same with a polite "%s" behind it',
    (word) => {
      fc.assert(
        fc.property(doneLine, ({ number, form }) => {
          const text = form.replace('N', String(number)).replace(/ ạ$/u, '');
          expect(read(`${text}${word}`)).toEqual(read(text));
          expect(read(`dạ ${text}`.toUpperCase())).toEqual(read(text));
        }),
      );
    },
  );

  test('reads a text of 10.000 characters without choking and closes nothing by it', () => {
    for (const piece of [
      'xong 12 ',
      'a',
      '1/',
      '20/3 ',
      'việc ',
      'thứ hai tuần sau ',
      '05/BC-',
      ', ',
      ': ',
      'chị ',
      '\n',
      '9',
    ]) {
      const text = piece.repeat(Math.ceil(10_000 / piece.length)).slice(0, 10_000);
      read(text);
      const before = process.cpuUsage();
      for (let i = 0; i < 5; i += 1) expect(closes(read(text, 'clerk') as Record<string, unknown>)).toBe(false);
      const { user } = process.cpuUsage(before);
      expect(user / 1000 / 5).toBeLessThan(60);
    }
  });
});

/** The words of a reading in one form, because slots keep the letters as they were written. */
const fold = (reading: object): unknown => JSON.parse(JSON.stringify(reading).normalize('NFC'));
