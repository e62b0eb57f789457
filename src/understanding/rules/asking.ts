import { given, type Heard, type Rule } from '../heard.ts';
import { findPeriod } from '../words/periods.ts';

const OWN_LIST =
  /^(?:xem |cho xem |liet ke |danh sach |ds |cac |nhung |toan bo |tat ca |lay |cho |in )*(?:dau )?(?:viec|nhiem vu|cong viec)(?! (?:nay|do|kia|so \d|\d))(?: (?:can lam|phai lam|can nop|duoc giao|dang co|dang lam|cua (?:toi|em|minh)|con lai|con no|con ton|ton dong|chua (?:xong|lam|hoan thanh|nop)|trong|den han|sap den han|cua|hien tai|hien co|can xu ly|gi))*(?: (?:hom nay|ngay mai|mai|sang nay|chieu nay|trong ngay|(?:tuan|thang|quy|nam) .*|\d+ .*|_+.*))?[ ?.!]*$/u;
const ASKS_LIST =
  /(?<![a-z])(?:(?:con|co|dang co|nhung|cac|bao nhieu|may|nhan|duoc giao|giao)(?: (?:nhung|bao nhieu|may|cac|bao|cai|no|thieu|ton|lai|moi))* (?:viec|nhiem vu|dau viec|cong viec)(?! (?:nay|do|\d))|(?:phai|can|nen|se|con) (?:lam|nop|bao cao|hoan thanh|xu ly|gui|giai quyet)(?: (?:viec|nhung viec|nhung|cac viec|bao cao|cac|cai))* (?:gi|nao)|(?:lam|nop) (?:nhung )?gi|no (?:nhung |viec |bao cao )*(?:gi|nao)|viec (?:gi|nao)|co (?:viec )?gi (?:can|phai|den han|khong|moi)|co gi(?: khong)?$|nhung gi)/u;
const LATE = /(?<![a-z])(?:tre|qua han|muon|cham|het han|tre han|no)(?![a-z])/u;

function periodSlots(heard: Heard) {
  const period = findPeriod(heard.flat, heard.on, 'running');
  if (period === null) return /tat ca|toan bo|het thay/u.test(heard.flat) ? { period: 'all' as const } : {};
  return period.name === undefined ? { from: period.from, to: period.to } : { period: period.name };
}

/** The speaker's own list: `việc`, `việc tháng 12`, "sáng nay phải làm gì", "việc nào của tôi trễ rồi". */
export const list: Rule = (heard) => {
  const { flat } = heard;
  const bareList = OWN_LIST.test(flat);
  const asks = ASKS_LIST.test(flat) && !/(?<![a-z])(?:ai|don vi nao|phong nao|bo phan nao)(?![a-z])/u.test(flat);
  const officerWords =
    !heard.office &&
    /^(?:(?:cac |nhung )?(?:viec |nhiem vu )?(?:qua han|tre han|tre)(?: .{0,20})?|(?:hom|tuan|thang) nay|tong hop|danh sach)[ ?.!]*$/u.test(
      flat,
    );
  if (!bareList && !asks && !officerWords) return null;
  if (
    heard.numbers.length > 0 ||
    /la viec gi|viec gi (?:the|vay|day|nhi)|^viec (?:gi|nao)(?: (?:the|vay|day))?[ ?]*$|(?:mau|bieu mau)|lam gi (?:the|vay)$|khong biet|tai sao|lam gi (?:co|ma|da)|co gi (?:dau|ma)|noi dung/u.test(
      flat,
    )
  )
    return null;
  if (heard.office && !heard.self && !bareList) return null;
  if (
    /(?:da |vua )(?:xong|nop|gui)|(?:xong|hoan thanh|nop|gui)(?: (?:het|ca|xong))? roi$|van (?:thuc hien|lam) tot/u.test(
      flat,
    )
  )
    return null;
  if (
    LATE.test(flat) &&
    !/(?:con|dang) no|no (?:viec|nhung|gi|bao)/u.test(flat) &&
    !/het han (?:hom|tuan|thang|trong|vao)|(?:tuan|thang|hom) (?:nay|sau) het han/u.test(flat)
  )
    return { intent: 'list', period: 'overdue' };
  return { intent: 'list', ...periodSlots(heard) };
};

