/** Zero-width and direction marks, soft hyphens, lone surrogates, emoji variation selectors. */
const INVISIBLE = /[\p{Cf}\p{Cs}\uFE0F]/gu;
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/gu;
const LINE_BREAK = /\r\n?|\u2028|\u2029|\u0085/gu;

/** The text as it was meant: NFC, without characters nobody can see, every line break `\n`. Words and case stay. */
export function cleanText(text: string): string {
  return text.replace(LINE_BREAK, '\n').replace(INVISIBLE, '').replace(CONTROL, ' ').normalize('NFC').trim();
}

/** Lower case, without diacritics: `Đã nộp` → `da nop`. */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');
}
