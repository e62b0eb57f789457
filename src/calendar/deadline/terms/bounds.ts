import { unitOf } from './references.ts';
import { type Groups, type Row, row, type Tie } from './term.ts';

const END =
  '(?<unit>tuan|thang|quy|6 thang|nua nam|nam)(?! (?:\\d{4}|\\d{1,2}(?!\\d| (?:ngay|tuan))|nay|sau|toi|ke|lien|truoc))';
const NOT_LATER =
  'khong (?:duoc )?(?:de )?(?:muon|cham|tre|lau)(?: hon)?|khong (?:duoc )?(?:de |keo dai |vuot )?qua|khong vuot';

/** What a day is to the deadline. The longer words first. */
export const BOUNDS: readonly Row[] = [
  row('(?:khong (?:duoc )?(?:truoc|som hon)|som nhat)(?: (?:la|tu|vao)){0,4}(?= (?:ngay|thang|quy|nam|\\d))', {
    is: 'bound',
    bound: 'from',
  }),
  row(
    '(?:trach nhiem|giai trinh|cam ket|hua|uy tin|tuyen the) truoc|truoc(?= (?:ubnd|hdnd|chu tich|phap luat|nhan dan|cong chung|lanh dao|cu tri|to chuc|thu truong|dang uy|co quan|cap tren)(?: |$))|truoc mat|truoc het|truoc tien',
    { is: 'filler' },
  ),
  row(
    `(?:sau|ke tu|tinh tu|tu|het) (?:khi |ngay |luc |thoi diem ){0,4}(?:(?:ket thuc|het|cuoi cung|cuoi|chot so lieu)(?: cua)? )(?:ky )?(?:bao cao )?${END}(?: bao cao)?`,
    ({ unit }) => ({ is: 'period-end', of: unitOf(unit) }),
  ),
  row(`(?:het|ket thuc) (?:ky )?(?:bao cao )?(?<unit>thang|quy|6 thang|nam)(?= (?:cong|\\+|sau) )`, ({ unit }) => ({
    is: 'period-end',
    of: unitOf(unit),
  })),
  row(`(?:sau|ke tu|tinh tu) ngay (?:cuoi cung|cuoi)(?: (?:cua|trong)){0,4} ${END}`, ({ unit }) => ({
    is: 'period-end',
    of: unitOf(unit),
  })),
  row('truoc (?:khi )?(?:het|ket thuc|cuoi)(?= (?:ngay|tuan|thang|quy|nam|6|9|\\d))', { is: 'bound', bound: 'by' }),
  row('truoc (?:hoac|va|hay) (?:trong|dung)', { is: 'bound', bound: 'by' }),
  row('khong (?:de )?(?:keo dai )?(?:sang|qua den|den|keo dai den)(?= (?:ngay|tuan|thang|quy|nam|\\d))', {
    is: 'bound',
    bound: 'before',
  }),
  row(
    '(?:den |cham nhat |muon nhat |phai |la |chi |han |toi da ){0,4}truoc(?: (?:thoi diem|moc|thoi han|han|luc|dip))?(?! khi)',
    { is: 'bound', bound: 'before' },
  ),
  row(
    '(?:bat dau |ap dung |thuc hien |trien khai |khoi dong |ngay |co hieu luc |tinh ){0,4}(?:ke tu|tinh tu|tu)(?= (?:(?:ngay|hom|nay|dau|giua|cuoi|thang|quy|nam|tuan|thu\\d|mung|mong|sau|20\\d\\d)(?: |$)|\\d{1,2}(?:[/.:]| thang| gio)|\\d{1,2} (?:-|den)(?: het)?(?: ngay)? \\d{1,2}(?:/| thang| hang| moi)))(?! (?:ngay )?(?:khi|luc))',
    { is: 'bound', bound: 'from' },
  ),
  row('bat dau(?: vao)?(?= (?:ngay|thang|quy|nam|tuan|thu\\d|\\d))', { is: 'bound', bound: 'from' }),
  row(`(?:${NOT_LATER})(?: (?:la|ngay|thoi diem)){0,4}?(?= )`, { is: 'bound', bound: 'by' }),
  row(
    '(?:cham nhat|muon nhat|tre nhat|lau nhat|toi da|(?<!gia |qua |het |dung |kip )han chot|(?<!gia )han cuoi(?: cung)?|(?<!gia )han nop|(?<!gia )han gui|thoi han|(?<!gia |qua |het |dung |kip )han(?! han)|deadline)(?: (?:cuoi cung|cuoi|chot|bao cao|hoan thanh|thuc hien|nop|gui)){0,4}(?: (?:la|vao|trong|den|toi|het|phai|truoc mat)){0,4}?(?= |$)',
    { is: 'bound', bound: 'by' },
  ),
  row(
    '(?:cho |tinh |keo dai |duy tri |chi ){0,4}(?:den|toi)(?: (?:het|tan|cuoi het|trong|thoi diem)){0,4}(?= (?:ngay|hom|dau|giua|cuoi|thang|quy|nam|tuan|thu\\d|mung|mong|het|nua|\\d))(?! ngay (?:khi|hoan))',
    { is: 'bound', bound: 'to' },
  ),
  row('(?<=(?:nay|\\d) )(?:cho )?den(?= )', { is: 'bound', bound: 'to' }),
  row('het(?= (?:ngay|thang|quy|nam|tuan|\\d|mung))', { is: 'bound', bound: 'by' }),
  row(
    '(?:ngay |gui |xong ){0,4}(?:trong|vao|trong vong)(?: (?:khoang|thoi gian|thoi diem|dip|cac|ca|hai|ky)){0,4}(?= (?:ngay (?:\\d|hom|nay|mai|cuoi|dau|mung|mong|thu\\d|lam viec (?:dau|cuoi|thu))|dau|giua|cuoi|thang|quy|nam|tuan|thu\\d|mung|\\d+/|\\d{1,2} (?:thang|quy) (?:dau|cuoi)|nua|thuong|trung|ha ))(?! ngay (?:lam|tiep|nhan|phat|co|dien))',
    { is: 'bound', bound: 'in' },
  ),
];

