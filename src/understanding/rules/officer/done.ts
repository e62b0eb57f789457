import type { PlainDay } from '../../../calendar/plain-day.ts';
import { given, type Heard, type Rule } from '../../heard.ts';
import type { Intent } from '../../intent.ts';
import { isDoubtful } from './doubt.ts';
import { marksDone, withoutRemarks } from './side-remark.ts';
import { datesDeed } from '../../words/days.ts';
import { findExcept, saysAll } from '../../words/tasks.ts';

const FINISHED = '(?:xong(?: xuoi)?|hoan thanh|hoan tat|ket thuc)';
const HANDED = '(?:nop|gui|ban hanh|phat hanh|hoan thien va nop)';
/** A finishing word that stands as a fact. "nộp" and "gửi" need đã, vừa, rồi or a document. */
const SAID_DONE = new RegExp(
  `(?<![a-z])(?:xong(?: xuoi)?|(?:da|vua)(?: \\S+){0,2}? ${FINISHED}|${FINISHED}(?=[ ,:]*(?:viec |nhiem vu |so )*\\d|[ .!]*$|(?: [^\\s,;]+){0,14}? (?:roi|xong))|(?<=\\d(?: (?:nay|thi))* )${FINISHED}|(?:da|vua|moi vua)(?: \\S+){0,2}? ${HANDED}|${HANDED}(?: [^\\s,;]+){0,14}? (?:roi|xong)|(?:da|vua) lam(?: roi| viec nay| viec \\d+)?$|^(?:viec (?:nay )?|so )*(?:\\d+ )?lam(?: viec nay)? roi$)(?![a-z])`,
  'u',
);

/** The fact "xong/hoàn thành/nộp/gửi rồi" (README convention 1), with its numbers, document and day. */
export const done: Rule = (said) => {
  const heard = withoutRemarks(said);
  const fact = SAID_DONE.test(heard.masked) || issued(heard) || handedBack(heard);
  if (!marksDone(heard) && (!fact || isDoubtful(heard))) return null;
  // "TB 3 xong rồi": what is finished with an announcement is unknown.
  if (/(?<![a-z])thong bao (?:so )?\d/u.test(heard.masked)) return null;
  const day = closingDay(heard);
  if (day === 'ahead') return null;
  const [document] = heard.references;
  const slots = given({ ...day, reference: document?.text });
  const except = findExcept(heard.flat);
  const numbers = heard.numbers.filter(
    ({ start }) => except === null || start >= except.end || start < except.start - 1,
  );
  if (except !== null && (saysAll(heard.flat) || numbers.length === 0)) {
    return { intent: 'done', task: 'all', except: except.numbers, ...slots };
  }
  if (heard.references.length > 1 && numbers.length !== 1) return eachItsOwn(heard, numbers);
  if (numbers.length > 1) {
    const parts = numbers.map(({ value }): Intent => ({ intent: 'done', task: value, ...slots }));
    return { intent: 'several', parts };
  }
  return {
    intent: 'done',
    ...given({ task: numbers[0]?.value ?? (saysAll(heard.flat) ? ('all' as const) : undefined) }),
    ...slots,
  };
};

/** "12 số 05/BC-UBND ngày 3/3, 15 số 06/BC-UBND ngày 4/3 xong cả": each number followed by its own document. */
function eachItsOwn({ references, days }: Heard, numbers: Heard['numbers']): Intent {
  const ends = numbers.slice(1).map(({ start }) => start);
  const parts = numbers.flatMap(({ value, end }, i): Intent[] => {
    const within = ({ start }: { start: number }) => start >= end && start < (ends[i] ?? Infinity);
    const [reference, second] = references.filter(within);
    const referenceDay = days.find(within)?.past ?? undefined;
    if (reference === undefined || second !== undefined) return [];
    return [{ intent: 'done', task: value, reference: reference.text, ...given({ referenceDay }) }];
  });
  return parts.length === numbers.length && parts.length === references.length
    ? { intent: 'several', parts }
    : { intent: 'question' };
}

/** "đã ban hành Kế hoạch 09/KH-UBND", "12 số 05/BC-UBND ngày 5/3": a document that was handed in or issued. */
function issued(heard: Heard): boolean {
  return (
    heard.references.length > 0 &&
    new RegExp(`(?<![a-z])${HANDED}(?![a-z])`, 'u').test(heard.flat) &&
    /(?<![a-z])(?:da|vua|roi|ky)(?![a-z])/u.test(heard.flat)
  );
}

/** "hôm qua em nộp", "nộp hôm thứ Ba": the day lies back, so the deed is a fact. */
const handedBack = (heard: Heard): boolean =>
  heard.days.some(({ points }) => points === 'back') &&
  new RegExp(`(?<![a-z])(?:${HANDED}|${FINISHED})(?![a-z])`, 'u').test(heard.flat);

interface ClosingDay {
  doneDay?: PlainDay;
  referenceDay?: PlainDay;
  ask?: 'date';
}

/**
 * The day that belongs to the document, or the closing day that the doer names; `ahead` when it lies before us. A date
 * that no calendar has is asked again; a document's date in the future is kept as said, for the office to refuse.
 */
function closingDay(heard: Heard): ClosingDay | 'ahead' {
  const [document] = heard.references;
  const signed = /(?<![a-z])(?:ky|ban hanh|ngay ky|ngay ban hanh)(?: (?:ngay|hom))?[ :]*$/u;
  const found: ClosingDay = {};
  for (const day of heard.days) {
    const inDigits = /\d/u.test(heard.flat.slice(day.start, day.end));
    if (inDigits && day.past === null && day.next === null) {
      found.ask = 'date';
      continue;
    }
    const dated = inDigits && !day.before && document !== undefined && day.start >= document.end;
    if (dated && day.next !== null && day.past === null) {
      found.referenceDay ??= day.next;
      continue;
    }
    if (day.points === 'ahead' || (day.points === null && day.before)) return 'ahead';
    if (day.past === null) return 'ahead';
    // "báo cáo số 12 hôm qua em nộp": the day of the deed.
    const ofDeed =
      !inDigits &&
      /^ (?:(?:da|moi|lam) )*(?:nop|gui|xong|hoan thanh|hoan tat)(?![a-z])/u.test(heard.flat.slice(day.end));
    const ofDocument =
      document !== undefined && !ofDeed && (day.start >= document.end || signed.test(heard.flat.slice(0, day.start)));
    if (ofDocument) {
      found.referenceDay ??= day.past;
      continue;
    }
    const told = /(?<![a-z])(?:da|roi|hoi|hom|vua)(?![a-z])/u.test(heard.flat);
    if (day.points === 'today' && !told) return 'ahead';
    if (day.points === null && !told && !datesDeed(day, heard.on)) return 'ahead';
    found.doneDay ??= day.past;
  }
  return found;
}
