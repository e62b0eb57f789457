import { given, requiredDay, type Heard, type Rule } from '../../heard.ts';
import { whoIs } from '../../words/people.ts';
import { findPost } from '../../words/posts.ts';

const CADENCE =
  /(?<![a-z])(?:(?:hang|hang|moi|dinh ky|tung|hang) (?:ngay|tuan|thang|quy|nam|6 thang|nua nam|nua thang|\d+ thang)|dinh ky|6 thang(?: mot lan)?|thuong xuyen)(?![a-z])/u;
/** `thêm nhiệm vụ Tư pháp: …, hàng quý ngày 15`. The cadence is kept in words: the calendar reads it. */
const addDuty: Rule = (heard) => {
  const head = duesHead(
    heard,
    /^(?:them|bo sung|tao|nhap)(?: moi)? (?:nhiem vu|dau viec|cong viec|viec)(?: (?:moi|dinh ky|cho|cua))*/u,
  );
  if (head === null) return null;
  const cadence = CADENCE.exec(heard.flat.slice(head.from));
  const at = cadence === null ? -1 : head.from + cadence.index;
  const due = /[,;] *(?:han|truoc|cham nhat|den|ngay|vao) [^,;]*$/u.exec(heard.flat.slice(head.from));
  const cut = at >= 0 ? at : due === null ? heard.flat.length : head.from + due.index;
  return {
    intent: 'add-duty',
    ...given({ post: head.post, what: heard.words(head.from, cut), cadence: heard.words(cut, heard.flat.length) }),
  };
};

const addTarget: Rule = (heard) => {
  const head = duesHead(heard, /^(?:them|bo sung|tao|nhap)(?: moi)? (?:chi tieu|muc tieu)(?: (?:moi|cho|cua))*/u);
  if (head === null) return null;
  const least =
    /(?:tu|dat|it nhat|toi thieu|tren|>=|≥)? ?(?<![\d,.])(?<n>\d{1,3}(?:[.,]\d+)?) ?(?:%|phan tram)(?: tro len)?/u.exec(
      heard.flat.slice(head.from),
    );
  const cut = least === null ? Math.max(head.from, heard.flat.search(/, *han/u)) : head.from + least.index;
  const day = requiredDay({ ...heard, days: heard.days.filter(({ start }) => start > head.from), flat: '' });
  const atLeast = least?.groups?.['n'] === undefined ? undefined : Number(least.groups['n'].replace(',', '.'));
  return { intent: 'add-target', ...given({ post: head.post, what: heard.words(head.from, cut), atLeast }), ...day };
};

function duesHead(heard: Heard, command: RegExp): { post: string | undefined; from: number } | null {
  const match = command.exec(heard.flat);
  if (match === null || !heard.office) return null;
  const colon = heard.flat.indexOf(':', match[0].length);
  if (colon < 0) {
    const post = findPost(heard.flat.slice(match[0].length));
    if (post === null || post.start > 3) return { post: undefined, from: match[0].length };
    return { post: post.code, from: match[0].length + post.end };
  }
  const written = heard.words(match[0].length, colon);
  const who = whoIs(written);
  return { post: who === null ? undefined : 'post' in who ? who.post : who.person, from: colon + 1 };
}

const importPlan: Rule = ({ flat, office, asked }) =>
  office &&
  !asked &&
  /^(?:xin |cho |toi muon |muon )?(?:nap|tai len|tai|nhap|upload|day len|import|dua|cap nhat|gui|them)(?: (?:len|file|tep|van ban|vao|moi))* ke hoach(?: .{0,60})?$/u.test(
    flat,
  ) &&
  !/(?<![a-z])(?:roi|da|xong)(?![a-z])|^gui ke hoach cho/u.test(flat)
    ? { intent: 'import-plan' }
    : null;

export const CLERK_DUTIES: readonly Rule[] = [addDuty, addTarget, importPlan];
