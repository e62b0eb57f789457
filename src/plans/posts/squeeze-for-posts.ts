import { foldInPlace } from '../text/fold-in-place.ts';

export interface SqueezedNames {
  text: string;
  at: number[];
  begins: boolean[];
}

/** Folded without blanks, dashes and quotes; commas, colons and brackets stay: they part one name from the next. */
export function squeezeForPosts(original: string): SqueezedNames {
  const folded = foldInPlace(original);
  const squeezed: SqueezedNames = { text: '', at: [], begins: [] };
  let inWord = false;
  for (let at = 0; at < folded.length; at++) {
    const letter = folded.charAt(at);
    const isLetter = /[a-z0-9]/u.test(letter);
    if (isLetter || /[&,;:()/]/u.test(letter)) {
      squeezed.text += letter;
      squeezed.at.push(at);
      squeezed.begins.push(!isLetter || !inWord);
    }
    inWord = isLetter;
  }
  return squeezed;
}
