import type { Span } from './span.ts';

export interface SaidNumber extends Span {
  value: number;
  /** It stands behind "việc", "số", "#": surely a task. */
  named: boolean;
}

const NUMBER =
  /(?<named>(?:nhiem vu|dau viec|cong viec|viec|muc|ma viec|ma so)(?: so)? ?|(?:^|[^a-z])so |# ?)?(?<![\d.,/a-z-]|(?<![a-z])(?:phan|buoc|dot|lan|giai doan|thon|khu|to|ap|khoa|(?<!(?:trinh|tich|cho|da|anh|chi|dao|duoc|xin) )ky|bai|trang|lop|vong|quy|thang|nam|dieu|khoan|diem|chuong|khu pho|de an|du an|nghi quyet|nghi dinh|thong tu|chi thi|ket luan|phu luc|chuong trinh|tieu chi|luat|(?:thong bao|tb)(?: so)?) )#?(?<n>\d{1,6})(?![\d%/-]|[.,]\d|:\d)(?:(?! nua)|(?<=(?:lui|nhac|gia han|don doc|viec|so|han) \d{1,6}))/gu;

/** Whole numbers that are left when days, references, lengths and shares are taken out: the tasks' own numbers. */
export function findNumbers(masked: string): SaidNumber[] {
  return Array.from(masked.matchAll(NUMBER), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    value: Number(match.groups?.['n']),
    named: match.groups?.['named'] !== undefined,
  }));
}

const ALL =
  /(?<![a-z])(?:tat ca|toan bo|het thay|ca \d+ viec|\d+ viec (?:deu|da deu)|moi viec|cac viec|ca (?:cac|nhung) viec|hai viec deu|xong het|het roi|het ca|ca roi|xong ca|het viec|het sach|du ca|deu xong|deu da)(?![a-z])/u;
const EXCEPT =
  /(?<![a-z])(?:tru(?: lai)?|chua (?:lai|moi|viec|rieng|\d)|chua moi|ngoai tru|rieng|con moi|tru moi|bo lai|khong ke|tru ra)(?: moi| viec| so| ra| cho| cai)*(?<list>(?:[\s,]|va|voi|viec|\d|_)*\d+)/u;

/** "hết", "cả 4 việc": all that were asked. */
export const saysAll = (flat: string): boolean => ALL.test(flat);

/** "trừ 31", "chừa mỗi việc 31", "riêng 31": what is left out, and where it stands. */
export function findExcept(flat: string): (Span & { numbers: number[] }) | null {
  const match = EXCEPT.exec(flat);
  if (match === null) return null;
  const numbers = Array.from((match.groups?.['list'] ?? '').matchAll(/\d+/gu), ([n]) => Number(n));
  return { start: match.index, end: match.index + match[0].length, numbers };
}
