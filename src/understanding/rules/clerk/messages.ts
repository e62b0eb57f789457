import type { Heard, Rule } from '../../heard.ts';
import { bareName, personAt } from '../../words/people.ts';
import { postCode } from '../../words/posts.ts';

/** `lỗi`, `chưa gửi được`, `không đến`: what a message is that did not arrive. */
const LOST =
  '(?:(?:(?:bi|gui|dang) )*(?:loi|hong|lo|that bai)|(?:con )?(?:chua|khong|ko) (?:the )?(?:gui(?: (?:duoc|di|den|toi))?|den(?: (?:noi|duoc))?|toi(?: (?:noi|duoc))?|di(?: duoc)?)|gui (?:khong|ko|chua) (?:duoc|di|den))';
const END = '(?: (?:khong|la gi|a|nhe|nhi|vay))*[ ?.]*$';

const LIST = new RegExp(
  `^(?:(?:xem|kiem tra|danh sach|liet ke|cho xem|cac|nhung|co|con) )*tin(?: nhan)?(?: nao)?(?: (?:con|da|dang))? ${LOST}(?=[ ?.]|$)`,
  'u',
);
const AGAIN =
  /^(?:(?:nho|hay|xin|em|de nghi) )*(?:gui|phat)(?: giup)? lai (?:(?:tat ca|toan bo|het|cac|nhung|moi) )*tin(?: nhan)?(?= |$)/u;
const NUMBERS = /^(?: (?:so|loi|hong))*(?<list>(?:(?: ?[,;]| va| so| tin)* \d{1,6}(?!\d))+)[ .]*$/u;
const KINDLY = new RegExp(`^(?: ${LOST})?${END}`, 'u');
const FOR = new RegExp(`^(?: ${LOST})? (?:cua|cho|toi|den) (?=\\S)`, 'u');

/** `tin lỗi`, `tin chưa gửi được của Hạnh`. */
const undelivered: Rule = (heard) => {
  const match = LIST.exec(heard.flat);
  if (match === null || !heard.office || heard.source.includes(':')) return null;
  const rest = heard.flat.slice(match[0].length);
  if (new RegExp(`^${END}`, 'u').test(rest)) return { intent: 'undelivered' };
  const whose = /^ (?:(?:cua|cho|toi|den) )?(?=\S)/u.exec(rest);
  const person = whose === null ? null : nameFrom(heard, match[0].length + whose[0].length, whose[0].length > 1);
  return person === null ? null : { intent: 'undelivered', person };
};

/** `gửi lại tin 4, 5`, `gửi lại tin cho Hạnh`, `gửi lại tin lỗi`: those that did not arrive, not announcements. */
const sendAgain: Rule = (heard) => {
  const match = AGAIN.exec(heard.flat);
  if (match === null || !heard.office || heard.asked || /:|thong bao/u.test(heard.flat)) return null;
  const rest = heard.flat.slice(match[0].length);
  const list = NUMBERS.exec(rest)?.groups?.['list'];
  if (list !== undefined) return { intent: 'send-again', messages: (list.match(/\d+/gu) ?? []).map(Number) };
  const person = FOR.exec(rest);
  if (person !== null) {
    const name = nameFrom(heard, match[0].length + person[0].length, true);
    return name === null ? null : { intent: 'send-again', person: name };
  }
  return KINDLY.test(rest) ? { intent: 'send-again' } : null;
};

/** To the end of the text: a name with capitals or a title, a post; behind a preposition any words. */
function nameFrom(heard: Heard, start: number, anyWords: boolean): string | null {
  const words = heard.words(start, heard.flat.length);
  const person = personAt(heard, start);
  if (person !== null && /^[ ?.]*$/u.test(heard.flat.slice(person.end))) return person.name;
  const post = postCode(heard.flat.slice(start).replace(/[ ?.]+$/u, ''));
  if (post !== null) return post;
  return anyWords && words !== '' && words.split(' ').length <= 5 && !/\d/u.test(words) ? bareName(words) : null;
}

export const CLERK_MESSAGES: readonly Rule[] = [sendAgain, undelivered];
