/** A post of a commune office: its code in the published schema, and how people call it (without diacritics). */
export interface PostName {
  code: string;
  aliases: readonly string[];
}

/** The list of shared names; a unit's own posts are matched to these codes by the same aliases. */
export const POST_NAMES: readonly PostName[] = [
  { code: 'PCT', aliases: ['pho chu tich', 'pct'] },
  { code: 'CT', aliases: ['chu tich ubnd', 'chu tich uy ban', 'chu tich', 'ct'] },
  {
    code: 'VP-TK',
    aliases: [
      'van phong - thong ke',
      'van phong thong ke',
      'van phong hdnd',
      'van phong',
      'thong ke',
      'vp-tk',
      'vptk',
      'vp',
      'van thu',
    ],
  },
  { code: 'TP-HT', aliases: ['tu phap - ho tich', 'tu phap ho tich', 'tu phap', 'ho tich', 'tp-ht', 'tpht', 'tp'] },
  { code: 'TC-KT', aliases: ['tai chinh - ke toan', 'tai chinh ke toan', 'tai chinh', 'ke toan', 'tc-kt', 'tckt'] },
  {
    code: 'DC-NN',
    aliases: [
      'dia chinh - nong nghiep - xay dung va moi truong',
      'dia chinh - nong nghiep - xay dung',
      'dia chinh nong nghiep',
      'dia chinh - xay dung',
      'dia chinh xay dung',
      'dia chinh',
      'nong nghiep',
      'xay dung',
      'moi truong',
      'dc-nn',
      'dcnn',
      'dc-nn-xd&mt',
      'dcxd',
    ],
  },
  { code: 'KT', aliases: ['phong kinh te', 'kinh te', 'kt'] },
  {
    code: 'VH-XH',
    aliases: [
      'phong van hoa - xa hoi',
      'phong van hoa xa hoi',
      'van hoa - xa hoi',
      'van hoa xa hoi',
      'van hoa',
      'xa hoi',
      'vh-xh',
      'vhxh',
    ],
  },
  { code: 'CA', aliases: ['truong cong an xa', 'truong cong an', 'cong an xa', 'cong an', 'ca'] },
  { code: 'QS', aliases: ['ban chi huy quan su', 'chi huy truong quan su', 'quan su', 'xa doi', 'qs', 'bchqs'] },
  {
    code: 'TNTKQ',
    aliases: [
      'bo phan tiep nhan va tra ket qua',
      'tiep nhan va tra ket qua',
      'trung tam phuc vu hanh chinh cong',
      'trung tam hanh chinh cong',
      'hanh chinh cong',
      'bo phan mot cua',
      'mot cua',
      '1 cua',
      'tntkq',
      'tn&tkq',
      'tthcc',
      'hcc',
    ],
  },
  { code: 'DTT', aliases: ['dai truyen thanh', 'truyen thanh', 'dtt'] },
  {
    code: 'THON',
    aliases: ['cac truong thon', 'truong thon', 'cac ong truong thon', 'cac thon', 'thon ban', 'truong ban', 'thon'],
  },
];

export const POST_CODES: ReadonlySet<string> = new Set(POST_NAMES.map(({ code }) => code));

interface Alias {
  alias: string;
  code: string;
}

const LONGEST_FIRST: Alias[] = POST_NAMES.flatMap(({ code, aliases }) =>
  aliases.map((alias) => ({ alias, code })),
).sort((a, b) => b.alias.length - a.alias.length);
const LEAD =
  /^(?:(?:cac|ben|phong|bo phan|can bo|cong chuc|anh chi em|anh em|nganh|chuc danh|vi tri|ban|don vi|to) )+/u;
const TAIL = /(?: (?:xa|phuong|nay|minh))+$/u;

/** The code of a post that is named by exactly these flat words; null when they name none. */
export function postCode(flat: string): string | null {
  const words = flat.trim().replace(TAIL, '');
  const exact = (name: string) => LONGEST_FIRST.find(({ alias }) => alias === name)?.code ?? null;
  return exact(words) ?? exact(words.replace(LEAD, ''));
}

/** As a pattern: any post's name of two words or more, with an optional lead ("bên", "phòng"). Codes alone are too short. */
export const POST_PATTERN = `(?:(?:ben|phong|bo phan|can bo|cong chuc|anh em|nganh|cac) )?(?:${LONGEST_FIRST.filter(
  ({ alias }) => alias.length > 3 || alias === 'vp',
)
  .map(({ alias }) => alias)
  .join('|')})`;

const ANYWHERE = new RegExp(`(?<![a-z-])${POST_PATTERN}(?: xa| phuong)?(?![a-z-])`, 'u');

/** The first post that is named somewhere in the text. */
export function findPost(flat: string): { code: string; start: number; end: number } | null {
  const match = ANYWHERE.exec(flat);
  if (match === null) return null;
  const code = postCode(match[0]);
  return code === null ? null : { code, start: match.index, end: match.index + match[0].length };
}
