import { foldInPlace } from './fold-in-place.ts';

/** The words of a text, folded; numbers without leading zeros. */
export const wordsOf = (text: string): string[] =>
  foldInPlace(text)
    .replace(/\d+/gu, (digits) => String(Number(digits)))
    .split(/[^a-z0-9%]+/u)
    .filter((word) => word !== '');

/** How alike two texts are, 0 to 1: twice the shared words over all words (each word counted as often as it stands). */
export function likeness(a: string, b: string): number {
  const left = new Map<string, number>();
  const [wordsOfA, wordsOfB] = [wordsOf(a), wordsOf(b)];
  if (wordsOfA.length === 0 || wordsOfB.length === 0) return 0;
  for (const word of wordsOfA) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of wordsOfB) {
    const rest = left.get(word) ?? 0;
    if (rest > 0) shared++;
    left.set(word, rest - 1);
  }
  return (2 * shared) / (wordsOfA.length + wordsOfB.length);
}

/** One line, single blanks. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();
