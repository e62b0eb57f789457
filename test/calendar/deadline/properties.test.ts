import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { deadlineSchema } from '../../../src/calendar/deadline/deadline-schema.ts';
import { findDeadlines } from '../../../src/calendar/deadline/find-deadlines.ts';
import { parseDeadline } from '../../../src/calendar/deadline/parse-deadline.ts';
import { addDays, dayOfMonthOf, lastOfMonth, monthOf, plainDay, yearOf } from '../../../src/calendar/plain-day.ts';
import { foldText } from '../../../src/understanding/text/clean.ts';
import { days } from '../arbitrary-days.ts';
import { readRows } from './rows.ts';
import { type Answer, asks, faultsOf, sameDeadline } from './same-deadline.ts';

const TODAY = plainDay('2026-03-05');
const read = (phrase: string, today = TODAY) => parseDeadline(phrase, today) as unknown as Answer;
const known = [...readRows('./phrases.tsv'), ...readRows('./fresh-2.tsv').slice(0, 80)];
const phrase = fc.constantFrom(...known.map((row) => row.phrase));

const pieces =
  'trước ngày tháng quý năm hằng hàng mỗi 15 30/6 30/6/2026 14/12 mùng 8 II IV 2026 đến từ chậm nhất sau khi kể từ 05 ngày làm việc thứ Sáu tuần cuối đầu giữa , ; và - ( ) / . … một lần 6 tháng theo quy định thường xuyên khi có yêu cầu dự kiến chốt số liệu 16 giờ nghị quyết số 12/KH-UBND'.split(
    ' ',
  );
const salad = fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((list) => list.join(' '));

/** The ways in which people and machines write one day. */
const FORMS: readonly ((day: string, month: string, year: string) => string)[] = [
  (d, m, y) => `${d}/${m}/${y}`,
  (d, m, y) => `${d}.${m}.${y}`,
  (d, m, y) => `${d}-${m}-${y}`,
  (d, m, y) => `${d} / ${m} / ${y}`,
  (d, m, y) => `${y}-${m}-${d}`,
  (d, m, y) => `ngày ${d}/${m}/${y}`,
  (d, m, y) => `ngày ${d} tháng ${m} năm ${y}`,
  (d, m, y) => `ngày ${Number(d)} tháng ${Number(m)} năm ${y}`,
  (d, m, y) => `NGÀY ${d} THÁNG ${m} NĂM ${y}`,
  (d, m, y) => `ngay ${d} thang ${m} nam ${y}`,
  (d, m, y) => `ngày ${d} tháng ${m}/${y}`,
  (d, m, y) => `mùng ${Number(d)} tháng ${Number(m)} năm ${y}`,
  (d, m, y) => `chậm nhất là ngày ${d}/${m}/${y}`,
  (d, m, y) => `đến hết ngày ${d}/${m}/${y}`,
  (d, m, y) => `${d}/${m}/${y}`.replaceAll('1', 'l').replaceAll('0', 'O'),
];
const parts = (day: string): [string, string, string] => [day.slice(8), day.slice(5, 7), day.slice(0, 4)];
const soon = days('2026-03-05', '2039-12-31');

describe('any phrase', () => {
  test('has an answer of the published shape, whatever the characters', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), salad, phrase);
    fc.assert(
      fc.property(text, soon, (said, today) => {
        const got = parseDeadline(said, today);
        expect(deadlineSchema.parse(JSON.parse(JSON.stringify(got)))).toEqual(got);
      }),
      { numRuns: 100 },
    );
  });

  test('is found where it stands, in order and without overlap', () => {
    fc.assert(
      fc.property(salad, (text) => {
        let last = 0;
        for (const { start, end, phrase: said } of findDeadlines(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(text.slice(start, end)).toBe(said);
          last = end;
        }
      }),
    );
  });

  test('reads composed and decomposed letters alike', () => {
    for (const { phrase: said } of known) expect(read(said.normalize('NFD'))).toEqual(read(said.normalize('NFC')));
  });

  test('reads capitals and small letters alike', () => {
    const other = known.filter(({ phrase: said }) => !sameDeadline(read(said), read(said.toLowerCase())));
    expect(other.map(({ phrase: said }) => said)).toEqual([]);
  });

  test('says without diacritics the same, or asks, or says nothing', () => {
    const worse = known.filter(({ phrase: said }) => {
      const [marked, plain] = [read(said), read(foldText(said))];
      return (
        !sameDeadline(marked, plain) &&
        (faultsOf([marked], plain).length > 0 || plain['kind'] === 'on-day') &&
        !asks(plain)
      );
    });
    expect(worse.map(({ phrase: said }) => said)).toEqual([]);
  });

  test.each<[string, (said: string) => string]>([
    ['blanks and a full stop', (said) => `  ${said.replaceAll(' ', '  ')} . `],
    ['brackets', (said) => `(${said})`],
    ['a label', (said) => `Thời gian thực hiện: ${said}`],
    ['a bullet and a semicolon', (said) => `- ${said};`],
  ])('keeps its meaning with %s', (_what, dressed) => {
    const other = known.filter(({ phrase: said }) => !sameDeadline(read(said), read(dressed(said))));
    expect(other.map(({ phrase: said }) => said)).toEqual([]);
  });
});

