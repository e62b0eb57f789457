import { oneLine } from '../text/words.ts';
import type { PostFinder, PostMention } from './find-posts.ts';

/** A body, post or person that is to do something, as the document names it. */
export interface Holder {
  name: string;
  code: string | null;
  /** Several without names: "các thôn". */
  many: boolean;
  /** Not of this commune. */
  outside: boolean;
  /** Recognised as a post; else only the words that stand there. */
  known: boolean;
  person: string | null;
}

export const holderOf = ({ text, code, many, outside }: PostMention, person: string | null = null): Holder => ({
  name: oneLine(text),
  code,
  many,
  outside,
  known: true,
  person,
});

const PERSON =
  /(?<!\p{L})(?:[Đđ]ồng chí|[Đđ]\s*\/\s*c|[Đđ]\.c|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị)\s*:?\s*(?<person>\p{Lu}\p{Ll}*(?:\s+\p{Lu}\p{Ll}*){1,4})/u;
const NAME = /^\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}*){1,4}$/u;
const MAX_WORDS = 12;

/** The holders listed in a cell, behind a label or in brackets: parted by lines, commas, semicolons, "và", "cùng". */
export function readHolders(value: string, finder: PostFinder): Holder[] {
  const holders: Holder[] = [];
  for (const piece of pieces(value, finder)) {
    const holder = holderFrom(piece, finder);
    if (holder !== null && !holders.some(({ name }) => name === holder.name)) holders.push(holder);
  }
  return holders;
}

/** Parts a list at its separators, but not within a post's own name or brackets. */
function pieces(value: string, finder: PostFinder): string[] {
  const mentions = finder.find(value, { listed: true });
  const inside = (at: number) => mentions.some(({ from, to }) => at > from && at < to - 1);
  const cut: string[] = [];
  let start = 0;
  let depth = 0;
  for (const found of value.matchAll(/[()]|[\n,;/+]|\s(?:và|cùng|với)\s|\s[-–]\s(?=\p{Lu})/gu)) {
    if (found[0] === '(') depth++;
    else if (found[0] === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0 && !inside(found.index) && !isTitle(value, found.index)) {
      cut.push(value.slice(start, found.index));
      start = found.index + found[0].length;
    }
  }
  cut.push(value.slice(start));
  const whole = cut.flatMap((piece) => besideEachOther(piece, finder));
  return whole.map((piece) => oneLine(piece)).filter((piece) => piece !== '');
}

/** Two names with nothing between them, as lines of a PDF's cell come: "Phòng Kinh tế Công an xã". */
function besideEachOther(piece: string, finder: PostFinder): string[] {
  const mentions = finder.find(piece);
  const cuts = mentions
    .slice(1)
    .filter(({ from }, at) => /^\s+$/u.test(piece.slice(mentions[at]?.to ?? 0, from)))
    .map(({ from }) => from);
  return [0, ...cuts].map((from, at) => piece.slice(from, cuts[at] ?? piece.length));
}

const PERSON_ENDS = new RegExp(`${PERSON.source}\\s*$`, 'u');

/** "Đ/c Lý A - Phó Chủ tịch", "đ/c": what stands behind belongs to the person. */
const isTitle = (value: string, at: number): boolean =>
  value.slice(0, at).toLowerCase().endsWith('đ') || PERSON_ENDS.test(value.slice(0, at));

function holderFrom(piece: string, finder: PostFinder): Holder | null {
  const bare = piece.replace(/^[-+*•.\s]+|[.\s:]+$/gu, '').replace(/^\(|\)$/gu, '');
  if (bare === '' || bare.split(' ').length > MAX_WORDS + 6) return null;
  const person =
    PERSON.exec(bare)?.groups?.['person'] ??
    (NAME.test(bare.split(/[(,-]/u)[0]?.trim() ?? '') ? bare.split(/[(,-]/u)[0]?.trim() : undefined);
  const mention = best(finder.find(bare, { listed: true }));
  if (mention !== undefined && (mention.code !== null || person === undefined || mention.text.length > 3))
    return holderOf(mention, person !== undefined && !mention.text.includes(person) ? person : null);
  const words = bare.replace(/\([^)]*\)/gu, '').trim();
  if (words === '' || words.split(' ').length > MAX_WORDS) return null;
  return {
    name: words,
    code: null,
    many: /^các\s/iu.test(words),
    outside: false,
    known: false,
    person: person ?? null,
  };
}

/** "UBND xã (Văn phòng)": the narrower one; else the first. */
const best = (mentions: readonly PostMention[]): PostMention | undefined =>
  mentions.find(({ code }) => code !== null) ?? mentions[0];

/** The posts that a sentence begins with, parted by commas and "và"; null when it begins with something else. */
export function leadingPosts(
  text: string,
  finder: PostFinder,
  listed = false,
): { holders: Holder[]; end: number } | null {
  const mentions = finder.find(text, { listed });
  const holders: Holder[] = [];
  let end = 0;
  for (const mention of mentions) {
    const between = text.slice(end, mention.from);
    const person = PERSON.exec(between)?.groups?.['person'] ?? null;
    const gap = person === null ? between : between.replace(PERSON, '');
    const allowed = holders.length === 0 ? OPENING : SEPARATOR;
    if (!allowed.test(gap)) break;
    holders.push(holderOf(mention, person));
    end = mention.to;
    const aside = /^\s*\([^)]{0,80}\)/u.exec(text.slice(end));
    if (aside !== null && !/chủ trì|phối hợp/iu.test(aside[0])) end += aside[0].length;
  }
  return holders.length === 0 ? null : { holders, end };
}

const OPENING =
  /^\s*(?:(?:giao|phân công|đề nghị|yêu cầu|giao cho|trách nhiệm của|nhiệm vụ của|đối với|mời)\s*(?:cho\s*)?)?(?:(?:đồng chí|đ\/c|ông|bà)\s*)?[\s,:-]*$/iu;
const SEPARATOR = /^\s*(?:[,;&/]|[-–]|và|cùng với|cùng|với)?\s*(?:(?:đồng chí|đ\/c|ông|bà)\s*)?[\s,:-]*$/iu;
