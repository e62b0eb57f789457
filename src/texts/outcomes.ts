import type { PlainDay } from '../calendar/plain-day.ts';
import type { HistoryAct, Task } from '../duties/task.ts';
import { type Message, message } from '../messages/message.ts';
import { ACT_NAMES } from './history.ts';
import { sayDay, sayFullDay, taskName } from './wording.ts';

const undoHint = (task: Pick<Task, 'number'>): string => `Gõ nhầm thì trả lời: hủy ${task.number}`;

/** Một việc đã đổi: the heading, the task, how to take it back. */
const changed = (heading: string, task: Task): Message => message(`${heading}\n${taskName(task)}\n${undoHint(task)}`);

export const nilDone = (task: Task): Message => changed('Đã ghi nhận không phát sinh:', task);
export const nilNeedsReference = (task: Task): Message =>
  message(`Báo cáo này không phát sinh vẫn phải gửi, đồng chí cho số, ký hiệu và ngày ban hành:\n${taskName(task)}`);
export const notForTarget = (task: Task): Message =>
  message(`Chỉ tiêu theo dõi bằng số liệu, không có "không phát sinh":\n${taskName(task)}`);
export const waived = (task: Task): Message => changed('Đã cho miễn:', task);
export const cancelledByMistake = (task: Task): Message => changed('Đã bỏ vì nhập nhầm:', task);
export const reasonNeeded = (task: Task): Message => message(`Đồng chí cho biết lý do:\n${taskName(task)}`);
export const blockedNoted = (task: Task): Message => changed('Đã ghi nhận vướng mắc, văn phòng sẽ thấy:', task);
export const unblockedNoted = (task: Task): Message =>
  message(`Đã ghi nhận hết vướng. Việc tiếp tục:\n${taskName(task)}`);
export const progressNoted = (task: Task): Message =>
  message(`Đã ghi nhận đang thực hiện. Việc vẫn mở:\n${taskName(task)}`);
export const notDoneNoted = (task: Task): Message => message(`Đã ghi nhận chưa xong. Việc vẫn mở:\n${taskName(task)}`);
export const saidNoted = (task: Task): Message =>
  message(`Đã ghi vào diễn biến của việc. Việc vẫn mở, hạn không đổi:\n${taskName(task)}`);
export const passedToOffice = (task: Task): Message => message(`Đã ghi lại để văn phòng xem:\n${taskName(task)}`);

export function undone(task: Task, act: HistoryAct): Message {
  return message(`Đã rút lại "${ACT_NAMES[act]}". Việc trở về như trước:\n${taskName(task)}`);
}
export const nothingToUndo = (number: number | null): Message =>
  message(
    number === null
      ? 'Không có gì để rút lại trong 24 giờ qua.'
      : `Việc số ${number} không có gì của đồng chí để rút lại.`,
  );
export const undoTooLate = (task: Task): Message =>
  message(`Đã quá 24 giờ nên không rút lại được, đồng chí báo văn phòng:\n${taskName(task)}`);

export const ownTargetSet = (task: Task, day: PlainDay, today: PlainDay): Message =>
  changed(`Đã đặt mốc riêng ${sayDay(day, today)}:`, task);
export const snoozed = (task: Task, day: PlainDay, today: PlainDay): Message =>
  changed(`Sẽ nhắc lại ${sayDay(day, today)}, hạn không đổi:`, task);
export const afterDue = (task: Task, today: PlainDay): Message =>
  message(
    `Ngày này sau hạn${task.dueOn === null ? '' : ` ${sayDay(task.dueOn, today)}`} nên chưa ghi được. Cần thêm thời gian thì gõ: gia hạn ${task.number} đến ngày … vì …`,
  );
export const dueAlready = (task: Task): Message =>
  message(
    `Việc đã đến hạn nên không hoãn nhắc được:\n${taskName(task)}\nCần thêm thời gian thì gõ: gia hạn ${task.number} đến ngày … vì …`,
  );
export const pastDay = (day: PlainDay): Message =>
  message(`Ngày ${sayFullDay(day)} đã qua nên chưa ghi được. Đồng chí cho ngày khác.`);
export const dayNeeded = (task: Task | null): Message =>
  message(
    `Đến ngày nào? (chưa thấy ngày, hoặc ngày không có trong lịch)${task === null ? '' : `\n${taskName(task)}`}\nĐồng chí gõ ngày, ví dụ: 20/12`,
  );
export const impossibleDay = (): Message =>
  message('Chưa đọc được ngày, hoặc ngày đó không có trong lịch. Đồng chí ghi ngày/tháng, ví dụ: 20/12');
export const dueMoved = (task: Task, from: PlainDay | null, today: PlainDay): Message =>
  changed(
    `Đã dời hạn${from === null ? '' : ` từ ${sayDay(from, today)}`} đến ${task.dueOn === null ? '' : sayDay(task.dueOn, today)}:`,
    task,
  );
export const dateContested = (task: Task): Message =>
  message(`Đã chuyển văn phòng kiểm tra hạn, hạn hiện tại giữ nguyên:\n${taskName(task)}`);

export const received = (task: Task): Message => changed('Văn phòng đã nhận:', task);
export const returned = (task: Task): Message => changed('Đã trả lại, việc mở lại:', task);
export const notWaitingForReceipt = (task: Task): Message =>
  message(`Việc này không ở trạng thái chờ nhận, trả:\n${taskName(task)}`);
export const noSuchTask = (number: number): Message => message(`Không có việc số ${number}.`);

export const filesJoined = (task: Task, added: number): Message =>
  message(
    added === 0 ? `Tệp này đã có sẵn trong việc:\n${taskName(task)}` : `Đã thêm ${added} tệp vào:\n${taskName(task)}`,
  );
