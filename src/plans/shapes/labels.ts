import { foldInPlace } from '../text/fold-in-place.ts';

/** What a labelled line or a table's column says. */
export type LabelKind =
  | 'lead'
  | 'doer'
  | 'partner'
  | 'time'
  | 'start'
  | 'product'
  | 'what'
  | 'status'
  | 'note'
  | 'funding'
  | 'supervisor'
  | 'number';

const BODY =
  '(?:(?:co quan|don vi|nguoi|bo phan|phong|to chuc|can bo|cong chuc|dv|cq)\\s*,?\\s*(?:don vi|ca nhan|nguoi|bo phan)?\\s*)';

/** Label words before a colon, folded. The first that fits. */
const LABELS: [LabelKind, string][] = [
  [
    'supervisor',
    `(?:lanh dao|dong chi)\\s*(?:ubnd\\s*)?(?:xa\\s*)?(?:chi dao|phu trach|theo doi)|${BODY}(?:chi dao|theo doi|giam sat|don doc)|chi dao`,
  ],
  ['partner', `${BODY}?(?:cung\\s*)?phoi\\s*hop(?:\\s*thuc\\s*hien)?|phoi\\s*hop\\s*(?:voi|cung)|tham gia`],
  [
    'lead',
    `${BODY}?chu\\s*tri(?:\\s*(?:thuc\\s*hien|tham\\s*muu|chinh))?|${BODY}(?:chiu\\s*trach\\s*nhiem|dau\\s*moi|tham\\s*muu)(?:\\s*chinh)?|don vi dau moi|dau moi|giao|phan cong`,
  ],
  [
    'doer',
    `${BODY}?(?:thuc\\s*hien|phu\\s*trach|duoc\\s*(?:giao|phan\\s*cong)|trien khai)|trach\\s*nhiem(?:\\s*thuc\\s*hien)?|phan\\s*cong(?:\\s*thuc\\s*hien)?`,
  ],
  ['start', '(?:thoi\\s*gian\\s*|ngay\\s*)?bat\\s*dau'],
  [
    'time',
    `(?:thoi\\s*(?:gian|han|diem)|ky\\s*han|tien\\s*do|han)(?:\\s*(?:hoan\\s*(?:thanh|tat)|thuc\\s*hien|bao\\s*cao|trien\\s*khai|nop|gui|xong|cuoi|chot|trinh|ban\\s*hanh|to\\s*chuc|du\\s*kien|ket\\s*thuc)){0,2}(?:\\s*\\([^)]*\\))?|(?:ngay\\s*)?hoan\\s*(?:thanh|tat)(?:\\s*truoc)?|ngay\\s*(?:ket\\s*thuc|xong)|xong`,
  ],
  [
    'product',
    `(?:ket\\s*qua|san\\s*pham|dau\\s*ra|tai\\s*lieu\\s*kiem\\s*chung|hinh\\s*thuc\\s*van\\s*ban)(?:\\s*[,/]?\\s*(?:san\\s*pham|ket\\s*qua|du\\s*kien|dau\\s*ra|dat\\s*duoc|thuc\\s*hien|hoan\\s*thanh|can\\s*dat|yeu\\s*cau)){0,3}`,
  ],
  ['funding', '(?:nguon\\s*)?kinh\\s*phi(?:\\s*thuc\\s*hien)?|nguon\\s*(?:luc|von)'],
  [
    'what',
    '(?:noi\\s*dung|cong\\s*viec|nhiem\\s*vu|ten\\s*(?:nhiem\\s*vu|cong\\s*viec)|noi\\s*dung\\s*(?:cong\\s*viec|nhiem\\s*vu|thuc\\s*hien))',
  ],
];

const START = new RegExp(
  `^\\s*[-+*•]?\\s*(?:[a-z]\\)\\s*)?(?:${LABELS.map(([kind, words]) => `(?<${kind}>${words})`).join('|')})\\s*:`,
  'u',
);
const INNER = new RegExp(
  `(?<=[.;,]\\s{0,3})(?:${LABELS.filter(([kind]) => kind !== 'what')
    .map(([, words]) => words)
    .join('|')})\\s*:`,
  'gu',
);

export interface Labelled {
  kind: LabelKind;
  value: string;
}

/** The labelled values of a line: "Cơ quan thực hiện: A; phối hợp: B. Thời gian: C." → three; null for another line. */
export function readLabels(text: string): Labelled[] | null {
  const folded = foldInPlace(text);
  const first = START.exec(folded);
  if (first === null) return null;
  const starts = [
    first.index,
    ...[...folded.matchAll(INNER)].map(({ index }) => index).filter((index) => index > first[0].length - 1),
  ];
  const labelled: Labelled[] = [];
  starts.forEach((from, at) => {
    const piece = text.slice(from, starts[at + 1] ?? text.length);
    const match = START.exec(foldInPlace(piece));
    const kind = LABELS.map(([name]) => name).find((name) => match?.groups?.[name] !== undefined);
    if (match === null || kind === undefined) return;
    labelled.push({
      kind,
      value: piece
        .slice(match[0].length)
        .trim()
        .replace(/[.;,]\s*$/u, ''),
    });
  });
  return labelled.length > 0 ? labelled : null;
}

const COLUMNS: [LabelKind, RegExp][] = [
  ['number', /^(?:stt|tt|so ?tt|so thu tu|#)$/u],
  ['supervisor', /lanh dao|chi dao|theo doi|giam sat|don doc/u],
  ['partner', /phoi\s*hop|tham gia/u],
  ['start', /bat\s*dau|tu ngay/u],
  ['status', /tinh\s*trang|trang\s*thai|muc do hoan thanh|ket qua thuc hien den|ghi nhan|da thuc hien/u],
  ['lead', /chu\s*tri|dau moi|chiu trach nhiem|tham muu/u],
  ['funding', /kinh\s*phi|nguon luc|nguon von/u],
  [
    'time',
    /thoi\s*(?:gian|han|diem)|hoan\s*(?:thanh|tat)|tien\s*do|^han|ket thuc|^(?:thang|quy|ngay|tuan)$|ngay (?:nop|gui|bao cao)|den ngay|ky han/u,
  ],
  ['product', /san\s*pham|ket\s*qua|dau\s*ra|tai lieu kiem chung|hinh thuc van ban/u],
  [
    'doer',
    /thuc\s*hien$|thuc hien\s*\(|phu\s*trach|phan\s*cong|trach\s*nhiem|^(?:don vi|co quan|bo phan|nguoi|can bo)|nguoi lam|duoc giao/u,
  ],
  [
    'what',
    /noi\s*dung|nhiem\s*vu|cong\s*viec|cong tac|hoat dong|ten (?:viec|van ban|bao cao|ke hoach)|loai bao cao|viec can lam|van ban/u,
  ],
  ['note', /ghi\s*chu|chu thich/u],
];

/** What a table's column holds by its title; null for a title of another kind of list. */
export function kindOfColumn(title: string): LabelKind | null {
  const folded = foldInPlace(title).replace(/\s+/gu, ' ').trim();
  if (folded === '' || folded.length > 80) return null;
  return COLUMNS.find(([, shape]) => shape.test(folded))?.[0] ?? null;
}
