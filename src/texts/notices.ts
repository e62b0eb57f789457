import type { PlainDay } from '../calendar/plain-day.ts';
import type { ExtensionRequest } from '../duties/extension.ts';
import type { Task } from '../duties/task.ts';
import { choice, type Message, message } from '../messages/message.ts';
import type { Office } from '../office.ts';
import { closingChoice } from './tasks.ts';
import { sayDay, taskLine, taskName } from './wording.ts';

type Today = Pick<Office, 'today' | 'calendar'>;

export const recordedNotice = (task: Task): Message =>
  message(`Văn phòng đã ghi thay đồng chí là xong:\n${taskName(task)}`);

export const waiverUndoneNotice = (task: Task): Message =>
  message(`Việc sau không còn được miễn, đồng chí tiếp tục thực hiện:\n${taskName(task)}`);

/** To whoever held it until now. */
export const takenOverNotice = (tasks: readonly Task[], to: string): Message =>
  message([`${tasks.length} việc của đồng chí đã chuyển cho ${to}:`, ...tasks.map(taskName)].join('\n'));

export const taskWaivedNotice = (task: Task): Message => message(`Việc sau đã được cho miễn:\n${taskName(task)}`);

export const assignedNotice = (task: Task, by: string, office: Today): Message =>
  message(
    `Đồng chí ${by} giao việc:\n${taskLine(task, office.today, office.calendar)}\nXong thì gửi số văn bản hoặc tệp: xong ${task.number}`,
    [choice('Xem việc', `chi tiết ${task.number}`)],
  );

export const transferredNotice = (tasks: readonly Task[], office: Today): Message =>
  message(
    [
      `Đồng chí được chuyển ${tasks.length} việc:`,
      ...tasks.map((task) => taskLine(task, office.today, office.calendar)),
    ].join('\n'),
  );

export const movedNotice = (task: Task, from: PlainDay | null, today: PlainDay): Message =>
  message(
    `Hạn đã dời${from === null ? '' : ` từ ${sayDay(from, today)}`} đến ${task.dueOn === null ? '' : sayDay(task.dueOn, today)}:\n${taskName(task)}`,
  );

export const returnedNotice = (task: Task, reason: string): Message =>
  message(`Văn phòng trả lại việc này, lý do: ${reason}\n${taskName(task)}\nXong thì trả lời: xong ${task.number}`);

export function extensionAskedNotice({ task, day, reason }: ExtensionRequest, by: string, office: Today): Message {
  return message(
    [
      `Đồng chí ${by} xin gia hạn đến ${sayDay(day, office.today)}${reason === null ? '' : `, lý do: ${reason}`}`,
      taskLine(task, office.today, office.calendar),
      `Trả lời: duyệt ${task.number}, hoặc: từ chối ${task.number} lý do …`,
    ].join('\n'),
    [choice(`Duyệt ${task.number}`), choice(`Từ chối ${task.number}`)],
  );
}

export const extensionApprovedNotice = (task: Task, today: PlainDay): Message =>
  message(`Đã được duyệt gia hạn đến ${task.dueOn === null ? '' : sayDay(task.dueOn, today)}:\n${taskName(task)}`);

export const extensionRefusedNotice = (task: Task, reason: string | null): Message =>
  message(`Gia hạn không được duyệt${reason === null ? '' : `, lý do: ${reason}`}. Hạn giữ nguyên:\n${taskName(task)}`);

/** A personal nudge (đôn đốc) of the chairman or the clerk. */
export function nudgeNotice(tasks: readonly Task[], by: string, office: Today): Message {
  const [first] = tasks;
  return message(
    [`Đồng chí ${by} đôn đốc:`, ...tasks.map((task) => taskLine(task, office.today, office.calendar))].join('\n'),
    tasks.length === 1 && first !== undefined ? [closingChoice(first)] : [],
  );
}

export const linkedNotice = (name: string, channel: string): Message => message(`${name} đã liên kết ${channel}.`);
