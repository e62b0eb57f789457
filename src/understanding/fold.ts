import { foldText } from './text/clean.ts';

/** Lower case, without diacritics, single spaces: how names, labels and words are compared. NFC and NFD fold alike. */
export const fold = (text: string): string => foldText(text).replace(/\s+/gu, ' ').trim();
