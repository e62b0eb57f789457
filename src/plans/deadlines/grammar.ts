/**
 * The shapes of deadline phrases in folded text (`foldInPlace`), as pieces of regular expressions. They only tell
 * where a phrase stands; what it means is read by the deadline language. Blanks may be lost or doubled in scans.
 */
const some = (...choices: string[]): string => `(?:${choices.join('|')})`;
const N = '[0-9lio]{1,2}';
const COUNT = some(
  '\\d{1,3}',
  'mot',
  'hai',
  'ba',
  'bon',
  'nam',
  'sau',
  'bay',
  'tam',
  'chin',
  'muoi(?:\\s*lam)?',
  'hai\\s*muoi',
  'nua',
);
const YEAR = some('\\d{4}');
const yearEnd = `(?:\\s*[,-]?\\s*(?:nam\\s*)?(?:[/.-]\\s*)?(?:${YEAR}|nam\\s*(?:nay|sau|ke\\s*hoach)))?`;
const DMY = `${N}\\s*[/.-]\\s*${N}(?:\\s*[/.-]\\s*\\d{4})?`;
const MONTH_NUMBER = some(
  '[0-9lo]{1,2}',
  'mot',
  'hai',
  'ba',
  'tu',
  'nam',
  'sau',
  'bay',
  'tam',
  'chin',
  'muoi(?:\\s*(?:mot|hai))?',
  'gieng',
  'chap',
);
const MONTH = some(
  `thang\\s*${MONTH_NUMBER}(?!\\s*(?:ngay|lan|dau|cuoi)\\b)${yearEnd}`,
  `t${N}\\s*[/-]\\s*\\d{4}`,
  `t\\d{1,2}\\b`,
);
const DAY = some(
  `(?:thu\\s*${some('hai', 'ba', 'tu', 'nam', 'sau', 'bay', '[2-7]')}|chu\\s*nhat)\\s*,?\\s*ngay\\s*${DMY}`,
  `ngay\\s*(?:mung|mong)?\\s*${N}\\s*[/.-]\\s*${N}(?:\\s*[/.-]\\s*\\d{4})?`,
  `(?:ngay\\s*)?(?:mung\\s*|mong\\s*)?${N}\\s*thang\\s*${MONTH_NUMBER}${yearEnd}`,
  DMY,
);
const QUARTER_NUMBER = some('iv', '[il]{1,3}', 'v', '[1-4]', 'mot', 'hai', 'ba', 'bon', 'tu');
const QUARTER = some(`qu[iy]\\s*${QUARTER_NUMBER}\\b${yearEnd}`, `q[1-4]\\b${yearEnd}`);
const HALF = some(
  `(?:6|06|sau|9|09|chin|3|03|ba)\\s*thang\\s*(?:dau|cuoi)\\s*nam${yearEnd}`,
  `nua\\s*(?:dau|cuoi)\\s*nam${yearEnd}`,
);
const EACH = '(?:hang|moi|tung)';
const UNIT = some('ngay', 'tuan', 'thang', 'quy', 'nam', 'ky', '6\\s*thang', '06\\s*thang');
const WEEKDAY = some(`thu\\s*${some('hai', 'ba', 'tu', 'nam', 'sau', 'bay', '[2-7]')}(?![0-9/])`, 'chu\\s*nhat');
const CLOCK = some(`\\d{1,2}\\s*(?:gio|h|g)(?:\\s*\\d{2})?(?:\\s*phut)?`);
const PART_OF_DAY = '(?:sang|chieu|trua|cuoi\\s*(?:gio|buoi)|dau\\s*(?:gio|buoi))';
const WORKING = '(?:\\s*lam\\s*viec)?';

/** The years around the plan's. */
const ABOUT_YEAR =
  '(?:\\s*(?:cua\\s*)?nam\\s*(?:lien\\s*)?(?:truoc|sau)(?:\\s*(?:lien\\s*ke|do))?(?:\\s*(?:nam\\s*)?(?:thuc\\s*hien\\s*)?(?:nam\\s*)?ke\\s*hoach)?)?';