const tie = (value: Tie) => ({ is: 'tie', tie: value }) as const;
const many = (groups: Groups): Pick<Tie, 'repeats'> => (groups['each'] === undefined ? {} : { repeats: true });

/** What ties a deadline to something that happens. The words of the event follow. */
export const TIES: readonly Row[] = [
  row('(?:lam )?(?:ngay|lap tuc) (?:sau|tu)(?: (?:khi|luc|ngay))?(?: (?<each>moi|tung|cac))?(?= )', (groups) =>
    tie({ relation: 'after', count0: true, ...many(groups) }),
  ),
  row('ngay (?:khi|luc)', tie({ relation: 'after', count0: true })),
  row(
    '(?:ngay )?trong (?:cung )?(?:ngay|buoi)(?: lam viec)?(?= (?!\\d|hom|nay|dau|cuoi|tiep theo|mai|toi|sau|sang|chieu|trua|le|mung|thu\\d|[,;.]))',
    tie({ relation: 'after', count0: true }),
  ),
  row('cung (?:ngay|luc|thoi diem|dip|ky)(?: (?:voi|khi))?|cung voi|dong thoi voi', tie({ relation: 'at' })),
  row('so voi(?: (?:ngay|thoi diem))?(?= )', tie({ relation: 'before' })),
  row('(?:cho |keo dai ){0,4}(?:den|toi) (?:khi|luc)(?= )', tie({ relation: 'at', until: true })),
  row('truoc (?:khi|luc)', tie({ relation: 'before' })),
  row(
    '(?:(?:ke tu|tinh tu)(?: sau)?|tu sau|(?<=(?:viec|ngay|gio|tieng|thang|tuan|,) )tu|tu(?= (?:khi|luc|thoi diem|sau)))(?: (?:khi|luc|thoi diem|ngay|gio)){0,4}(?= )',
    tie({ relation: 'after', counts: true }),
  ),
  row('sau(?: (?:khi|luc|thoi diem))?(?: (?<each>moi|tung))(?= )', () => tie({ relation: 'after', repeats: true })),
  row('sau(?: (?:khi|luc|thoi diem))?(?= (?!do(?: |$)))', tie({ relation: 'after' })),
  row('sau do', tie({ relation: 'after' })),
  row(
    '(?:moi |chi |neu |den )?(?:khi|luc|neu|trong truong hop|truong hop|moi lan)(?= (?:co|can|phat sinh|xay ra|duoc|nhan) )',
    tie({ relation: 'at', demand: true }),
  ),
  row('(?:moi |chi )?(?:khi|luc|neu|trong truong hop)(?= )', tie({ relation: 'at' })),
  row(
    '(?:(?:vao |trong |nhan |nhung ){1,4}(?:dip|mua|dot|tet|le|ky nghi|thang cao diem|tuan le|ngay hoi|ngay)|dip|mua|tet)(?= |$)',
    tie({ relation: 'at', occasion: true }),
  ),
];
