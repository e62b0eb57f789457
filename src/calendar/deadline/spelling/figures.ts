import { isNumber, textAt, type Word } from './word.ts';

const SEPARATOR = /^[/.-]$/u;
const isYear = (text: string) => /^(?:19|20)\d\d$/u.test(text);
const isShort = (text: string) => /^\d{1,2}$/u.test(text);
const trim = (text: string) => String(Number(text));

/**
 * Numbers joined to what they mean: `30/6/2026`, `30/6`, `6/2026`, `16:30`. What is a fraction, a decimal or a score becomes
 * `fraction`, so that nobody takes it for a day.
 */
export function joinFigures(words: readonly Word[]): Word[] {
  const out: Word[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    if (!isNumber(word)) {
      out.push(word);
      continue;
    }
    const read = joined(words, at, out.at(-1)?.text ?? '');
    const last = words[at + read.count - 1] ?? word;
    out.push({ ...word, text: read.text, end: last.end });
    at += read.count - 1;
  }
  return out;
}

/** A number, a separator, a number, a separator, a number: what may be a date. */
const fiveAt = (words: readonly Word[], at: number): [string, string, string, string, string] => [
  textAt(words, at),
  textAt(words, at + 1),
  textAt(words, at + 2),
  textAt(words, at + 3),
  textAt(words, at + 4),
];

interface Read {
  text: string;
  count: number;
}

function joined(words: readonly Word[], at: number, before: string): Read {
  const [a, sep1, b, sep2, c] = fiveAt(words, at);
  const tight1 = words[at + 1]?.tight === true && words[at + 2]?.tight === true;
  const tight2 = words[at + 3]?.tight === true && words[at + 4]?.tight === true;
  const alone = { text: trim(a), count: 1 };
  if (sep1 === ':' && tight1 && isShort(a) && /^\d\d$/u.test(b)) return { text: `${trim(a)}:${b}`, count: 3 };
  if ((sep1 === ',' || sep1 === '.') && tight1 && /^\d+$/u.test(b) && !isDate(words, at)) {
    const listed = sep1 === ',' && /^(?:ngay|thang|quy|thu)$/u.test(before) && isShort(b);
    if (listed) return alone;
    return sep1 === '.' && isShort(a) && isShort(b) && !(/^[.,]$/u.test(sep2) && /^\d/u.test(c))
      ? { text: `${trim(a)}.${trim(b)}`, count: 3 }
      : { text: 'fraction', count: 3 + moreGroups(words, at + 3) };
  }
  if (!SEPARATOR.test(sep1) || !/^\d+$/u.test(b)) return alone;
  if (isYear(a) && isShort(b) && SEPARATOR.test(sep2) && isShort(c))
    return { text: `${trim(c)}/${trim(b)}/${a}`, count: 5 };
  if (isRange(words, at, before)) return alone;
  if (isDate(words, at) && (sep1 === '/' || tight1 || isYear(c)) && (sep2 === '/' || tight2 || isYear(c))) {
    const year = isYear(c) ? c : `20${c}`;
    return { text: `${trim(a)}/${trim(b)}/${year}`, count: 5 };
  }
  if (isYear(b) && isShort(a) && (sep1 === '/' || tight1)) return { text: `${trim(a)}/${b}`, count: 3 };
  // "tỷ lệ 1/2"
  if (before === 'le' && /^t[yi]$/u.test(textAt(words, at - 2))) return { text: 'fraction', count: 3 };
  if (isAlways(words, at)) return { text: '24/24', count: 3 };
  if (sep1 === '/' && isShort(a) && isShort(b))
    return isFraction(words, at)
      ? { text: 'fraction', count: 3 + (sep2 === ',' ? 2 : 0) }
      : { text: `${trim(a)}/${trim(b)}`, count: 3 };
  if (
    sep1 === '-' &&
    tight1 &&
    isShort(a) &&
    isShort(b) &&
    Number(a) > Number(b) &&
    Number(b) <= 12 &&
    Number(a) <= 31 &&
    before !== 'quy'
  )
    return { text: `${trim(a)}/${trim(b)}`, count: 3 };
  return sep1 === '/' ? { text: 'fraction', count: 3 } : alone;
}

/** Day, month and a year of four figures, or of two with the same separators. */
function isDate(words: readonly Word[], at: number): boolean {
  const [a, sep1, b, sep2, c] = fiveAt(words, at);
  if (!isShort(a) || !isShort(b) || !SEPARATOR.test(sep1) || !SEPARATOR.test(sep2)) return false;
  if (isYear(c)) return true;
  return (
    /^\d\d$/u.test(c) &&
    sep1 === sep2 &&
    words[at + 4]?.tight === true &&
    Number(b) <= 12 &&
    Number(a) > 0 &&
    Number(c) >= 20
  );
}

/** "20-24/4", "tháng 4-6/2026", "20 - 24": the hyphen stands between two of a kind. */
function isRange(words: readonly Word[], at: number, before: string): boolean {
  const [, sep1, b, sep2, c] = fiveAt(words, at);
  if (sep1 !== '-') return false;
  if (/^(?:thang|quy)$/u.test(before)) return !isYear(b);
  if (words[at + 1]?.tight !== true && !(sep2 === '-' && isYear(c))) return true;
  return isShort(b) && /^[/.]$/u.test(sep2) && isShort(c);
}

/** "trực 24/24 giờ", "24/7" without a word that makes it the 24th of July. */
function isAlways(words: readonly Word[], at: number): boolean {
  if (textAt(words, at) !== '24' || textAt(words, at + 1) !== '/') return false;
  const days = textAt(words, at + 2);
  return days === '24' || (days === '7' && /^(?:truc|lien|dong|phuc|ho|tuc|gac)$/u.test(textAt(words, at - 1)));
}

/** "2/3 số hộ", "0,5/1 điểm", "20/21,5 điểm": neither is a day. */
function isFraction(words: readonly Word[], at: number): boolean {
  const [, , , next, after] = fiveAt(words, at);
  if (/^(?:diem|tong|thanh|dai|ho|thon|%|phan|nguoi|tieu|don)$/u.test(next)) return true;
  if (next === 'so' && after !== 'lieu') return true;
  return next === ',' && words[at + 3]?.tight === true && /^\d+$/u.test(after) && words[at + 4]?.tight === true;
}

function moreGroups(words: readonly Word[], at: number): number {
  let count = 0;
  while (
    /^[.,/]$/u.test(textAt(words, at + count)) &&
    words[at + count]?.tight === true &&
    isNumber(words[at + count + 1])
  )
    count += 2;
  return count;
}
