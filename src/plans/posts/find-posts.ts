import { remember } from '../text/remember.ts';
import { squeezeForPosts } from './squeeze-for-posts.ts';
import { COMMUNE_POSTS } from './names/commune-posts.ts';
import { FIELDS } from './names/fields.ts';
import { GROUPS } from './names/groups.ts';
import { OTHER_BODIES } from './names/other-bodies.ts';
import type { PostNames } from './names/post-names.ts';

/** A body or post named in a text. */
export interface PostMention {
  from: number;
  to: number;
  /** As the text has it, on one line. */
  text: string;
  code: string | null;
  many: boolean;
  outside: boolean;
  /** A short form or a bare field of work, believed only where posts are listed. */
  weak: boolean;
}

export interface PostFinder {
  /** Every post named in the text, in order. `listed`: short forms count too. */
  find(text: string, options?: { listed?: boolean }): readonly PostMention[];
}

/** What a document or a commune adds to the known names: an abbreviation that is explained, an alias of the clerk's. */
export interface PostAlias {
  alias: string;
  code: string | null;
  many?: boolean;
}

interface Known {
  code: string | null;
  many: boolean;
  outside: boolean;
  weak: boolean;
  /** An abbreviation: letters must be capitals in the text. */
  capitals: boolean;
}

const SUFFIX = '(?:(?:cua|thuoc)?(?:ubnd)?(?:capxa|xa|phuong|dackhu|thitran))?';
const PREFIX = '(?:(?:cac)?(?:dongchi|dc)(?!nn|xd))?(?:congchuc|canbo)?';

/** Builds a finder; `place` is the commune's own name ("Khe Vàng"), which often follows a body's name. */
export function createPostFinder({
  aliases = [],
  place = null,
}: { aliases?: readonly PostAlias[]; place?: string | null } = {}): PostFinder {
  const known = new Map<string, Known>();
  const put = (name: string, traits: Omit<Known, 'capitals'>) => {
    const pattern = patternOf(name);
    if (pattern !== '' && !known.has(pattern)) known.set(pattern, { ...traits, capitals: isAbbreviation(name) });
  };
  for (const { alias, code, many = false } of aliases)
    put(alias, { code, many, outside: false, weak: isAbbreviation(alias) });
  for (const group of [...COMMUNE_POSTS, ...GROUPS, ...OTHER_BODIES]) putGroup(group, put);
  const patterns = [...known.keys()].toSorted((a, b) => b.length - a.length);
  const here = place === null ? '' : `(?:${patternOf(place)})?`;
  const expression = new RegExp(
    `${PREFIX}(?:(?<name>${patterns.join('|')})|(?<general>${GENERAL}))${SUFFIX}${here}`,
    'gu',
  );
  const exact = patterns.map((pattern) => ({
    pattern: new RegExp(`^(?:${pattern})$`, 'u'),
    traits: known.get(pattern),
  }));
  const traitsOf = remember((name): Known => exact.find(({ pattern }) => pattern.test(name))?.traits ?? UNKNOWN);
  const listed = remember((text) => findAll(text, expression, traitsOf, true));
  const told = remember((text) => findAll(text, expression, traitsOf, false));
  return { find: (text, options) => (options?.listed === true ? listed(text) : told(text)) };
}

const UNKNOWN: Known = { code: null, many: false, outside: false, weak: false, capitals: false };

function putGroup(group: PostNames, put: (name: string, traits: Omit<Known, 'capitals'>) => void): void {
  const traits = { code: group.code, many: group.many ?? false, outside: group.outside ?? false };
  for (const name of group.names) put(name, { ...traits, weak: isAbbreviation(name) });
  for (const name of group.listOnly ?? []) put(name, { ...traits, weak: true });
}

const isAbbreviation = (name: string): boolean => !/\p{Ll}/u.test(name);

