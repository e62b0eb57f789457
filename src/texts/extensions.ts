import type { PlainDay } from '../calendar/plain-day.ts';
import type { ExtensionRequest } from '../duties/extension.ts';
import type { Task } from '../duties/task.ts';
import { choice, type Message, message } from '../messages/message.ts';
import type { Office } from '../office.ts';
import { sayDay, taskLine, taskName } from './wording.ts';

type Today = Pick<Office, 'today' | 'calendar'>;

export const extensionAsked = ({ task, day }: ExtensionRequest, today: PlainDay, decider: boolean): Message =>
  message(
    `Đã gửi đề nghị gia hạn đến ${sayDay(day, today)}:\n${taskName(task)}\n${decider ? 'Hạn cũ giữ nguyên cho tới khi được duyệt.' : 'Chưa có lãnh đạo khác để duyệt, văn phòng sẽ trình cấp trên.'}`,
  );

export const extensionReason = (task: Task): Message => message(`Xin gia hạn vì lý do gì?\n${taskName(task)}`);

export const extensionNotLater = (task: Task, today: PlainDay): Message =>
  message(
    `Ngày xin gia hạn phải sau hôm nay và sau hạn hiện tại${task.dueOn === null ? '' : ` (${sayDay(task.dueOn, today)})`}:\n${taskName(task)}`,
  );

export const extensionApproved = (task: Task, from: PlainDay | null, today: PlainDay): Message =>
  message(
    `Đã duyệt gia hạn${from === null ? '' : ` từ ${sayDay(from, today)}`} đến ${task.dueOn === null ? '' : sayDay(task.dueOn, today)}:\n${taskName(task)}`,
  );

export const extensionRefused = (task: Task): Message =>
  message(`Đã từ chối gia hạn, hạn giữ nguyên:\n${taskName(task)}`);

export const extensionOwn = (task: Task): Message =>
  message(`Đề nghị của chính mình cần người khác quyết định:\n${taskName(task)}`);

export const extensionForLeaders = (task: Task): Message =>
  message(`Đề nghị này do lãnh đạo quyết định, hạn giữ nguyên:\n${taskName(task)}`);

export const noExtension = (): Message => message('Không có đề nghị gia hạn nào đang chờ.');

export function extensionList(
  requests: readonly ExtensionRequest[],
  office: Today,
  nameOf: (id: string | null) => string,
): Message {
  if (requests.length === 0) return noExtension();
  const lines = requests.flatMap(({ task, by, day, reason }) => [
    taskLine(task, office.today, office.calendar),
    `- ${nameOf(by)} xin đến ${sayDay(day, office.today)}${reason === null ? '' : `: ${reason}`}`,
  ]);
  return message(
    [
      `Có ${requests.length} đề nghị gia hạn chờ quyết định:`,
      ...lines,
      'Trả lời: duyệt kèm số việc, hoặc từ chối kèm số việc và lý do.',
    ].join('\n'),
    requests.slice(0, 4).map(({ task }) => choice(`Duyệt việc ${task.number}`, `duyệt ${task.number}`)),
  );
}
