import { UNIT, unitOf } from './references.ts';
import type { Cadence, Row, Term, Unit } from './term.ts';
import { row } from './term.ts';

const TURN =
  '(?:lan|ky|dot|cuoc|buoi|bai|tin(?: bai)?|chuyen muc|chuyen de|so|phien|luot|hoi nghi|bao cao|van ban|chuyen|san pham)';
const LEAST = '(?:(?:it nhat|toi thieu|toi da|khong duoi|tu|khoang|dinh ky|deu dan|thuc hien|to chuc|bao cao) ){0,4}';
const EVERY = '(?:hang|moi|tung|dinh ky|deu dan moi|cu moi|cu)';
const UNIT_WORD = '(?<unit2>ngay lam viec|ngay|tuan|thang|quy|6 thang|nua nam|nam)';

const cadence = (value: Cadence): Term => ({ is: 'cadence', cadence: value });

/** n units as one unit where it has a name: 3 months a quarter, 6 a half-year, 12 a year. */
function every(unit: Unit, count: number): Cadence {
  const months = unit === 'month' ? count : unit === 'quarter' ? count * 3 : 0;
  if (months === 3) return { every: 'quarter' };
  if (months === 6) return { every: 'half-year' };
  if (months === 12) return { every: 'year' };
  return count === 1 ? { every: unit } : { every: unit, interval: count };
}

const timesIn = (unit: Unit, said: string | undefined): Cadence => {
  const times = Number(said ?? 1);
  return times > 1 ? { every: unit, times } : { every: unit };
};

const PERIODS = { '6 thang': 'h1', '9 thang': 'm9', 'ca nam': 'year', nam: 'year' } as const;

export const CADENCES: readonly Row[] = [
  // "nửa tháng một lần", "6 tháng/lần", "hai năm một lần", "mỗi 3 tháng"
  row(`(?:${EVERY} ){0,4}nua (?<u>thang|nam) (?:1|/|mot)? ?${TURN}`, ({ u }) =>
    cadence(u === 'nam' ? { every: 'half-year' } : { every: 'month', times: 2 }),
  ),
  row(`(?:${EVERY} ){1,4}nua thang`, cadence({ every: 'month', times: 2 })),
  row(`(?:${EVERY} ){0,4}(?<n>\\d{1,3}) ${UNIT} (?:1 |/ ?(?:1 )?)${TURN}`, ({ n, unit }) =>
    cadence(every(unitOf(unit), Number(n))),
  ),
  row(`(?:moi|hang|cu|dinh ky) (?:dinh ky )?(?<n>\\d{1,2}) ${UNIT}(?! (?:dau|cuoi))`, ({ n, unit }) =>
    cadence(every(unitOf(unit), Number(n))),
  ),
  row('cach (?<u>tuan|thang|nam|quy|ngay)', ({ u }) => cadence({ every: unitOf(u), interval: 2 })),
  // "mỗi tháng một lần", "hằng năm ít nhất 2 cuộc", "một quý 02 lần"
  row(`(?:${EVERY}|1) ${UNIT} (?:, )?${LEAST}(?<n>\\d{1,2}) ${TURN}`, ({ unit, n }) =>
    cadence(timesIn(unitOf(unit), n)),
  ),
  // "02 lần/năm", "hai lần trong năm", "ít nhất một lần mỗi quý"
  row(
    `${LEAST}(?<n>\\d{1,2}) ${TURN}(?: (?:/|trong|moi|hang|1|tren|cho)){0,4} ${UNIT}(?! (?:\\d|nay|sau|ke))`,
    ({ unit, n }) => cadence(timesIn(unitOf(unit), n)),
  ),
  row(`(?:lan|ky|dot|cuoc|buoi|bai) (?:/|moi|hang) ?${UNIT}`, ({ unit }) => cadence({ every: unitOf(unit) })),
  row('(?<unit>tuan|thang|quy|nam) (?:it nhat )?(?<n>\\d{1,2}) (?:lan|buoi|ky|cuoc|dot)', ({ unit, n }) =>
    cadence(timesIn(unitOf(unit), n)),
  ),
  row(`1 ${UNIT} (?:1 |/ ?(?:1 )?)${TURN}`, ({ unit }) => cadence({ every: unitOf(unit) })),
  row(`${UNIT} (?:1 |/ ?(?:1 )?)${TURN}`, ({ unit }) => cadence({ every: unitOf(unit) })),
  // "hằng tháng", "định kỳ mỗi quý", "từng năm", "tháng nào cũng"
  row(`(?:theo )?(?:dinh ky )?(?:hang|moi|tung) (?:dinh ky )?${UNIT}`, ({ unit }) => cadence({ every: unitOf(unit) })),
  row('(?:cac |nhung )?ngay lam viec (?:trong|cua|hang) tuan', cadence({ every: 'working-day' })),
  row(`${UNIT} nao(?: cung)?`, ({ unit }) => cadence({ every: unitOf(unit) })),
  row(`${UNIT} (?:qua|noi) ${UNIT_WORD}`, ({ unit }) => cadence({ every: unitOf(unit) })),
  row(
    '(?:theo )?dinh ky (?<unit>ngay|tuan|thang|quy|6 thang|nua nam|nam)(?! (?:\\d|nay|sau|truoc|dau|cuoi))',
    ({ unit }) => cadence({ every: unitOf(unit) }),
  ),
  row('(?:theo |bao cao )?dinh ky', cadence({})),
];

/** Periods that stand in a list of reports: "báo cáo quý I, quý III, 6 tháng và năm"; "hàng quý, 6 tháng và năm". */
const IN_LIST = '(?<=(?:,|va|\\+|&|cao|ky|;) )';
export const LISTED_FIRST: readonly Row[] = [
  row('(?<=(?:bao cao|so ket|tong ket|ky) )(?<p>6 thang|9 thang)(?! (?:dau|cuoi|1|/|ke|tinh|lan))', ({ p }) =>
    listed(p),
  ),
  row(`${IN_LIST}(?:ca nam|nam)(?= (?:,|va|;|\\)|\\.|gui|nop|theo|dot)|$)`, {
    is: 'cadence',
    cadence: { periods: ['year'] },
  }),
  row(`${IN_LIST}(?<unit>tuan|thang|quy|6 thang|nam)(?= (?:,|va|;|\\)|\\.)|$)`, ({ unit }) =>
    unit === 'nam' || unit === '6 thang' ? null : cadence({ every: unitOf(unit) }),
  ),
  row('(?<unit>thang|quy)(?= (?:,|va) (?:quy|6 thang|9 thang|nam|thang)(?: (?:,|va|;|\\.)|$))', ({ unit }) =>
    cadence({ every: unitOf(unit) }),
  ),
];
export const LISTED: readonly Row[] = [
  row('(?<p>6 thang|9 thang|ca nam)(?! (?:\\d{4}|dau|cuoi|1|/|ke|sau|tinh|truoc|tu|nam|lan))', ({ p }) => listed(p)),
  row('(?<p>6|9) (?=(?:va|,|,) (?:9 thang|12 thang))', ({ p }) => listed(`${p} thang`)),
  row('(?:12 thang|tong ket nam)(?! (?:ke|sau|tinh))', () => listed('nam')),
];

function listed(said: string | undefined): Term | null {
  const period = PERIODS[(said ?? '') as keyof typeof PERIODS];
  return period === undefined ? null : { is: 'cadence', cadence: { periods: [period] } };
}
