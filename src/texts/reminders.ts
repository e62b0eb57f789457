import type { PlainDay } from '../calendar/plain-day.ts';
import type { Announcement } from '../announcements/announcement.ts';
import type { Task } from '../duties/task.ts';
import { choice, type Choice, type Message, message } from '../messages/message.ts';
import type { Office } from '../office.ts';
import type { Stage } from '../reminders/stage.ts';
import { sayDay, taskLine } from './wording.ts';

/** A task as a reminder names it: `holder` is empty for the reader's own; `isOwn` false for what was escalated. */
export interface NamedTask {
  task: Task;
  stage: Stage;
  holder: string;
  isOwn: boolean;
}

export interface ReminderText {
  office: Pick<Office, 'today' | 'calendar' | 'unit'>;
  named: NamedTask[];
  announcements: Announcement[];
  /** The reader's other open tasks. */
  others: number;
}

/** The whole unit, for Monday's summary. */
export interface Standing {
  open: number;
  overdue: number;
  byPost: { post: string; overdue: number }[];
  /** Overdue so long that their holders are no longer reminded. */
  silent: number;
}

export function digestMessage(text: ReminderText): Message {
  return closing(text, [`Nhắc việc ${sayDay(text.office.today, text.office.today)}:`, ...sections(text)]);
}

/** At 14:00 of the due day. */
export function nudgeMessage(text: ReminderText): Message {
  const { office, named } = text;
  const lines = inOrder(named).map((one) => line(one, office));
  return message(
    [`Hôm nay là hạn, chưa thấy báo xong (${lines.length} việc):`, ...lines, answerLine(text)].join('\n'),
    choicesOf(text),
  );
}

export function summaryMessage(text: ReminderText, standing: Standing): Message {
  const { today } = text.office;
  const head = [
    `Tổng hợp ${sayDay(today, today)}: đang mở ${standing.open} việc, quá hạn ${standing.overdue} việc.`,
    ...standing.byPost.map(({ post, overdue }) => `- ${post}: quá hạn ${overdue}`),
    ...(standing.silent > 0 ? [`Hết lượt nhắc, cần đồng chí xử lý: ${standing.silent} việc.`] : []),
    ...sections(text),
  ];
  const choices = standing.overdue > 0 ? [choice('Xem quá hạn', 'quá hạn')] : [];
  const said = closing(text, head, standing.overdue > 0 ? 'Xem từng việc: gõ quá hạn' : '');
  return { ...said, choices: [...choices, ...said.choices] };
}

/** In the order of reading: what is overdue goes first. */
const HEADINGS = {
  overdue: 'Quá hạn',
  soon: 'Sắp đến hạn',
  confirm: 'Thường xuyên, phối hợp: vẫn thực hiện tốt chứ? Một câu trả lời cho tất cả',
  target: 'Chỉ tiêu, xin số liệu',
  begun: 'Đã bắt đầu làm chưa',
  orphan: 'Chưa có người thực hiện, cần phân công',
  escalated: 'Quá hạn, báo để đôn đốc',
} as const;

function headingOf({ task, stage, isOwn }: NamedTask, today: PlainDay): keyof typeof HEADINGS {
  if (stage.kind === 'no-holder') return 'orphan';
  if (!isOwn) return 'escalated';
  if (task.kind === 'target') return 'target';
  if (task.dueOn !== null && task.dueOn < today) return 'overdue';
  return stage.kind === 'confirm' || stage.kind === 'begun' ? stage.kind : 'soon';
}

function sections({ office, named, announcements, others }: ReminderText): string[] {
  const ordered = inOrder(named);
  const lines = Object.entries(HEADINGS).flatMap(([key, heading]) => {
    const tasks = ordered.filter((one) => headingOf(one, office.today) === key);
    return tasks.length === 0 ? [] : [`${heading} (${tasks.length}):`, ...tasks.map((one) => line(one, office))];
  });
  if (announcements.length > 0) lines.push('Thông báo chưa xác nhận:', ...announcements.map(announcementLine));
  if (others > 0) {
    lines.push(
      named.length > 0 ? `Ngoài ra còn ${others} việc khác: gõ việc` : `Đồng chí có ${others} việc đang mở: gõ việc`,
    );
  }
  return lines;
}

