import { addDays, daysBetween, type PlainDay } from '../../calendar/plain-day.ts';
import {
  dayOfMonth,
  fixed,
  inAWhile,
  inMonth,
  inQuarter,
  inWeek,
  inYear,
  type Read,
  readDate,
  readWritten,
  relative,
  type SaidDay,
  weekday,
} from './day-meanings.ts';
import type { Span } from './span.ts';

const PART = '(?:sang|trua|chieu|toi|dem|dau gio|cuoi gio|cuoi buoi) ';
const WHICH = 'nay|sau|toi|truoc|vua roi|vua qua|qua|ke tiep|tiep theo|ke|tiep';
const END = '(?:(?<part>cuoi|het|dau|giua|trong) )';

/** The longer phrase first: at one place the first that fits is taken. */
const PHRASES: [RegExp, Read][] = [
  [
    /(?:ngay |(?<hom>hom|hoi) |mung |mong |luc )?(?<![\d./-])(?<d>\d{1,2}) ?[/-] ?(?<m>\d{1,2})(?: ?[/.-] ?(?<y>\d{4}|\d{2}(?!\d)))?(?![\d%]| ?[/-] ?[\da-z]| ?phan tram)/gu,
    readDate,
  ],
  [/(?:ngay |hom )?(?<![\d./,-])(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>\d{4})(?![\d./-])/gu, readDate],
  [/(?:ngay|hom|mung|den|truoc) (?<d>\d{1,2})\.(?<m>\d{1,2})(?![\d./%-])/gu, readDate],
  [/(?<!\d)(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})(?!\d)/gu, readDate],
  [
    /(?:ngay |hom |mung |mong )?(?<![\d/])(?<d>\d{1,2}) thang (?<m>\d{1,2})(?!\d)(?:,? ?nam (?<y>\d{4})|\/(?<y2>\d{4}))?/gu,
    readWritten,
  ],
  [
    /(?:ngay|(?<kind>mung|mong|hom|hoi ngay)) (?:mung |mong )?(?<d>\d{1,2})(?![\d/]|\.\d)(?: thang (?<which>nay|sau|toi|truoc))?(?! (?:ngay|tuan|thang|%|nguoi))/gu,
    dayOfMonth,
  ],
  [
    new RegExp(
      `(?:(?<hom>hom|hoi|hoi hom) )?(?:ngay )?(?:${PART})?(?:thu (?<wd>hai|bay|ba|tu|nam|sau|[2-7])|(?<wd2>chu nhat))(?![a-z\\d])(?: (?:cua )?tuan (?<week>${WHICH})| (?<near>nay|toi|sau|vua roi|vua qua|ke tiep|truoc))?(?! (?:vua|phap))`,
      'gu',
    ),
    (on, g) => weekday(on, { ...g, wd: g['wd'] ?? g['wd2'] }),
  ],
  [/hom kia kia\b/gu, relative(-3)],
  [/(?:(?:sang|trua|chieu|toi|dem) )?hom kia\b/gu, relative(-2)],
  // "một" is no day: "mốt" stands before a verb or at the end of a plan.
  [
    new RegExp(
      `(?:${PART})?(?:ngay kia|ngay mot|mai kia|kia)\\b|${PART}mot\\b|(?<!\\w )mot(?=[ ,]*$)|(?<=(?:nop|gui|den|sang|vao|toi|han|nhac|lai|trinh|hen) )mot(?=[ ,.!]*$)|\\bmot(?= (?:se|nop|gui|xong|la|thi|co|moi|hop|bao|lam|trinh|hoan|nhac|duoc|nghi|viec \\d|\\d))\\b`,
      'gu',
    ),
    relative(2),
  ],
  [new RegExp(`(?:${PART})?(?:ngay mai|hom mai|ngay hom sau|hom sau|mai)\\b`, 'gu'), relative(1)],
  [/(?:(?:sang|trua|chieu|toi|dem) (?:hom )?qua|(?:ngay )?hom qua)\b/gu, relative(-1)],
  [
    /(?:(?:sang|trua|chieu|toi|dem) )?(?:trong )?(?:ngay )?hom nay\b|(?:trong )?ngay (?:nay|hom nay)\b|(?:sang|trua|chieu|toi|dem) (?:muon )?nay\b/gu,
    relative(0),
  ],
  [
    /(?:(?:sau|trong|khoang|tam) )*(?<n>\d{1,3}|nua) (?<unit>ngay|hom|tuan|thang)(?<working> lam viec)? (?:nua|tiep theo|(?<=(?:ngay|hom|lam viec) )(?:toi|sau))\b/gu,
    inAWhile,
  ],
  [
    /(?:sau|trong|trong vong) (?:khoang )?(?<n>\d{1,3}) (?<unit>ngay|hom|tuan|thang)(?<working> lam viec)?\b/gu,
    inAWhile,
  ],
  [new RegExp(`(?:(?<part>cuoi|het|dau|giua|trong) )?tuan (?<which>${WHICH})\\b`, 'gu'), inWeek],
  [/(?<part>cuoi|het|giua) tuan\b/gu, inWeek],
  [/(?:sang|qua) tuan(?: sau)?\b/gu, (on) => inWeek(on, { which: 'sau' })],
  [new RegExp(`${END}?thang (?<which>${WHICH})\\b`, 'gu'), inMonth],
  [
    new RegExp(`${END}?thang (?<m>\\d{1,2})(?!\\d)(?: ?nam (?<y>\\d{4})|[/-](?<y2>\\d{4}))?`, 'gu'),
    (on, g) => inMonth(on, { ...g, y: g['y'] ?? g['y2'] }),
  ],
  [/(?<part>cuoi|het|giua) thang\b/gu, inMonth],
  [
    new RegExp(
      `${END}?quy (?:(?<which>${WHICH})|(?<q>[1-9]|i{1,3}|iv|v))\\b(?: ?nam (?<y>\\d{4})|/(?<y2>\\d{4}))?`,
      'gu',
    ),
    (on, g) => inQuarter(on, { ...g, y: g['y'] ?? g['y2'] }),
  ],
  [/(?<part>cuoi|het) quy\b/gu, inQuarter],
  [new RegExp(`${END}?nam (?:(?<which>nay|sau|toi)|(?<y>20\\d{2}))\\b`, 'gu'), inYear],
  [/(?<part>cuoi|het|giua) nam\b/gu, inYear],
];

