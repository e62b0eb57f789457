/** A longer text is refused whole: nothing of it is kept. */
export const TEXT_LIMIT = 10_000;

/** Zero-width and direction marks can hide what a text says; control characters are nothing that a person typed. */
const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/gu;
const LONE_SURROGATES = /\p{Surrogate}/gu;

/** What was typed as it is kept: NFC, without lone surrogates, invisible marks and control characters. */
export function cleanText(text: string): string {
  return text.replace(LONE_SURROGATES, '').replace(INVISIBLE, '').replace(/\r\n?/gu, '\n').normalize('NFC').trim();
}

const NAME_LIMIT = 120;
const NOT_IN_NAMES = /[\\/:*?"<>|]/gu;

/** The original file name without path, marks and characters that a file system or a header chokes on; the ending stays. */
export function cleanFileName(name: string): string {
  const last = cleanText(name).split(/[\\/]/u).at(-1) ?? '';
  const safe = last
    .replace(NOT_IN_NAMES, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[.\s]+/u, '')
    .trim();
  if (safe === '') return 'tep';
  if (safe.length <= NAME_LIMIT) return safe;
  const ending = /\.[A-Za-z0-9]{1,8}$/u.exec(safe)?.[0] ?? '';
  return `${safe.slice(0, NAME_LIMIT - ending.length)}${ending}`;
}
