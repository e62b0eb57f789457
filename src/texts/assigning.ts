import type { Task } from '../duties/task.ts';
import { type Message, message } from '../messages/message.ts';
import type { Office } from '../office.ts';
import type { Roster } from '../people/roster.ts';
import { taskLine, taskName } from './wording.ts';

type Today = Pick<Office, 'today' | 'calendar'>;

export const assignHow = (): Message => message('Gõ: giao Nông Thị Hạnh: nội dung việc, hạn 15/12');
export const assignNobody = (): Message => message('Chức danh này chưa có người giữ nên chưa giao được.');

/** Only the office takes a task out as entered by mistake; the chairman exempts. */
export function assigned(tasks: readonly Task[], roster: Roster, office: Today, byOffice: boolean): Message {
  const number = tasks[0]?.number ?? '';
  return message(
    [
      `Đã giao ${tasks.length} việc:`,
      ...tasks.map((task) => taskLine(task, office.today, office.calendar, [roster.nameOf(task.holder)])),
      `Giao nhầm thì gõ: ${byOffice ? `nhập nhầm ${number}` : `miễn ${number} vì giao nhầm`}`,
    ].join('\n'),
  );
}

export const dutyHow = (): Message => message('Gõ: thêm nhiệm vụ Tư pháp: nội dung, hàng quý ngày 15');
export const targetHow = (): Message => message('Gõ: thêm chỉ tiêu Tư pháp: nội dung từ 30%, hạn 31/12');

export const cadenceUnclear = (words: string): Message =>
  message(
    `Chưa rõ hạn${words === '' ? '' : ` từ "${words.slice(0, 80)}"`}. Đồng chí ghi: hàng tháng ngày 15, hàng quý ngày 15, 6 tháng ngày 15, hàng năm ngày 15/12, hoặc một ngày: hạn 15/12`,
  );

export function dutyAdded(title: string, tasks: readonly Task[], roster: Roster, office: Today): Message {
  if (tasks.length === 0) return message(`Đã thêm nhiệm vụ: ${title}\nTrong năm nay không còn kỳ nào.`);
  return message(
    [
      `Đã thêm ${tasks.length} việc trong năm:`,
      ...tasks.map((task) => taskLine(task, office.today, office.calendar, [roster.nameOf(task.holder)])),
      'Thêm nhầm thì gõ: nhập nhầm kèm số việc.',
    ].join('\n'),
  );
}

export function remindedNow(names: readonly string[], tasks: number): Message {
  return message(`Đã đôn đốc ${names.length} người, ${tasks} việc: ${names.join(', ')}.`);
}
export const remindPreview = (names: readonly string[], tasks: number, when: string): string =>
  `Đôn đốc ${tasks} việc của ${names.length} người: ${names.join(', ')}.${when}`;
export const nobodyToRemind = (): Message => message('Không có việc nào cần đôn đốc.');
export const taskEndedAlready = (task: Task): Message => message(`Việc này đã xong, không đôn đốc:\n${taskName(task)}`);
