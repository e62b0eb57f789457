import type { Span } from './span.ts';

export interface SaidReference extends Span {
  text: string;
}

const SIGN = '[a-z]{2,}[a-z&]*(?: ?- ?[a-z&]{2,}[a-z&0-9]*)*';
const KIND = '(?:bao cao|ke hoach|cong van|quyet dinh|qd|to trinh|bien ban|van ban|giay moi|nghi quyet)';
const WRITTEN = new RegExp(
  `(?:${KIND} )?(?:so:? ?(?:hieu )?)?(?<!\\d)(?<ref>\\d{1,5}(?: ?/ ?(?:19|20)\\d{2})? ?/ ?${SIGN})`,
  'gu',
);
/** "số 05" after a task was named, "công văn 33": a number of a document without its sign. */
const BARE = new RegExp(
  `(?:${KIND} so:? ?|${KIND.replace('|nghi quyet', '')} |(?<=\\d.*)so:? ?)(?<ref>\\d{1,5})(?![\\d/.%]| ?(?:ngay|viec|thang)\\b \\p{L})(?: (?<kind>bao cao|ke hoach|quyet dinh|qd))?`,
  'gu',
);

/** "nộp báo cáo 12 rồi": without "số" and without another number it is the task's own. */
const REPORT = /^(?:bao cao|ke hoach) \d/u;
const OTHER_NUMBER =
  /(?<![\d/.,-]|(?<![a-z])(?:ngay|hom|mung|mong|thang|quy|nam|thu|tuan|luc) )\d{1,6}(?![\d/%-]|[.,]\d| ?(?:h|gio|ngay|tuan|phut|viec)(?![a-z]))/u;
const outside = (flat: string, { start, end }: Span) => `${flat.slice(0, start)}  ${flat.slice(end)}`;

const SHORT: Readonly<Record<string, string>> = { 'bao cao': 'BC', 'ke hoach': 'KH', 'quyet dinh': 'QĐ', qd: 'QĐ' };

/** `33 / ubnd-vp` → `33/UBND-VP`; the office's đ is kept. */
const tidy = (written: string) => written.replace(/\s+/gu, '').toUpperCase();

/** Document numbers in a flat text; `original` gives back what was typed, because `QĐ` has a letter that flat has not. */
export function findReferences(flat: string, original: (start: number, end: number) => string): SaidReference[] {
  const found: SaidReference[] = [];
  for (const pattern of [WRITTEN, BARE]) {
    // "nộp báo cáo 12, số 05/BC-UBND": beside a full reference a bare number is the task.
    if (pattern === BARE && found.length > 0) break;
    for (const match of flat.matchAll(pattern)) {
      const ref = match.groups?.['ref'] ?? '';
      const start = match.index + match[0].indexOf(ref);
      const span = { start: match.index, end: match.index + match[0].length };
      if (/[a-z\d/]/u.test(flat[span.start - 1] ?? '') || found.some((f) => span.start < f.end && f.start < span.end))
        continue;
      if (pattern === BARE && REPORT.test(match[0]) && !OTHER_NUMBER.test(outside(flat, span))) continue;
      const kind = match.groups?.['kind'];
      const text = tidy(original(start, start + ref.length)) + (kind === undefined ? '' : ` ${SHORT[kind] ?? ''}`);
      found.push({ ...span, text: text.trim() });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
