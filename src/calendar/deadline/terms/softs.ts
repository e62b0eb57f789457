import { type Mark, type Row, row, type Term } from './term.ts';

const soft = (value: 'ongoing' | 'on-demand' | 'elsewhere'): Term => ({ is: 'soft', soft: value });
const mark = (value: Mark): Term => ({ is: 'mark', mark: value });
const TEXT =
  '(?:quy dinh|phap luat|luat|ke hoach|lich|huong dan|thong bao|chi dao|cong van|van ban|phan cong|chuong trinh|tien do|du toan|yeu cau|nghi quyet|quyet dinh|giay moi|phan ky|lo trinh|quy che|quy trinh|nghi dinh|thong tu|cong dien|de an|chi thi)';
const TIME = '(?:thoi han|thoi gian|thoi diem|tien do|lich|(?<!gia )han|ky han)';

/** Times without a day: standing work, on demand, set by another text. */
export const SOFTS: readonly Row[] = [
  row(
    '(?:lam |duy tri |thuc hien ){0,4}(?:(?<!chi |khong |kinh phi |chi phi )thuong xuyen|lien tuc|deu dan|lau dai|quanh nam|xuyen suot|thuong nhat|thuong truc)(?: (?:, |va )?(?:thuong xuyen|lien tuc|deu dan|lau dai|quanh nam)){0,4}',
    soft('ongoing'),
  ),
  row('(?:trong )?(?:suot|ca)(?: ca)?(?= nam (?:\\d|nay|ke hoach))', soft('ongoing')),
  row('(?:trong )?(?:suot|ca) (?:ca )?nam(?= |$)(?! (?:\\d|nay))', soft('ongoing')),
  row('khong (?:xac dinh |co )?thoi han|24/24(?: gio)?', soft('ongoing')),
  row('duy tri(?= (?:den|toi|suot|cho|trong))', soft('ongoing')),
  row('(?:trong )?suot(?: (?:qua trinh|thoi gian))?(?= )|trong (?:qua trinh|thoi gian)(?= (?!\\d|tu|quy))', {
    is: 'soft',
    soft: 'ongoing',
    while: true,
  }),
  row(
    '(?:khi |neu |luc )?(?:co )?dot xuat(?: (?:khi|luc|neu|theo)(?: (?:co|can|duoc|yeu cau|cap|tren|cua)){0,4})?|khong bao truoc|(?:khi|luc|neu) can(?: thiet)?|theo (?:tung )?(?:yeu cau|vu viec)(?: (?:dot xuat|cong viec|thuc te))?',
    soft('on-demand'),
  ),
  row(
    `(?:theo |dung |dam bao |bao dam |kip |, |va ){0,4}(?:${TIME} ){1,4}(?:do |cua |duoc |theo |tai |ghi tren |neu tai |, |va ){0,4}(?:(?!khi |sau |truoc |ngay |nhan )[a-z]+ ){0,4}?(?:quy dinh|ghi (?:tren|trong|tai)|neu (?:tai|trong)|ke hoach|de ra|an dinh|duoc giao|yeu cau|phap luat|cho phep)`,
    soft('elsewhere'),
  ),
  row('dung hen (?:ghi|tren)(?: [a-z]+){0,3}', soft('elsewhere')),
  row(`(?:dung )?theo (?:dung )?${TEXT}(?: ve (?:thoi gian|thoi han))?`, soft('elsewhere')),
  row('dung (?:lich|ke hoach|tien do|lo trinh) (?:cua|do|theo)', soft('elsewhere')),
  row('dung quy dinh ve (?:thoi gian|thoi han|tien do)', soft('elsewhere')),
  row(
    '(?:co |se )?thong bao sau|do [a-z]+(?: [a-z]+){0,4} (?:quy dinh|an dinh|thong bao|quyet dinh)',
    soft('elsewhere'),
  ),
];

/** Read before the years that they speak of. */
export const MARKS_FIRST: readonly Row[] = [
  row(
    '(?:(?:ngay |mung |mong ){0,4}\\d{1,2} )?thang (?:gieng|chap)|(?:ngay )?ram(?: thang \\d{1,2})?|(?:ngay |mung |mong ){1,4}\\d{1,2} tet|am lich|al',
    mark('lunar'),
  ),
  row('(?:nhung|cac) nam (?:tiep theo|sau|toi|ke tiep|tiep sau)', mark('open-ended')),
  row('(?:nhung|cac) nam (?:truoc|qua|gan day)', { is: 'filler' }),
];

export const MARKS: readonly Row[] = [
  row('du kien|tam thoi', mark('tentative')),
  row('phan dau|muc tieu|chi tieu|co gang', mark('aim')),
  row('chot(?: so lieu)?|cong(?= \\d)', mark('cut-off')),
  row('(?:so lieu|ky bao cao|ky so lieu|thoi ky|ket qua|tinh hinh|nien do)', mark('data')),
  row('(?:gui|nop|trinh|bao cao|hoan thanh|xong|hoan tat|tong hop|ban hanh)', mark('submit')),
  row('(?:phu cap|tro cap|luong|muc dong|hoc phi|tien dien|dong phi|hoi phi|sinh hoat phi|muc chi)', mark('money')),
  row('(?:dot|ky|lan|giai doan|buoc|vong) (?:\\d|i{1,3}|thu\\d|dau|cuoi)(?! /)', mark('round')),
];
