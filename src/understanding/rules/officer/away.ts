import { addDays, addMonths, lastOfMonth, mondayOf, type PlainDay } from '../../../calendar/plain-day.ts';
import { given, reasonOf, type Heard, type Rule } from '../../heard.ts';
import { nameIn } from '../../words/people.ts';
import { TITLE_PATTERN, personAt } from '../../words/people.ts';

const OFF =
  /(?<![a-z])(?:(?<!hoi |de |kien |thu |suy |xet )nghi(?! (?:dinh|quyet|luc|quy|ngoi))|di cong tac|di tap huan|di hoc|di vien|nam vien|di phep|om|bi om|benh|vang|vang mat|di kham|thai san|di hop tinh|cong tac)(?![a-z])/u;
const SUBSTITUTE_LABEL = /(?<![a-z])(?:nguoi (?:lam )?thay|thay|truc thay|lam thay)(?: the)? ?[:=] ?/u;
const SUBSTITUTE_VERB =
  /(?: se)? (?:lam|truc|nhan|lo|xu ly|giai quyet|dam nhiem|phu trach|thuc hien|ky)? ?(?:thay|ho|giup|thay the)(?![a-z])/u;

/** "chị Yến làm thay", "thay: Nông Thị Hạnh", "nhờ anh Tú làm giúp". */
function substituteOf(heard: Heard): string | undefined {
  const label = SUBSTITUTE_LABEL.exec(heard.flat);
  if (label !== null) {
    const end = heard.flat.slice(label.index + label[0].length).search(/[,;.\n]/u);
    const from = label.index + label[0].length;
    return nameIn(heard.words(from, end < 0 ? heard.flat.length : from + end));
  }
  for (const start of wordStarts(heard.flat)) {
    const person = personAt(heard, start);
    if (person === null) continue;
    const rest = ` ${heard.flat.slice(person.end).trimStart()}`;
    if (new RegExp(`^${SUBSTITUTE_VERB.source}`, 'u').test(rest)) return person.name;
    if (
      /(?:nho|giao|uy quyen cho|thay bang|ban giao cho|giao cho|nguoi thay la|co) $/u.test(
        heard.flat.slice(0, start),
      ) &&
      /thay|nho|uy quyen|giao|ho/u.test(heard.flat)
    )
      return person.name;
  }
  return undefined;
}

const wordStarts = (flat: string) => Array.from(flat.matchAll(/(?<![a-z])[a-z]/gu), ({ index }) => index).slice(0, 60);

/** First and last day of a leave: "từ 10/3 đến 12/3", "3 ngày từ 10/3", "tuần sau", "đến 12/3". */
function leaveDays(heard: Heard): { from?: PlainDay; until?: PlainDay; ask?: 'date' } {
  const { days, flat, on } = heard;
  if (days.some(({ next }) => next === null)) return { ask: 'date' };
  const week = /(?<!cuoi |het |dau |giua )tuan (nay|sau|toi)(?![a-z])/u.exec(flat);
  if (week !== null && !/thu (?:[2-7]|hai|ba|tu|nam|sau|bay)/u.test(flat)) {
    const monday = addDays(mondayOf(on), week[1] === 'nay' ? 0 : 7);
    return { from: week[1] === 'nay' ? on : monday, until: addDays(monday, 6) };
  }
  const restOf = /(?:het|den cuoi) (tuan|thang)/u.exec(flat);
  if (restOf !== null) return { from: on, until: restOf[1] === 'tuan' ? addDays(mondayOf(on), 6) : lastOfMonth(on) };
  const length = heard.lengths.find(({ unit }) => unit === 'day' || unit === 'working-day');
  const [first, second] = days;
  if (first?.next == null)
    return length === undefined ? {} : { from: on, until: addDays(on, Math.ceil(length.count) - 1) };
  if (second?.next != null) return { from: first.next, until: second.next };
  if (/(?:den|toi|het|cho den) (?:het )?(?:ngay )?$/u.test(flat.slice(0, first.start))) return { until: first.next };
  if (
    /(?:thang|quy|nam) /u.test(flat.slice(first.start, first.end)) &&
    !/\d+ thang|ngay/u.test(flat.slice(first.start, first.end))
  ) {
    return { from: laterFirst(addMonths(first.next, 0), on), until: first.next };
  }
  if (length !== undefined) return { from: first.next, until: addDays(first.next, Math.ceil(length.count) - 1) };
  // "nghỉ từ 10/3": the end is not said.
  const open = /(?:^|[^a-z])tu /u.test(flat.slice(0, first.start)) && !/(?:den|toi)/u.test(flat);
  return open ? { from: first.next } : { from: first.next, until: first.next };
}
const laterFirst = (last: PlainDay, on: PlainDay): PlainDay =>
  `${last.slice(0, 8)}01` < on ? on : (`${last.slice(0, 8)}01` as PlainDay);

