import { foldInPlace } from '../text/fold-in-place.ts';
import { type Holder, leadingPosts, readHolders } from '../posts/read-holders.ts';
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
    else if (DOES.test(folded)) doers.push(...holders);
    else plain.push(holders);
  }
  return settle(said, doers, plain);
}

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

/** "A (VP); B (KT); C (VP, KT)": several duties in one line, each with its brackets; the words before a colon hold for all. */
export function splitAtBrackets(text: string, finder: PostFinder): Bracketed[] | null {
  const clauses = text.split(/(?<=\))\s*;\s*/u);
  if (clauses.length < 2) return null;
  const stem = /^[^:();]{3,80}:\s*/u.exec(clauses[0] ?? '')?.[0] ?? '';
  const read = clauses.map((clause, at) => readEndBrackets(at === 0 ? clause : `${stem}${clause}`, finder));
  const whole = read.filter((part) => part !== null);
  return whole.length === clauses.length ? whole : null;
}

export interface Sentence {
  holders: Holder[];
  coordinators: Holder[];
  /** Begins with "Phối hợp": the one above only helps. */
  helps: boolean;
}

const WITH = /phối\s*hợp\s*(?:chặt\s*chẽ\s*)?(?:với|cùng(?:\s*với)?)?\s*/iu;
const NO_SUBJECT = /^\s*(?:của|về|đã|được|ban hành|phê duyệt|giao|tại|trên|và)(?=\s)/iu;

/** Shape D: the posts of a sentence that begins with them ("Giao công chức …", "Công an xã …"). */
export function readSubject(text: string, finder: PostFinder): (Sentence & { rest: string; ordered: boolean }) | null {
  const opening = /^(?:(?:giao|phân công|đề nghị|yêu cầu)(?:\s+cho)?\s+)/iu.exec(text);
  const found = leadingPosts(text, finder, opening !== null);
  if (found === null) return null;
  const rest = text.slice(found.end);
  if (opening === null && (NO_SUBJECT.test(rest) || /^\s*[.;]?\s*$/u.test(rest))) return null;
  if (opening === null && !/^\s*[,:]?\s*(?:[-–]\s*)?\p{Ll}/u.test(rest)) return null;
  return {
    holders: found.holders,
    coordinators: partnersIn(rest, finder),
    helps: false,
    rest,
    ordered: opening !== null,
  };
}

/** The posts behind "phối hợp với" in a sentence. */
export function partnersIn(text: string, finder: PostFinder): Holder[] {
  const at = WITH.exec(text);
  if (at === null) return [];
  const behind = text.slice(at.index + at[0].length);
  return leadingPosts(behind, finder, true)?.holders ?? [];
}

export type Subject = Sentence & { rest: string; ordered: boolean };

/** The posts that do what a sentence says, wherever they stand in it; null when it names none. */
export function findSubject(text: string, finder: PostFinder): Subject | null {
  const direct = readSubject(text, finder);
  if (direct !== null) return direct;
  const [phrase] = findPhrases(text);
  if (phrase !== undefined && phrase.from === 0) {
    const behind = readSubject(text.slice(phrase.to).replace(/^[\s,:]+/u, ''), finder);
    if (behind !== null) return behind;
  }
  return innerSubject(text, finder);
}

const DOER_FOLLOWS =
  /^\s*,?\s*(?:làm\s+)?(?:chủ\s*trì|đầu\s+mối|tham\s+mưu|thực\s+hiện|chịu\s+trách\s+nhiệm|theo dõi|tổng hợp)/iu;

/** "Tiếp công dân: Chủ tịch UBND xã tiếp vào …"; "…, giao Phòng Kinh tế chủ trì"; "… do VP chủ trì". */
function innerSubject(text: string, finder: PostFinder): Subject | null {
  const colon = /^[^:;.]{3,70}:\s*(?=\p{Lu}|các\s)/u.exec(text);
  if (colon !== null) {
    const behind = readSubject(text.slice(colon[0].length), finder);
    if (behind !== null) return behind;
  }
  for (const found of text.matchAll(/(?:^|[\s,;.(])(?:giao|do)\s+(?:cho\s+)?(?=[\p{L}])/giu)) {
    const behind = text.slice(found.index + found[0].length);
    const posts = leadingPosts(behind, finder, true);
    if (posts === null || !DOER_FOLLOWS.test(behind.slice(posts.end))) continue;
    const rest = behind.slice(posts.end);
    return { holders: posts.holders, coordinators: partnersIn(rest, finder), helps: false, rest, ordered: true };
  }
  return null;
}
