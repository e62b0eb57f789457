import type { DutyKind } from '../draft.ts';
import type { TimeNature } from '../deadlines/read-deadline.ts';
import type { RawDuty } from '../shapes/raw-duty.ts';
import { foldInPlace } from '../text/fold-in-place.ts';

const SHARE = /\d+(?:[.,]\d+)?\s*%/u;
const MUST_REACH =
  /(?:dat|bao dam|dam bao|toi thieu|it nhat|tu|tren|duoi|khong duoi|phan dau|ty le|giam|tang|con|hoan thanh)[^.;]{0,60}?\d+(?:[.,]\d+)?\s*%|\d+(?:[.,]\d+)?\s*%\s*(?:tro len|so|cac|ho so|can bo|ho|thu tuc|van ban|ke hoach|nguoi|thon|cong chuc)|dat (?:va vuot )?(?:cac )?chi tieu/u;
const STANDING_VERB =
  /^(?:truc|thuong truc|duy tri|theo doi|tiep cong dan|giai quyet|tiep nhan|xu ly|quan ly|tuan tra|van hanh|bao dam|dam bao)(?![a-z])/u;
const THING =
  /(?:ban hanh|xay dung|soan thao|lap|trinh|ky)\s+(?:[a-z]+\s+){0,3}?(?:ke hoach|phuong an|de an|quy che|quyet dinh|chuong trinh|quy uoc|danh sach|danh muc|ho so|bao cao|du toan|nghi quyet|van ban|huong dan|chuyen muc)|kien toan|thanh lap|tong ket|so ket|(?:to chuc|mo|khai mac|phat dong)\s+(?:[a-z]+\s+){0,3}?(?:hoi nghi|hoi thi|le|lop|ngay hoi|dien dan|dai hoi|giai|tap huan|dien tap|doi thoai|ra quan|cuoc|dot)|tap huan|dien tap|huan luyen|trang bi|lap dat|mua sam|nang cap|sua chua|ra soat|kiem ke|tu cham diem|danh gia, xep loai|kiem tra/u;
const ISSUED = /(?:ban hanh|xay dung|lap)\s+(?:[a-z]+\s+){0,3}?(?:ke hoach|chuong trinh)/u;

const REPORTS =
  /^(?:thuc hien (?:nghiem |tot |day du )*(?:che do )?(?:thong tin,? |thong ke,? )?bao cao|thuc hien (?:nghiem|tot|day du) (?:che do )?[^.;]*bao cao)/u;
/** Done again for each case: "niêm yết … sau quyết định công bố". */
const EACH_CASE =
  /\b(?:niem yet|giai quyet|cap nhat|gui thu|xu ly phan anh|tiep nhan|huy dong|cam bien|cong khai|xin loi)\b/u;
const GENERAL_ACT =
  /^(?:tham muu )?(?:thuc hien|tang cuong|day manh|nang cao|chi dao|phoi hop|huong dan|theo doi|don doc|tuyen truyen|niem yet|trien khai|cap nhat)(?![a-z])/u;

/** What closes the duty: the first that fits of coordination, target, report, deliverable, standing. */
export function kindOf({ role, text, product }: RawDuty, nature: TimeNature, labelled: boolean): DutyKind {
  const words = foldInPlace(text).trim();
  if (role === 'coordinate') return 'coordination';
  if (MUST_REACH.test(words) || (product !== null && SHARE.test(product))) return 'target';
  return kindByTime(words, nature, labelled) ?? kindByWords(words, labelled);
}

/** What a time tells of a duty's kind; null when there is none. */
function kindByTime(words: string, { kind, every, relation, atOnce }: TimeNature, labelled: boolean): DutyKind | null {
  if (kind === 'repeat') return kindOfRepeat(words, every);
  if (kind === 'on-day' || kind === 'range' || kind === 'event-range') return 'deliverable';
  if (kind === 'ongoing' || kind === 'from-day')
    return /thanh lap|kien toan|^ban hanh/u.test(words) ? 'deliverable' : 'standing';
  if (kind === 'event') {
    if (relation === 'before') return 'deliverable';
    return EACH_CASE.test(words) || (atOnce && !THING.test(words)) ? 'standing' : 'deliverable';
  }
  if (kind === 'on-demand')
    return STANDING_VERB.test(words) || /xin loi|phan anh|kien nghi/u.test(words) ? 'standing' : 'deliverable';
  if (kind !== 'elsewhere') return null;
  if (/bao cao/u.test(words)) return REPORTS.test(words) || !labelled ? 'report' : 'deliverable';
  return labelled || THING.test(words) ? 'deliverable' : 'standing';
}

/** Without a time the words decide: a thing to be made, or something that goes on. */
function kindByWords(words: string, labelled: boolean): DutyKind {
  if (REPORTS.test(words)) return 'report';
  if (labelled && !STANDING_VERB.test(words) && !GENERAL_ACT.test(words)) return 'deliverable';
  return THING.test(words) && !GENERAL_ACT.test(words) ? 'deliverable' : 'standing';
}

/** A yearly plan is a thing to issue; duty hours and patrols go on; everything else that comes round is a report. */
function kindOfRepeat(words: string, every: string | null): DutyKind {
  if (every === 'year' && ISSUED.test(words)) return 'deliverable';
  if (every === 'quarter' && ISSUED.test(words)) return 'deliverable';
  if (/^(?:truc|tuan tra)(?![a-z])/u.test(words)) return 'standing';
  return 'report';
}
