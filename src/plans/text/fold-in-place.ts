/**
 * Lower case without diacritics, letter for letter: the answer has the length of the question, so that a place found
 * in it is a place in the original. For NFC text without loose marks (`composed`).
 */
export function foldInPlace(text: string): string {
  let folded = '';
  for (let at = 0; at < text.length; at++) folded += foldLetter(text.charAt(at));
  return folded;
}

const known = new Map<string, string>();

function foldLetter(letter: string): string {
  const before = known.get(letter);
  if (before !== undefined) return before;
  const bare = letter === 'đ' || letter === 'Đ' ? 'd' : (letter.normalize('NFD')[0] ?? letter);
  const small = bare.toLowerCase();
  const folded = DASHES.has(small) ? '-' : small.length === 1 ? small : bare;
  known.set(letter, folded);
  return folded;
}

const DASHES = new Set(['–', '—', '‑', '‒', '−']);

/** NFC, no-break and odd blanks as blanks, zero-width letters and marks that belong to no letter dropped. */
export function composed(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00A0\u2000-\u200A\u202F\u3000]/gu, ' ')
    .replace(/[\u200B-\u200F\u2060\uFEFF\u00AD]|\p{M}/gu, '');
}
