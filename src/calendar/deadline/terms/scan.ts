import type { Word } from '../spelling/word.ts';
import { BOUNDS, TIES } from './bounds.ts';
import { CADENCES, LISTED, LISTED_FIRST } from './cadences.ts';
import { DAYS } from './days.ts';
import { CLOCKS, LENGTHS } from './lengths.ts';
import { MONTHS } from './months.ts';
import { MARKS, MARKS_FIRST, SOFTS } from './softs.ts';
import { type Join, type Placed, type Row, row, type Term } from './term.ts';
import { VOIDS } from './voids.ts';
import { WEEKS } from './weeks.ts';

const JOINS: Readonly<Record<string, Join>> = {
  ',': ',',
  ';': ';',
  '-': '-',
  va: 'and',
  '&': 'and',
  hoac: 'and',
  '+': '+',
  '(': '(',
  ')': ')',
  '.': '.',
  '|': '.',
  ':': ':',
};
const join = (text: string): Term | null => {
  const said = JOINS[text];
  return said === undefined ? null : { is: 'join', join: said };
};

const SMALL: readonly Row[] = [
  row('(?<=(?:den|truoc|trong|het|nhat|la|tu|qua) )(?<y>20\\d\\d)|(?<=^)(?<y2>20\\d\\d)(?=$)', ({ y, y2 }) => ({
    is: 'point',
    point: { unit: 'year', year: { year: Number(y ?? y2) } },
  })),
  row('(?<=tu )nay', { is: 'point', point: { unit: 'day', step: 0 } }),
  row(
    '(?:la|phai|ngay|vao|cac|nhung|xong|gui|it nhat|toi thieu|sang|chieu|trua|toi|dem|cuoi gio|dau gio|buoi|cuoi ngay)',
    { is: 'filler' },
  ),
  row('(?<n>\\d{1,4})', ({ n }) => ({ is: 'number', value: Number(n) })),
];

/** At each place the first line that fits is taken: what is no deadline first, the longer and the more special before the shorter. */
const VOCABULARY: readonly Row[] = [
  ...VOIDS,
  ...MARKS_FIRST,
  ...LISTED_FIRST,
  ...SOFTS,
  ...WEEKS.slice(0, 4),
  ...CADENCES,
  ...BOUNDS,
  ...DAYS,
  ...MONTHS,
  ...WEEKS,
  ...CLOCKS,
  ...LISTED,
  ...LENGTHS,
  ...TIES,
  ...MARKS,
  ...SMALL,
];

/** The words as terms, none overlapping, every word in one of them. */
export function scan(words: readonly Word[]): Placed[] {
  const text = words.map((word) => word.text).join(' ');
  const wordAt = new Map<number, number>();
  let place = 0;
  words.forEach((word, i) => {
    wordAt.set(place, i);
    place += word.text.length + 1;
  });
  const terms: Placed[] = [];
  place = 0;
  for (let at = 0; at < words.length;) {
    const { term, length } = termAt(text, place) ?? { term: wordTerm(words[at]), length: words[at]?.text.length ?? 0 };
    const to = wordAt.get(place + length + 1) ?? words.length;
    terms.push({ ...term, from: at, to });
    at = to;
    place += length + 1;
  }
  return terms;
}

const wordTerm = (word: Word | undefined): Term => join(word?.text ?? '') ?? { is: 'word' };

function termAt(text: string, place: number): { term: Term; length: number } | null {
  for (const [pattern, read] of VOCABULARY) {
    pattern.lastIndex = place;
    const match = pattern.exec(text);
    if (match === null || match[0] === '') continue;
    const term = read(match.groups ?? {});
    if (term !== null) return { term, length: match[0].length };
  }
  return null;
}
