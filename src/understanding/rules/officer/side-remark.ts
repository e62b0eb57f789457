import type { Heard } from '../../heard.ts';

/**
 * Words beside a fact that neither take it back nor put it off: a concession ("tuy chậm nhưng"), an excuse ("mà quên
 * báo"), a request to look ("anh xem nhé"), "lâu rồi".
 */
const REMARKS = [
  String.raw`^(?:tuy|du|mac du) (?:(?:hoi|co|bi|la|viec|\d+) )*(?:cham|muon|tre|vat va|kho khan|ban)(?: (?:mot chut|chut|ti|han|mat|_+))*,? nhung(?: ma)?(?= )`,
  String.raw`(?<=^(?:viec |so )?\d+ )(?:hoi |co |bi )?(?:cham|muon|tre)(?: (?:mot chut|chut|ti|han|mat|_+))*,? nhung(?= )`,
  String.raw`(?:ma |nhung |tai )?quen (?:khong |chua |mat )?bao(?: cao| lai)?(?= *[.!]*$)`,
  String.raw`(?:ma )?(?:gio |nay |hom nay )(?:moi )?bao(?: cao| lai)?(?= *[.!]*$)`,
  String.raw`(?<!con |bao |moi )(?:tu )?lau(?: lam| lac)?(?= roi)|(?<=(?:xong|hoan thanh|nop|gui)(?: \d+)? )tu lau(?= |$)`,
  String.raw`(?<=roi )(?:do|nghe|nghen|hi|nay)(?: (?:anh|chi|sep|dong chi))?(?= *[.!]*$)`,
  String.raw`(?<=(?:roi|file|kem|theo|xong|_)) ?[,.;] ?(?:anh|chi|dong chi|sep|van phong|moi nguoi|lanh dao)? ?(?:xem|kiem tra|check)(?: (?:giup|lai|qua|nhe|voi|toi|em))*(?= *[.!]*$)`,
  String.raw`dinh kem`,
  String.raw`truoc han(?= (?:roi|_))|(?<=(?:roi|da [a-z ]{0,20})) truoc han`,
  String.raw`duoc(?= (?:hoan thanh|hoan tat|nop|gui|ban hanh|phat hanh|giai quyet|thuc hien|xu ly)(?![a-z]))`,
  String.raw`(?<![a-z])moi(?= (?:nop|gui|lam)(?: (?:viec|so|nhiem vu))* \d+ xong(?: roi)?[ .!]*$)`,
];
const REMARK = new RegExp(`(?:${REMARKS.join('|')})`, 'gu');

/** The text with its side remarks filled by `_`, in place: what is left is the fact itself. */
export function withoutRemarks(heard: Heard): Heard {
  const fill = (text: string) => text.replace(REMARK, (words) => '_'.repeat(words.length));
  const masked = fill(heard.masked);
  const flat = Array.from(heard.flat, (letter, at) => (masked[at] === '_' && heard.masked[at] !== '_' ? '_' : letter));
  return { ...heard, masked, flat: flat.join('') };
}

const MARK =
  /^(?:(?:nho|hay|anh|chi|dong chi|sep|van phong|he thong|da) )*(?:danh dau|tick|tich|ghi nhan|cap nhat|chuyen)(?: (?:viec|nhiem vu|so|la|thanh|trang thai|\d+|,))* (?:da )?(?:xong|hoan thanh)(?:[ ,]*(?:viec|nhiem vu|so|va|\d+))*(?: (?:giup|gium|ho|voi|nhe|di|toi|em))*[ .!]*$|^(?:dong|ket thuc) (?:(?:viec|nhiem vu|so) )*\d+(?: (?:giup|gium|ho|voi|nhe|di|toi|em))*[ .!]*$/u;

/** `đánh dấu xong 12`, "đóng 12 giúp em": a command that closes, whatever stands around the verb. It names its task. */
export const marksDone = (heard: Heard): boolean =>
  heard.numbers.length > 0 &&
  !heard.asked &&
  MARK.test(heard.masked) &&
  !/^(?:đông|đồng|động|đống)$/u.test(heard.markedAt(0));
