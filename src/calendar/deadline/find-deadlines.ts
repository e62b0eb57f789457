import type { FoundDeadline } from './deadline.ts';
import { endOf } from './finding/heads.ts';
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