const LEAD = some(
  'khong\\s*(?:muon|cham|tre)\\s*hon',
  '(?:cham|muon|tre)\\s*nhat(?:\\s*la)?(?:\\s*(?:vao|truoc|den|trong))?',
  'khong\\s*(?:de\\s*)?(?:qua|sang)',
  'truoc(?:\\s*khi\\s*het|\\s*khi\\s*ket\\s*thuc)?',
  'han\\s*(?:chot|cuoi(?:\\s*cung)?|nop|la)?',
  'toi\\s*da(?:\\s*den)?',
  '(?:tinh\\s*)?den\\s*(?:het|cuoi)?',
  'het',
  'trong\\s*(?:khoang\\s*)?(?:cac\\s*)?',
  'vao(?:\\s*cac)?(?:\\s*dip)?',
  'du\\s*kien(?:\\s*(?:vao|trong|xong|hoan\\s*thanh))?',
  '(?:bat\\s*dau\\s*|ngay\\s*)?(?:ke\\s*)?tu',
  'phan\\s*dau(?:\\s*(?:den|truoc|trong))?',
  'khoang',
  'sau',
);
const VAGUE =
  '(?:dau|giua|cuoi|thuong\\s*tuan|trung\\s*tuan|ha\\s*tuan|tuan\\s*(?:dau|cuoi)(?:\\s*cua)?|nua\\s*(?:dau|cuoi))';

const WHEN = some(
  `${DAY}(?:\\s*(?:,|va|den(?:\\s*het)?|toi(?:\\s*het)?|-)\\s*(?:ngay\\s*|truoc\\s*)?${DAY})*(?:\\s*${EACH}\\s*nam)?${ABOUT_YEAR}`,
  `(?:cac\\s*)?ngay\\s*(?:mung\\s*|mong\\s*)?${N}\\s*(?:-|den|va|,)\\s*(?:ngay\\s*)?${N}(?:\\s*[/.-]\\s*${N}(?:\\s*[/.-]\\s*\\d{4})?|\\s*(?:cua\\s*)?${EACH}\\s*(?:thang|quy)|\\s*thang\\s*${MONTH_NUMBER}${yearEnd})`,
  `${N}\\s*-\\s*${DMY}`,
  `(?:ngay\\s*)?(?:mung\\s*|mong\\s*)?(?<![/\\d])${N}(?:\\s*(?:,|va)\\s*(?:ngay\\s*)?${N})*\\s*(?:cua\\s*)?${EACH}\\s*(?:thang|quy|nam)`,
  `(?:ngay\\s*|mung\\s*|mong\\s*)${N}\\s*(?:cua\\s*)?(?:cac\\s*)?thang\\s*(?:\\d{1,2}(?:\\s*(?:,|va)\\s*\\d{1,2})+(?:\\s*va\\s*\\d{1,2})?|thu\\s*(?:nhat|hai|ba)|dau|cuoi|sau|lien\\s*sau|ke\\s*tiep)(?:\\s*(?:cua\\s*|trong\\s*)?(?:${EACH}\\s*)?(?:quy|ky)(?:\\s*sau)?)?`,
  `(?:ngay\\s*)?(?:mung|mong)\\s*${N}`,
  `ngay\\s*(?:lam\\s*viec\\s*)?(?:cuoi(?:\\s*cung)?|dau(?:\\s*tien)?)\\s*(?:cua\\s*)?${EACH}?\\s*(?:thang|quy|tuan|nam)`,
  `(?:${VAGUE}\\s*)?(?:cua\\s*)?${MONTH}(?:\\s*(?:,|va|den|-)\\s*${MONTH})*${ABOUT_YEAR}`,
  `(?:${VAGUE}\\s*)?(?:cua\\s*)?${QUARTER}(?:\\s*(?:,|va|den|-)\\s*${QUARTER})*${ABOUT_YEAR}`,
  HALF,
  `${VAGUE}\\s*(?:${EACH}\\s*)?(?:thang|quy|nam)\\b(?!\\s*hoc)${yearEnd}`,
  `nam\\s*(?:${YEAR}|nay|ke\\s*hoach)`,
);

/** A named stretch of time or event that everybody knows, good for "trước …", "trong …". */
const OCCASION =
  '(?:mua|ky(?!\\s*(?:luat|ket|nang|thuat|cuong|ban))|dip|tet|le(?=\\s)|dot|phien|dai\\s*hoi|ngay\\s*(?:bau\\s*cu|khai\\s*giang|hop|le)|nam\\s*hoc|khai\\s*giang|cuoc\\s*hop)[^,;.:()\\n]*';