export const away: Rule = (heard) => {
  const { flat, masked } = heard;
  if (
    !OFF.test(flat) ||
    /nghi (?:huu|viec|che do|le|tet|bu ca|hop|giao luu|trua)|nghi (?:la|rang)|de nghi(?!.* nghi )|ca co quan|toan co quan|co quan|lam bu|ngay nghi|hoan nghi/u.test(
      flat,
    )
  )
    return null;
  if (
    heard.asked ||
    /con cho|vuong|gia han|xin (?:lui|khat|hoan|doi|them)|lui|khat|vi .*(?:nghi|om|cong tac|tap huan)/u.test(masked)
  )
    return null;
  // "em nghĩ chiều nay xong": to think, not to rest; the two are often mixed up, so leave needs another word.
  if (
    flat.includes('nghi') &&
    heard.markedAt(flat.search(/(?<![a-z])nghi(?![a-z])/u)) === 'nghĩ' &&
    !/nghi (?:phep|om|viec|thai|bu|he)/u.test(flat)
  )
    return null;
  const substitute = substituteOf(heard);
  // The clerk's "nghỉ 2/1" is the day table; with tôi/em or a substitute it is leave (README convention 6).
  if (
    heard.role === 'clerk' &&
    !heard.self &&
    substitute === undefined &&
    /(?<![a-z])nghi(?![a-z])/u.test(flat) &&
    !/phep|om|vien|thai san/u.test(flat)
  )
    return null;
  // "mai em đi công tác nên 15 để thứ hai em nộp" is about the task.
  if (
    substitute === undefined &&
    heard.numbers.length > 0 &&
    /(?<![a-z])(?:nop|gui|xong|hoan thanh)(?![a-z])/u.test(flat)
  )
    return null;
  const others = new RegExp(`^(?:${TITLE_PATTERN}) [a-z]+ (?:xin |se |dang )?(?:nghi|om|di cong tac)`, 'u').test(flat);
  if (others && substitute === undefined) return null;
  const days = leaveDays(heard);
  if (
    days.from === undefined &&
    days.until === undefined &&
    days.ask === undefined &&
    !/nghi|om|vien|phep|cong tac|thai san|tap huan/u.test(flat)
  )
    return null;
  const ask = days.from === undefined && days.until === undefined ? { ask: 'date' as const } : {};
  return { intent: 'away', ...given({ ...days, substitute, reason: reasonOf(heard) ?? causeOf(heard) }), ...ask };
};

/** "con ốm, hôm nay em xin nghỉ": the words before the comma, or the sort of leave. */
function causeOf(heard: Heard): string | undefined {
  const comma = heard.flat.indexOf(',');
  if (comma > 0 && !/nghi|\d|_|thay/u.test(heard.masked.slice(0, comma))) return heard.words(0, comma);
  const cause =
    /(?<![a-z])(?:om|di cong tac|di tap huan|di hoc|di vien|nam vien|thai san|di kham(?: benh)?|viec rieng|viec gia dinh|phep)(?![a-z])/u.exec(
      heard.flat,
    );
  return cause === null ? undefined : heard.words(cause.index, cause.index + cause[0].length);
}
