import type { Heard } from '../../heard.ts';

/** Words that say nothing about who did it or whether: they may stand before a finishing word in any order. */
const ADVERB =
  '(?:da|vua|moi|cung|deu|ca|het|tat ca|toan bo|hien|hien tai|cuoi cung|roi|ok|nay|duoc giao|duoc phan cong|va|voi|cac|hai|ba|phan|cai|som|chinh thuc|day du|bao cao|bc|don vi minh|co|sang|chieu|toi|trua|hoi|hom|luc|ngay|vao|hoan toan|kip thoi|thua|tren|trong|theo|lam)';
const TASK =
  '(?:(?:viec|nhiem vu|cong viec|dau viec|nv|muc|so|chi tieu|ma so)(?: so)? ?)?\\d+|(?:viec|nhiem vu|cong viec)(?: nay| do| duoc giao| tren)?';
/** A document or a piece of work: behind one of these any words are its name. */
const OBJECT =
  '(?:bao cao|ke hoach|cong van|van ban|quyet dinh|to trinh|bien ban|bieu|so lieu|ho so|tai lieu|du lieu|danh muc|danh sach|ket qua|de an|chuong trinh|cong tac|noi dung|nhiem vu(?! (?:so )?\\d)|thuc hien|trien khai|giai quyet|xu ly|to chuc|hoi nghi|cuoc hop|buoi le|lop tap huan|ra soat|kiem tra|tong hop|xay dung|lap|cap nhat|hoan thien|tham muu|lam|viec(?! (?:so )?\\d))';
/** In such a name these words make somebody else, or nobody yet, the doer. */
const TURN =
  /(?<![a-z])(?:giao|nho|bao(?! cao| ve| hiem| dam| ton)|de(?! an| cuong| xuat| nghi)|quen|phan cong|qua ngay|het|den han|toi han|bi|tu choi|nham|nghe|thay|anh|chi|ong|ba|co|chu|bac|dong chi|ben)(?![a-z])/u;
const LEAD = new RegExp(`^(?:(?:${ADVERB}|${TASK})(?: |$))*(?<object>${OBJECT}(?: |$).*)?$`, 'u');
const FINISHING = /(?<![a-z])(?:xong|hoan thanh|hoan tat|ket thuc|nop|gui|ban hanh|phat hanh)(?![a-z])/u;
const DOER =
  /(?<![a-z])(?<doer>[a-z]+) (?:(?:da|vua|lam|cung|bao|deu) )*(?:xong|hoan thanh|hoan tat|nop|gui|ban hanh|phat hanh)(?![a-z])/u;

/** Behind the finishing word: a whole, a day, a number, a receiver. */
const AFTER =
  '(?:roi|^(?:muon|cham|tre)|xuoi|het|ca|tat ca|toan bo|luon|day|du|day du|dung (?:han|hen|quy dinh|yeu cau|thoi han|tien do|ke hoach)|hoan toan|va|voi|nay|do|tren|deu|da|duoc giao|duoc phan cong|ngay|hom|hoi|vao|luc|sang|chieu|trua|toi|ky|qd|kem|kem theo|theo(?= (?:ky|ngay|$)|$)|bang(?=$| ky)|tai(?=$| ky| ngay)|tu|cung|cam on|ok|nop|gui|ban hanh|ky ban hanh|hai|ba|cac|(?:nop|gui|xong) (?:muon|cham)|phan|so|xong)';
const RECEIVER =
  '(?:(?:len|cho|ve|qua|toi|den|tai|o) )*(?:van phong|vp|thong ke|chi|anh|dong chi|lanh dao|chu tich|tinh|so|phong|ubnd|uy ban|xa|hdnd|cap tren|bo phan|cong an|tu phap|tai chinh|huyen|dia chinh|he thong|phan mem|ioffice|vnptioffice|cong|truc|email|zalo|ban giay|file)';
const TRAIL = new RegExp(
  `^(?:(?:${AFTER}|${TASK})(?: |$))*(?:(?<object>${OBJECT}|${RECEIVER})(?: |$)(?<free>.*))?$`,
  'u',
);
/** In what follows an object these words take the fact back or put it off. */
const RESERVE =
  /(?<![a-z])(?:con|bi|lai|sua|doi|mat|kho|som|truoc|sau|thu|thieu|rieng|tam|moi|nhe|di|giup|can|phai|hay|hoac)(?! (?:hang nam|dan so))(?![a-z])/u;

/** Whether what follows the finishing word leaves it a fact. "xong 12 trong tay", "hoàn thành 12 rất khó" do not. */
export function trailsAsFact(heard: Heard): boolean {
  const finishing = FINISHING.exec(heard.masked);
  if (finishing === null) return true;
  const after = heard.masked
    .slice(finishing.index + finishing[0].length)
    .replace(/[^a-z\d]+/gu, ' ')
    .trim();
  const trail = TRAIL.exec(after);
  return trail !== null && !RESERVE.test(trail.groups?.['free'] ?? '');
}

/**
 * Whether what stands before the finishing word leaves the speaker the doer and the deed a fact: numbers, adverbs, a
 * document or a piece of work. "quên nộp rồi", "việc 12 Nga làm xong rồi", "đã quá ngày nộp rồi" do not.
 */
export function leadsToOwnDeed(heard: Heard): boolean {
  const finishing = FINISHING.exec(heard.masked);
  const before = finishing === null ? '' : heard.masked.slice(0, finishing.index);
  const said = before.replace(/[^a-z\d]+/gu, ' ').trim();
  const lead = LEAD.exec(said);
  if (lead === null || TURN.test(lead.groups?.['object'] ?? '')) return false;
  return !namesDoer(heard);
}

/** A name right before the verb. Capitals only ("CCHC") are an abbreviation. */
function namesDoer(heard: Heard): boolean {
  const match = DOER.exec(heard.masked);
  const doer = match?.groups?.['doer'];
  if (match === null || doer === undefined || match.index === 0 || !heard.capitalAt(match.index)) return false;
  const written = heard.words(match.index, match.index + doer.length);
  return written !== written.toUpperCase();
}
