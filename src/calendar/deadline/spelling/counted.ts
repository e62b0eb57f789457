import { textAt, type Word } from './word.ts';

const DIGITS: Readonly<Record<string, number>> = {
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  tu: 4,
  nam: 5,
  lam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
};
/** With marks a number word is written like this and no other way. */
const MARKED = new Set('một mốt hai ba bốn tư năm lăm sáu bảy bẩy tám chín'.split(' '));
const COUNTED = /^(?:ngay|tuan|thang|quy|nam|gio|tieng|lan|ky|dot|buoi|cuoc|phien|bai|tin|chuyen|hom|phut|luot|muoi)$/u;

/** Roman and written numbers, weekdays and ordinals as figures, where a number is expected. */
export function countWords(words: readonly Word[], plain: boolean): Word[] {
  const out: Word[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    const read = ordinal(words, at, plain) ?? roman(words, at, out) ?? written(words, at, plain);
    if (read === null) {
      // "tư pháp" is not "từ"
      out.push(word.text === 'tu' && word.marked === 'tư' ? { ...word, text: 'tu*' } : word);
      continue;
    }
    const last = words[at + read.count - 1] ?? word;
    out.push({ ...word, text: read.text, end: last.end });
    at += read.count - 1;
  }
  return out;
}

interface Read {
  text: string;
  count: number;
}

/** "thứ Hai", "thứ ba", "Chủ nhật", "T6 hàng tuần" → `thu2`, `thu3`, `thu8`, `thu6`; whether a weekday or an ordinal the grammar tells. */
function ordinal(words: readonly Word[], at: number, plain: boolean): Read | null {
  const text = textAt(words, at);
  const next = textAt(words, at + 1);
  if (text === 'chu' && next === 'nhat' && !/^(?:cham|muon)$/u.test(textAt(words, at - 1)))
    return { text: 'thu8', count: 2 };
  if (text === 't' && /^[2-7]$/u.test(next) && /^(?:hang|moi|tuan)$/u.test(textAt(words, at + 2)))
    return { text: `thu${next}`, count: 2 };
  if (text === 't' && /^\d{1,2}$/u.test(next)) return { text: 'thang', count: 1 };
  if (text === 'q' && /^[1-9]$/u.test(next)) return { text: 'quy', count: 1 };
  if (!/^thu\*?$/u.test(text) || (!plain && words[at]?.marked === 'thu')) return null;
  if (/^(?:1|2|3|4|5|6|7)$/u.test(next)) return { text: `thu${next}`, count: 2 };
  if (text === 'thu*') return null;
  const value = next === 'nhat' ? 1 : next === 'nhi' ? 2 : DIGITS[next];
  return value === undefined || next === 'lam' ? null : { text: `thu${value}`, count: 2 };
}

const ROMAN: Readonly<Record<string, number>> = {
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  iiii: 4,
  v: 5,
  vi: 6,
  vii: 7,
  viii: 8,
  ix: 9,
  x: 10,
};

/** "quý II", "quý lII", "quý I, III", "quý I-II". */
function roman(words: readonly Word[], at: number, out: readonly Word[]): Read | null {
  const text = textAt(words, at);
  if (!/^[ivxl1]+$/u.test(text) || /^1+$/u.test(text)) return null;
  const before = out.at(-1)?.text ?? '';
  const listed = /^(?:,|-|va|\+|&|den|toi|hoac|\/)$/u.test(before) && out.slice(-6).some((word) => word.text === 'quy');
  if (before !== 'quy' && !(before === '.' && out.at(-2)?.text === 'q') && !listed) return null;
  const value = ROMAN[text.replace(/[l1]/gu, 'i')];
  return value === undefined ? null : { text: String(value), count: 1 };
}

const isDigitWord = (word: Word | undefined, plain: boolean): boolean =>
  word !== undefined && DIGITS[word.text] !== undefined && (plain || MARKED.has(word.marked));

/** The value of written words from `at` ("mười lăm", "hai mươi", "ba") and how many they are. */
function valueAt(words: readonly Word[], at: number, plain: boolean): { value: number; count: number } | null {
  const word = (i: number) => words[at + i];
  const digit = (i: number) => (isDigitWord(word(i), plain) ? (DIGITS[textAt(words, at + i)] ?? 0) : 0);
  const tens = digit(0) > 1 && textAt(words, at + 1) === 'muoi' ? digit(0) * 10 : 0;
  if (tens > 0)
    return digit(2) > 0 && textAt(words, at + 3) !== 'nam'
      ? { value: tens + digit(2), count: 3 }
      : { value: tens, count: 2 };
  if (textAt(words, at) === 'muoi')
    return digit(1) > 0 && textAt(words, at + 1) !== 'nam'
      ? { value: 10 + digit(1), count: 2 }
      : { value: 10, count: 1 };
  return digit(0) > 0 && textAt(words, at) !== 'lam' ? { value: digit(0), count: 1 } : null;
}

function written(words: readonly Word[], at: number, plain: boolean): Read | null {
  const value = valueAt(words, at, plain);
  if (value === null) return null;
  const before = textAt(words, at - 1);
  const after = textAt(words, at + value.count);
  const fits =
    before === 'mung' ||
    (/^(?:thang|quy)$/u.test(before) && namesMonth(words, at, after, plain)) ||
    (before === 'ngay' && (value.value >= 10 || (after === 'thang' && textAt(words, at) !== 'tu'))) ||
    (COUNTED.test(after) && countsUnit(words, at, after, plain)) ||
    (before === 'mong' && after !== 'muon');
  return fits ? { text: String(value.value), count: value.count } : null;
}

/** "tháng tư", "quý ba", "tháng sáu"; not "tháng sau", "tháng từ", "tháng năm nay". */
function namesMonth(words: readonly Word[], at: number, after: string, plain: boolean): boolean {
  const text = textAt(words, at);
  const dated = after === '' || /^(?:nam|\/|[,.;)(-])$/u.test(after);
  if (text === 'sau')
    return (
      words[at]?.marked === 'sáu' || (plain && /^(?:nam|\/)$/u.test(after) && /^\d{4}$/u.test(textAt(words, at + 2)))
    );
  // "9 tháng năm 2026" is a stretch of the year, "ngày 9 tháng năm" is in May.
  if (text === 'nam' && /^[369]$/u.test(textAt(words, at - 2)) && !/^(?:ngay|mung)$/u.test(textAt(words, at - 3)))
    return false;
  if (text === 'nam') return dated || /^\d{4}$/u.test(after);
  if (text === 'tu') return words[at]?.marked === 'tư' || (plain && dated);
  return true;
}

/** "hai lần", "năm ngày làm việc"; not "hàng năm ngày 15", "từ ngày", "sau ngày". */
function countsUnit(words: readonly Word[], at: number, after: string, plain: boolean): boolean {
  const text = textAt(words, at);
  if (text === 'sau') return words[at]?.marked === 'sáu';
  if (text === 'tu') return false;
  if (text === 'ba' && plain && textAt(words, at - 1) === 'thu') return false;
  if (text !== 'nam') return true;
  if (after === 'ngay' && /^(?:|[-:(,;])$/u.test(textAt(words, at - 1))) return textAt(words, at + 2) === 'lam';
  return (
    /^(?:trong|vong|sau|truoc|qua|nhat|thieu|da|han)$/u.test(textAt(words, at - 1)) &&
    /^(?:ngay|tuan|gio|tieng)$/u.test(after) &&
    !/^\d/u.test(textAt(words, at + 2))
  );
}
