import { foldInPlace } from '../text/fold-in-place.ts';
import { squeeze } from '../text/squeeze.ts';

/** What a section of a plan is about; duties stand only in tasks, general tasks (without holders) and execution. */
export type SectionKind =
  | 'header'
  | 'purpose'
  | 'assessment'
  | 'goals'
  | 'tasks'
  | 'general'
  | 'execution'
  | 'funding'
  | 'form'
  | 'closing'
  | 'recipients';

export const holdsDuties = (kind: SectionKind): boolean =>
  kind === 'tasks' || kind === 'general' || kind === 'execution';

/** In the order in which they are asked; the first that fits names the section. Squeezed words of the heading. */
const KINDS: [SectionKind, RegExp][] = [
  ['recipients', /^noinhan|^noi?nhan/u],
  ['general', /nhiemvuchung|nhiemvu,?giaiphapchung|giaiphapchung/u],
  [
    'execution',
    /tochucthuchien|trachnhiem(?:thuchien|cua|to?chuc)|phancong(?:trachnhiem|tochuc|thuchien)|tochuctrienkhai|dieukhoanthihanh|chedobaocao/u,
  ],
  [
    'tasks',
    /(?:^|muctieu|chitieu|phuonghuong)?(?:va)?nhiemvu|giaiphap|noidung(?:thuchien|congviec|cong?tac|chuyeu|trongtam|kehoach|$|va)|congviec|lichcongtac|chuongtrinhcongtac|congtactrongtam|^noidung|thoigianthuchien|kehoachthuchien|phancongnhiemvu|hoatdong/u,
  ],
  ['funding', /^(?:ve)?(?:kinhphi|nguonkinhphi|nguonluc|nguonvon|dutoankinhphi|baodamkinhphi)|kinhphithuchien/u],
  [
    'assessment',
    /^(?:khaiquat|danhgia|tinhhinh|thuctrang|dacdiem|boicanh|nhandinh)|^(?:cac)?ketqua(?:thuchien|xephang|nam|datduoc|chung|congtac|6thang|$)|(?<!khacphuc(?:cac|nhung)?(?:tontai)?)(?:hanche|tontai)|nguyennhan|diembitru|^uudiem|^thuanloi|^khokhan/u,
  ],
  ['goals', /^(?:cac)?(?:muctieu|chitieu|phandau|phuonghuong)/u],
  [
    'purpose',
    /^(?:mucdich|yeucau|quandiem|phuongcham|nguyentac|phamvi|doituong|cancu|cosophaply|sucanthiet|tukhai|nhandinh|dubao)/u,
  ],
];

/** What a heading's words promise; null when they name a field of work and promise nothing. */
export function kindOfHeading(words: string): SectionKind | null {
  const squeezed = squeeze(words);
  if (/^(?:cac)?(?:muctieu|chitieu)/u.test(squeezed) && !squeezed.includes('nhiemvu') && !squeezed.includes('giaiphap'))
    return 'goals';
  // an agenda: what happens when and where is no task of anybody
  if (
    /^(?:thoigian(?:va)?(?:,)?diadiem|diadiem|thanhphan|noidungchuongtrinh|chuongtrinh(?:lehoi|hoinghi|daihoi|lamviec)|kichban)/u.test(
      squeezed,
    )
  )
    return 'purpose';
  if (/^(?:danhgia|ketqua|tinhhinh|thuctrang)/u.test(squeezed) && !/nhiemvu(?:nam|trongtam|quy|thang)/u.test(squeezed))
    return 'assessment';
  return KINDS.find(([, shape]) => shape.test(squeezed))?.[0] ?? null;
}

/** "PHỤ LỤC", "Phụ lục 1": what stands in it is a list of tasks, or a form to be filled in. */
export function annexKind(words: string): 'tasks' | 'form' | null {
  const squeezed = squeeze(words);
  if (/^(?:mauso|bieumau|mau\d|maubaocao|decuong)/u.test(squeezed)) return 'form';
  if (!/^(?:phuluc|phubieu|bieuso|bieu\d)/u.test(squeezed)) return null;
  return /mau(?:bao|so|bieu|phieu)|decuong|bieumau|danhsach|danhmuc(?!nhiemvu|congviec)/u.test(squeezed)
    ? 'form'
    : 'tasks';
}

/** The end of a plan's text: "Trên đây là …", "./.", "… nghiêm túc thực hiện". */
export function isClosing(text: string): boolean {
  const folded = foldInPlace(text).trim();
  return (
    /\.\s*\/\s*\.?\s*$/u.test(folded) ||
    /^tren day la\b/u.test(folded) ||
    /^(?:trong )?qua trinh (?:to chuc )?(?:trien khai|thuc hien)/u.test(folded) ||
    /^(?:ke hoach|chuong trinh|thong bao|chi thi|quyet dinh) nay (?:co hieu luc|thay the|duoc|trien khai)/u.test(
      folded,
    ) ||
    /^(?:uy ban nhan dan|ubnd)[^,;.]* (?:yeu cau|de nghi)[^;.]*(?:nghiem tuc|to chuc)(?: trien khai)?(?: to chuc)? thuc hien[^;,]*$/u.test(
      folded,
    ) ||
    /^(?:yeu cau|de nghi) (?:cac|can bo)[^;.]*(?:nghiem tuc (?:trien khai |to chuc )*thuc hien|thuc hien nghiem(?: tuc)?)(?:[^a-z]|$)(?!.*truoc ngay)/u.test(
      folded,
    ) ||
    /(?:chiu trach nhiem thi hanh|can cu quyet dinh thi hanh)/u.test(folded)
  );
}