const ABOUT: [NonNullable<Extract<ReturnType<Rule>, { intent: 'detail' }>['about']>, RegExp][] = [
  [
    'form',
    /(?:bieu mau|mau (?:bao cao|bieu|nao|nay|o|dau|so|bang|excel|word|file|phu luc|don)|file mau|theo mau|co mau|phu luc (?:nao|dau|o|mau)|de cuong (?:nao|dau|o|bao)|(?:xin|gui|cho|lay|tai) (?:toi |cai )?(?:mau|bieu|de cuong|phu luc)|mau (?:dau|sao|khong))/u,
  ],
  [
    'owner',
    /(?:ai (?:giao|phu trach|chu tri|lam|theo doi|nhan|dam nhiem|thuc hien|chi dao|yeu cau|la nguoi)|(?:nop|gui|bao cao|lien he|hoi|trinh) (?:\d+ )?(?:cho )?ai|cua ai|giao (?:cho )?ai|do ai|phoi hop (?:voi )?ai|don vi nao (?:chu tri|giao|phu trach)|(?:gui|nop)(?: \S+){0,3} (?:ve |o |vao )?(?:dau|cho nao)(?![a-z]))/u,
  ],
  [
    'deadline',
    /(?:(?:han|thoi han|han nop|han chot|deadline)(?: .{0,25})? (?:khi nao|bao gio|ngay nao|la|may|den dau|luc nao|hom nao|ngay bao nhieu|the nao|nhu nao|ra sao|den khi|den bao|den ngay|toi)|(?:khi nao|bao gio|luc nao|hom nao|ngay nao|may gio|ngay may)(?: .{0,20})? (?:nop|het han|xong|den han|phai|can|gui|la han|bao cao|han)|(?:nop|het han|gui|den han|bao cao|xong|lam)(?: .{0,20})? (?:khi nao|bao gio|luc nao|ngay nao|hom nao|may gio|ngay may|thu may|den khi|ngay bao nhieu)|con (?:may|bao nhieu) ngay|con bao lau|bao lau nua|may ngay nua|(?:phai|can) (?:xong|nop|gui|bao cao|hoan thanh)(?: .{0,10})? (?:truoc|trong|den|vao|_+)|^(?:han|thoi han|han nop|han chot|deadline)(?: (?:cua )?(?:viec|nhiem vu))?(?: so)?(?: \d+)?(?: nay)?[ ?]*$|han (?:den|la|toi) (?:dau|_+)|kip khong)/u,
  ],
  [
    'which',
    /^(?:la )?(?:viec|cai|nhiem vu|bao cao) (?:nao|gi)(?: (?:the|vay|day|co|nhi|ha|co))*[ ?]*$|(?:noi|hoi|nhac|y) (?:ve )?(?:viec|cai) (?:nao|gi)|viec nao (?:co|vay|the|day)|(?:la|nhac) viec nao|dang noi viec (?:nao|gi)/u,
  ],
  [
    'content',
    /(?:chi tiet|cu the|noi dung|la (?:cai |viec )?(?:lam )?(?:nhung )?gi|lam (?:nhung )?gi|lam (?:the nao|nhu the nao|sao|ra sao)|the nao|yeu cau (?:gi|nhung)|gom (?:nhung )?gi|can (?:nhung )?gi|thong tin (?:viec|ve)|xem (?:lai )?viec \d|viec gi|noi (?:ro|them|ky)|giai thich|nghia la|xem lai|xem \d|mo ta|san pham|can nop gi|nop (?:nhung )?gi|^xem$|lam kieu gi|nhu nao|ra sao|co gi)/u,
  ],
];

/** Asks about one task. */
export const detail: Rule = (heard) => {
  const { flat } = heard;
  // An announcement has no card; its number is no task's.
  if (/(?<![a-z])thong bao (?:so )?\d/u.test(heard.masked)) return null;
  if (
    /(?<![a-z])(?:chua (?:xong|nop|gui|lam|hoan thanh|co)(?! chu ky)|xong chua|dang (?:lam|viet|cho)|vuong|loi)(?![a-z])/u.test(
      flat,
    ) &&
    !/mau|chi tiet/u.test(flat)
  )
    return null;
  if (
    /(?<![a-z])(?:thieu|cho|chua (?:co|nhan duoc))(?![a-z]) .*mau/u.test(flat) &&
    !heard.asked &&
    !/xin|lay/u.test(flat)
  )
    return null;
  const task = heard.numbers[0]?.value;
  for (const [about, pattern] of ABOUT) {
    if (!pattern.test(flat)) continue;
    const asks =
      heard.asked ||
      /(?<![a-z])(?:gi|nao|sao|dau|ai|may|bao gio|khi nao|bao nhieu|bao lau|luc nao|khong|chi tiet|noi dung|cu the|giai thich|noi ro|noi them|xem|xin|cho|mau|thong tin|mo ta)(?![a-z])/u.test(
        flat,
      ) ||
      flat.startsWith('han');
    if (
      !asks ||
      /(?<![a-z])(?:da|vua) (?:nop|gui|xong|lam)(?![a-z])|roi$|(?:xong|hoan thanh|nop|gui) roi(?![a-z])|(?:the nao|sao)(?: ma)? (?:duoc|xong|kip)/u.test(
        flat,
      )
    )
      continue;
    return { intent: 'detail', ...given({ task, about }) };
  }
  return heard.asked && task !== undefined && /^(?:viec |so |con )*\d+(?: thi sao| sao| the nao)?[ ?]*$/u.test(flat)
    ? { intent: 'detail', task, about: 'content' }
    : null;
};
