import { cleanText, foldText } from './text/clean.ts';

/** TỐI MẬT and TUYỆT MẬT in any writing; the plain word only as a stamp: MẬT in capitals with its marks. */
const TWO_WORDS = /(?<![a-z])(?:toi|tuyet)[\s\p{P}_]{1,5}mat(?![a-z])/u;
/** "toi mat dien thoai": without marks a lost thing reads like the stamp. */
const LOST =
  /(?<!\p{L})[Tt]oi\s+mat\s+(?:dien|the|may|so|file|tai khoan|mat khau|mang|song|ho so|giay|chia|vi|tien|cai|lien lac|quyen|dau|con)(?!\p{L})/gu;
const STAMP = /(?<!\p{L})(?:(\p{L}+)\s+)?MẬT(?!\p{L})(?:\s+(\p{L}+))?/gu;
const HARMLESS_BEFORE = new Set(['BẢO', 'BÍ', 'THÂN', 'HOÀ', 'HÒA']);

/** Words that read like the mark without diacritics and are not it: "tối mất điện", "tôi mất thẻ". */
const OTHER_WORDS =
  /(?<!\p{L})(?:tôi|tới|tội|tời|tồi|tuyệt)\s+(?:mất|mặt|mắt|mát|mạt|mật)|(?<!\p{L})tối\s+(?:mất|mặt|mắt|mát|mạt)/giu;

/**
 * Whether a text carries a mark of state secrecy, so that it must be refused before anything is written. Not for
 * BẢO MẬT, BÍ MẬT, MẬT KHẨU.
 * Source of the marks: Luật Bảo vệ bí mật nhà nước 2018, điều 8 (tuyệt mật, tối mật, mật).
 */
export function isMarkedSecret(text: string): boolean {
  const clean = cleanText(text);
  if (/(?<!\p{L})(?:tối|tuyệt)[\s\p{P}]{1,5}mật(?!\p{L})/iu.test(clean)) return true;
  if (TWO_WORDS.test(foldText(clean.replace(OTHER_WORDS, ' ').replace(LOST, ' ')))) return true;
  for (const [, before, after] of clean.matchAll(STAMP)) {
    if (before !== undefined && HARMLESS_BEFORE.has(before.toUpperCase())) continue;
    if (after !== undefined && /^(?:KHẨU|MÃ|ONG|ĐỘ|THƯ)$/iu.test(after)) continue;
    return true;
  }
  return false;
}
