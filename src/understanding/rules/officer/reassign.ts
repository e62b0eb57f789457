import { given, type Heard, type Rule } from '../../heard.ts';
import { nameIn } from '../../words/people.ts';
import { TITLE_PATTERN, personAt } from '../../words/people.ts';
import { POST_PATTERN, findPost } from '../../words/posts.ts';

const HAND_TO = '(?:cho|sang|qua|toi|den)';

/** "đề nghị giao việc 12 cho chị Nga", `chuyển 12 cho …`, "anh Tú nghỉ hưu, chị Nga nhận thay vị trí tư pháp". */
export const reassign: Rule = (heard) => {
  const { flat, masked } = heard;
  if (heard.asked && !/duoc khong/u.test(flat)) return null;
  const named = new RegExp(
    `(?<![a-z])(?:giao|chuyen|ban giao|dieu chuyen|phan cong|giao lai|nhuong|dao|phan)(?: (?:lai|giup|ho|het|cho))*(?: (?:tat ca|toan bo|het|cac|nhung|moi))*(?: (?:viec|nhiem vu|cong viec|dau viec|so|phan viec|muc|chi tieu))*(?: (?:so )?\\d+(?:[ ,]+(?:va )?\\d+)*| nay| do)?(?: (?:cua|tu) (?<whose>.{1,40}?))? ${HAND_TO} (?=[a-z])`,
    'u',
  ).exec(masked);
  const asked = new RegExp(`^(?:xin |de nghi )?nho (?=${TITLE_PATTERN} )`, 'u').exec(flat);
  const helper = asked === null ? null : personAt(heard, asked[0].length);
  if (
    helper !== null &&
    heard.numbers.length === 1 &&
    /^ ?(?:lam|xu ly|giai quyet|nhan|thuc hien|lo)(?: (?:giup|ho|thay))? /u.test(
      flat.slice(helper.end - 1).replace(/^\S/u, ''),
    )
  ) {
    return { intent: 'reassign', ...given({ task: heard.numbers[0]?.value, to: helper.name }) };
  }
  const takesOver =
    /(?<![a-z])(?:nghi huu|chuyen cong tac|nghi viec|nghi che do|thoi viec|luan chuyen|nghi thai san|di hoc)(?![a-z]).*(?:thay|nhan|tiep nhan|dam nhiem|phu trach|vao)/u.test(
      flat,
    );
  // Who leaves himself and names a substitute is away.
  if (takesOver && !(heard.self && /(?<![a-z])nho(?![a-z])|truc thay|lam thay/u.test(flat))) return succession(heard);
  if (named === null || flat.includes(':') || /han (?:den|sang)|telegram|zalo/u.test(flat)) return null;
  const task =
    heard.numbers[0]?.value ??
    (/(?:tat ca|toan bo|het|cac viec|moi viec|nhung viec|cong viec cua|viec cua)/u.test(named[0])
      ? ('all' as const)
      : undefined);
  const thisOne = /viec (?:nay|do)|nhiem vu nay/u.test(named[0]);
  // "giao anh Khánh …" without a task is a new one.
  if (task === undefined && !thisOne && named.groups?.['whose'] === undefined) return null;
  const to = receiverAt(heard, named.index + named[0].length);
  if (to === undefined || /^ai(?![a-z])/u.test(flat.slice(named.index + named[0].length))) return null;
  const several = heard.numbers.filter(
    ({ start, end }) => start >= named.index && end <= named.index + named[0].length,
  );
  if (several.length > 1)
    return { intent: 'several', parts: several.map(({ value }) => ({ intent: 'reassign', task: value, to })) };
  const whose = named.groups?.['whose'];
  const person =
    whose === undefined ? undefined : nameIn(wordsOf(heard, named.index + named[0].lastIndexOf(whose), whose.length));
  const from =
    heard.days.find(({ start }) => /(?:tu|ke tu) (?:ngay )?$/u.test(flat.slice(0, start)))?.next ?? undefined;
  const self = person !== undefined && /^(?:toi|em|minh|tôi|mình)$/u.test(person);
  return { intent: 'reassign', ...given({ task, person: self ? undefined : person, to, day: from }) };
};

const wordsOf = (heard: Heard, start: number, length: number) => heard.words(start, start + length);

function receiverAt(heard: Heard, start: number): string | undefined {
  const person = personAt(heard, start);
  const rest = heard.flat.slice(start);
  const post = new RegExp(`^${POST_PATTERN}(?![a-z])`, 'u').exec(rest);
  if (post !== null) return nameIn(heard.words(start, start + post[0].length));
  if (person !== null) return person.name;
  const stop = rest.search(
    /[,.;:\n_]| (?:lam|phu trach|thuc hien|tu|ke|vi|xu ly|theo doi|dam nhiem|giai quyet|giup|nhe|duoc)(?![a-z])/u,
  );
  const written = heard.words(start, stop < 0 ? heard.flat.length : start + stop);
  return written.split(/\s+/u).length <= 5 ? nameIn(written) : undefined;
}

function succession(heard: Heard) {
  const people: string[] = [];
  for (let at = 0; at < heard.flat.length && people.length < 2; at += 1) {
    if (/[a-z]/u.test(heard.flat[at - 1] ?? '') || !/[a-z]/u.test(heard.flat[at] ?? '')) continue;
    const person = personAt(heard, at);
    if (
      person === null ||
      (at === 0 &&
        !new RegExp(`^${TITLE_PATTERN} `, 'u').test(heard.flat) &&
        !heard.capitalAt(1) &&
        person.name.split(' ').length < 2)
    )
      continue;
    people.push(person.name);
    at = person.end;
  }
  const [person, to] = people;
  if (person === undefined) return null;
  return {
    intent: 'reassign' as const,
    ...given({ person, to, post: findPost(heard.flat)?.code, task: 'all' as const }),
  };
}