const CLAUSE = '[^,;.:()\\n]+';

/** Phrases in the order in which they are tried at a place: the longer and surer ones first. */
export const PHRASES: { name: string; source: string; tail?: true }[] = [
  {
    name: 'cut-off',
    source: `(?:(?:dinh\\s*ky\\s*)?${EACH}\\s*${UNIT}\\s*,?\\s*)?(?:so\\s*lieu\\s*)?(?:chot|tinh)\\s*(?:so\\s*lieu\\s*)?(?:den\\s*(?:het\\s*)?)?(?:ngay\\s*)?${N}(?:\\s*/\\s*${N}(?:\\s*/\\s*\\d{4})?)?(?:\\s*${EACH}\\s*\\w+)?\\s*[,;+]\\s*[^,;.()\\n]*?\\d+\\s*ngay(?:\\s*lam\\s*viec)?`,
  },
  { name: 'plus', source: `${N}\\s*/\\s*${N}(?:\\s*/\\s*\\d{4})?\\s*\\+\\s*\\d+\\s*ngay(?:\\s*lam\\s*viec)?` },
  {
    name: 'length-after',
    source: `(?:${LEAD}\\s*|trong\\s*vong\\s*|trong\\s*thoi\\s*han\\s*|it\\s*nhat\\s*)?${COUNT}\\s*${some('ngay' + WORKING, 'gio', 'tieng', 'tuan', 'thang', 'h\\b')}\\s*,?\\s*(?:lam\\s*viec\\s*)?(?:dau\\s*(?:tien\\s*)?(?:cua\\s*)?(?:thang|quy|nam)(?:\\s*sau)?|${some('sau', 'ke\\s*tu', 'tinh\\s*tu', 'tu', 'truoc')}(?:\\s*(?:khi|luc|ngay|thoi\\s*diem))*\\s*${CLAUSE})`,
  },
  {
    name: 'before-by',
    source: `truoc\\s*(?:khi\\s*)?(?:ky|phien|cuoc|ngay|dot)?\\s*[a-z]${CLAUSE}?\\s*(?:it\\s*nhat\\s*)?\\d{1,2}\\s*ngay(?:\\s*lam\\s*viec)?`,
  },
  {
    name: 'rounds',
    source: `(?:it\\s*nhat\\s*|toi\\s*thieu\\s*)?${COUNT}\\s*${some('lan', 'ky', 'dot', 'bai', 'buoi', 'cuoc', 'phien')}\\s*(?:/|trong|mot|moi|tren)\\s*(?:1\\s*)?${UNIT}(?:\\s*trong\\s*mua\\s*[^,;.:()\\n]+)?`,
  },
  { name: 'per', source: `(?:\\d{1,2}\\s*)?${some('tuan', 'thang', 'quy', 'nam')}\\s*/\\s*(?:\\d|mot)?\\s*lan` },
  {
    name: 'each-one',
    source: `(?:${EACH}|mot)\\s*${UNIT}\\s*(?:it\\s*nhat\\s*|toi\\s*thieu\\s*)?(?:mot|hai|ba|\\d{1,2})\\s*(?:lan|[a-z]+(?:\\s[a-z]+)?)`,
  },
  { name: 'every-n', source: `${COUNT}\\s*(?:tuan|thang|quy|nam)\\s*(?:mot|1)\\s*lan` },
  {
    name: 'weekday',
    source: `(?:(?:${LEAD})\\s*)?(?:${CLOCK}\\s*,?\\s*)?(?:${PART_OF_DAY}\\s*)?(?:ngay\\s*)?${WEEKDAY}(?:\\s*(?:,|va)\\s*${WEEKDAY})*(?:\\s*(?:dau|cuoi)?\\s*(?:tuan\\s*)?(?:(?:thu\\s*)?(?:dau(?:\\s*tien)?|hai|ba|tu|cuoi(?:\\s*cung)?)\\s*)?(?:cua\\s*)?(?:${EACH}\\s*)?(?:tuan|thang|quy|${MONTH}))?(?:\\s*,?\\s*(?:truoc|luc|vao)\\s*${CLOCK})?`,
  },
  {
    name: 'each-day',
    source: `(?:truoc\\s*|vao\\s*|luc\\s*)?(?:${CLOCK}\\s*)?${EACH}\\s*ngay(?:\\s*lam\\s*viec)?(?:\\s*,?\\s*(?:truoc|luc|vao)\\s*${CLOCK})?`,
  },
  {
    name: 'clocked',
    source: `(?:truoc\\s*|luc\\s*|vao\\s*|han\\s*)?${CLOCK}\\s*,?\\s*(?:${PART_OF_DAY}\\s*)?(?:cua\\s*)?(?:${DAY})`,
  },
  {
    name: 'rounds-of-days',
    source: `dot\\s*\\d\\s*:?\\s*(?:xong\\s*)?(?:${LEAD}\\s*)?${WHEN}(?:\\s*[;,]\\s*dot\\s*\\d\\s*:?\\s*(?:xong\\s*)?(?:${LEAD}\\s*)?${WHEN})+`,
  },
  {
    name: 'from-to',
    source: `tu\\s*(?:ngay\\s*)?(?:${WHEN}|${N})\\s*(?:den|toi|-)\\s*(?:het\\s*)?(?:ngay\\s*)?${WHEN}`,
  },
  { name: 'lead-when', source: `(?:${LEAD})\\s*(?:${LEAD}\\s*)?(?:ngay\\s*)?${WHEN}` },
  {
    name: 'cadence',
    source: `(?:theo\\s*)?(?:dinh\\s*k[yi]\\s*)?${EACH}\\s*${UNIT}(?:\\s*,?\\s*(?:va\\s*)?(?:${EACH}\\s*)?(?:6\\s*thang|06\\s*thang|9\\s*thang|09\\s*thang|sau\\s*thang|quy|(?:ca\\s*)?nam))*(?![/\\d])(?:\\s*,?\\s*(?:vao|truoc|cham\\s*nhat)\\s*(?:la\\s*)?(?:ngay\\s*)?(?:mung\\s*)?${N}\\b(?!\\s*[/%]))?`,
  },
  { name: 'periodic', source: `(?:theo\\s*)?dinh\\s*ky\\s*(?:(?:,|va)?\\s*(?:${UNIT}|9\\s*thang))+` },
  { name: 'whole-year', source: 'ca\\s*nam(?!\\s*\\d)|quanh\\s*nam|suot\\s*(?:ca\\s*)?nam' },
  { name: 'at-once', source: `ngay\\s*(?:sau\\s*)?(?:khi|luc)\\s*${CLAUSE}`, tail: true },
  { name: 'before-event', source: `(?:truoc|sau)\\s*(?:khi\\s*${CLAUSE}|${OCCASION})` },
  { name: 'in-season', source: `trong\\s*(?:thoi\\s*gian\\s*|suot\\s*)?${OCCASION}` },
  {
    name: 'elsewhere',
    source: `(?:theo\\s*)?(?:dung|bao\\s*dam|dam\\s*bao)\\s*(?:tien\\s*do\\s*,?\\s*(?:va\\s*)?)?(?:thoi\\s*(?:gian|han)|tien\\s*do)\\s*(?:do\\s*)?(?:theo\\s*)?(?:[a-z]+\\s*)?(?:quy\\s*dinh|yeu\\s*cau)|(?:theo\\s*)?(?:dung\\s*)?quy\\s*dinh\\s*ve\\s*thoi\\s*(?:gian|han)`,
  },
  {
    name: 'on-demand',
    source: `khi\\s*(?:co|duoc|cap\\s*tren|tinh|phat\\s*sinh|can|xay\\s*ra)\\b(?:${CLAUSE})?`,
    tail: true,
  },
  {
    name: 'days',
    source: `(?:cac\\s*)?(?:ngay\\s*(?:nghi\\s*)?(?:le\\s*)?)?${DAY}(?:\\s*(?:,|va|-|den)\\s*(?:ngay\\s*)?${DAY})*(?:\\s*${EACH}\\s*nam)?`,
  },
  {
    name: 'ongoing',
    source:
      '(?<!\\bchi\\s|\\bnhiem vu\\s|\\bcong viec\\s)(?:lam\\s*|thuc\\s*hien\\s*)?(?:thuong\\s*xuyen|lien\\s*tuc)(?=\\s*(?:[.;,)]|$))',
  },
];
