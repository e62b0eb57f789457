import { NTH, nthOf, STEP, stepOf, YEAR, yearOf } from './references.ts';
import { type Groups, point, type Point, type Row, row, type Term } from './term.ts';

/** "thu2" is Monday, 1 here; "thu8" is Chủ nhật. */
const weekdayOf = (said: string | undefined) => Number(said) - 1;
const DAY = '(?:ngay |cac ngay |buoi |sang |chieu |toi ){0,4}thu(?<w>[2-8])';
const OF_MONTH = `(?:(?: (?:cua|trong|vao)){0,4}(?: (?<each>moi|hang|tung))? (?<of>thang|quy)(?: (?<ofn>\\d{1,2})${YEAR}?| ${STEP})?)`;

function nthWeekday(groups: Groups): Term {
  const number = groups['ofn'];
  const of = groups['of'] === 'quy' ? ('quarter' as const) : ('month' as const);
  const at: Point = {
    unit: 'day',
    weekday: weekdayOf(groups['w']),
    nth: nthOf(groups['nth']),
    ...yearOf(groups),
    ...stepOf(groups),
  };
  if (number === undefined) return point({ ...at, of });
  return point(of === 'month' ? { ...at, month: Number(number) } : { ...at, quarter: Number(number), of });
}

export const WEEKS: readonly Row[] = [
  row(`${DAY}(?: (?:cua|trong))? tuan (?:le )?${NTH}(?: (?:tien|cung))?${OF_MONTH}`, nthWeekday),
  row(`${DAY}(?: cua)? tuan (?:le )?${NTH}(?: (?:tien|cung))? (?:hang|moi) thang`, nthWeekday),
  row(`${DAY}(?: lan)?(?: tuan)? ${NTH}(?: (?:tien|cung))?${OF_MONTH}`, nthWeekday),
  row(
    `tuan (?:le )?${NTH}(?: (?:tien|cung))?${OF_MONTH} (?:, )?(?:vao |ngay |sang |chieu ){0,4}thu(?<w>[2-8])`,
    nthWeekday,
  ),
  row(`${DAY}(?: cua)?(?: tuan)? ${STEP}`, (groups) =>
    point({ unit: 'day', weekday: weekdayOf(groups['w']), ...stepOf(groups) }),
  ),
  row(`${DAY} (?:dau|cuoi|trong) tuan`, (groups) =>
    point({ unit: 'day', weekday: weekdayOf(groups['w']), of: 'week' }),
  ),
  row(DAY, (groups) => point({ unit: 'day', weekday: weekdayOf(groups['w']) })),
  row(`(?:(?<part>dau|giua|cuoi) |trong |het )?tuan ${STEP}`, (groups) =>
    point({ unit: 'week', ...weekPart(groups), ...stepOf(groups) }),
  ),
  row('(?<part>dau|giua|cuoi) (?<each>moi |hang |tung )?tuan(?: (?<this>nay))?', (groups) =>
    point({
      unit: 'week',
      ...weekPart(groups),
      ...(groups['each'] === undefined ? { step: 0 } : { of: 'week' as const }),
    }),
  ),
  row(`tuan (?:le )?${NTH}(?: (?:tien|cung))?(?! lam)`, (groups) => point({ unit: 'week', nth: nthOf(groups['nth']) })),
  row('(?:trong|het) tuan', point({ unit: 'week', step: 0 })),
];

function weekPart(groups: Groups): Partial<Point> {
  const part = { dau: 'start', giua: 'middle', cuoi: 'end' } as const;
  const said = groups['part'];
  return said === 'dau' || said === 'giua' || said === 'cuoi' ? { part: part[said] } : {};
}
