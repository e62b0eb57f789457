import type { FoundDeadline } from './deadline.ts';
import { completePoints } from './reading/complete.ts';
import { canonicalWords } from './spelling/canonical.ts';
import type { Word } from './spelling/word.ts';
import { scan } from './terms/scan.ts';
import type { Placed } from './terms/term.ts';

/** A paragraph longer than this is read so far. */
const LONGEST = 20_000;
/** Words that may stand between a day and what is counted from it: "ngày 14, gửi Sở Nội vụ sau 02 ngày làm việc". */
const MOST_BETWEEN = 5;

interface Span {
  /** Terms: both ends belong to it. */
  first: number;
  last: number;
}

/**
 * The deadline phrases of a running sentence or paragraph, verbatim and in their order, none overlapping. Times that only
 * name something ("Kế hoạch năm 2026", "Nghị định … ngày 08/6/2018", "chi thường xuyên") are none. What each phrase says is
 * for `parseDeadline`.
 */
export function findDeadlines(text: string): FoundDeadline[] {
  const source = text.slice(0, LONGEST);
  const words = canonicalWords(source);
  const terms = completePoints(scan(words));
  return joined(spansOf(terms, words), terms).flatMap((span) => found(span, terms, words, source));
}

function found(
  { first, last }: Span,
  terms: readonly Placed[],
  words: readonly Word[],
  source: string,
): FoundDeadline[] {
  const start = words[terms[first]?.from ?? -1]?.start;
  const end = words[(terms[last]?.to ?? 0) - 1]?.end;
  if (start === undefined || end === undefined || end <= start) return [];
  return [{ start, end, phrase: source.slice(start, end) }];
}

function spansOf(terms: readonly Placed[], words: readonly Word[]): Span[] {
  const spans: Span[] = [];
  terms.forEach((term, at) => {
    if (at <= (spans.at(-1)?.last ?? -1)) return;
    const last = endOf(term, at, terms, words);
    if (last === null) return;
    const floor = (spans.at(-1)?.last ?? -1) + 1;
    spans.push({ first: startOf(at, floor, terms), last });
  });
  return spans;
}

/** The last term of a phrase whose head stands at `at`; null when none does. */
function endOf(term: Placed, at: number, terms: readonly Placed[], words: readonly Word[]): number | null {
  const marks = terms.slice(Math.max(0, at - 2), at).flatMap((one) => (one.is === 'mark' ? [one.mark] : []));
  if (term.is === 'point')
    return (marks.includes('data') && !isLimit(at, terms)) || !isTime(term, at, terms) ? null : at;
  if (term.is === 'clock') return terms[at - 1]?.is === 'bound' ? at : null;
  if (term.is === 'cadence') return marks.includes('money') || !isCadence(term, at, terms, words) ? null : at;
  if (term.is === 'period-end') return at;
  if (term.is === 'length') return hasAnchor(at, terms) ? at : null;
  if (term.is === 'soft') return softEnd(term, at, terms, words);
  const waits = term.is === 'tie' || (term.is === 'bound' && term.bound === 'before');
  return waits ? eventEnd(term, at, terms, words) : null;
}

/** "số liệu đến 14/12" is what a report is about, unless something is counted from it; "kết quả trước 15/6" is a limit. */
function isLimit(at: number, terms: readonly Placed[]): boolean {
  const before = terms[at - 1];
  const counted = terms.slice(at + 1, at + 5).some(({ is }) => is === 'length');
  return counted || (before?.is === 'bound' && (before.bound === 'before' || before.bound === 'by'));
}

/** A month, quarter or year counts where something says that it is a limit: otherwise it belongs to a noun. */
function isTime({ point }: Extract<Placed, { is: 'point' }>, at: number, terms: readonly Placed[]): boolean {
  if (point.unit === 'day' || point.unit === 'week' || point.of !== undefined) return true;
  const before = terms[at - 1];
  if (before?.is === 'bound' || (before?.is === 'mark' && before.mark === 'tentative')) return true;
  if (point.unit === 'year' || point.unit === 'years') return before === undefined;
  return before === undefined || before.is === 'join' || isListed(at, terms);
}

/** "báo cáo quý I, quý III, 6 tháng và năm" names reports; "Báo cáo 6 tháng" alone is a title. */
function isListed(at: number, terms: readonly Placed[]): boolean {
  const [before, join, next] = [terms[at - 1], terms[at + 1], terms[at + 2]];
  return (
    before?.is === 'mark' &&
    before.mark === 'submit' &&
    join?.is === 'join' &&
    join.join !== ':' &&
    (next?.is === 'cadence' || next?.is === 'point')
  );
}

function isCadence(
  term: Extract<Placed, { is: 'cadence' }>,
  at: number,
  terms: readonly Placed[],
  words: readonly Word[],
): boolean {
  if (term.cadence.periods !== undefined) return terms[at - 1]?.is === 'join' || isListed(at, terms);
  return term.cadence.every !== undefined || textOf(term, words).startsWith('theo');
}

