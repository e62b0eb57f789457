import { type Context, type Heard, hearAll, type Rule } from './heard.ts';
import type { Intent } from './intent.ts';
import { cleanText } from './text/clean.ts';
import { readLink, unslash } from './rules/link.ts';
import { ANNOUNCEMENTS } from './rules/announcements.ts';
import { ANSWERS } from './rules/answers.ts';
import { detail, list } from './rules/asking.ts';
import { assign } from './rules/chairman/assign.ts';
import { approve, extensions, refuse } from './rules/chairman/decide.ts';
import { overdue } from './rules/chairman/overdue.ts';
import { remind } from './rules/chairman/remind.ts';
import { due, noReply, score, summary } from './rules/chairman/standing.ts';
import { swap } from './rules/clerk/day-table.ts';
import { CLERK_DUTIES } from './rules/clerk/duties.ts';
import { CLERK_MESSAGES } from './rules/clerk/messages.ts';
import { CLERK_PEOPLE } from './rules/clerk/people.ts';
import { CLERK_TASKS } from './rules/clerk/tasks.ts';
import { away } from './rules/officer/away.ts';
import { blocked } from './rules/officer/blocked.ts';
import { contest, extend, move, ownDate, snooze } from './rules/officer/dates.ts';
import { done } from './rules/officer/done.ts';
import { inProgress } from './rules/officer/in-progress.ts';
import { nil } from './rules/officer/nil.ts';
import { notDone } from './rules/officer/not-done.ts';
import { notMine } from './rules/officer/not-mine.ts';
import { promise } from './rules/officer/promise.ts';
import { progress } from './rules/officer/reading.ts';
import { reassign } from './rules/officer/reassign.ts';
import { cancelLeave, unblock } from './rules/officer/take-back.ts';
import { smallTalk, TALK } from './rules/talk.ts';
import { clausesOf } from './clauses.ts';

/** A question about the state, or any question that no rule reads: it closes nothing. */
const question: Rule = ({ asked, flat, numbers }) => {
  const asks =
    asked ||
    /(?:xong|nop|gui|lam|hoan thanh|ban hanh|bao cao)(?: \S+){0,4} (?:chua|khong)(?: (?:vay|the|nhi|a|ha|anh|chi|em|sep|dong chi))*[ .]*$|(?<![a-z])co (?:\S+ ){1,6}khong(?: (?:vay|the|nhi|a|ha|anh|chi|em|sep|dong chi))*[ .]*$|(?:xong|nop|gui|hoan thanh)(?: \S+){0,3} chua(?=[,.;?])|(?<![a-z])(?:sao|tai sao|vi sao|the nao|bao gio|khi nao|phai khong|dung khong)(?![a-z])/u.test(
      flat,
    );
  const task = numbers[0]?.value;
  if (!asked && /(?:the nao|sao)(?: ma)? (?:duoc|xong|kip|nop)/u.test(flat)) return null;
  return asks ? { intent: 'question', ...(task === undefined ? {} : { task }) } : null;
};

/** "khi nào xong em báo": a condition says nothing about now. Read before questions, which begin with the same words. */
const condition: Rule = (heard) =>
  /(?<![a-z])(?:neu|khi|chung nao|bao gio|luc nao|xong|hoan thanh|hoan tat|gia|he(?! thong)|mien)(?![a-z])/u.test(
    heard.flat,
  )
    ? smallTalk(heard)
    : null;

/** The first rule that reads a text decides. Each group is read before the next one for the reason beside it. */
const RULES: readonly Rule[] = [
  cancelLeave, // "hủy nghỉ" is neither a bare "hủy" nor a leave
  unblock,
  ...ANSWERS, // the whole text is an answer
  ...CLERK_MESSAGES, // "gửi lại tin" is no announcement, "tin chưa gửi được" no task that is not done
  ...CLERK_PEOPLE,
  ...CLERK_DUTIES,
  ...CLERK_TASKS,
  swap,
  ...ANNOUNCEMENTS,
  ownDate,
  ...TALK,
  assign, // its work may speak of leave, days and other people
  reassign,
  notMine,
  away,
  refuse, // what the chairman grants is not what he asks for
  approve,
  extensions,
  snooze,
  contest,
  move,
  extend,
  noReply,
  remind,
  score,
  overdue,
  due,
  summary,
  condition,
  list,
  nil,
  progress,
  detail,
  question,
  inProgress, // whatever is said about a part comes before the whole
  blocked,
  promise,
  notDone,
  done,
  smallTalk, // a thank-you behind a real answer is only politeness
];

function readOne(heard: Heard): Intent {
  for (const rule of RULES) {
    const intent = rule(heard);
    if (intent !== null) return intent;
  }
  return { intent: 'unclear', ask: 'meaning' };
}

/**
 * Reads a chat text of an officer, the chairman or the clerk: intent and slots of the published schema, from the text
 * alone. `on` is the day it was written, in the unit's zone. Never throws; when in doubt the answer is a question or
 * `unclear`, never `done`.
 */
export function understand(text: string, context: Context): Intent {
  const said = cleanText(text);
  const link = readLink(said);
  if (link !== null) return link;
  const heard = hearAll(unslash(said), context);
  const whole = forEach(heard, readOne(heard));
  const parts = clausesOf(heard, whole)?.map((clause) => readOne(hearAll(clause, context)));
  return parts === undefined ? whole : (joined(parts) ?? whole);
}

const LISTED = new Set<Intent['intent']>([
  'move',
  'nil',
  'approve',
  'refuse',
  'remind',
  'receive',
  'waive',
  'not-done',
  'in-progress',
  'promise',
  'extend',
  'snooze',
  'undo',
  'blocked',
]);

/** "không phát sinh 12, 15": what is said of the first number of a list is said of each. */
function forEach(heard: Heard, intent: Intent): Intent {
  const [first, ...more] = heard.numbers;
  const last = more.at(-1);
  if (first === undefined || last === undefined || more.length > 20 || !LISTED.has(intent.intent)) return intent;
  if (!('task' in intent) || intent.task !== first.value) return intent;
  const between = heard.masked.slice(first.start, last.end);
  if (!/^(?:[\s,]|\d|va|voi|viec|nhiem vu|so)+$/u.test(between)) return intent;
  return { intent: 'several', parts: heard.numbers.map(({ value }) => ({ ...intent, task: value })) };
}

/** Several clauses are several answers when each says something of its own about a task of its own. */
function joined(parts: readonly Intent[]): Intent | null {
  const flat = parts.flatMap((part) => (part.intent === 'several' ? part.parts : [part]));
  const known = flat.every(({ intent }) => ABOUT_TASKS.has(intent));
  return known && flat.length > 1 ? { intent: 'several', parts: flat } : null;
}

const ABOUT_TASKS = new Set<Intent['intent']>([
  'done',
  'not-done',
  'in-progress',
  'blocked',
  'nil',
  'progress',
  'extend',
  'promise',
  'own-date',
  'snooze',
  'confirm',
  'not-mine',
  'reassign',
  'contest-date',
  'undo',
  'approve',
  'refuse',
  'remind',
  'waive',
  'move',
  'return',
  'receive',
  'record',
  'detail',
]);
