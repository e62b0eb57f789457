import { given, type Heard, type Rule } from '../../heard.ts';
import { personAt } from '../../words/people.ts';
import { findPost } from '../../words/posts.ts';

/** "việc này không phải của tôi", "việc này bên địa chính chứ ạ". */
export const notMine: Rule = (heard) => {
  const { flat } = heard;
  const denies =
    /(?<![a-z])khong (?:phai )?(?:la )?(?:viec|nhiem vu|phan|mang|linh vuc|trach nhiem|cua|thuoc|phu trach|theo doi|lam mang|lam phan|duoc giao|chu tri|dam nhiem|quan ly)(?: (?:viec|nay|cua|linh vuc|phan|mang|trach nhiem|toi|em|minh))*/u.test(
      flat,
    ) ||
    /(?<![a-z])(?:viec|phan|mang|nhiem vu|cai|so)(?: \d+)?(?: nay| do| kia)? (?:la )?(?:cua|ben|thuoc|do (?=ben|anh|chi|phong|van|tu|dia|cong))(?: ve)? ?(?!(?:toi|em|minh|nay|cuoi)(?![a-z]))(?=[a-z])/u.test(
      flat,
    ) ||
    /^(?:(?:viec|nhiem vu|so) )?\d+ (?:nay )?(?:la |thi )?(?:viec )?(?:(?:la )?cua|thuoc|la (?=ben))(?: ve| viec)? (?!(?:toi|em|minh|nay)(?![a-z]))[a-z]/u.test(
      heard.masked,
    ) ||
    /(?:giao|nhan|gui|phan cong|chuyen|tinh|xep) nham (?:nguoi |viec |cho )?|nham nguoi/u.test(flat);
  // The office names whose a task is in its questions: "việc của tư pháp".
  if (heard.office && !heard.self && !/khong|nham/u.test(flat)) return null;
  if (
    !denies ||
    /(?<!chu )khong phai (?:toi|em)$|khong phu trach duoc|(?<![a-z])ai(?![a-z])|bao lau|(?<![a-z])(?:xong|hoan thanh|nop|gui|chua|dang|vuong|lam)(?![a-z])/u.test(
      flat.replace(/khong (?:phai )?lam(?= mang| phan)|chua (?=giao)|gui nham|khong lam/u, ''),
    )
  )
    return null;
  if (/khong lam o|khong con lam|nhan nham nguoi$/u.test(flat) && heard.numbers.length === 0) return null;
  if (heard.asked && !/chu/u.test(flat)) return null;
  return { intent: 'not-mine', ...given({ task: heard.numbers[0]?.value, owner: ownerOf(heard) }) };
};

/** "của anh Tú", "bên địa chính", "phải là chị Nga". */
function ownerOf(heard: Heard): string | undefined {
  const post = findPost(heard.flat);
  for (const { index, 0: lead } of heard.flat.matchAll(
    /(?<![a-z])(?:cua|ben|thuoc(?: ve)?|la|do|cho|phai|giao|hoi|sang)(?: (?:phan|cua|viec|ve|la))* (?=[a-z])/gu,
  )) {
    const start = index + lead.length;
    if (post !== null && start <= post.start && post.start - start < 8) return post.code;
    const person = personAt(heard, start);
    if (person !== null) return person.name;
  }
  return post?.code ?? undefined;
}