describe('a day', () => {
  test('is read in every form', () => {
    fc.assert(
      fc.property(soon, fc.constantFrom(...FORMS), (day, form) => {
        expect(read(form(...parts(day)))).toEqual({ kind: 'on-day', day });
      }),
      { numRuns: 200 },
    );
  });

  test('excluded by "trước" is the day before it', () => {
    fc.assert(
      fc.property(days('2026-03-06', '2039-12-31'), (day) => {
        const [d, m, y] = parts(day);
        for (const said of [`trước ${d}/${m}/${y}`, `trước ngày ${d} tháng ${m} năm ${y}`, `truoc ngay ${d}/${m}/${y}`])
          expect(read(said)).toEqual({ kind: 'on-day', day: addDays(day, -1) });
      }),
    );
  });

  test('without a year is the next one, and next year is asked about', () => {
    fc.assert(
      fc.property(soon, soon, (today, day) => {
        fc.pre(!day.endsWith('02-29'));
        const [d, m] = parts(day);
        const got = read(`chậm nhất ngày ${d}/${m}`, today);
        const wanted = `${yearOf(today) + (`${m}-${d}` < today.slice(5) ? 1 : 0)}-${m}-${d}`;
        expect(got).toEqual({
          kind: 'on-day',
          day: wanted,
          ...(wanted.slice(0, 4) === today.slice(0, 4) ? {} : { ask: 'year' }),
        });
      }),
    );
  });

  test('each month and each year is its day in the period', () => {
    fc.assert(
      fc.property(soon, (day) => {
        const [d, m] = parts(day);
        expect(read(`ngày ${d} hằng tháng`)).toEqual({ kind: 'repeat', every: 'month', on: [dayOfMonthOf(day)] });
        expect(read(`ngày ${d}/${m} hằng năm`)).toEqual({ kind: 'repeat', every: 'year', on: [`${m}-${d}`] });
      }),
    );
  });

  test('that no calendar has is null and asked about', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 }), (d, m) => {
        fc.pre(m < 1 || m > 12 || d < 1 || d > 31);
        expect(read(`ngày ${d}/${m}/2026`)).toEqual({ kind: 'on-day', day: null, ask: 'invalid' });
      }),
    );
  });
});

describe('a month, a quarter, a year', () => {
  test('ends on its last day; "trước" ends on the day before it begins', () => {
    fc.assert(
      fc.property(soon, (day) => {
        const [month, year] = [monthOf(day), yearOf(day)];
        const first = plainDay(`${day.slice(0, 8)}01`);
        expect(read(`trong tháng ${month}/${year}`)).toEqual({ kind: 'on-day', day: lastOfMonth(day) });
        const before = addDays(first, -1);
        expect(read(`trước tháng ${month} năm ${year}`)).toEqual({
          kind: 'on-day',
          day: before,
          ...(before < TODAY ? { ask: 'past' } : {}),
        });
        expect(read(`chậm nhất năm ${year}`)).toEqual({ kind: 'on-day', day: `${year}-12-31` });
      }),
    );
  });
});

test('a phrase of 10.000 characters costs no more than a few', () => {
  for (const piece of [
    '12 ',
    '1/',
    '20/3 ',
    'tháng ',
    'trước ',
    'ngày ',
    ', ',
    'I/',
    'tháng 3, ',
    'từ 1/4 đến ',
    '9',
    '… ',
  ]) {
    const text = piece.repeat(Math.ceil(10_000 / piece.length)).slice(0, 10_000);
    parseDeadline(text, TODAY);
    const before = process.cpuUsage();
    for (let i = 0; i < 5; i += 1) parseDeadline(text, TODAY);
    // five milliseconds are promised; a busy machine in the middle of a test run gets five times that
    expect(process.cpuUsage(before).user / 1000 / 5).toBeLessThan(25);
  }
});
