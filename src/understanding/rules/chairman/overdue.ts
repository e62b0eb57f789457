import type { Intent } from '../../intent.ts';
import { given, type Heard, type Rule } from '../../heard.ts';
import { TITLE_PATTERN, personAt, whoIs } from '../../words/people.ts';
import { findPeriod } from '../../words/periods.ts';
import { findPost } from '../../words/posts.ts';

/** A post or a person that is spoken about: "tư pháp", "chị Yến", "Hạnh". */
export function aboutWhom(heard: Heard): { post?: string; person?: string } {
  const post = findPost(heard.flat);
  if (post !== null) return { post: post.code };
  for (const { index } of heard.flat.matchAll(/(?<![a-z])[a-z]/gu)) {
    const titled =
      new RegExp(`^${TITLE_PATTERN} (?!em |ta |nao|oi|gi|ay|khong|the|ca)`, 'u').test(heard.flat.slice(index)) &&
      !/^[cC]o(?: |$)|^ba (?:ngay|viec|tuan|thang)/u.test(heard.flat.slice(index));
    const opens = index === 0 && /^[a-z]+ (?:tre|cham|con|no|qua han|dang|lam|chua|co viec)(?![a-z])/u.test(heard.flat);
    const capital =
      (index > 0 || opens) &&
      !/^(?:co|viec|ai|cong viec|tu|xa|nhung|cac|ke)(?![a-z])/u.test(heard.flat.slice(index)) &&
      heard.capitalAt(index) &&
      heard.source !== heard.source.toUpperCase();
    const person = titled || capital ? personAt(heard, index) : null;
    if (person !== null && !/^(?:UBND|HĐND|TB|CCHC|TTHC|II|III|IV|I|V)\b/u.test(person.name))
      return { person: person.name };
  }
  return {};
}

const LATE =
  /(?<![a-z])(?:qua han|tre|tre han|cham|cham tre|muon|muon han|no|no dong|ton dong|ton|chua xong|chua hoan thanh|chua lam|chua nop|chua xu ly|chua giai quyet|het luot nhac)(?![a-z])/u;
const OPEN =
  /(?<![a-z])(?:con(?: lai)? (?:nhung )?(?:bao nhieu )?viec|chua xong|chua hoan thanh|chua lam|con ton|dang ton|con lai|con nhung viec|con (?:viec )?gi|chua giai quyet|chua xu ly)(?![a-z])/u;

function viewOf(flat: string) {
  if (
    /(?<![a-z])(?:file|excel|xuat|word|pdf|tep|in (?:ra|danh sach|bang|giup)|tai (?:ve|xuong)|ban in|bang tinh)(?![a-z])/u.test(
      flat,
    )
  )
    return 'file' as const;
  if (
    /(?:nhat|top)(?![a-z])|xep hang|dung dau/u.test(flat) &&
    !/moi nhat|thong nhat|sap nhat|nhat tri|chu nhat|it nhat la/u.test(flat)
  )
    return 'top' as const;
  if (
    /tang hay giam|giam hay tang|so voi|xu huong|nhieu hon|it hon|hon hay|dien bien|tang len|giam di|tang khong|giam khong|kha hon|cai thien|bieu do|ty le tre qua/u.test(
      flat,
    )
  )
    return 'trend' as const;
  if (
    /bao nhieu (?:nguoi|can bo|dong chi)|(?<![a-z])(?:ai|nguoi nao|nhung nguoi|dong chi nao|theo nguoi|can bo nao|tung nguoi|don vi nao|bo phan nao|phong nao|cong chuc nao|chuc danh nao)(?![a-z])/u.test(
      flat,
    )
  )
    return 'people' as const;
  if (/bao nhieu|(?<![a-z])may (?:viec|nhiem vu|cai|dau viec|muc)|so luong|tong so|dem|so viec/u.test(flat))
    return 'count' as const;
  return 'list' as const;
}

