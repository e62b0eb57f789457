import { foldText } from './clean.ts';

const INITIAL = 'ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnprstvx]';
const VOWELS =
  'uyeu|uyu|uya|uye|uoi|uou|uay|uai|oai|oay|oao|oeo|uao|ieu|yeu|uau|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|ua|ue|ui|uo|uu|uy|ya|ye|[aeiouy]';
const SYLLABLE = new RegExp(`^(?:${INITIAL})?(?:${VOWELS})(?:ch|ng|nh|[cmnpt])?$`, 'u');

/** Whether these letters without diacritics can be one Vietnamese syllable. */
export const isSyllable = (letters: string): boolean => SYLLABLE.test(letters);

const DOUBLED = /([a-z])\1+/gu;
/** "xongggg" → "xong". No Vietnamese syllable in daily use has a doubled letter. */
const withoutDoubles = (letters: string): string => letters.replace(DOUBLED, '$1');

/** Tone and mark keys after the first vowel; a vowel key typed again after the final consonant (nopoj = nộp). */
function withoutTelex(letters: string): string {
  const vowel = letters.search(/[aeiouyw]/u);
  if (vowel < 0) return letters;
  const body = letters
    .slice(vowel)
    .replace(/[sfrxjwz]/gu, '')
    .replace(/([aeo])((?:ch|ng|nh|[cmnpt]))\1$/u, '$1$2');
  const word = withoutDoubles(letters.slice(0, vowel) + body);
  return word.startsWith('d') ? word.replace(/(?<=^d.+)d$/u, '') : word;
}

/** "ro62i" → "roi": VNI digits inside or after a syllable; null when the token is not one. */
export function decodeVni(token: string): string | null {
  if (!/^[a-z]+[1-9][a-z]*[1-9]?[a-z]*$/u.test(token) || !/[aeiouy].*[1-9]|^d9/u.test(token)) return null;
  const letters = token.replace(/[1-9]/gu, '');
  return isSyllable(letters) ? letters : null;
}

/** Words whose letters one often types in the wrong order or leaves out. */
const KEY_WORDS =
  'xong hoan thanh tat viec chua nhac thong bao giao duyet vuong phat sinh truoc khong dang duoc nghi nhan trong chuyen hang'.split(
    ' ',
  );
const swapsOf = (word: string): string[] =>
  Array.from(word.slice(1), (_, i) => word.slice(0, i) + (word[i + 1] ?? '') + (word[i] ?? '') + word.slice(i + 2));
const dropsOf = (word: string): string[] =>
  Array.from(word.slice(1), (_, i) => word.slice(0, i + 1) + word.slice(i + 2));
const TYPOS = new Map<string, string>();
for (const word of KEY_WORDS) {
  const slips = word.length >= 4 ? [...swapsOf(word), ...dropsOf(word)] : swapsOf(word);
  for (const typo of slips) if (!isSyllable(typo) && !TYPOS.has(typo)) TYPOS.set(typo, word);
}

/** Words of other languages that must not be taken for Telex. */
const FOREIGN = new Set(
  'ok zalo telegram tele file excel word pdf test stop start help menu link email mail gmail app web bot form scan print undo done tick'.split(
    ' ',
  ),
);

/** One word, however it was typed, as it reads without diacritics. `word` is lower case letters only. */
export function spellWord(word: string): string {
  const letters = foldText(word);
  if (FOREIGN.has(letters) || /^[ivx]+$/u.test(letters) || isSyllable(letters)) return letters;
  for (const guess of [withoutDoubles(letters), withoutTelex(letters)]) {
    if (FOREIGN.has(guess) || isSyllable(guess)) return guess;
  }
  return TYPOS.get(letters) ?? letters;
}
