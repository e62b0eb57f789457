import type { Token } from './token.ts';

const UNITS: Readonly<Record<string, number>> = {
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

const NUMBERED = /^(?:viec|so|vu|muc|bao|them|quy|thang|ca|trong|nua|sau|cong)$/u;
const COUNTED = /^(?:ngay|hom|tuan|tieng|gio|phut|viec|nhiem|dau)$/u;

/** Words of a number from `tokens[at]`: its value and how many words it takes, or null. */
function readNumber(tokens: readonly Token[], at: number): { value: number; count: number } | null {
  const word = (i: number) => tokens[at + i]?.flat ?? '';
  const unit = (i: number) => UNITS[word(i)] ?? 0;
  let count = 0;
  let value = 0;
  if (unit(0) > 0 && word(1) === 'tram') {
    value = unit(0) * 100;
    count = 2;
    if (/^(?:linh|le)$/u.test(word(2)) && unit(3) > 0) return { value: value + unit(3), count: 4 };
  }
  if (unit(count) > 1 && word(count + 1) === 'muoi') {
    value += unit(count) * 10;
    count += 2;
  } else if (word(count) === 'muoi' && tokens[at + count]?.marked !== 'mươi') {
    value += 10;
    count += 1;
  } else {
    return count > 0 ? { value, count } : null;
  }
  return unit(count) > 0 && word(count + 1) !== 'ngay'
    ? { value: value + unit(count), count: count + 1 }
    : { value, count };
}

/** A single digit word counts only where a number is expected: "việc ba", "ba ngày nữa", "tháng tư"; never "Tư pháp". */
function readDigit(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at];
  const before = tokens[at - 1]?.flat ?? '';
  const after = tokens[at + 1]?.flat ?? '';
  if (token === undefined) return null;
  const value = UNITS[token.flat];
  if (value === undefined || token.flat === 'lam') return null;
  // "sáu" is 6, "sau" is "after"; without marks only the word before a count can tell, and it cannot.
  if (token.flat === 'sau' && token.marked !== 'sáu') return null;
  if (token.flat === 'tu') return before === 'thang' || before === 'quy' ? 4 : null;
  if (token.flat === 'nam' && (token.marked === 'nam' || /^(?:nay|sau|truoc|ngoai|toi)$/u.test(after))) {
    return before === 'thang' && tokens[at + 1]?.kind !== 'number' ? 5 : null;
  }
  if (before === 'thu') return null;
  if (/^\d+$/u.test(before)) return /^(?:ngay|hom|tuan)$/u.test(after) ? value : null;
  return NUMBERED.test(before) || COUNTED.test(after) ? value : null;
}

/** "số hai mươi" → "số 20". Weekdays keep their words. */
export function mergeNumberWords(tokens: readonly Token[]): Token[] {
  const merged: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    const digit = token.kind === 'word' ? readDigit(tokens, at) : null;
    const read =
      token.kind === 'word' ? (readNumber(tokens, at) ?? (digit === null ? null : { value: digit, count: 1 })) : null;
    if (read === null) {
      merged.push(token);
      continue;
    }
    at += read.count - 1;
    merged.push({ ...token, flat: String(read.value), kind: 'number', end: tokens[at]?.end ?? token.end });
  }
  return merged;
}
