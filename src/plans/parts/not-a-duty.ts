import type { SkipReason } from '../document.ts';
import { foldInPlace } from '../text/fold-in-place.ts';

/** Words within a section of tasks that are none: null when they may be a duty. */
export function whyNoDuty(text: string): SkipReason | null {
  const folded = foldInPlace(text).trim();
  if (folded === '' || !/[a-z]{2}/u.test(folded)) return 'note';
  if (
    /^(?:kinh phi|nguon kinh phi|nguon luc|nguon von)(?:\s+(?:thuc hien|bao dam|dam bao|to chuc))?\s*[:.]/u.test(
      folded,
    ) ||
    /^(?:kinh phi)\b.*(?:tu (?:nguon )?ngan sach|du toan|bo tri|xa hoi hoa)/u.test(folded)
  )
    return 'funding';
  if (/[…_.]{4,}|…\s*\/\s*…|(?:…\s*){2,}/u.test(text)) return 'form';
  if (/^\[?(?:\d|\*)\]\s|^(?:ghi chu|chu thich|luu y)\s*:/u.test(folded)) return 'footnote';
  if (
    /(?:^|\s)\d+(?:,\d+)?\s*\/\s*\d+(?:,\d+)?\s*diem|^tieu chi (?:thanh phan )?\d|bi tru diem|diem bi tru/u.test(folded)
  )
    return 'assessment';
  if (
    /^(?:can cu|thuc hien (?:ke hoach|quyet dinh|cong van|chi thi|nghi quyet|nghi dinh|huong dan) so)/u.test(folded) &&
    /so\s*\S*\d+\s*\//u.test(folded)
  )
    return 'legal-basis';
  if (
    /^(?:nay )?(?:ban hanh|phe duyet) (?:kem theo|ke hoach|quyet dinh)[^.]*(?:nay|kem theo)|co hieu luc (?:ke|thi hanh)/u.test(
      folded,
    ) &&
    !/truoc ngay|cham nhat/u.test(folded)
  )
    return 'legal-basis';
  if (/^\((?:kem theo|co phu luc|chi tiet|phan cong cu the|theo phu luc|danh sach|ban hanh kem)/u.test(folded))
    return 'note';
  if (/(?:phan cong|chi tiet|cu the)[^.]*(?:tai|theo|trong) (?:cac )?(?:phu luc|bieu|bang)/u.test(folded))
    return 'summary-of-annex';
  if (/^(?:chu viet tat|viet tat|cac chu viet tat)/u.test(folded.replace(/^\(/u, ''))) return 'glossary';
  if (/^phan dau den\b|^phan dau (?:trong )?nam\b/u.test(folded)) return 'goal';
  return null;
}

/** "Thực hiện các nhiệm vụ khác do … giao": no duty that anybody could tick. */
export const isCatchAll = (text: string): boolean =>
  /(?:nhiem vu|cong viec|noi dung|viec) khac(?:\s*,?\s*(?:do|khi|theo|duoc|lien quan|co lien quan)\b|\s*\.?$)/u.test(
    foldInPlace(text).trim(),
  ) && text.length < 160;
