/** How near a draft is to what a careful official would have written: the points of the expected documents' notes. */
import type { DraftDuty } from '../../src/plans/draft.ts';

export interface ExpectedDuty {
  holders: string[];
  role: string;
  text: string;
  deadlinePhrase: string | null;
  deadlineAlso?: (string | null)[];
  kind: string;
  kindAlso?: string[];
  line: number;
  ask?: string[];
  optional?: boolean;
}

export interface ExpectedPlan {
  title: string;
  number: string | null;
  issuedDay: string | null;
  planYear: number | null;
  commune: string;
  today: string;
  posts: { name: string; aliases?: string[] }[];
  duties: ExpectedDuty[];
  unowned: { line: number; text: string }[];
  notDuties: { line: number; text: string; why: string }[];
}

export interface PlanScore {
  score: number;
  found: number;
  required: number;
  extra: number;
  notDutiesImported: number;
  inventedPhrases: number;
  unownedGivenAway: number;
  /** What is wrong, for the reader of a failing test. */
  wrong: string[];
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/gu, 'd')
    .toLowerCase()
    .replace(/\d+/gu, (digits) => String(Number(digits)))
    .replace(/[^a-z0-9%]+/gu, ' ')
    .trim();

/** Share of words that two texts have in common, each as often as it stands. */
function overlap(a: string, b: string): number {
  const [left, right] = [plain(a).split(' '), plain(b).split(' ')];
  const rest = [...left];
  const shared = right.filter((word) => {
    const at = rest.indexOf(word);
    if (at !== -1) rest.splice(at, 1);
    return at !== -1;
  }).length;
  return (2 * shared) / (left.length + right.length);
}

const bareName = (name: string): string =>
  plain(name)
    .replace(/\b(?:xa|phuong|dong chi|d c|cong chuc|can bo)\b/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim() || plain(name);

function samePhrase(a: string, b: string): boolean {
  const [short, long] = [plain(a), plain(b)].toSorted((x, y) => x.length - y.length);
  if (short === undefined || long === undefined || short === '') return a === b;
  return short === long || (long.includes(short) && short.length >= 0.6 * long.length);
}

export function scorePlan(expected: ExpectedPlan, printed: readonly DraftDuty[]): PlanScore {
  const meant = new Map<string, Set<string>>();
  for (const { name, aliases = [] } of expected.posts)
    for (const alias of [name, ...aliases])
      meant.set(bareName(alias), (meant.get(bareName(alias)) ?? new Set()).add(name));
  const postsOf = (holder: string): string[] => [...(meant.get(bareName(holder)) ?? [`? ${holder}`])];
  const holdersRight = (gold: string[], got: string[]): boolean => {
    const wanted = new Set(gold.flatMap(postsOf));
    const have = new Set(got.flatMap(postsOf));
    return (
      [...wanted].every((post) => have.has(post)) &&
      got.every((holder) => postsOf(holder).some((post) => wanted.has(post)))
    );
  };
  const pairs = pairUp(expected.duties, printed, holdersRight);
  const result: PlanScore = {
    score: 0,
    found: 0,
    required: 0,
    extra: 0,
    notDutiesImported: 0,
    inventedPhrases: 0,
    unownedGivenAway: 0,
    wrong: [],
  };
  const right = { holders: 0, role: 0, phrase: 0, kind: 0, ask: 0 };
  let optional = 0;
  expected.duties.forEach((gold, at) => {
    if (gold.optional !== true) result.required++;
    const got = pairs.get(at);
    if (got === undefined) {
      if (gold.optional !== true) result.wrong.push(`${gold.line} not found: ${gold.text}`);
      return;
    }
    if (gold.optional === true) return void optional++;
    result.found++;
    const check = (what: keyof typeof right, isRight: boolean, said: string) => {
      if (isRight) right[what]++;
      else result.wrong.push(`${gold.line} ${what} ${said}: ${gold.text.slice(0, 70)}`);
    };
    check('holders', holdersRight(gold.holders, got.holders), got.holders.join(', '));
    check('role', gold.role === got.role, got.role);
    check('kind', [gold.kind, ...(gold.kindAlso ?? [])].includes(got.kind), got.kind);
    const phrases = [gold.deadlinePhrase, ...(gold.deadlineAlso ?? [])];
    const said = got.deadlinePhrase;
    check(
      'phrase',
      phrases.some((phrase) => (phrase === null || said === null ? phrase === said : samePhrase(phrase, said))),
      String(said),
    );
    if (said !== null && phrases.every((phrase) => phrase === null)) result.inventedPhrases++;
    check('ask', got.ask.length > 0 === (gold.ask ?? []).length > 0, got.ask.join(', '));
  });
  const paired = new Set(pairs.values());
  for (const duty of printed.filter((one) => !paired.has(one))) {
    if (expected.unowned.some(({ text }) => overlap(text, duty.text) >= 0.6)) {
      if (duty.holders.length > 0) result.unownedGivenAway++;
      continue;
    }
    result.extra++;
    if (expected.notDuties.some(({ text }) => overlap(text, duty.text) >= 0.6)) result.notDutiesImported++;
    result.wrong.push(`${duty.line} extra: ${duty.text}`);
  }
  const hits = result.found + optional;
  const recall = result.required === 0 ? 1 : result.found / result.required;
  const precision =
    hits + result.extra + result.unownedGivenAway === 0 ? 1 : hits / (hits + result.extra + result.unownedGivenAway);
  const f1 = recall + precision === 0 ? 0 : (2 * recall * precision) / (recall + precision);
  const share = (count: number): number => (result.found === 0 ? Number(result.required === 0) : count / result.found);
  result.score =
    35 * f1 +
    recall *
      (25 * share(right.holders) +
        10 * share(right.role) +
        15 * share(right.phrase) +
        10 * share(right.kind) +
        5 * share(right.ask));
  return result;
}

/** Pairs by the words (half of them shared), ties broken by line and holders. */
function pairUp(
  expected: readonly ExpectedDuty[],
  printed: readonly DraftDuty[],
  holdersRight: (gold: string[], got: string[]) => boolean,
): Map<number, DraftDuty> {
  const near = expected.flatMap((gold, at) =>
    printed.flatMap((duty) => {
      const words = overlap(gold.text, duty.text);
      if (words < 0.5) return [];
      return [
        {
          at,
          duty,
          nearness:
            words +
            (Math.abs(duty.line - gold.line) <= 1 ? 0.3 : 0) +
            (holdersRight(gold.holders, duty.holders) ? 0.2 : 0),
        },
      ];
    }),
  );
  const pairs = new Map<number, DraftDuty>();
  const taken = new Set<DraftDuty>();
  for (const { at, duty } of near.toSorted((a, b) => b.nearness - a.nearness)) {
    if (pairs.has(at) || taken.has(duty)) continue;
    pairs.set(at, duty);
    taken.add(duty);
  }
  return pairs;
}
