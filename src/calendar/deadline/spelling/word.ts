/**
 * A word of the canonical text: lower case without diacritics, numbers as digits, dates as `30/6/2026`, ordinals and weekdays
 * as `thu2`. `marked` is the typed form, lower case; `start` and `end` are places in the source.
 */
export interface Word {
  text: string;
  marked: string;
  start: number;
  end: number;
  /** Nothing stands between this word and the one before. */
  tight: boolean;
}

export const isNumber = (word: Word | undefined): word is Word => word !== undefined && /^\d+$/u.test(word.text);
export const textAt = (words: readonly Word[], at: number): string => words[at]?.text ?? '';
