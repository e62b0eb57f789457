import { given, requiredDay, type Heard, type Rule } from '../../heard.ts';
import type { Intent } from '../../intent.ts';
import { foldText } from '../../text/clean.ts';
import { personAt, TITLE_PATTERN, whoIs } from '../../words/people.ts';
import { POST_CODES, findPost, postCode } from '../../words/posts.ts';
import { readTargets } from '../../words/targets.ts';

const ASSIGN =
  /^(?:xin |hay |de nghi |nho |toi )?(?:giao|phan cong|yeu cau|giao nhiem vu|giao viec|giao them|giao gap|phan viec)(?: (?:viec|nhiem vu|them|gap|moi|cho|ngay|cong viec))*(?: |: ?)/u;
/** `giao Nông Thị Hạnh: lập danh sách hộ nghèo, hạn 15/12`. What is to be done keeps the words as they were. */
export const assign: Rule = (heard) => {
  const { flat } = heard;
  const match = ASSIGN.exec(flat);
  if (!heard.office || match === null || heard.asked) return null;
  const start = match[0].length;
  const colon = flat.indexOf(':', start);
  const person = personAt(heard, start);
  const post = findPost(flat.slice(start));
  const atPost =
    post !== null &&
    flat
      .slice(start, start + post.start)
      .replace(/ben|phong|cho|can bo|cong chuc/gu, '')
      .trim() === '';
  let who: { post?: string; person?: string } = {};
  let from = start;
  if (colon > 0 && colon - start < 120) {
    const targets = readTargets(heard.words(start, colon));
    if (targets.length > 1) return assignToMany(heard, targets, colon + 1);
    who = whoIs(heard.words(start, colon)) ?? {};
    from = colon + 1;
  } else if (atPost && post !== null) {
    who = { post: post.code };
    from = start + post.end;
  } else if (person !== null) {
    const second = secondPerson(heard, person.end);
    if (second !== null) return assignToMany(heard, [person.name, second.name], second.end);
    who = { person: person.name };
    from = person.end;
  } else return null;
  return { intent: 'assign', ...given(who), ...workSlots(heard, from) };
};

/** "giao anh Tuấn, chị Hạnh làm …": another form of address with a name right behind the first. */
function secondPerson(heard: Heard, from: number): ReturnType<typeof personAt> {
  const lead = new RegExp(`^ ?(?:, ?(?:va )?|va |voi )(?=${TITLE_PATTERN} )`, 'u').exec(heard.flat.slice(from));
  return lead === null ? null : personAt(heard, from + lead[0].length);
}

function assignToMany(heard: Heard, targets: readonly string[], from: number): Intent {
  const slots = workSlots(heard, from);
  const parts = targets.map((target): Intent => {
    const post = postCode(foldText(target)) ?? (POST_CODES.has(target) ? target : undefined);
    return { intent: 'assign', ...(post === undefined ? { person: target } : { post }), ...slots };
  });
  return { intent: 'several', parts };
}

function workSlots(heard: Heard, from: number) {
  const what = workBehind(heard, from);
  const dated = requiredDay({ ...heard, days: heard.days.filter(({ start }) => start >= what.until), flat: '' });
  return { ...given({ what: what.words, time: heard.time?.time }), ...dated };
}

const DEADLINE =
  /(?:(?:[,.;\n]\s*|\sva )(?:va )?(?:bao cao|hoan thanh|nop|gui|xong|trinh)(?: ket qua)?)?[,.;\n]?\s*(?:han(?: chot| nop| cuoi| hoan thanh)?(?: la| den)?:?|truoc|cham nhat(?: la)?|muon nhat(?: la)?|xong|den het|den|trong|hoan thanh|deadline|vao)?(?: (?:truoc|trong|vao|den))*(?: (?:_+|ngay))*\s*$/u;
/** The work up to its deadline: the last day phrase that a deadline word or the end of the text makes one. */
function workBehind(heard: Heard, from: number): { words: string | undefined; until: number } {
  const last = heard.days.findLast(({ start, end }) => {
    if (start < from) return false;
    const marked =
      /(?:han|truoc|cham nhat|muon nhat|den|trong|xong|vao|hoan thanh|_)(?: (?:chot|nop|la|ngay|het|cuoi))*:? *$/u.test(
        heard.masked.slice(0, start),
      ) || heard.flat.slice(start).startsWith('truoc');
    return marked || /^[\s.!,]*(?:nhe|nha|phai xong|xong|nop|la xong)?[\s.!]*$/u.test(heard.flat.slice(end));
  });
  if (last === undefined) {
    const words = heard.words(from, heard.flat.length);
    return { words: words === '' ? undefined : words, until: Number.POSITIVE_INFINITY };
  }
  const lead = heard.masked.slice(from, last.start);
  const cut = DEADLINE.exec(lead)?.index ?? lead.length;
  const words = heard.words(from, from + cut);
  return { words: words === '' ? undefined : words, until: last.start };
}
