import type { PlainDay } from '../../../calendar/plain-day.ts';
import { given, oneTask, reasonOf, type Heard, type Rule } from '../../heard.ts';
import { personAt } from '../../words/people.ts';

/** `ghi 12 số … ngày …`, `ghi 12 không cần tài liệu vì …`: the office records for an officer. */
const record: Rule = (heard) => {
  if (
    !heard.office ||
    !/^(?:ghi(?: nhan| thay| ho| giup| xong| hoan thanh| ket qua)*|van phong ghi(?: thay)?)(?: (?:viec|nhiem vu|so))* \d/u.test(
      heard.flat,
    ) ||
    heard.asked
  )
    return null;
  const [document] = heard.references;
  const waived = /khong (?:can|phai|yeu cau|co) (?:tai lieu|minh chung|kiem chung|van ban|ho so|so|file)/u.test(
    heard.flat,
  );
  const days = heard.days.filter(({ start }) => start < reasonAt(heard));
  const ofDocument = document === undefined ? undefined : (days.find(({ start }) => start >= document.end) ?? days[0]);
  return {
    intent: 'record',
    ...given({
      task: oneTask(heard),
      reference: document?.text,
      referenceDay: ofDocument?.past ?? undefined,
      doneDay: days.find((day) => day !== ofDocument)?.past ?? undefined,
      waiver: waived ? (reasonOf(heard) ?? '—') : undefined,
    }),
  };
};
const reasonAt = (heard: Heard) =>
  /(?<![a-z])(?:vi|do|ly do)(?![a-z])/u.exec(heard.flat)?.index ?? Number.POSITIVE_INFINITY;

const startsWithTask = (heard: Heard, words: string): boolean =>
  heard.office &&
  !heard.asked &&
  new RegExp(`^(?:${words})(?: (?:lai|viec|nhiem vu|so|ket qua|cho|nop|bao cao))*(?: |$)`, 'u').test(heard.flat) &&
  heard.numbers.length > 0;

const receive: Rule = (heard) =>
  heard.role === 'clerk' &&
  /^(?:da |xac nhan da )?(?:nhan|tiep nhan|da nhan|nghiem thu)(?: (?:viec|nhiem vu|so|du|ho so|ket qua|bao cao|cua))* \d+(?: roi)?[ .!]*$/u.test(
    heard.masked,
  ) &&
  !heard.asked
    ? { intent: 'receive', ...given({ task: oneTask(heard) }) }
    : null;

const giveBack: Rule = (heard) =>
  (startsWithTask(heard, 'tra lai|tra ve|tra|chua dat') ||
    (heard.role === 'clerk' && /^(?:viec |nhiem vu |so )*\d+ (?:tra lai|tra ve)(?![a-z])/u.test(heard.flat))) &&
  !heard.asked &&
  !/tra loi/u.test(heard.flat)
    ? {
        intent: 'return',
        ...given({
          task: oneTask(heard),
          reason: (reasonOf(heard) ?? afterNumber(heard))?.replace(AGAIN, ''),
          day: lastDay(heard),
        }),
      }
    : null;
/** "…, nộp lại trước 10/3" is the new day, not the reason. */
const AGAIN =
  /[,;.]?\s*(?:đề nghị |de nghi |yêu cầu |yeu cau )?(?:nộp|nop|gửi|gui|làm|lam|hoàn thành|hoan thanh) (?:lại|lai).*$/iu;
const lastDay = (heard: Heard): PlainDay | undefined =>
  heard.days.findLast(
    ({ start }) =>
      /(?:truoc|han|den|nop lai|gui lai|lam lai|cham nhat|_)[^,]{0,12}$/u.test(heard.flat.slice(0, start)) ||
      heard.flat.slice(start).startsWith('truoc'),
  )?.next ?? undefined;
function afterNumber(heard: Heard): string | undefined {
  const [first] = heard.numbers;
  const words = first === undefined ? '' : heard.words(first.end, heard.flat.length);
  return words === '' ? undefined : words;
}

/** `miễn 12 vì …`, "miễn cho chị Yến việc 40". */
const waive: Rule = (heard) => {
  const match =
    /^(?:xin |cho |toi )?(?:mien|mien tru|mien giam|khong yeu cau|bo qua|khong phai lam|xoa|huy)(?: (?:bao cao|cho|viec|nhiem vu|thuc hien|lam|so))*(?: |$)/u.exec(
      heard.flat,
    );
  if (
    match === null ||
    !heard.office ||
    heard.asked ||
    !/^(?:\S+ )?mien|^(?:mien|khong yeu cau|bo qua)/u.test(heard.flat)
  )
    return null;
  const task = oneTask(heard);
  const behind = /\d+ (?:cho|cua) /u.exec(heard.masked);
  const person = (
    personAt(heard, match[0].length) ?? (behind === null ? null : personAt(heard, behind.index + behind[0].length))
  )?.name;
  return task === undefined && person === undefined
    ? null
    : {
        intent: 'waive',
        ...given({
          task,
          person,
          reason: reasonOf(heard) ?? (person === undefined ? afterNumber(heard) : undefined),
        }),
      };
};

const enteredByMistake: Rule = (heard) =>
  startsWithTask(heard, 'nhap nham|nhap sai|tao nham|nhap thua|ghi nham') ||
  (heard.office && /(?:nhap|tao) nham$/u.test(heard.flat) && heard.numbers.length === 1)
    ? { intent: 'entered-by-mistake', ...given({ task: oneTask(heard), reason: reasonOf(heard) }) }
    : null;

export const CLERK_TASKS: readonly Rule[] = [record, receive, giveBack, enteredByMistake, waive];
