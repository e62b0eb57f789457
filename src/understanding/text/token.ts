import { foldText } from './clean.ts';
import { CHAT_WORDS, GLUED_WORDS } from './chat-words.ts';
import { decodeVni, spellWord } from './syllable.ts';

/** A piece of the source. `flat` is how it reads without diacritics (maybe several words), `marked` as typed, lower case. */
export interface Token {
  flat: string;
  marked: string;
  start: number;
  end: number;
  kind: 'word' | 'number' | 'mark';
  /** What stands before it: nothing, a blank or a line break. */
  gap: '' | ' ' | '\n';
  capital: boolean;
}

const PIECE = /[đd]\/c(?!\p{L})|\p{L}[\p{L}\p{M}\d]*|\d+|\s+|[^\s]/giu;
const LETTERS_OR_DIGITS = /[\p{L}\p{M}]+|\d+/gu;
/** Nouns to which people glue the number: "việc12", "xong12", "quý3". Not VNI. */
const TAKES_NUMBER = new Set('viec xong thang quy tb q so duyet muc nhan huy'.split(' '));
const THUMB = new Set(['👌', '👍', '🆗', '✅', '🙏', '❤', '🫡', '👏']);

/** Splits clean text into tokens. */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  let gap: Token['gap'] = '';
  for (const { 0: piece, index } of source.matchAll(PIECE)) {
    if (/^\s/u.test(piece)) {
      gap = piece.includes('\n') ? '\n' : ' ';
      continue;
    }
    for (const token of readPiece(piece, index)) {
      tokens.push({ ...token, gap: token.start === index ? gap : ' ' });
    }
    gap = '';
  }
  // A text in capitals only has no names to be seen by their capitals.
  const shouted = !/\p{Ll}/u.test(source);
  return tokens.map((token, i) =>
    spelled(shouted ? { ...token, capital: false } : token, tokens[i - 1], tokens[i + 1]),
  );
}

function readPiece(piece: string, start: number): Token[] {
  const end = start + piece.length;
  if (piece.length === 3 && piece[1] === '/') {
    return [{ flat: 'dong chi', marked: 'đồng chí', start, end, kind: 'word', gap: '', capital: false }];
  }
  if (!/^[\p{L}\d]/u.test(piece)) {
    return [
      { flat: THUMB.has(piece) ? '👍' : piece, marked: piece, start, end, kind: 'mark', gap: '', capital: false },
    ];
  }
  const lower = piece.toLowerCase();
  const vni = /\d/u.test(lower) ? decodeVni(lower) : null;
  if (vni !== null && !TAKES_NUMBER.has(foldText(lower.replace(/\d+$/u, '')))) {
    // The tone of "ạ" and "à" is a meaning: politeness or a question.
    const marked = lower === 'a5' ? 'ạ' : lower === 'a2' || lower === 'a1' ? 'à' : vni;
    return [{ flat: vni, marked, start, end, kind: 'word', gap: '', capital: false }];
  }
  return Array.from(piece.matchAll(LETTERS_OR_DIGITS), ({ 0: part, index }) => ({
    flat: part.toLowerCase(),
    marked: part.toLowerCase(),
    start: start + index,
    end: start + index + part.length,
    kind: /^\d/u.test(part) ? ('number' as const) : ('word' as const),
    gap: '' as const,
    capital: /^\p{Lu}/u.test(part),
  }));
}

/** Words of the south and of chat that only their marks tell from others: "gởi" from "gọi", "òi" from "ơi". */
const SOUTHERN: ReadonlyMap<string, string> = new Map([
  ['gởi', 'gui'],
  ['hông', 'khong'],
  ['hổng', 'khong'],
  ['bữa', 'hom'],
  ['mần', 'lam'],
  ['òi', 'roi'],
  ['rầu', 'roi'],
  ['gòi', 'roi'],
  ['kìa', 'kia kia'],
]);

const touches = (token: Token | undefined, marks: string) => token !== undefined && marks.includes(token.flat);

function spelled(token: Token, before: Token | undefined, after: Token | undefined): Token {
  if (token.kind !== 'word') return token;
  // "05/BC-UBND" and "BC-UBND" are part of a document's reference, not chat spelling.
  const inReference =
    (touches(before, '/-') && token.gap === '') || (touches(after, '-/&') && after?.gap === '' && token.marked !== 'đ');
  if (inReference) return { ...token, flat: foldText(token.marked) };
  return { ...token, flat: readWord(token, before, after), marked: toneOf(token.marked) };
}

/** Telex of the two words whose tone is a meaning. */
const toneOf = (marked: string) => (marked === 'aj' ? 'ạ' : marked === 'af' || marked === 'as' ? 'à' : marked);

function readWord(token: Token, before: Token | undefined, after: Token | undefined): string {
  const folded = foldText(token.marked);
  const nextIsNumber = after?.kind === 'number';
  if (folded === 't' && nextIsNumber && after.start === token.end) {
    // "t6" is a weekday in chat; "t12", "tổng hợp T2" are months.
    const count = Number(after.flat);
    const ofMonth = /^(?:viec|hop|ket|het|cuoi)$/u.test(foldText(before?.marked ?? ''));
    return count > 7 || count < 2 || ofMonth ? 'thang' : 'thu';
  }
  if (folded === 'cn' && token.marked === 'cn') return 'chu nhat';
  if (folded === 'kh') return isPlan(before, after) ? 'ke hoach' : 'khong';
  if ((folded === 'dc' || folded === 'a' || folded === 'c') && after?.capital === true && token.marked !== 'à') {
    return { dc: 'dong chi', a: 'anh', c: 'chi' }[folded];
  }
  if (folded === 'e') return 'em';
  if (folded === 'q' && !nextIsNumber) return 'q';
  const southern = SOUTHERN.get(token.marked);
  if (southern !== undefined) return southern;
  // "hong" is không in the south; "Hồng", "hỏng" are words.
  if (folded === 'hong' && token.marked !== 'hong') return 'hong';
  const word = spellWord(token.marked);
  return CHAT_WORDS.get(folded) ?? GLUED_WORDS.get(word) ?? CHAT_WORDS.get(word) ?? word;
}

/** "kh 09/KH-UBND", "nạp kh", "kh năm 2026" is kế hoạch; "kh kịp", "xong kh" is không. */
function isPlan(before: Token | undefined, after: Token | undefined): boolean {
  if (after?.kind === 'number' || /^(?:so|nam|quy|thang|ubnd)$/u.test(foldText(after?.marked ?? ''))) return true;
  return /^(?:nap|lap|dung|hanh|theo|trong)$/u.test(foldText(before?.marked ?? ''));
}
