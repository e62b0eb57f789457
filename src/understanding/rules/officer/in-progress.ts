import { given, type Heard, type Rule } from '../../heard.ts';
import { SHARE, toNumber } from './reading.ts';

const SIGNING =
  /(?<![a-z])(?:(?:dang |da |vua |moi )?(?:(?<!(?:to|chuong|quy|giai|tien|lo|cong|phat|hanh) )trinh|trinh ky|trinh duyet|xin chu ky|gui ky|dua ky)(?![a-z])(?! do)|cho (?:ky|chu ky|duyet|phe duyet|dong dau|(?:chu tich|lanh dao|anh|chi|dong chi|pho|sep)(?: \S+){0,2} (?:ky|duyet|phe duyet))|dang (?:cho )?ky)(?![a-z])/u;
const HALF =
  /(?<![a-z])(?:mot|1|phan|hon|gan|duoc|xong)? ?nua(?! (?:la|thi|nhe|em|gui|nop|xong|tieng|ngay|thang|nam|dau|cuoi))(?![a-z])/u;
const PART =
  /(?<![a-z])(?:xong|lam|viet|duoc|hoan thanh|nhap|thuc hien)(?: \S+){0,2} (?:(?:mot |1 )?(?:phan|doan|buoc|khau|giai doan|it|chut|so bo)|phan \d|buoc \d|phan lon|phan dau|so bo|du thao|ban thao|nhap|tho|khung|dang)(?![a-z])|co ban(?: la)?(?: da)? (?:xong|hoan)|xong (?:ve )?co ban|hoan thanh co ban|(?:gan nhu|hau nhu|hau) (?:het|xong|hoan)|phan lon|da so|ban (?:nhap|thao)|du thao|(?<!lau |gio |nao |_ )moi (?:xong|lam|duoc|viet|hoan thanh|bat dau|trien khai|nhap)/u;
const DOING =
  /(?<![a-z])(?:dang(?! nhap| ky| bo| vien| cho| doi| vuong| ket| bi| thieu| loi| gap kho)|lam do|do dang|viet do|bat dau|trien khai|tien hanh|khoi dong|chuan bi|dang tien hanh|van lam|van dang|con dang|tiep tuc|co gang|xu ly dan|lam dan|lam tiep|hoan thien|ra soat lai|chinh sua|sua lai|bo sung them)(?![a-z])/u;

/** Begun and not finished: a share of the work, "đang …", handed in for signature. */
export const inProgress: Rule = (heard) => {
  const { flat } = heard;
  if (heard.asked || /(?:dang|con) (?:no|ban|hop|vuong|nghi)(?![a-z])/u.test(flat)) return null;
  const task = heard.numbers[0]?.value;
  if (
    SIGNING.test(flat) &&
    !/(?<![a-z])(?:mai|sap|chua) trinh|_ (?:em |se )?trinh|da ban hanh|vuong/u.test(
      heard.masked.replace(/nhung|chua dong dau|chua ky/gu, ''),
    )
  ) {
    return { intent: 'in-progress', ...given({ task }), stage: 'for-signature' };
  }
  const share = shareOf(heard);
  if (share !== undefined) return { intent: 'in-progress', ...given({ task, percent: share }) };
  if (PART.test(heard.masked) && !/(?:da|vua) (?:ban hanh|phat hanh)|phan mem|chua/u.test(flat))
    return { intent: 'in-progress', ...given({ task }) };
  if (
    !DOING.test(flat) ||
    /(?<![a-z])chua (?:lam|bat dau|trien khai|tien hanh|chuan bi)|chua.*(?:xong|duoc)/u.test(flat)
  )
    return null;
  return { intent: 'in-progress', ...given({ task }) };
};

/** "còn 2 thôn nữa": "nữa" is more, "nửa" is half. */
const saysMore = (heard: Heard): boolean =>
  /(?<![a-z\d])(?:\d+|may|vai) (?:thon|xa|to|ho|phan|muc|viec|nguoi|bieu|khau|buoc|cai|don vi|truong hop|bao cao|ho so|phu luc|trang) nua/u.test(
    heard.flat,
  ) || heard.markedAt(heard.flat.search(/(?<![a-z])nua(?![a-z])/u)) === 'nữa';

/** "3/4" → 75, "80%" → 80, "một nửa" → 50; only when the work itself is spoken of. */
function shareOf(heard: Heard): number | undefined {
  const { flat } = heard;
  const works =
    /(?<![a-z])(?:xong|lam|viet|soan|nop|gui|duoc|hoan thanh|tien do|thuc hien|trien khai|tong hop|nhap|dang|moi)(?![a-z])/u.test(
      flat,
    );
  if (!works) return undefined;
  const share = SHARE.exec(flat)?.groups?.['value'];
  if (share !== undefined) return toNumber(share) < 100 ? toNumber(share) : undefined;
  const part = /(?<![\d/])(\d{1,2}) ?\/ ?(\d{1,2})(?![\d/]|-?[a-z])/u.exec(flat);
  if (
    part !== null &&
    Number(part[1]) < Number(part[2]) &&
    /(?:duoc|moi|khoang|tien do|xong|dat)(?: (?:khoang|tam|co|den|gan|hon|duoc|moi|la|lam|xong|viec|\d+)|:)* ?$/u.test(
      flat.slice(0, part.index),
    )
  )
    return Math.round((Number(part[1]) / Number(part[2])) * 100);
  return HALF.test(flat) &&
    !saysMore(heard) &&
    !/nua la|nua thi|(?:tieng|ti|lat|chut|thang|ngay|tuan|gio|phut|ty|it|[02-9]|\d\d|_) nua/u.test(flat) &&
    !flat.replace(/(?:mot|1|phan|duoc|hon|xong) nua$/u, '').endsWith('nua')
    ? 50
    : undefined;
}
