import { NTH, NEXT, nthOf, partOf, PART, STEP, stepOf, unitOf, YEAR, yearOf } from './references.ts';
import { type DayIn, type Groups, point, type Point, type Row, row } from './term.ts';

const DAY = '(?:cac )?(?:ngay |hom ){0,4}(?:mung |mong )?';
const NAMED = '(?:cac )?(?:ngay|hom|mung|mong)(?: (?:mung|mong|so))?';
/** "của tháng", "trong mỗi quý": the period that a day lies in, with its number, its place or neither. */
const OF = `(?:(?: (?:cua|trong|o|vao)){0,4} (?:moi |hang |tung |cac ){0,4}(?<of>thang|quy|nam|tuan)(?: (?<ofn>\\d{1,2})(?!\\d| (?:lan|ky|dot))${YEAR}?| ${STEP})?)`;

const dayIn = (groups: Groups): DayIn => {
  const said = groups['which'] ?? '';
  const working = groups['working'] !== undefined;
  if (said.startsWith('cuoi')) return working ? 'last-working' : 'end';
  return { nth: said.startsWith('dau') ? 1 : Number(said.replace('thu', '')), working };
};

/** Where a day stands whose period is named: "tháng 6/2026", "quý sau", "tháng". */
function within(groups: Groups, day: DayIn): Point {
  const number = groups['ofn'] === undefined ? undefined : Number(groups['ofn']);
  const at = { unit: 'day' as const, day, ...yearOf(groups), ...stepOf(groups) };
  const of = groups['of'] === undefined ? undefined : unitOf(groups['of']);
  if (of === undefined) return at;
  if (number === undefined) return { ...at, of };
  return of === 'quarter' ? { ...at, quarter: number, of } : of === 'month' ? { ...at, month: number } : { ...at, of };
}

/** The month inside a quarter: "tháng thứ ba trong quý", "tháng đầu của quý sau", "tháng cuối quý II/2026". */
const MONTH_IN = `thang ${NTH}(?: (?:tien|cung|nhat))?(?: (?:cua|trong|o)){0,4}(?: (?:moi|hang|tung))? (?<of>(?:ky )?(?:bao cao )?quy|ky|6 thang|nua nam)(?: (?<ofn>\\d)(?!\\d)${YEAR}?| ${STEP})?`;

function inQuarter(groups: Groups, more: Partial<Point>): Point {
  const said = groups['of'] ?? '';
  // "tháng cuối kỳ": which kind of period the cadence beside it tells.
  const of = said === 'ky' ? {} : { of: said.endsWith('quy') ? ('quarter' as const) : ('half-year' as const) };
  return {
    unit: 'month',
    monthIn: nthOf(groups['nth']),
    ...of,
    ...(groups['ofn'] === undefined ? {} : { quarter: Number(groups['ofn']) }),
    ...yearOf(groups),
    ...stepOf(groups),
    ...more,
  };
}

const date = (groups: Groups): Point => ({
  unit: 'day',
  day: Number(groups['d']),
  month: Number(groups['m']),
  ...yearOf(groups),
});

export const DAYS: readonly Row[] = [
  row(`${DAY}(?<d>\\d{1,2})/(?<m>\\d{1,2})/(?<y>\\d{4})`, (groups) => point(date(groups))),
  row(`${NAMED} (?<d>\\d{1,2}) (?<m>\\d{1,2}) (?<y>20\\d\\d)`, (groups) => point(date(groups))),
  row(`(?<d>\\d{1,2}) (?<m>\\d{1,2}) (?<y>20\\d\\d)(?=$)`, (groups) => point(date(groups))),
  row(
    `(?:${NAMED} |(?<=(?:truoc|den|nhat|han|hon|qua|het|vao|tu|la) ))(?<d>\\d{1,2})\\.(?<m>\\d{1,2})${YEAR}?`,
    (groups) => point(date(groups)),
  ),
  row(
    `(?:${NAMED} (?:(?<d>\\d{1,2})|(?<which>cuoi(?: cung)?))|(?<d2>\\d{1,2})) (?:cua |, )?(?:${MONTH_IN})`,
    (groups) => {
      const day = groups['d'] ?? groups['d2'];
      return point(inQuarter(groups, { unit: 'day', day: day === undefined ? 'end' : Number(day) }));
    },
  ),
  row(`(?:trong )?(?<n>\\d{1,2}) ngay dau(?: tien)? (?:cua )?(?:${MONTH_IN})`, (groups) =>
    point(inQuarter(groups, { unit: 'day', day: Number(groups['n']) })),
  ),
  row(`(?:${PART})?${MONTH_IN}`, (groups) => point(inQuarter(groups, partOf(groups)))),
  row(`${DAY}(?<d>\\d{1,2})(?: ,)?(?: cua)? thang (?<m>\\d{1,2})(?! (?:lan|ky|dot)(?= |$))${YEAR}?`, (groups) =>
    point({ ...date(groups), ...(yearOf(groups).year === undefined ? { bare: true } : {}) }),
  ),
  row(`${DAY}(?<d>\\d{1,2}) thang (?<m>\\d{1,2})/(?<y>\\d{4})`, (groups) => point(date(groups))),
  row(`${DAY}(?<d>\\d{1,2})/(?<m>\\d{1,2})${YEAR}?`, (groups) => point(date(groups))),
  row(`ngay (?<working>lam viec )?(?<which>cuoi(?: cung)?|dau tien|dau|(?<=lam viec )thu\\d)${OF}`, (groups) =>
    point(within(groups, dayIn(groups))),
  ),
  row(
    `(?:trong |vao )?(?<n>\\d{1,2}) ngay (?<working>lam viec )?(?<which>dau tien|dau|cuoi cung|cuoi)${OF}`,
    (groups) => {
      const cuoi = groups['which']?.startsWith('cuoi') === true;
      const working = groups['working'] !== undefined;
      return point(within(groups, cuoi ? (working ? 'last-working' : 'end') : { nth: Number(groups['n']), working }));
    },
  ),
  row(
    `${NAMED} (?<d>\\d{1,2})(?: (?:cua|trong))? thang (?:(?<linked>${NEXT})|(?<this>nay)|(?<next>sau|toi)|(?<prev>truoc))(?: (?:do|lien ke))?`,
    (groups) => point({ unit: 'day', day: Number(groups['d']), of: 'month', ...stepOf(groups) }),
  ),
  row(`(?:tet duong lich|tet tay|tet duong)(?:${YEAR}| (?<y9>20\\d\\d))?`, (groups) =>
    point({ unit: 'day', day: 1, month: 1, ...yearOf({ ...groups, y: groups['y'] ?? groups['y9'] }) }),
  ),
  row(
    `${NAMED} (?<d>\\d{1,2})(?! (?:ngay|lan|nguoi|ho|dong|trieu|diem|%|tuoi|nam|gio lam))(?:(?: (?:cua|trong))? (?<of>thang|quy|tuan)(?! (?:\\d|nao)|/))?`,
    (groups) =>
      point({
        unit: 'day',
        day: Number(groups['d']),
        ...(groups['of'] === undefined || groups['of'] === 'tuan' ? {} : { of: unitOf(groups['of']) }),
      }),
  ),
  row('(?:trong |het |ngay ){0,4}(?:hom nay|ngay hom nay)', point({ unit: 'day', step: 0 })),
  row('(?:trong |het |sang |chieu |ngay ){0,4}(?:ngay mai|hom sau|mai)', point({ unit: 'day', step: 1 })),
  row('ngay kia', point({ unit: 'day', step: 2 })),
];