/** A bare day without a year dates a deed only when it lies shortly back and its next one is far: else it may be a plan. */
export function datesDeed({ next, past }: SaidDay, on: PlainDay): boolean {
  if (past === null || past > on) return false;
  return daysBetween(past, on) <= 60 && (next === past || next === null || daysBetween(past, next) > 300);
}

/** "báo cáo quý 1", "số liệu tháng 3": the period belongs to the noun, nobody dates a deed by it. */
const UNIT_OF_NOUN = /^(?:quy|thang|nam) (?!sau|toi|ke|tiep)/u;
const TIME_WORD =
  /(?:^|[,.;:\d_]|(?<![a-z])(?:den|trong|het|cuoi|dau|giua|truoc|vao|sang|toi|khoang|han|la|lui|doi|qua|xin|tu|ngay)) ?$/u;
const belongsToNoun = (flat: string, { start, end }: Span): boolean =>
  UNIT_OF_NOUN.test(flat.slice(start, end)) && !TIME_WORD.test(flat.slice(0, start));

/** "xong từ thứ hai": since that day. */
const SINCE = /(?<![a-z])(?:xong|hoan thanh|hoan tat|roi)(?: (?:viec |so )?\d+)? (?:ke )?tu (?:hom |ngay )?$/u;

const MOST_DAYS = 12;

/** All day phrases of a flat text, in their order, none overlapping. Two same-day phrases are not merged. */
export function findDays(flat: string, on: PlainDay): SaidDay[] {
  const found: SaidDay[] = [];
  const taken: Span[] = [];
  for (const [pattern, read] of PHRASES) {
    for (const match of flat.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (/[\p{L}\p{N}]/u.test(flat[span.start - 1] ?? '') || /\p{L}/u.test(flat[span.end] ?? '')) continue;
      // Nobody names twenty days in a chat; what goes on is not read.
      if (found.length >= MOST_DAYS) break;
      if (taken.some(({ start, end }) => span.start < end && start < span.end)) continue;
      if (belongsToNoun(flat, span)) {
        taken.push(span);
        continue;
      }
      const meaning = read(on, match.groups ?? {});
      if (meaning === null) continue;
      taken.push(span);
      const points = SINCE.test(flat.slice(0, span.start)) && meaning.past !== null ? ('back' as const) : null;
      const day = { vague: false, before: false, ...span, points, ...meaning };
      found.push(sooner(flat, day, meaning.opens));
    }
  }
  return joinWeekdays(
    found.sort((a, b) => a.start - b.start),
    flat,
  );
}

/** "thứ Năm 05/03", "mai 6/3": one day said twice. When the two disagree the date counts. */
function joinWeekdays(days: SaidDay[], flat: string): SaidDay[] {
  return days.flatMap((day, i) => {
    const next = days[i + 1];
    const before = days[i - 1];
    const twice = (a: SaidDay, b: SaidDay) =>
      /^[ ,(]*$/u.test(flat.slice(a.end, b.start)) &&
      /\d/u.test(flat.slice(b.start, b.end)) &&
      !/\d[/-]/u.test(flat.slice(a.start, a.end));
    if (next !== undefined && twice(day, next)) return [];
    return before !== undefined && twice(before, day) ? [{ ...day, start: before.start }] : [day];
  });
}

const BEFORE = /(?:truoc|khong de sang)(?: (?:ngay|het|khi het))? $/u;

/** "trước 20/3" is 19/3, unless a time of day takes the "trước" ("trước 16 giờ ngày 27/3"). */
function sooner(flat: string, day: SaidDay, opens?: PlainDay): SaidDay {
  const lead = BEFORE.exec(flat.slice(Math.max(0, day.start - 24), day.start));
  if (lead === null) return day;
  const start = day.start - lead[0].length;
  const inside = /^(?:cuoi|het)/u.test(flat.slice(day.start));
  if (inside) return { ...day, start, before: true };
  if (opens !== undefined) return { ...day, ...fixed(addDays(opens, -1)), start, before: true, vague: false };
  const step = (value: PlainDay | null) => (value === null ? null : addDays(value, -1));
  return { ...day, start, next: step(day.next), past: step(day.past), before: true };
}
