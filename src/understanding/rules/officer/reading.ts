import { given, type Heard, type Rule } from '../../heard.ts';

const NUMBER = '\\d{1,7}(?:[.,]\\d{1,3})?';
export const toNumber = (said: string): number =>
  Number(/^\d{1,3}(?:\.\d{3})+$/u.test(said) ? said.replaceAll('.', '') : said.replace(',', '.'));
const READING = new RegExp(
  `(?<![\\d./,])(?<value>${NUMBER}) ?(?:/|tren(?: tong(?: so)?)?|trong(?: tong)?(?: so)?) ?(?<of>${NUMBER})(?![\\d/]|[.,/-]\\d|-?[a-z])`,
  'u',
);
export const SHARE = new RegExp(`(?<![\\d./,])(?<value>${NUMBER}) ?(?:%|phan tram)`, 'u');
const WORK =
  /(?:^|[^a-z])(?:xong|lam|hoan thanh|tien do|viet|thuc hien|soan|trien khai)(?: (?:moi|viec|duoc|khoang|den|gan|tam|nay|\d+))*$/u;

/** A reading of a target: "hồ sơ trực tuyến 128/310", `31 28%`, `số liệu 31: 28/100`. A share of the work is not one. */
export const progress: Rule = (heard) => {
  const { flat } = heard;
  const labelled =
    /^(?:cap nhat |bao cao |gui |nhap )?(?:so lieu|chi so|ket qua|luy ke|so)(?: (?:cua|viec|chi tieu|thang nay|den nay))*(?: so)? ?\d*/u.test(
      flat,
    ) && /so lieu|chi so|luy ke|ket qua/u.test(flat);
  const fraction = READING.exec(flat);
  const share = SHARE.exec(flat);
  const match = fraction ?? share;
  if (
    match?.groups === undefined ||
    heard.asked ||
    /xong|da nop|hoan thanh \d|hoan thanh khoang|lam duoc|(?:lam|viet|soan)(?: \S+){0,2} duoc|nua(?! dau)|gia han|(?<![a-z])(?:(?<!dung |qua |tre |truoc )han|moc|den(?! nay)|truoc|nghi|ngay|nhac|hen|ky)(?![a-z]) |nop|gui/u.test(
      flat.slice(0, match.index),
    )
  )
    return null;
  const before = flat.slice(0, match.index).trim();
  // "quý 1/2026" is a period.
  if (/(?<![a-z])(?:quy|thang|nam|ky)$/u.test(before) && fraction !== null) return null;
  const value = toNumber(match.groups['value'] ?? '');
  const of = fraction === null ? undefined : toNumber(fraction.groups?.['of'] ?? '');
  const task = numberBefore(heard, match.index);
  const words = task === undefined ? before : before.slice(before.lastIndexOf(String(task)) + String(task).length);
  // "28/3" may be a day: only a label, a counted thing or a number no calendar has makes it a reading.
  const mayBeDay = of !== undefined && value >= 1 && value <= 31 && of <= 12 && Number.isInteger(value);
  const counted =
    /(?<![a-z])(?:dat|ho so|truong hop|ho|nguoi|luot|ty le|chi tieu|tong|duoc|giai quyet|thu|lap|cap|truc tuyen)(?![a-z])/u.test(
      before,
    ) ||
    /^ ?(?:ho so|truong hop|ho|nguoi|luot|%|phieu|don|thu tuc|con|ha|tre|giay)/u.test(
      flat.slice(match.index + match[0].length),
    );
  if (mayBeDay && !labelled && !counted) return null;
  const unit = /^ ?(?<unit>ho so|truong hop|ho|nguoi|luot|phieu|don|thu tuc|con|ha|tre|giay \S+)(?![a-z])/u.exec(
    flat.slice(match.index + match[0].length),
  )?.groups?.['unit'];
  if (WORK.test(before) && unit === undefined && !/dat|ty le|ho so|chi tieu|muc do/u.test(before)) return null;
  if (
    share !== null &&
    fraction === null &&
    /^(?:(?:moi|da|dang|khoang|cung|chac|viec|\d+) )*duoc(?: (?:khoang|tam|gan|hon))?$/u.test(before)
  )
    return null;
  if (before === '' && task === undefined && !counted && share !== null && fraction === null)
    return { intent: 'progress', value, unit: '%' };
  const start = before.length - words.length;
  const target = heard
    .words(start, before.length)
    .replace(/^(?:(?:đã|da|số liệu|so lieu|của|cua|là|la|chỉ tiêu|chi tieu|tỷ lệ|ty le|hiện|hien)\s+)*/iu, '')
    .replace(
      /\s*(?:hiện |đã |hien |da )?(?:đạt|dat|được|duoc|là|la|đang|dang|mới|moi)(?:\s+(?:được|duoc|khoảng|khoang|là|la|có|co))*$/iu,
      '',
    )
    .trim();
  const named =
    /^(?:(?:đã |da )?(?:làm|lam|xử lý|giải quyết)|đã|da|đạt|dat|số liệu|so lieu|được|là|:)?$/iu.test(target) ||
    /^\d+$/u.test(target)
      ? unit
      : target;
  return {
    intent: 'progress',
    ...given({ task, target: named, of }),
    value,
    ...(of === undefined ? { unit: '%' as const } : {}),
  };
};

function numberBefore(heard: Heard, index: number): number | undefined {
  const match =
    /(?:^|(?:so lieu|viec|chi tieu|so|muc|ket qua|luy ke|nhiem vu|:)[ ]?)(?<n>\d{1,6})(?= ?[: ,]| |$)/u.exec(
      heard.flat.slice(0, index),
    );
  const said = match?.groups?.['n'];
  return said === undefined ? undefined : Number(said);
}