function hasAnchor(at: number, terms: readonly Placed[]): boolean {
  const near = [...terms.slice(Math.max(0, at - 8), at), ...terms.slice(at + 1, at + 3)];
  return near.some(
    (one) =>
      one.is === 'tie' ||
      one.is === 'period-end' ||
      (one.is === 'mark' && one.mark === 'cut-off') ||
      (one.is === 'bound' && /^(?:before|after|from|by)$/u.test(one.bound)),
  );
}

const textOf = (term: Placed, words: readonly Word[]) =>
  words
    .slice(term.from, term.to)
    .map(({ text }) => text)
    .join(' ');

/** "theo quy định" in a sentence is manner; only where it speaks of time it is a deadline. */
function softEnd(
  term: Extract<Placed, { is: 'soft' }>,
  at: number,
  terms: readonly Placed[],
  words: readonly Word[],
): number | null {
  if (term.soft === 'elsewhere') return /thoi|tien do|lich|han|hen/u.test(textOf(term, words)) ? at : null;
  return term.while === true ? wordsEnd(at, terms) : at;
}

/** "khi tham gia …" describes; "khi có", "ngay khi", "trước khi", "sau khi" set a time. */
function eventEnd(term: Placed, at: number, terms: readonly Placed[], words: readonly Word[]): number | null {
  const last = wordsEnd(at, terms);
  if (
    /^neu co$/u.test(
      terms
        .slice(at, last + 1)
        .map((one) => textOf(one, words))
        .join(' '),
    )
  )
    return null;
  if (last === at) return textOf(term, words) === 'sau do' ? at : null;
  const next = terms.slice(at + 1).find(({ is }) => is !== 'filler');
  if (next?.is === 'clock' || next?.is === 'point' || next?.is === 'length') return null;
  if (term.is === 'tie' && term.tie.relation === 'at' && term.tie.demand !== true) {
    const said = terms
      .slice(at, last + 1)
      .map((one) => textOf(one, words))
      .join(' ');
    return /yeu cau|thay doi|phat sinh|huong dan|chi dao|^(?:trong |vao )*(?:dip|mua)|to chuc/u.test(said)
      ? last
      : null;
  }
  return last;
}

/** The words of an event run to the next mark of the sentence or the next time. */
function wordsEnd(at: number, terms: readonly Placed[]): number {
  let last = at;
  for (let next = at + 1; next < terms.length; next += 1) {
    const term = terms[next];
    if (term === undefined) break;
    const goesOn =
      term.is !== 'join' || term.join === 'and' || term.join === '-' || (term.join === ',' && isList(next, terms));
    if (!goesOn) break;
    if (term.is === 'cadence' || term.is === 'period-end' || (term.is === 'soft' && term.soft === 'on-demand')) break;
    if ((term.is === 'tie' && term.tie.relation !== 'at') || (term.is === 'bound' && term.bound !== 'in')) break;
    last = next;
  }
  while (terms[last]?.is === 'join') last -= 1;
  return last;
}

/** "trong tiếp nhận, giải quyết và trả kết quả": a comma inside a list of nouns. */
function isList(comma: number, terms: readonly Placed[]): boolean {
  const ahead = terms.slice(comma + 1, comma + 6);
  const and = ahead.findIndex((term) => term.is === 'join' && term.join === 'and');
  return and > 0 && ahead.slice(0, and).every(({ is }) => is === 'word');
}

/** Bounds, times of day and words like "dự kiến", "chốt số liệu", "xong" before a head belong to its phrase. */
function startOf(at: number, floor: number, terms: readonly Placed[]): number {
  const counts = terms[at]?.is === 'point';
  let first = at;
  for (let before = at - 1; before >= floor; before -= 1) {
    const term = terms[before];
    if (term === undefined) break;
    const belongs =
      term.is === 'bound' ||
      term.is === 'clock' ||
      term.is === 'filler' ||
      (term.is === 'mark' &&
        (term.mark === 'tentative' || term.mark === 'cut-off' || (term.mark === 'data' && counts)));
    if (!belongs) break;
    first = before;
  }
  return first;
}

/** Neighbours that make one phrase: a list, a range, a cadence with its day, a cut-off with what is counted from it. */
function joined(spans: readonly Span[], terms: readonly Placed[]): Span[] {
  const out: Span[] = [];
  for (const span of spans) {
    const before = out.at(-1);
    if (before !== undefined && belong(before, span, terms)) before.last = span.last;
    else out.push({ ...span });
  }
  return out;
}

function belong(a: Span, b: Span, terms: readonly Placed[]): boolean {
  const gap = terms.slice(a.last + 1, b.first);
  if (gap.some((term) => term.is === 'join' && (term.join === '.' || term.join === ';'))) return false;
  const words = gap.filter(({ is }) => is === 'word' || is === 'mark' || is === 'number' || is === 'void').length;
  if (words === 0) return true;
  const counted = terms.slice(b.first, b.last + 1).some(({ is }) => is === 'length' || is === 'clock');
  const cadence = terms.slice(a.first, a.last + 1).some(({ is }) => is === 'cadence');
  const dayOnly = terms.slice(b.first, b.last + 1).some(({ is }) => is === 'point');
  return words <= MOST_BETWEEN && (counted || (cadence && dayOnly && !gap.some(({ is }) => is === 'join')));
}
