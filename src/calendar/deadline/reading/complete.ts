import type { Placed, Point } from '../terms/term.ts';

/**
 * What is said once for several: the year of "20/6 và 20/12/2026", the month of "20 - 24/4", the unit of "tháng 3, 6, 9". Numbers
 * that stand in such a list become points; a weekday beside a date becomes its check.
 */
export function completePoints(terms: readonly Placed[]): Placed[] {
  return lendYears(lendMonths(numbersAsPoints(joinWeekdays(terms))));
}

type PlacedPoint = Extract<Placed, { is: 'point' }>;
const isPoint = (term: Placed | undefined): term is PlacedPoint => term?.is === 'point';
const isDate = ({ unit, day, month }: Point) => unit === 'day' && day !== undefined && month !== undefined;
const isBareWeekday = ({ weekday, nth, step, of }: Point) =>
  weekday !== undefined && nth === undefined && step === undefined && of === undefined;
const links = (term: Placed | undefined) =>
  (term?.is === 'join' && /^(?:,|-|and|\+)$/u.test(term.join)) || (term?.is === 'bound' && term.bound === 'to');
const opens = (term: Placed | undefined) =>
  term?.is === 'join' && (term.join === ',' || term.join === '(' || term.join === '-');

/** "thứ Tư, ngày 18/3", "18/3 (thứ Tư)". */
function joinWeekdays(terms: readonly Placed[]): Placed[] {
  const out: Placed[] = [];
  for (let at = 0; at < terms.length; at += 1) {
    const [first, second, third, fourth] = terms.slice(at, at + 4);
    if (first === undefined) break;
    const other = isPoint(second) ? second : opens(second) && isPoint(third) ? third : undefined;
    if (isPoint(first) && other !== undefined) {
      const [day, date] = isBareWeekday(first.point) ? [first, other] : [other, first];
      if (isBareWeekday(day.point) && isDate(date.point) && date.point.weekday === undefined) {
        const end = other === third && fourth?.is === 'join' && fourth.join === ')' ? fourth : other;
        out.push({ ...date, point: { ...date.point, weekday: day.point.weekday ?? 0 }, from: first.from, to: end.to });
        at = terms.indexOf(end);
        continue;
      }
    }
    out.push(first);
  }
  return out;
}

/** "tháng 3, 6, 9", "ngày 15 tháng 3, tháng 6", "quý I, II/2026", "tháng 4, 5 năm 2026". */
function numbersAsPoints(terms: readonly Placed[]): Placed[] {
  const out: Placed[] = [];
  for (let at = 0; at < terms.length; at += 1) {
    const term = terms[at];
    if (term === undefined) break;
    const before = out.at(-2);
    const like = links(out.at(-1)) && isPoint(before) ? before.point : undefined;
    const point = isPoint(term)
      ? likeBefore(like, term.point)
      : term.is === 'number'
        ? numberIn(like, term.value, terms, at)
        : null;
    if (point === null) {
      out.push(term);
      continue;
    }
    const year = terms[at + 1];
    const own = term.is === 'number' && isPoint(year) && year.point.unit === 'year' && year.point.part === undefined;
    out.push({
      is: 'point',
      point: own && year.point.year !== undefined ? { ...point, year: year.point.year } : point,
      from: term.from,
      to: own ? year.to : term.to,
    });
    if (own) at += 1;
  }
  return out;
}

function likeBefore(like: Point | undefined, point: Point): Point | null {
  if (like === undefined || point.part !== undefined || point.unit !== 'month' || point.month === undefined)
    return null;
  const { month, bare, ...rest } = point;
  if (like.unit === 'quarter' && bare === true) return { ...rest, unit: 'quarter', quarter: month };
  const dayOfEach = like.unit === 'day' && like.bare === true && typeof like.day === 'number';
  return dayOfEach ? { ...rest, unit: 'day', day: like.day ?? 'end', month, bare: true } : null;
}

function numberIn(like: Point | undefined, value: number, terms: readonly Placed[], at: number): Point | null {
  if (value > 31) return null;
  if (like !== undefined) return numbered(like, value);
  const ahead = links(terms[at + 1])
    ? terms.slice(at + 1).find((next) => !links(next) && next.is !== 'number')
    : undefined;
  return isPoint(ahead) && ahead.point.unit === 'day' ? { unit: 'day', day: value } : null;
}

/** A number behind a point of the same list. */
function numbered(like: Point, value: number): Point | null {
  const { year: _year, bare, ...rest } = like;
  if (like.unit === 'day' && typeof like.day === 'number') {
    if (bare === true && like.month !== undefined) return { ...rest, month: value, bare };
    return like.month === undefined ? { ...rest, day: value } : null;
  }
  if (like.unit === 'month' && like.month !== undefined) return { ...rest, month: value };
  return like.unit === 'quarter' && like.quarter !== undefined ? { ...rest, quarter: value } : null;
}

/** A day without a month has that of the date it is linked to: "từ ngày 15 đến ngày 20 tháng 5". */
function lendMonths(terms: readonly Placed[]): Placed[] {
  const out = [...terms];
  for (let at = out.length - 1; at >= 0; at -= 1) {
    const term = out[at];
    if (
      !isPoint(term) ||
      term.point.unit !== 'day' ||
      term.point.month !== undefined ||
      typeof term.point.day !== 'number'
    )
      continue;
    if (term.point.of !== undefined || term.point.monthIn !== undefined) continue;
    const next = linkedPoint(out, at);
    if (next === undefined || next.unit !== 'day') continue;
    const { month, monthIn, of, step, linked } = next;
    if (month !== undefined || monthIn !== undefined || of !== undefined)
      out[at] = {
        ...term,
        point: {
          ...term.point,
          ...(month === undefined ? {} : { month }),
          ...(monthIn === undefined ? {} : { monthIn }),
          ...(of === undefined ? {} : { of }),
          ...(step === undefined ? {} : { step }),
          ...(linked === undefined ? {} : { linked }),
          ...(next.year === undefined ? {} : { year: { ...next.year, lent: true as const } }),
        },
      };
  }
  return out;
}

function linkedPoint(terms: readonly Placed[], at: number): Point | undefined {
  for (let next = at + 1; next < terms.length; next += 1) {
    const term = terms[next];
    if (isPoint(term)) return term.point;
    if (!links(term) && term?.is !== 'bound' && term?.is !== 'filler') return undefined;
  }
  return undefined;
}

const lacksYear = ({ year, unit, month, quarter, of }: Point) =>
  year === undefined && of === undefined && (month !== undefined || quarter !== undefined || unit === 'months');

/** A year that stands once belongs to all: to those before it, else to those behind. */
function lendYears(terms: readonly Placed[]): Placed[] {
  const years = terms.map((term) => (isPoint(term) && term.point.unit !== 'years' ? term.point.year : undefined));
  return terms.map((term, at) => {
    if (!isPoint(term) || !lacksYear(term.point)) return term;
    const year =
      years.slice(at + 1).find((later) => later !== undefined) ??
      years.slice(0, at).findLast((earlier) => earlier !== undefined);
    return year === undefined ? term : { ...term, point: { ...term.point, year: { ...year, lent: true } } };
  });
}
