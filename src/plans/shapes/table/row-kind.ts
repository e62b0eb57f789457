import type { Cell, Row } from '../../document.ts';
import { timeHeading } from '../../parts/time-heading.ts';
import { foldInPlace } from '../../text/fold-in-place.ts';
import { oneLine } from '../../text/words.ts';
import type { LabelKind } from '../labels.ts';
import { cellsOf, type TableState } from './table-state.ts';

export const isTotal = (words: string): boolean =>
  /^(?:\S{1,3}\s+)?(?:tong\s*cong|cong(?:\s*:|\s*\d)|tong\s*so)(?:\s|:|$)/u.test(foldInPlace(words));

export const isSignature = (row: Row, words: string): boolean =>
  /^(?:TM|KT|TL|TUQ)\.\s/u.test(words) ||
  /^(?:PHÓ )?CHỦ TỊCH$|^Nơi nhận/u.test(words) ||
  (row.cells.filter(({ text }) => text !== '').length === 1 && /^người lập|^ký tên/iu.test(words));

/** One cell over the whole width, or a number in Roman with a title: "I | HẠ TẦNG SỐ", "A. LĨNH VỰC …", "Tháng 3". */
export function isSectionRow(row: Row, own: Cell[], state: TableState): boolean {
  const filled = row.cells.flatMap((cell, at) => (own.includes(cell) ? [at] : []));
  const kinds = filled.map((at) => state.columns.kinds[at]);
  const numberText = filled.length > 0 && kinds[0] === 'number' ? oneLine(own[0]?.text ?? '') : '';
  if (own.length === 1) {
    const spans = row.cells.filter(({ fromLeft }) => fromLeft).length >= 2;
    return (
      spans ||
      (kinds[0] !== 'what' &&
        kinds[0] !== undefined &&
        !/^[-"]/u.test(own[0]?.text ?? '') &&
        row.cells.length > 2 &&
        kinds[0] === 'number') ||
      timeHeading(own[0]?.text ?? '') !== null
    );
  }
  if (own.length === 2 && numberText !== '' && kinds[1] === 'what') {
    const title = own[1]?.text ?? '';
    const wide = row.cells.filter(({ fromLeft }) => fromLeft).length >= 2;
    return (
      /^(?:[IVXLC]+|[A-ZĐ]|\d+(?:\.\d+)?)[.)]?$/u.test(numberText) &&
      (wide ||
        /^[IVXLC]+[.)]?$|^[A-ZĐ][.)]?$/u.test(numberText) ||
        (title === title.toUpperCase() && /\p{Lu}{2}/u.test(title)))
    );
  }
  return false;
}

/** The second half of a row that a page parted: it has no number and begins where the words above stopped. */
export function goesOnFromAbove(row: Row, own: Cell[], number: Cell | undefined, state: TableState): boolean {
  if (state.last === null || !state.columns.kinds.includes('number')) return false;
  if (number !== undefined && number.text.trim() !== '' && !number.fromAbove) return false;
  const has = (kind: LabelKind) => cellsOf(row, state, kind).some((cell) => cell.text.trim() !== '' && !cell.fromAbove);
  const text = oneLine(own.find((cell) => cell.text.trim() !== '')?.text ?? '');
  if (/^\p{Ll}/u.test(text) && !/^[a-zđ]\)/u.test(text)) return true;
  return !has('lead') && !has('doer') && !has('time') && !has('product') && !/^[-+]/u.test(text);
}

export const isDropped = (row: Row, words: string, status: Cell[]): boolean =>
  status.some(({ text }) => /^\s*(?:hoãn|hủy|huỷ|dừng|bỏ|không thực hiện|tạm dừng)/iu.test(text)) ||
  /\((?:HOÃN|HỦY|HUỶ|DỪNG|BỎ)\b/u.test(words);
