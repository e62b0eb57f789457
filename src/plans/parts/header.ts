import { dayFromParts, type PlainDay } from '../../calendar/plain-day.ts';
import { timeHeading } from './time-heading.ts';
import { foldInPlace } from '../text/fold-in-place.ts';
import { splitMarker } from '../text/markers.ts';
import { oneLine } from '../text/words.ts';

/** What the head of a plan says about it; null where it is blank. */
export interface PlanHead {
  title: string | null;
  number: string | null;
  issuedDay: PlainDay | null;
  /** From the title: the first year found elsewhere is that of a cited text. */
  planYear: number | null;
  /** The commune with its kind: "xã Khe Vàng". */
  commune: string | null;
  /** The issuing body as written. */
  body: string | null;
}

const KINDS = [
  'kế hoạch',
  'chương trình',
  'quyết định',
  'thông báo',
  'chỉ thị',
  'công văn',
  'bảng phân công',
  'phương án',
  'đề án',
  'lịch công tác',
  'nghị quyết',
  'hướng dẫn',
  'báo cáo',
];
const KIND = new RegExp(`^(?:${KINDS.map((kind) => foldInPlace(kind)).join('|')})(?![a-z])`, 'u');
const HEAD_LINES = 40;

/** "KẾ HOẠCH" alone on its line. */
export const isKindOfDocument = (line: string): boolean =>
  KIND.test(foldInPlace(line).trim()) && oneLine(line).split(' ').length <= 4;

/** Reads the head from the lines above the first section. */
export function readHead(lines: readonly string[]): PlanHead {
  const head = lines.slice(0, HEAD_LINES).map(oneLine);
  const title = titleOf(head);
  const all = head.join('\n');
  return {
    title,
    number: numberOf(head),
    issuedDay: issuedDayOf(all),
    planYear: yearOfTitle(title),
    commune: communeOf(head, title),
    body:
      head.find((line) =>
        /^(?:u[yỷỶY] ban nh[aâÂA]n d[aâÂA]n|ubnd|hđnd)/iu.test(foldInPlace(line).replace(/^uy ban/u, 'uy ban')),
      ) ?? null,
  };
}

const digits = (text: string): string => text.replace(/[lI|]/gu, '1').replace(/[Oo]/gu, '0');

function numberOf(head: readonly string[]): string | null {
  for (const line of head) {
    const found =
      /(?:^|\s)s[ốôo]\s*:?\s*(?<number>[\dlO]{1,4})\s*(?<sign>\/\s*\p{Lu}[\p{L}\d]*(?:\s*-\s*[\p{L}&]+)*)/iu.exec(line);
    if (found?.groups === undefined || /^(?:căn cứ|thực hiện|theo)/iu.test(line)) continue;
    return `${digits(found.groups['number'] ?? '')}${(found.groups['sign'] ?? '').replace(/\s/gu, '')}`;
  }
  return null;
}

function issuedDayOf(text: string): PlainDay | null {
  const cited = /^(?:căn cứ|thực hiện|theo)/iu;
  for (const line of text.split('\n')) {
    if (cited.test(line)) continue;
    const found = /ngày\s*([\dlO]{1,2})\s*tháng\s*([\dlO]{1,2})\s*năm\s*(\d{4})/iu.exec(line);
    if (found !== null)
      return dayFromParts(Number(found[3]), Number(digits(found[2] ?? '')), Number(digits(found[1] ?? '')));
    const attached = /k[èe]m theo.*?ngày\s*(\d{1,2})\/(\d{1,2})\/(\d{4})/iu.exec(line);
    if (attached !== null) return dayFromParts(Number(attached[3]), Number(attached[2]), Number(attached[1]));
  }
  return null;
}

/** The kind of document and the lines below it that go on in the same sentence. */
function titleOf(head: readonly string[]): string | null {
  const at = head.findIndex(
    (line) =>
      KIND.test(foldInPlace(line).replace(/^#+\s*/u, '')) &&
      line.length < 200 &&
      !/^(?:kế hoạch|quyết định) số/iu.test(line),
  );
  if (at === -1) return null;
  const parts = [head[at] ?? ''];
  for (const line of head.slice(at + 1, at + 5)) {
    if (
      /^(?:căn cứ|thực hiện (?:kế hoạch|quyết định|nghị quyết|chỉ thị|công văn|chương trình|luật|hướng dẫn|thông báo|kết luận)|theo|nhằm|để|kính gửi|(?:các )?(?:từ|chữ) viết tắt|\(|[-–_*]{2,}|[IVX]+\.|\d+\.|ủy ban nhân dân xã .* (?:ban hành|xây dựng))/iu.test(
        line,
      ) ||
      line.length > 220 ||
      /[.:;]$/u.test(line) ||
      timeHeading(splitMarker(line).rest) !== null ||
      splitMarker(line).marker?.kind === 'upper' ||
      /như sau:?$/iu.test(line)
    )
      break;
    if (/^(?:chủ tịch|ủy ban nhân dân)\b/iu.test(line)) break;
    parts.push(line);
  }
  return sentenceCase(oneLine(parts.map((part) => (/\p{Ll}/u.test(part) ? part : inSmall(part))).join(' ')));
}

const KEEPS_CAPITALS = /^(?:UBND|HĐND|CCHC|TTHC|MTTQ|VBQPPL|[IVX]+)[,.;:]?$/u;

/** A line in capitals, in small letters but for abbreviations. */
const inSmall = (line: string): string =>
  line
    .split(' ')
    .map((word) => (KEEPS_CAPITALS.test(word) || /\d/u.test(word) ? word : word.toLowerCase()))
    .join(' ');

const sentenceCase = (title: string): string => title.charAt(0).toUpperCase() + title.slice(1);

function yearOfTitle(title: string | null): number | null {
  if (title === null) return null;
  const years = [...title.matchAll(/(?:năm|\/|-)\s*(20\d{2})/giu)].map((found) => Number(found[1]));
  return years[0] ?? null;
}

const PLACE = '(?<place>\\p{Lu}[\\p{L}]*(?:\\s+\\p{Lu}[\\p{L}]*){0,3})';

function communeOf(head: readonly string[], title: string | null): string | null {
  for (const line of [...head, title ?? '']) {
    const found = new RegExp(`(?<kind>xã|phường|đặc khu|thị trấn)\\s+${PLACE}`, 'iu').exec(
      line.replace(/^.*ủy ban nhân dân/iu, ''),
    );
    const place = found?.groups?.['place'];
    if (found?.groups === undefined || place === undefined || /^(?:hội|năm|ngày|các|tỉnh)/iu.test(place)) continue;
    const name =
      line === line.toUpperCase()
        ? place
            .split(' ')
            .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
            .join(' ')
        : capitalised(place);
    if (name !== '') return `${(found.groups['kind'] ?? 'xã').toLowerCase()} ${name}`;
  }
  return null;
}

/** Only the leading words that begin with a capital: /i above lets the small ones in. */
function capitalised(place: string): string {
  const words = place.split(' ');
  const end = words.findIndex((word) => !/^\p{Lu}/u.test(word));
  return (end === -1 ? words : words.slice(0, end)).join(' ');
}
