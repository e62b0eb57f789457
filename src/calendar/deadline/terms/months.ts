import { NTH, nthOf, PART, partOf, STEP, stepOf, YEAR, YEAR_NAME, yearOf } from './references.ts';
import { type Groups, point, type Row, row } from './term.ts';

const EACH = '(?: (?:moi|hang|tung))?';
const NOT_COUNTED = '(?! (?:lan|ky|dot|cuoc|buoi|bai|tin|chuyen|phien|so|nguoi)(?= |$))';

const month = (groups: Groups) =>
  point({ unit: 'month', month: Number(groups['m']), ...partOf(groups), ...yearOf(groups) });
const quarter = (groups: Groups) =>
  point({ unit: 'quarter', quarter: Number(groups['q']), ...partOf(groups), ...yearOf(groups) });

/** A count of months or quarters at one end of a year; half a year. */
const stretch = (count: number, groups: Groups) =>
  point({
    unit: 'months',
    count,
    side: groups['side']?.startsWith('dau') === true ? 'first' : 'last',
    ...yearOf(groups),
  });

/** Months, quarters, stretches of them, years, and their parts. */
export const MONTHS: readonly Row[] = [
  row('(?<=(?:ket qua|ke hoach|bao cao|du toan|so lieu|cho|cua|viec) )nam (?:tiep theo|ke tiep|lien sau|sau lien ke)', {
    is: 'about',
    about: 1,
  }),
  row('nam : (?<y>20\\d\\d)', (groups) => point({ unit: 'year', ...yearOf(groups) })),
  row('(?:(?:nhiem ky|giai doan|thoi ky|cac|nam) ){0,4}(?<a>20\\d\\d) (?:-|den) (?:nam )?(?<b>20\\d\\d)', ({ a, b }) =>
    point({ unit: 'years', year: { year: Number(a) }, to: Number(b) }),
  ),
  row(`(?<n>\\d{1,2}) thang (?<side>dau|cuoi)(?: (?:cua|trong)){0,4}(?: nam)?(?:${YEAR})`, (groups) =>
    stretch(Number(groups['n']), groups),
  ),
  row('(?<n>\\d{1,2}) thang (?<side>dau|cuoi)(?: cua)? nam', (groups) => stretch(Number(groups['n']), groups)),
  row(`(?<n>\\d) quy (?<side>dau|cuoi)(?: cua)?(?: nam)?(?:${YEAR})`, (groups) =>
    stretch(Number(groups['n']) * 3, groups),
  ),
  row('(?<n>\\d) quy (?<side>dau|cuoi)(?: cua)? nam', (groups) => stretch(Number(groups['n']) * 3, groups)),
  row(`nua (?<side>dau|cuoi|sau)(?: cua)?(?: nam)?(?:${YEAR})`, (groups) => stretch(6, groups)),
  row('nua (?<side>dau|cuoi|sau)(?: cua)? nam', (groups) => stretch(6, groups)),
  row(`(?<n>6|9|3)(?: thang)(?:${YEAR})`, (groups) => stretch(Number(groups['n']), { ...groups, side: 'dau' })),
  row(`quy (?<side>dau|cuoi)(?: tien| cung)?(?: cua)? nam(?= |$)`, (groups) =>
    point({ unit: 'quarter', quarter: groups['side'] === 'dau' ? 1 : 4 }),
  ),
  row(`quy (?<side>dau|cuoi)(?: tien| cung)?(?:${YEAR})`, (groups) =>
    point({ unit: 'quarter', quarter: groups['side'] === 'dau' ? 1 : 4, ...yearOf(groups) }),
  ),
  row(`${PART}?thang (?<m>\\d{1,2})${NOT_COUNTED}${YEAR}?`, month),
  row(`${PART}?thang (?<m>\\d{1,2})/(?<y>(?:19|20)\\d\\d)`, month),
  row(`${PART}(?<m>\\d{1,2})/(?<y>(?:19|20)\\d\\d)`, month),
  row('(?<m>\\d{1,2})/(?<y>(?:19|20)\\d\\d)', (groups) =>
    point({ unit: 'month', month: Number(groups['m']), ...yearOf(groups), bare: true }),
  ),
  row(`${PART}?quy (?:so |thu )?(?<q>\\d{1,2})${NOT_COUNTED}${YEAR}?`, quarter),
  row(`${PART}?quy (?<q>\\d{1,2})/(?<y>(?:19|20)\\d\\d)`, quarter),
  row(`${PART}?quy thu(?<q>\\d)${YEAR}?`, quarter),
  row(`${PART}?thang ${STEP}`, (groups) => point({ unit: 'month', ...partOf(groups), ...stepOf(groups) })),
  row(`${PART}?quy ${STEP}`, (groups) => point({ unit: 'quarter', ...partOf(groups), ...stepOf(groups) })),
  row(
    `${PART}(?<each>moi|hang|tung)? ?(?<u>thang|quy|6 thang|nam)(?! (?:\\d|(?:sau|toi|nay|ngoai|ke|lien|tiep)(?: |$)))`,
    (groups) => {
      const unit =
        groups['u'] === 'thang'
          ? 'month'
          : groups['u'] === 'quy'
            ? 'quarter'
            : groups['u'] === 'nam'
              ? 'year'
              : 'half-year';
      return point({ unit, ...partOf(groups), ...(groups['each'] === undefined ? {} : { of: unit }) });
    },
  ),
  row(
    `tuan ${NTH}(?: (?:tien|cung))?(?: (?:cua|trong)){0,4}${EACH} (?<of>thang|quy|nam)(?: (?<ofn>\\d{1,2})${YEAR}?| ${STEP})?`,
    (groups) => {
      const of =
        groups['of'] === 'thang'
          ? ('month' as const)
          : groups['of'] === 'quy'
            ? ('quarter' as const)
            : ('year' as const);
      const number =
        groups['ofn'] === undefined
          ? {}
          : of === 'quarter'
            ? { quarter: Number(groups['ofn']) }
            : { month: Number(groups['ofn']) };
      return point({ unit: 'week', nth: nthOf(groups['nth']), of, ...number, ...yearOf(groups), ...stepOf(groups) });
    },
  ),
  row(
    `(?:(?<bound>(?<=(?:trong|het|vao|den|truoc|khong qua|nhat|la) ))|)(?<in>trong |het ){0,4}${PART}?${YEAR_NAME}`,
    (groups) => {
      // "kế hoạch năm sau" names what the work is about, "trong năm sau" when it is done.
      const bare = groups['in'] === undefined && groups['part'] === undefined && groups['bound'] === undefined;
      if (bare && groups['yprev'] !== undefined) return { is: 'about', about: -1 };
      if (bare && groups['ynext']?.startsWith('nam') === true) return { is: 'about', about: 1 };
      return point({ unit: 'year', ...partOf(groups), ...yearOf(groups) });
    },
  ),
  row('(?<=(?:trong|het|vao) )tuan(?! (?:nay|sau|toi|thu|ke|le|\\d))', point({ unit: 'week', step: 0 })),
  row('(?<=(?:trong|het|vao) )(?<u>thang|quy|nam)(?! (?:\\d|/|sau|truoc))', ({ u }) =>
    point({
      unit: u === 'quy' ? 'quarter' : u === 'nam' ? 'year' : 'month',
      ...(u === 'nam' ? { year: { step: 0 } } : { step: 0 }),
    }),
  ),
  row('(?:trong|het)(?: ca)? nam(?= |$)', point({ unit: 'year', year: { step: 0 } })),
  row('(?:trong|het) (?<u>thang|quy)(?! \\d)', ({ u }) => point({ unit: u === 'quy' ? 'quarter' : 'month', step: 0 })),
];
