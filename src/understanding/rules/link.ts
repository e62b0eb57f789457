import type { Intent } from '../intent.ts';
import { foldText } from '../text/clean.ts';
import { GLUED_WORDS } from '../text/chat-words.ts';
import { isSyllable } from '../text/syllable.ts';

/** Code letters: no 0, 1, I, L, O, U. */
const CODE = /(?<![\p{L}\d])([2-9A-HJKMNP-TV-Z]{4})(-?)([2-9A-HJKMNP-TV-Z]{4})(?![\p{L}\d-])/iu;

/** Two halves that could be Vietnamese words typed together ("dangnhap", "hahahaha") are words. */
function isWord(letters: string): boolean {
  const lower = letters.toLowerCase();
  const cuts = [2, 3, 4, 5, 6].some((at) => isSyllable(lower.slice(0, at)) && isSyllable(lower.slice(at)));
  return cuts || new Set(lower).size < 5;
}

function codeIn(text: string): string | null {
  const match = CODE.exec(text);
  if (match === null) return null;
  const letters = `${match[1]}${match[3]}`.toUpperCase();
  const hyphen = match[2] === '-';
  if (!hyphen && (/^\d+$/u.test(letters) || (!/\d/u.test(letters) && isWord(letters)))) return null;
  // Two ordinary words with a hyphen are words.
  if (
    hyphen &&
    !/\d/u.test(letters) &&
    isSyllable((match[1] ?? '').toLowerCase()) &&
    isSyllable((match[3] ?? '').toLowerCase())
  )
    return null;
  return letters;
}

/** A link code alone, behind "mã" or behind `/start`; the code comes back in capitals without its hyphen. */
export function readLink(said: string): Intent | null {
  if (said.length > 80) return null;
  const start = /^\/start(?:@\w+)?\s+(\S+)$/iu.exec(said);
  if (start?.[1] !== undefined)
    return { intent: 'link', code: (codeIn(start[1]) ?? start[1]).toUpperCase().replaceAll('-', '') };
  const code = codeIn(said);
  if (code === null) return null;
  const rest = foldText(said.replace(CODE, ' '))
    .replace(/[^a-z]+/gu, ' ')
    .trim();
  return /^(?:(?:da|ma|lien ket|cua|em|toi|la|day|a|code|anh|chi|day a|xin|gui|nhap|kich hoat|start)(?:\s|$))*$/u.test(
    rest,
  )
    ? { intent: 'link', code }
    : null;
}

/** `/xong@bot 12` → `xong 12`, `/qua_han` → `qua han`: Telegram's menu says the same words. */
export function unslash(text: string): string {
  const match = /^\s*\/([\p{L}\d_]{1,40})(?:@\w{1,40})?(?=\s|$)/u.exec(text);
  if (match === null) return text;
  const command = (match[1] ?? '').toLowerCase();
  const words =
    GLUED_WORDS.get(command.replaceAll('_', '')) ?? (command === 'start' ? 'tro giup' : command.replaceAll('_', ' '));
  return words + text.slice(match[0].length);
}
