import { given, type Heard, timeOf, type Rule } from '../../heard.ts';
import type { SaidDay } from '../../words/day-meanings.ts';
import { daysBetween } from '../../../calendar/plain-day.ts';
import { datesDeed } from '../../words/days.ts';

const DEED =
  '(?:xong|nop|gui|hoan thanh|hoan tat|trinh|lam|bao cao|co|ban hanh|tra|chuyen|phat hanh|viet|dang|day|ky|ra|tong hop|len|bo sung|lam not|lam xong|cung cap|ket thuc)';
/** "mai em đi họp, thứ hai em nộp": the day right before the deed. */
const DEED_NEXT = /^ (?:(?:thi|se|moi|la) )*(?:nop|gui|xong|hoan thanh|bao cao|trinh)(?![a-z])/u;
const AHEAD = new RegExp(
  `(?<![a-z])(?:se|hua|cam ket|chac|du kien|dinh|hen|co gang|phan dau|de(?= (?:mai|_))|bao dam|dam bao|xin hua|chac chan)(?: \\S+){0,3}? ?(?:${DEED}|_)(?![a-z])`,
  'u',
);

/** "33/KH-UBND ban hành 28/12": the day of a document that exists, when it lies nearer back than ahead. */
const ofDocument = ({ start, points, next, past }: SaidDay, { references, flat, on }: Heard): boolean =>
  points === null &&
  past !== null &&
  (next === null || daysBetween(past, on) < daysBetween(on, next)) &&
  references.some(
    ({ end }) =>
      end <= start && /^[ ,(]*(?:(?:da )?(?:ky|ban hanh|phat hanh)(?: ngay)? )?$/u.test(flat.slice(end, start)),
  );

/** Says when, asks for nothing: "sáng mai em nộp", "thứ Hai có báo cáo". */
export const promise: Rule = (heard) => {
  // "xong 12 số 05/BC-UBND ngày 31/2": no day lies ahead, the document's own is wrong.
  const noSuchDay = heard.days.length > 0 && heard.days.every(({ past, next }) => past === null && next === null);
  if (noSuchDay && heard.references.length > 0) return null;
  const { flat, masked, days } = heard;
  if (heard.asked) return null;
  const plans = days.filter((day) => day.points !== 'back' && !ofDocument(day, heard));
  const said = plans.find(({ end }) => DEED_NEXT.test(flat.slice(end))) ?? plans[0];
  const ahead = AHEAD.test(masked);
  const acts = new RegExp(`(?<![a-z])${DEED}(?![a-z])`, 'u').test(masked) || /^[\s_.,!a-z]{0,14}$/u.test(masked);
  const happened =
    /(?<![a-z])(?:da|vua|hoi)(?![a-z])|(?:xong|het|ca) roi[ .!]*$/u.test(flat) ||
    /(?<!(?:_|gio|chieu|toi|sang|nua|nao) )(?<![a-z])moi (?:nop|gui)(?![a-z])/u.test(masked) ||
    (/roi[ .!]*$/u.test(flat) && said?.points !== 'ahead');
  if (
    /(?:khong|chua|ko|chang|sao) (?:the |chac )?(?:xong|nop|gui|hoan thanh|lam|kip)|the nao|nhac|(?<![a-z])nghi(?![a-z])|khong kip|phai (?:xong|nop)|hop (?:luc|vao)/u.test(
      flat,
    )
  )
    return null;
  if (said === undefined) {
    const soon =
      /^(?:chieu|toi|trua|cuoi gio|cuoi buoi|cuoi ngay|lat nua|ti nua|chut nua|sang)(?: nay)?(?: se)? (?:nop|gui|xong|co|bao cao|trinh|hoan thanh)/u.test(
        flat,
      ) && !happened;
    if (soon) return { intent: 'promise', ...given({ task: heard.task, time: timeOf(heard) }), day: heard.on };
    if (heard.time !== null && acts && !happened)
      return { intent: 'promise', ...given({ task: heard.task }), day: heard.on, time: heard.time.time };
    const soonLength = /(?<_n>\d{1,3}) (?:phut|tieng|gio) nua/u.test(flat) && acts;
    if (soonLength && !happened) return { intent: 'promise', ...given({ task: heard.task }), day: heard.on };
    return ahead && !happened && !/neu/u.test(flat) ? { intent: 'promise', ...given({ task: heard.task }) } : null;
  }
  if (!acts || happened || /(?<![a-z])(?:neu|khi nao)(?![a-z])/u.test(flat)) return null;
  // "xong 12 ngày 3/3": a bare day that lies shortly back dates the deed.
  if (said.points === null && datesDeed(said, heard.on) && !ahead && /xong|hoan thanh|hoan tat|nop/u.test(flat))
    return null;
  const ask = said.next === null ? { ask: 'date' as const } : said.vague ? { ask: 'vague' as const } : {};
  return {
    intent: 'promise',
    ...given({ task: heard.task, day: said.next ?? undefined, time: timeOf(heard) }),
    ...ask,
  };
};
