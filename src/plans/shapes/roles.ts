import { foldInPlace } from '../text/fold-in-place.ts';
import { type Holder, readHolders } from '../posts/read-holders.ts';
import type { PostFinder } from '../posts/find-posts.ts';
import { findPhrases } from '../deadlines/find-phrases.ts';

/** Who leads and who helps, as a list with role words says it: "VP chủ trì; các thôn phối hợp, xong trong quý II". */
export interface RolesSaid {
  leads: Holder[];
  partners: Holder[];
  time: string | null;
  /** Holders in groups parted by a semicolon without a word on who leads. */
  unclear: boolean;
}

const LEADS = /chu\s*tri|dau moi|chiu trach nhiem|tham muu|phu trach/u;
const HELPS = /phoi\s*hop|giup viec|tham gia|cung thuc hien|ho tro/u;
const DOES = /thuc hien|trien khai|chuan bi|to chuc/u;
const ROLE_WORDS =
  /(?:làm\s+)?(?:chủ\s*trì|phối\s*hợp(?:\s*(?:với|cùng))?|giúp\s+việc|thực\s+hiện|triển\s+khai|tham\s+gia|tham\s+mưu|phụ\s+trách|đầu\s+mối|đề\s+nghị|giao|chịu\s+trách\s+nhiệm|cùng|hỗ\s+trợ)(?=[\s,;:.)]|$)/giu;

/** Reads a list of holders with role words; null when no post is in it. */
export function readRoles(value: string, finder: PostFinder): RolesSaid | null {
  const said: RolesSaid = { leads: [], partners: [], time: null, unclear: false };
  const doers: Holder[] = [];
  const plain: Holder[][] = [];
  let rest = value;
  const [phrase] = findPhrases(value).toReversed();
  if (phrase !== undefined && phrase.to >= value.replace(/[\s.;)]+$/u, '').length - 1) {
    said.time = phrase.text;
    rest = value.slice(0, phrase.from).replace(/[,;\s]+$/u, '');
  }
  for (const segment of segmentsOf(rest)) {
    const holders = readHolders(segment.replace(ROLE_WORDS, ' ').replace(/\s+/gu, ' '), finder);
    if (holders.length === 0) continue;
    const folded = foldInPlace(segment);
    if (LEADS.test(folded)) said.leads.push(...holders);
    else if (HELPS.test(folded)) said.partners.push(...holders);
    else if (DOES.test(folded) || doesSomething(segment, holders)) doers.push(...holders);
    else plain.push(holders);
  }
  return settle(said, doers, plain);
}

/** "UBND xã ký biên bản": a body with an act of its own beside the one that leads. */
const doesSomething = (segment: string, holders: readonly Holder[]): boolean =>
  holders.length === 1 &&
  holders.every(
    ({ known, name, person }) =>
      known &&
      person === null &&
      segment.startsWith(name) &&
      segment.slice(name.length).trim().split(/\s+/u).length >= 2,
  );

function settle(said: RolesSaid, doers: Holder[], plain: Holder[][]): RolesSaid | null {
  if (said.leads.length > 0) said.partners.push(...doers, ...plain.flat());
  else if (plain.length > 0) {
    // "Chủ tịch UBND xã; VP giúp việc": who stands alone leads
    said.leads.push(...plain.flat());
    said.partners.push(...doers);
    said.unclear = plain.length > 1;
  } else said.leads.push(...doers);
  return said.leads.length + said.partners.length === 0 ? null : said;
}

/** "A chủ trì, phối hợp với B; C phối hợp": parted at semicolons, lines and before "phối hợp với". */
const segmentsOf = (value: string): string[] =>
  value
    .split(/[;\n]|,?\s*(?=phối\s*hợp\s*(?:với|cùng)\s)|(?<=chủ trì)\s*,\s*|(?<=phối hợp)\s*,\s*/iu)
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '');

export interface Bracketed {
  /** The words before the brackets. */
  text: string;
  roles: RolesSaid;
}

const LAST_BRACKETS = /\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*[.;,]?\s*$/u;

/** Shape G: "… (VP chủ trì, xong trong quý II)". Null when the last brackets name nobody. */
export function readEndBrackets(text: string, finder: PostFinder): Bracketed | null {
  const found = LAST_BRACKETS.exec(text);
  const inside = found?.[1];
  if (found === null || inside === undefined || inside.length > 300) return null;
  const roles = readRoles(inside, finder);
  if (roles === null) return null;
  const holders = [...roles.leads, ...roles.partners];
  const sure = holders.every(({ known }) => known) || /chủ\s*trì|phối\s*hợp|thực hiện/iu.test(inside);
  return sure && holders.length > 0 ? { text: text.slice(0, found.index).trim(), roles } : null;
}

/** Under a post's heading brackets name another lead only with the word for it. */
export function bracketsWithLead(text: string, finder: PostFinder): Bracketed | null {
  return /\([^()]*chủ\s*trì[^()]*\)\s*[.;]?$/iu.test(text) ? readEndBrackets(text, finder) : null;
}

/** "A (VP); B (KT); C (VP, KT)": several duties in one line, each with its brackets; the words before a colon hold for all. */
export function splitAtBrackets(text: string, finder: PostFinder): Bracketed[] | null {
  const clauses = text.split(/(?<=\))\s*;\s*/u);
  if (clauses.length < 2) return null;
  const stem = /^[^:();]{3,80}:\s*/u.exec(clauses[0] ?? '')?.[0] ?? '';
  const read = clauses.map((clause, at) => readEndBrackets(at === 0 ? clause : `${stem}${clause}`, finder));
  const whole = read.filter((part) => part !== null);
  return whole.length === clauses.length ? whole : null;
}
