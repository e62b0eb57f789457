import { addDays } from '../../../calendar/plain-day.ts';
import { given, type Rule } from '../../heard.ts';
import { aboutWhom } from './overdue.ts';
import { findPeriod } from '../../words/periods.ts';

/** `hôm nay`, `tuần này`, "tuần sau hết hạn những gì". */
export const due: Rule = (heard) => {
  if (!heard.office) return null;
  const { flat } = heard;
  const period = findPeriod(flat, heard.on, 'running');
  const bare =
    /^(?:trong )?(?:ngay )?(?:hom nay|tuan nay|ngay mai|mai|tuan sau|tuan toi|thang nay|thang sau)[ ?]*$/u.test(flat);
  const asks =
    /(?<![a-z])(?:den han|het han|toi han|sap han|phai nop|phai xong|can nop|phai hoan thanh|sap den|sap het|den ky|can xong|co (?:viec )?gi|co nhung (?:viec )?gi|nhung viec gi|han nop)(?![a-z])/u.test(
      flat,
    );
  if (
    (!bare && !asks) ||
    heard.numbers.length > 0 ||
    heard.self ||
    /(?<![a-z])chua (?:nop|xong|bao)|khi nao|bao gio|ngay nao/u.test(flat)
  )
    return null;
  if (period === null && !/sap|den han|het han|toi han/u.test(flat)) return null;
  return { intent: 'due', from: period?.from ?? heard.on, to: period?.to ?? addDays(heard.on, 7) };
};

const STATE =
  /(?:den dau(?: roi)?|the nao(?: roi)?|ra sao(?: roi)?|tinh hinh|tien do|tong ket|tong hop|tom tat|bao cao nhanh|bao cao tong|tong quan|ket qua (?:thuc hien|cong viec|xu ly|giai quyet|thang|tuan|quy|cua)|diem lai|toan canh|thong ke(?! -))(?![a-z])/u;
/** `tổng hợp tháng 11`, "công việc xã mình đến đâu rồi", "văn phòng làm thế nào rồi". */
export const summary: Rule = (heard) => {
  const { flat } = heard;
  if (!heard.office || !STATE.test(flat) || heard.numbers.length > 0 || heard.references.length > 0) return null;
  const who = aboutWhom(heard);
  const asks =
    heard.asked ||
    /^(?:xem |cho |bao cao |gui |lap |in |xin )*(?:toi |biet )?(?:tong (?:ket|hop|quan)|tinh hinh|tien do|tom tat|bao cao|ket qua|diem lai|toan canh|thong ke)/u.test(
      flat,
    ) ||
    /(?:den dau|the nao|ra sao)(?: roi)?(?: (?:rui|vay|the))?[ ?]*$/u.test(flat);
  if (
    !asks ||
    (/^(?:dang|da|vua|toi dang)|so lieu|xong|bieu mau|(?:lam|viet|nop|gui|nhan|dung|nhap) (?:the nao|ra sao)$/u.test(
      flat,
    ) &&
      who.post === undefined &&
      who.person === undefined)
  )
    return null;
  const period = findPeriod(flat, heard.on, 'back');
  return { intent: 'summary', ...given({ ...who, from: period?.from, to: period?.to }) };
};

/** `điểm`, `điểm 2022`, "tiêu chí 3.2.2 còn mất mấy điểm". */
export const score: Rule = ({ flat, role, self, masked, asked }) => {
  const criterion =
    /(?:tieu chi|muc|chi tieu|chi so)(?: so)? ?(\d{1,2}(?:\.\d{1,2}){1,3}|\d{1,2}(?= (?:con |duoc |dang |mat |bi |may |bao )))/u.exec(
      flat,
    )?.[1] ?? /(?<![\d.])(\d{1,2}(?:\.\d{1,2}){2,3})(?![\d.])/u.exec(flat)?.[1];
  const points =
    /(?<![a-z])(?:diem|cham diem|bang diem|diem so|xep loai|tu cham)(?![a-z])/u.test(flat) &&
    !/(?<![a-z])(?:dia diem|thoi diem|quan diem|uu diem|dac diem|diem danh|diem cau|trong diem|diem lai|diem giao|diem tin|khuyet diem|cao diem|diem nghen|mot diem)/u.test(
      flat,
    );
  if (!points || (role === 'officer' && self && !asked && !/bao nhieu|may/u.test(flat) && !flat.startsWith('diem')))
    return null;
  if (
    /(?<![a-z])(?:nop|gui|xong|lam xong|dang cham|chua cham|da cham)(?![a-z])/u.test(flat) &&
    !asked &&
    !/bao nhieu|may/u.test(flat)
  )
    return null;
  const year = /(?<!\d)(20\d{2})(?!\d)/u.exec(masked)?.[1] ?? /(?:diem|nam) (20\d{2})/u.exec(flat)?.[1];
  return { intent: 'score', ...given({ criterion, year: year === undefined ? undefined : Number(year) }) };
};

/** "những ai còn im lặng", `ai chưa báo cáo quý 3`. */
export const noReply: Rule = (heard) => {
  const { flat } = heard;
  if (!heard.office || heard.numbers.length > 0 || /thong bao|^(?:nhac|don doc|giuc)/u.test(flat)) return null;
  const who =
    /(?<![a-z])(?:ai|nhung ai|nguoi nao|don vi nao|bo phan nao|phong nao|can bo nao|dong chi nao|may nguoi|bao nhieu nguoi|nhung nguoi|con ai|danh sach|thon nao|cong chuc nao)(?![a-z])/u.test(
      flat,
    );
  const silent =
    /im lang|(?:chua|khong) (?:thay |ai |co |duoc )*(?:tra loi|phan hoi|bao cao|nop|gui|hoi am|rep|bao lai|len tieng|y kien|cap nhat|nhan tin|dong tinh|dong tinh gi)|im re|mat hut|chua co (?:phan hoi|hoi am|bao cao)/u.test(
      flat,
    );
  if (
    !silent ||
    (!who && !/im lang|phan hoi|tra loi|hoi am/u.test(flat)) ||
    /^(?:toi|em) /u.test(flat) ||
    (heard.self && !who)
  )
    return null;
  const period =
    /(?<![a-z])(?:quy|thang|tuan|nam|6 thang|9 thang)(?: (?:\d{1,4}|i{1,3}|iv|nay|truoc|sau|dau nam|cuoi nam))(?:(?: nam |\/)20\d{2})?/u.exec(
      flat,
    );
  return {
    intent: 'no-reply',
    ...given({ period: period === null ? undefined : heard.words(period.index, period.index + period[0].length) }),
  };
};
