import type { Span } from './span.ts';

export interface SaidLength extends Span {
  count: number;
  unit: 'day' | 'working-day' | 'minute' | 'percent' | 'other';
}

const LENGTH =
  /(?<![\d/.,-])(?<n>\d{1,4}(?:[.,]\d{1,2})?|nua|mot|vai) ?(?<unit>ngay lam viec|ngay|hom|tuan|thang|quy|tieng ruoi|tieng|gio|phut|phan tram|%|nguoi|viec|nhiem vu|dau viec|cong viec|ho|thon|truong hop|lan|buoi|muc|cai|bo(?! phan)|ban(?! hanh| chi dao)|trang|dong|trieu)(?![a-z])/gu;

/** Lengths and counts ("5 ngày làm việc", "30 phút", "80%", "4 việc"): numbers that name no task. A bare "1 tuần" = 7 days. */
export function findLengths(flat: string): SaidLength[] {
  const found: SaidLength[] = [];
  for (const match of flat.matchAll(LENGTH)) {
    const { n = '', unit = '' } = match.groups ?? {};
    const value = n === 'nua' ? 0.5 : n === 'mot' ? 1 : Number(n.replace(',', '.'));
    if (Number.isNaN(value) || /[a-z\d]/u.test(flat[match.index - 1] ?? '')) continue;
    found.push({ start: match.index, end: match.index + match[0].length, ...measure(value, unit) });
  }
  return found;
}

function measure(value: number, unit: string): Pick<SaidLength, 'count' | 'unit'> {
  if (unit === 'ngay lam viec') return { count: value, unit: 'working-day' };
  if (unit === 'ngay' || unit === 'hom') return { count: value, unit: 'day' };
  if (unit === 'tuan') return { count: value === 0.5 ? 3 : value * 7, unit: 'day' };
  if (unit === 'thang') return { count: value === 0.5 ? 15 : value * 30, unit: 'day' };
  if (unit === 'phut') return { count: value, unit: 'minute' };
  if (unit === 'tieng ruoi') return { count: value * 60 + 30, unit: 'minute' };
  if (unit === 'tieng' || unit === 'gio') return { count: value * 60, unit: 'minute' };
  return { count: value, unit: unit === '%' || unit === 'phan tram' ? 'percent' : 'other' };
}
