import { foldInPlace } from '../text/fold-in-place.ts';

const NUMBER =
  '(?:\\d{1,2}|l\\d?|[ivl]{1,4}|mot|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi(?:\\s+(?:mot|hai))?|gieng|chap)';
const YEAR = '(?:\\s*(?:[/-]\\s*|nam\\s*|\\s)\\d{4})?';
const SHAPE = new RegExp(
  `^(?:trong\\s+|cong tac\\s+|nhiem vu\\s+)?(?:(?:thang|quy)\\s*${NUMBER}${YEAR}(?:\\s*(?:,|va|-)\\s*(?:(?:thang|quy)\\s*)?${NUMBER}${YEAR})*|6\\s*thang\\s*(?:dau|cuoi)\\s*nam${YEAR}|tuan\\s*\\d{1,2}${YEAR})$`,
  'u',
);

/** "Tháng 01", "QUÝ I/2026", "6 tháng đầu năm": a heading that dates what stands below it. Answers its words, or null. */
export function timeHeading(text: string): string | null {
  const words = text.replace(/[:.\s]+$/u, '').trim();
  return SHAPE.test(foldInPlace(words)) ? words : null;
}