/** `quá hạn`, "ai nợ việc", "phòng kinh tế còn nợ những gì", "trễ quá 5 ngày". */
export const overdue: Rule = (heard) => {
  if (!heard.office) return null;
  const { flat } = heard;
  const open = OPEN.test(flat) && !/qua han|tre|cham|(?<![a-z])no(?![a-z])/u.test(flat);
  if (!LATE.test(flat) && !open) return workOf(heard);
  const command =
    /^(?:danh sach |xem |cho xem |liet ke |cac |nhung |viec |nhiem vu |bao cao )*(?:qua han|tre han|cham tre|no dong|tre)(?![a-z])/u.test(
      flat,
    );
  const asks =
    heard.asked ||
    /(?<![a-z])(?:ai|gi|nao|bao nhieu|may|danh sach|xem|liet ke|nhung|cac|nhat|file|excel|xuat|khong|hay|tang|giam|so voi|viec|nhiem vu|bao cao)(?![a-z])/u.test(
      flat,
    );
  if (!command && !asks) return null;
  if (heard.numbers.length > 0 && !heard.lengths.length && !command) return null;
  if (
    /^(?:nhac|don doc|giuc|giao|thong bao|vi sao|tai sao|sao)(?![a-z])|(?:chua|vua) (?:kip)|xin|gia han|ngay nghi/u.test(
      flat,
    )
  )
    return null;
  const view = viewOf(flat);
  const plan =
    /ke hoach (?!nay|nao|cua|\d)(?<plan>.+?)(?= (?:con |dang |da |bi )*(?:tre|qua han|cham|no|muon|chua)(?![a-z])|$)/u.exec(
      flat,
    );
  const name = plan?.groups?.['plan'];
  const planWords =
    name === undefined || plan === null ? undefined : heard.words(plan.index + 9, plan.index + 9 + name.length);
  const who = planWords === undefined ? whomBehind(heard) : {};
  const older =
    /(?:qua|hon|tren|tu|it nhat) (\d{1,3}) ngay/u.exec(flat) ?? /(\d{1,3}) ngay (?:tro len|tro di)/u.exec(flat);
  const period = older === null ? findPeriod(flat.replace(/so voi .*/u, ''), heard.on, 'back') : null;
  return {
    intent: 'overdue',
    view,
    ...given({
      ...who,
      plan: planWords,
      from: period?.from,
      to: period?.to,
      olderThanDays: older === null ? undefined : Number(older[1]),
      open: open && view !== 'people' ? (true as const) : undefined,
    }),
  };
};

/** "việc của tư pháp", "chị Yến có việc gì": all that one holder still has to do. */
function workOf(heard: Heard): Intent | null {
  const asks =
    /^(?:xem |cac |nhung |danh sach )*(?:viec|nhiem vu|cong viec) (?:cua |ben |phong )?|(?:co|dang co|dang lam|con|phai lam|giu)(?: (?:nhung|bao nhieu|may))* (?:viec )?gi(?![a-z])/u.test(
      heard.flat,
    );
  if (!asks || heard.self || heard.numbers.length > 0 || /khong phai|chua|den han|het han/u.test(heard.flat))
    return null;
  const who = aboutWhom(heard);
  if (who.post === undefined && who.person === undefined) return null;
  return { intent: 'overdue', view: 'list', ...who, open: true };
}

/** `quá hạn Hạnh`: behind the command any word is a name. */
function whomBehind(heard: Heard): { post?: string; person?: string } {
  const known = aboutWhom(heard);
  if (known.post !== undefined || known.person !== undefined) return known;
  const behind = /^(?:viec |nhiem vu )?(?:qua han|tre han) (?:cua |ben |phong )?(?<who>[a-z ]{2,40})$/u.exec(heard.flat)
    ?.groups?.['who'];
  if (
    behind === undefined ||
    /(?<![a-z])(?:gi|nao|ai|may|bao nhieu|tuan|thang|quy|nam|hom|ngay|viec|tat ca|toan|het|nhat|lau|khong|file|excel|roi|di|xem|con|nhieu|trong)(?![a-z])/u.test(
      behind,
    )
  )
    return {};
  const who = whoIs(heard.words(heard.flat.length - behind.length, heard.flat.length));
  return who ?? {};
}