const FIRST_WORDS = 100;
function announcementLine({ number, text }: Announcement): string {
  const words = text.replace(/\s+/gu, ' ').trim();
  return `TB ${number}: ${words.length > FIRST_WORDS ? `${words.slice(0, FIRST_WORDS).trimEnd()}…` : words}`;
}

/** Oldest due day first, those without one last. */
function inOrder(named: readonly NamedTask[]): NamedTask[] {
  const key = ({ task }: NamedTask) => `${task.dueOn ?? '9999-12-31'} ${String(task.number).padStart(9, '0')}`;
  return [...named].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function line({ task, stage, holder, isOwn }: NamedTask, { today, calendar }: ReminderText['office']): string {
  const extra: string[] = [];
  // A report's two days stand together as long as both lie ahead: their rungs may fall on one day.
  if (task.cutOffOn !== null && (stage.kind === 'cut-off' || task.cutOffOn >= today))
    extra.push(`chốt số liệu ${sayDay(task.cutOffOn, today)}`);
  if (stage.kind === 'own-target' && task.ownTargetOn !== null)
    extra.push(`mốc riêng ${sayDay(task.ownTargetOn, today)}`);
  if (stage.kind === 'last-reminder') extra.push('lần nhắc cuối');
  if (holder !== '') extra.push(isOwn ? `thay đồng chí ${holder}` : holder);
  return taskLine(task, today, calendar, extra);
}

/** The last line says what can be answered; it is the only one. */
function closing(text: ReminderText, lines: string[], otherwise = ''): Message {
  const answer = answerLine(text) || otherwise;
  return message([...lines, ...(answer === '' ? [] : [answer])].join('\n'), choicesOf(text));
}

const isPaper = ({ kind }: Task): boolean => kind === 'deliverable' || kind === 'report';
const closable = ({ named }: ReminderText): Task[] =>
  named.flatMap(({ task, stage, isOwn }) => (isOwn && isPaper(task) && stage.kind !== 'begun' ? [task] : []));
const asked = ({ named }: ReminderText, kind: Task['kind']): Task[] =>
  named.flatMap(({ task, stage, isOwn }) => (isOwn && stage.kind === 'confirm' && task.kind === kind ? [task] : []));
const targets = ({ named }: ReminderText): Task[] =>
  named.flatMap(({ task, isOwn }) => (isOwn && task.kind === 'target' ? [task] : []));

function choicesOf(text: ReminderText): Choice[] {
  const choices: Choice[] = [];
  const [task, ...more] = closable(text);
  if (task !== undefined && more.length === 0) choices.push(choice('Xong', `xong ${task.number}`));
  if (asked(text, 'standing').length > 0) choices.push(choice('Vẫn thực hiện tốt', 'vẫn thực hiện tốt'));
  else if (asked(text, 'coordination').length > 0) choices.push(choice('Đã phối hợp', 'đã phối hợp'));
  const several = text.announcements.length > 1;
  for (const { number } of text.announcements) {
    choices.push(choice(several ? `Đã nhận TB ${number}` : 'Đã nhận', `xác nhận ${number}`));
  }
  return choices;
}

function answerLine(text: ReminderText): string {
  const answers: string[] = [];
  const [task] = closable(text);
  if (task !== undefined) answers.push(`xong ${task.number} (kèm số văn bản, ngày và tệp)`);
  if (asked(text, 'standing').length > 0) answers.push('vẫn thực hiện tốt');
  else if (asked(text, 'coordination').length > 0) answers.push('đã phối hợp');
  const begun = text.named.find(({ stage }) => stage.kind === 'begun');
  if (begun !== undefined) answers.push(`đang làm ${begun.task.number}`);
  const [target] = targets(text);
  if (target !== undefined) answers.push(`số liệu ${target.number}: 28/100`);
  const [announcement] = text.announcements;
  if (announcement !== undefined) answers.push(`xác nhận ${announcement.number}`);
  return answers.length === 0 ? '' : `Trả lời: ${answers.join(' · ')}`;
}
