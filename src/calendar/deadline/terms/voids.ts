import { type Row, row, type Term } from './term.ts';

const none = (value: 'blank' | 'score' | 'cited'): Term => ({ is: 'void', void: value });
const DOC =
  '(?:nghi dinh|quyet dinh|thong tu|chi thi|nghi quyet|luat|phap lenh|ke hoach|cong van|huong dan|van ban|thong bao|cong dien|to trinh|ket luan|giay moi|chuong trinh|de an|bao cao|hien phap|thong tri|quy che|quy dinh|dien|cv)';
const DATE = '(?:ngay )?(?:\\d{1,2}/\\d{1,2}(?:/\\d{4})?|\\d{1,2} thang \\d{1,2}(?:/\\d{4}| nam \\d{4})?)';
const WORDS = '(?: (?!(?:truoc|cham|muon|han|den|xong|trong|phai|vao|nop|gui|hoan|tu|sau)(?: |$))[a-z][a-z*-]*)';

/** Dates and numbers that name no deadline: cited documents, scores, points, blanks of a form. */
export const VOIDS: readonly Row[] = [
  row('ngay (?:… )?(?:/ )?thang (?:… )?(?:/ )?(?:nam)?(?: (?:…|20…|\\d{4}))?(?= |$)(?! \\d)', none('blank')),
  row('ngay (?:… )?thang \\d{1,2}(?:/\\d{4}| nam (?:\\d{4}|…))?', none('blank')),
  row('(?:ngay )?(?:\\d{1,2} )?(?:/ )?…(?: ?(?:/|-|thang|nam|…)){0,4}(?: \\d{4}(?= |$))?', none('blank')),
  row('ngay / thang(?: / nam)?', none('blank')),
  row(`(?:so )?ref${WORDS}{0,8} ${DATE}`, none('cited')),
  row(
    `${DOC}(?: so(?: \\d+| \\d+/\\d+| fraction)?| ref| lien tich){0,4}${WORDS}{0,4} (?:duoc )?(?:ban hanh|ky|ky ban hanh|phe duyet|thong qua)(?: vao)? ngay ${DATE.replace('(?:ngay )?', '')}`,
    none('cited'),
  ),
  row(
    `(?:theo|can cu|thuc hien|tai|kem theo|nhan duoc|nhan|trien khai|thi hanh|cua|trich yeu) (?:cac )?${DOC}(?: so(?: \\d+| \\d+/\\d+| fraction| …)?| ref){0,4}${WORDS}{0,6} ${DATE}`,
    none('cited'),
  ),
  row(`${DOC} so (?:ref|\\d+|\\d+/\\d+|fraction)${WORDS}{0,6} ${DATE}`, none('cited')),
  row(`${DOC} (?:so )?(?:ref|\\d+|\\d+/\\d{4}) nam \\d{4}`, none('cited')),
  row('(?:so )?ref|so (?:\\d{1,4}|\\d+/\\d+|fraction)(?! (?:ngay|thang|nam|tuan|gio))', none('cited')),
  row('(?:ky niem|lan thu|mung) \\d{1,3} nam', none('cited')),
  row('(?:luat|bo luat|hien phap|phap lenh)(?: [a-z]+){0,10} nam \\d{4}', none('cited')),
  row('(?:dieu|khoan|muc|phu luc|tieu chi|chi so|bieu|mau so|mau|diem) (?:so )?\\d{1,3}(?:\\.\\d+)?', none('cited')),
  row('(?:nam hoc|khoa|nien khoa) \\d{4}(?: - \\d{4})?', none('cited')),
  row(
    '(?:bi )?tru (?:di )?(?:\\d+|fraction) ?(?:diem|%)?|(?:cong|duoc|dat|cham|tinh) (?:\\d+|fraction) diem|(?:\\d+|fraction) diem|fraction diem|khong (?:duoc )?(?:cham|tinh) diem',
    none('score'),
  ),
];
