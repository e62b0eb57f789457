import type { Groups, Part, Unit, YearRef } from './term.ts';

/** What several tables share: years and parts of a period behind or before its name, units by their word. */

const LINKED_BEFORE = 'nam (?:lien truoc|truoc lien ke|lien ke truoc|truoc nam|ke truoc)';
const LINKED_AFTER =
  'nam (?:ke tiep|tiep theo|lien sau|sau lien ke|lien ke sau|lien ke|lien tiep|sau nam|sau nua|ke sau)';
const TAIL = '(?:(?: cua)?(?: nam)? (?:ke hoach|bao cao|thuc hien(?: ke hoach)?|danh gia|do))?';

const NAMED = `(?:nam (?<y2>(?:19|20)\\d\\d)|(?<ylb>${LINKED_BEFORE})${TAIL}|(?<yla>${LINKED_AFTER})${TAIL}|(?<ythis>nam (?:nay|ke hoach|hien tai|thuc hien ke hoach))|(?<ynext>nam (?:sau|toi)(?! (?:khi|ngay|\\d))|sang nam(?! \\d))|(?<yprev>nam (?:truoc(?! (?:ngay|\\d|khi|gio|mung|mong|thu\\d|thang|quy|het|ky|tet))|ngoai|qua)))`;
/** "năm 2026", "năm nay", "năm liền trước năm kế hoạch". Its groups begin with `y`. */
export const YEAR_NAME = NAMED;
/** The same behind a day, month or quarter: "/2026", "của năm kế tiếp năm báo cáo". */
export const YEAR = `(?:/(?:nam )?(?<y>(?:19|20)\\d\\d)|(?: ,)?(?: (?:cua|trong|vao))? ${NAMED})`;

export function yearOf(groups: Groups): { year?: YearRef } {
  const said = groups['y'] ?? groups['y2'];
  if (said !== undefined) return { year: { year: Number(said) } };
  if (groups['ylb'] !== undefined) return { year: { step: -1, linked: true } };
  if (groups['yla'] !== undefined) return { year: { step: 1, linked: true } };
  if (groups['ythis'] !== undefined) return { year: { step: 0 } };
  if (groups['ynext'] !== undefined) return { year: { step: 1 } };
  return groups['yprev'] === undefined ? {} : { year: { step: -1 } };
}

/** Parts of a month, quarter or year, before its name. */
export const PART =
  '(?:(?<part>(?:khoang )?(?:dau|giua|cuoi|thuong tuan|trung tuan|ha tuan|nua dau|nua cuoi|nua sau)|nhung ngay (?:dau|cuoi)|dip (?:dau|cuoi))(?: cua)? )';

export function partOf(groups: Groups): { part?: Part } {
  const said = groups['part']?.replace(/^(?:khoang|nhung ngay|dip) /u, '');
  const parts: Readonly<Record<string, Part>> = {
    dau: 'start',
    'thuong tuan': 'start',
    giua: 'middle',
    'trung tuan': 'second-ten',
    cuoi: 'end',
    'ha tuan': 'end',
    'nua dau': 'first-half',
    'nua cuoi': 'second-half',
    'nua sau': 'second-half',
  };
  const part = said === undefined ? undefined : parts[said];
  return part === undefined ? {} : { part };
}

export const UNIT = '(?<unit>ngay lam viec|ngay|tuan|thang|quy|6 thang|nua nam|nam)';
const UNITS: Readonly<Record<string, Unit>> = {
  'ngay lam viec': 'working-day',
  ngay: 'day',
  tuan: 'week',
  thang: 'month',
  quy: 'quarter',
  '6 thang': 'half-year',
  'nua nam': 'half-year',
  nam: 'year',
};
export const unitOf = (said: string | undefined): Unit => UNITS[said ?? ''] ?? 'month';

export const NEXT = 'lien sau|ke tiep|tiep theo|sau lien ke|lien ke sau|lien ke|ke sau|sau do';
/** "nay", "sau", "liền sau" behind tuần, tháng, quý. */
export const STEP = `(?:(?<this>nay)|(?<linked>${NEXT})|(?<next>(?:sau|toi)(?! (?:khi|ngay|\\d)))|(?<prev>(?:truoc(?! (?:ngay|\\d|khi|gio|mung|mong|thu\\d|thang|quy|nam|het|ky|tet))|vua qua|qua)))`;

export function stepOf(groups: Groups): { step?: number; linked?: true } {
  if (groups['this'] !== undefined) return { step: 0 };
  if (groups['linked'] !== undefined) return { step: 1, linked: true };
  if (groups['next'] !== undefined) return { step: 1 };
  return groups['prev'] === undefined ? {} : { step: -1 };
}

/** "đầu", "thứ hai", "cuối cùng" → 1, 2, -1. */
export const NTH = '(?<nth>thu\\d|dau tien|dau|cuoi cung|cuoi|giua|\\d)';
export function nthOf(said: string | undefined): number {
  if (said === undefined) return 0;
  if (said.startsWith('dau')) return 1;
  if (said.startsWith('cuoi')) return -1;
  return said === 'giua' ? 2 : Number(said.replace('thu', ''));
}
