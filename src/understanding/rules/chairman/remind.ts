import { given, type Heard, type Rule } from '../../heard.ts';
import { personAt, whoIs } from '../../words/people.ts';
import { findPost } from '../../words/posts.ts';

const URGE =
  /^(?:hay |nho |de nghi |gui )?(?:tin )?(?:don doc|nhac nho|nhac|giuc|hoi|thuc|nhan|truy|thuc giuc)(?: (?:giup|ngay|gap|them|lai|luon|ho|cho|toi|tin|gui))*(?: |$)/u;
/** `đôn đốc 12`, "nhắc chị Yến việc 40", `đôn đốc tất cả`. */
export const remind: Rule = (heard) => {
  const { flat } = heard;
  const match = URGE.exec(flat);
  if (!heard.office || match === null || heard.asked) return null;
  const urges = /don doc|nhac|giuc|thuc|truy/u.test(match[0]);
  const task = heard.numbers[0]?.value;
  const rest = flat.slice(match[0].length);
  const everybody =
    /^(?:tat ca|het|toan bo|moi nguoi|nhung (?:nguoi|ai|viec|don vi)|cac (?:viec|don vi|bo phan|dong chi|nguoi|truong hop)|ai |viec qua han|nguoi )/u.test(
      `${rest} `,
    ) && /tat ca|het|toan bo|moi nguoi|tre|qua han|chua|cham|no|nguoi|muon/u.test(rest);
  if (urges && everybody && task === undefined) return { intent: 'remind', who: 'overdue' };
  const person = personAt(heard, match[0].length);
  const post = person === null ? findPost(rest) : findPost(rest.slice(0, Math.max(0, person.end - match[0].length)));
  if (post !== null && post.start < 4) {
    return {
      intent: 'remind',
      ...given({ post: post.code, task, what: whatBehind(heard, match[0].length + post.end) }),
    };
  }
  if (person !== null)
    return urges
      ? { intent: 'remind', ...given({ person: person.name, task, what: whatBehind(heard, person.end) }) }
      : null;
  if (!urges) return null;
  if (task !== undefined) return { intent: 'remind', task };
  const name = heard.words(match[0].length, flat.length);
  if (name === '' || name.split(' ').length > 4) return null;
  const who = whoIs(name);
  return who === null ? null : { intent: 'remind', ...who };
};

function whatBehind(heard: Heard, start: number): string | undefined {
  const rest = heard.flat.slice(start);
  if (/^[ ,:]*(?:(?:ve )?(?:viec|nhiem vu|so|lam|xong|nop|hoan thanh)*[ ,]*)*\d+\s*$/u.test(rest)) return undefined;
  const what = heard.words(start, heard.flat.length).replace(/^(?:về|ve|việc là|nhé)\s+/iu, '');
  return what === '' ? undefined : what;
}
