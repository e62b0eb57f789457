import type { Token } from './token.ts';

const SOFT = new Set([
  'ạ',
  'dạ',
  'nhé',
  'nhe',
  'nha',
  'nhá',
  'nhen',
  'nghen',
  'nhớ',
  'vâng',
  'vang',
  'ah',
  'ak',
  'ơi',
  'oi',
  'nè',
  'ne',
  'hihi',
  'hi',
  'hehe',
  'haha',
]);
const SELF = new Set(['em', 'toi', 'tui', 'chau', 'mk', 'minh']);
const TITLES = new Set(['anh', 'chi', 'co', 'chu', 'bac', 'ong', 'ba', 'dong chi', 'sep', 'em', 'thay', 'ban']);
/** After one of these, "tôi" is an object that the meaning needs: "của tôi", "giúp em". */
const TAKES_SELF = new Set(['cua', 'giup', 'xa', 'phuong', 'quan', 'phai', 'tim']);

export interface Courteous {
  tokens: Token[];
  /** The speaker named himself: tôi, em, mình. */
  self: boolean;
  /** Dạ, vâng, ạ: alone they say "received". */
  polite: boolean;
}

const isSoft = (token: Token) =>
  SOFT.has(token.marked) || (token.marked === 'a' && token.flat === 'a' && !token.capital);

/** "tới", "tối" without marks read like "tôi"; what stands around them tells. */
function isSelf(token: Token, before: Token | undefined, after: Token | undefined): boolean {
  if (!SELF.has(token.flat)) return false;
  if (after?.capital === true && token.flat === 'em') return false;
  if (token.flat !== 'toi')
    return token.flat !== 'minh' || !/^(?:xa|phuong|co quan|don vi|nha)$/u.test(before?.flat ?? '');
  if (token.marked === 'tôi') return true;
  if (token.marked !== 'toi') return false;
  return (
    !/^(?:nay|mai|ngay|han|thu)$/u.test(after?.flat ?? '') &&
    !/^(?:tuan|thang|ngay|hom|quy|gui|bao|nam|sap|hai|ba|tu|sau|bay|nhat|\d+)$/u.test(before?.flat ?? '')
  );
}

/** How many tokens from `at` are a form of address with an optional name ("anh Hưng", "đồng chí Chủ tịch"); 0 if none. */
function addressAt(tokens: readonly Token[], at: number): number {
  const first = tokens[at];
  const comrade = first?.flat === 'dong' && tokens[at + 1]?.flat === 'chi';
  if (first === undefined || !(comrade || TITLES.has(first.flat)) || first.marked === 'có' || first.marked === 'chỉ')
    return 0;
  if (first.flat === 'ban' && first.marked !== 'bạn') return 0;
  let count = first.flat === 'dong' ? 2 : 1;
  while (count < 5 && tokens[at + count]?.capital === true) count += 1;
  if (count === 1 && /^(?:chu|bi)$/u.test(tokens[at + 1]?.flat ?? '') && tokens[at + 2]?.flat === 'tich') return 3;
  return count;
}

/** "xin (phép) báo (cáo) anh" before a fact is an opening; "xin báo cáo muộn" is a request. */
function reportingAt(tokens: readonly Token[], at: number): number {
  const opening = tokens.slice(at, at + 5).map(({ flat }) => flat);
  const match = /^(?:xin (?:phep )?(?:duoc )?bao (?:cao )?|bao cao (?:la|rang) (?=\d|viec))/u.exec(
    `${opening.join(' ')} `,
  );
  if (match === null || tokens.some(({ flat }) => /^(?:muon|cham|tre|lui)$/u.test(flat))) return 0;
  const count = match[0].trim().split(' ').length;
  const address = addressAt(tokens, at + count);
  const next = tokens[at + count + address];
  if (next === undefined) return 0;
  return address > 0 ||
    next.kind !== 'word' ||
    opening[0] === 'bao' ||
    /^(?:da|vua|rang|la|viec|nhiem)$/u.test(next.flat)
    ? count + address
    : 0;
}

/** The tokens of an address that is only courtesy, from `at`: "anh Hưng ơi", a closing "nhé anh Hưng", "thưa chị". */
function courtesyAt(tokens: readonly Token[], at: number, kept: readonly Token[]): number {
  const first = tokens[at]?.flat ?? '';
  const second = `${first} ${tokens[at + 1]?.flat ?? ''}`;
  const lead =
    kept.length > 0
      ? 0
      : first === 'thua' || first === 'bao cao'
        ? 1
        : /^(?:kinh thua|kinh gui|bao cao)$/u.test(second)
          ? 2
          : 0;
  const reporting = kept.length === 0 ? reportingAt(tokens, at) : 0;
  if (reporting > 0) return reporting;
  const address = addressAt(tokens, at + lead);
  if (address === 0) return 0;
  if (lead > 0) return lead + address + (/[,:]/u.test(tokens[at + lead + address]?.flat ?? '') ? 1 : 0);
  const next = tokens[at + address];
  if (next?.marked === 'ơi' || next?.marked === 'oi') return address + 1;
  // "anh yến ơi" in lower case
  if (tokens[at + 2]?.marked === 'ơi') return 3;
  if (next !== undefined && isSoft(next) && next.marked !== 'dạ' && next.marked !== 'vâng')
    return address === 1 ? 1 : 0;
  if (kept.length === 0 && address === 1 && next !== undefined && isSelf(next, tokens[at], tokens[at + 2])) return 1;
  const before = tokens[at - 1];
  const closes = next === undefined || next.kind === 'mark' || next.gap === '\n';
  const mayClose = before !== undefined && (isSoft(before) || /^(?:roi|ok|cam on|xong|với|luon)$/u.test(before.flat));
  return closes && mayClose && kept.length > 0 ? address : 0;
}

/** Takes politeness out, so that a rule needs to know only what is said. Names and words stay where they carry meaning. */
export function withoutCourtesy(tokens: readonly Token[]): Courteous {
  const kept: Token[] = [];
  let self = false;
  let polite = false;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    const courtesy = courtesyAt(tokens, at, kept);
    const before = tokens[at - 1];
    if (courtesy > 0) {
      at += courtesy - 1;
    } else if (isSoft(token)) {
      polite = true;
    } else if (isSelf(token, before, tokens[at + 1])) {
      self = true;
      if (TAKES_SELF.has(kept.at(-1)?.flat ?? '') && kept.at(-1) === before) kept.push(token);
    } else {
      kept.push(token);
    }
  }
  return { tokens: kept, self, polite };
}
