import type { Word } from '../spelling/word.ts';
import type { Placed } from '../terms/term.ts';

/** The last term of a phrase whose head stands at `at`; null when none does. */
export function endOf(term: Placed, at: number, terms: readonly Placed[], words: readonly Word[]): number | null {
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