/** A plain name as a pattern over squeezed text. */
function patternOf(name: string): string {
  return squeezeForPosts(name.replace(/\s*&\s*/gu, ' & '))
    .text.replace(/[.()]/gu, '')
    .replace(/,/gu, ',?')
    .replace(/&/gu, '(?:va|&|,)?')
    .replace(/uybannhandan|ubnd/gu, '(?:ubnd|uybannhandan|uybnd)')
    .replace(/hdnd/gu, '(?:hdnd|hoidongnhandan)')
    .replace(/uyban(?!nhandan)/gu, '(?:uyban|ub)');
}

const field = FIELDS.map((name) => squeezeForPosts(name).text)
  .toSorted((a, b) => b.length - a.length)
  .join('|');
/** Bodies that no table lists: "Phòng …", "Công chức …", "Trường Tiểu học …", "Thôn …" with a field of work behind. */
const GENERAL = `(?:phong|congchuc|bophan|ban|canbo|trungtam|chicuc|so)(?:${field})(?:(?:va|&)?(?:${field}))*|bandaidienchamme|truong(?:mamnon|tieuhoc|thcs|thpt|ptdtbt|trunghoccoso|trunghocphothong)`;

function findAll(text: string, expression: RegExp, traitsOf: (name: string) => Known, listed: boolean): PostMention[] {
  const squeezed = squeezeForPosts(text);
  const mentions: PostMention[] = [];
  expression.lastIndex = 0;
  for (let found = expression.exec(squeezed.text); found !== null; found = expression.exec(squeezed.text)) {
    const name = found.groups?.['name'];
    const whole = found[0];
    const begin = found.index;
    const end = begin + whole.length;
    if (whole === '' || !isWhole(squeezed, begin, end, whole.length)) {
      expression.lastIndex = begin + 1;
      continue;
    }
    const from = squeezed.at[begin] ?? 0;
    const to = (squeezed.at[end - 1] ?? 0) + 1;
    const said = text.slice(from, to);
    const traits = name === undefined ? UNKNOWN : withTitle(traitsOf(name), whole, name);
    const general = name === undefined && (found.groups?.['general'] ?? '').startsWith('so');
    if (
      believed(
        said,
        nameAsSaid(text, squeezed, begin + whole.indexOf(name ?? whole), (name ?? whole).length),
        traits,
        listed,
        name === undefined,
      )
    ) {
      mentions.push({
        from,
        to,
        text: said.replace(/\s+/gu, ' '),
        code: traits.code,
        many: traits.many,
        outside: traits.outside || general,
        weak: traits.weak,
      });
    } else expression.lastIndex = begin + 1;
  }
  return mentions;
}

function isWhole(squeezed: { begins: boolean[]; text: string }, begin: number, end: number, length: number): boolean {
  const startsWord = squeezed.begins[begin] === true;
  const endsWord =
    end >= squeezed.text.length || squeezed.begins[end] === true || /[,;:()/]/u.test(squeezed.text.charAt(end));
  // a scan glues words: a long name is still a name
  return startsWord && (endsWord || length >= 14);
}

/** "Công chức Văn hóa - Xã hội": the title before a bare field of work makes it a post. */
const withTitle = (traits: Known, whole: string, name: string): Known =>
  traits.weak &&
  /^(?:congchuc|canbo)/u.test(whole.slice(0, whole.indexOf(name)).replace(/^(?:cac)?(?:dongchi|dc)?/u, ''))
    ? { ...traits, weak: false }
    : traits;

const nameAsSaid = (text: string, { at }: { at: number[] }, begin: number, length: number): string =>
  text.slice(at[begin] ?? 0, (at[begin + length - 1] ?? 0) + 1);

function believed(said: string, name: string, traits: Known, listed: boolean, general: boolean): boolean {
  if (traits.capitals && /\p{Ll}/u.test(name)) return false;
  if (traits.weak && !listed && !(traits.capitals && said.length >= 3)) return false;
  // "thống kê kinh tế - xã hội" is no body: a name begins with a capital, a group may begin small
  return traits.many || !general || /^\p{Lu}|^(?:công chức|cán bộ)/u.test(said);
}
