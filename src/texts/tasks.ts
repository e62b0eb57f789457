import type { PlainDay } from '../calendar/plain-day.ts';
import type { MissingEvidence } from '../duties/evidence-rules.ts';
import type { Task } from '../duties/task.ts';
import { choice, type Choice, type Message, message } from '../messages/message.ts';
import type { Office } from '../office.ts';
import { sayDay, sayFullDay, sayNumber, taskLine, taskName } from './wording.ts';

const KIND_NAMES: Record<Task['kind'], string> = {
  deliverable: 'văn bản, sản phẩm',
  report: 'báo cáo',
  standing: 'thường xuyên',
  target: 'chỉ tiêu',
  coordination: 'phối hợp',
};

const STATUS_NAMES: Record<Task['status'], string> = {
  open: 'đang thực hiện',
  blocked: 'đang vướng',
  done: 'đã xong',
  nil: 'không phát sinh',
  waived: 'được miễn',
  cancelled: 'nhập nhầm, đã bỏ',
};

/** What closes a task with one tap, by kind (contract §4). */
export function closingChoice(task: Pick<Task, 'kind' | 'number'>): Choice {
  if (task.kind === 'standing') return choice('Vẫn thực hiện tốt', `vẫn thực hiện tốt ${task.number}`);
  if (task.kind === 'coordination') return choice('Đã phối hợp', `đã phối hợp ${task.number}`);
  return choice('Xong', `xong ${task.number}`);
}

const lateWords = (late: number): string => (late === 0 ? 'đúng hạn' : `chậm ${late} ngày làm việc`);

export function taskDone(task: Task, late: number, today: PlainDay): Message {
  const closed =
    task.closedOn === null || task.closedOn === today ? '' : ` Ngày hoàn thành: ${sayDay(task.closedOn, today)}.`;
  const end = late === 0 ? 'Hoàn thành đúng hạn.' : `Hoàn thành ${lateWords(late)}.`;
  const receipt = task.receipt === 'awaiting' ? ' Văn phòng sẽ báo nhận hoặc trả lại.' : '';
  return message(
    `Đã ghi nhận xong:\n${taskName(task)}\n${end}${closed}${receipt}\nGõ nhầm thì trả lời: hủy ${task.number}`,
  );
}

export function tasksConfirmed(tasks: readonly Task[]): Message {
  return message(
    [
      `Đã ghi nhận ${tasks.every(({ kind }) => kind === 'coordination') ? 'đã phối hợp' : 'vẫn thực hiện tốt'}:`,
      ...tasks.map(taskName),
      `Gõ nhầm thì trả lời: hủy ${tasks[0]?.number ?? ''}`,
    ].join('\n'),
  );
}

const MISSING_WORDS: Record<MissingEvidence, string> = {
  reference: 'số, ký hiệu và ngày ban hành văn bản (ví dụ: 05/BC-UBND ngày 5/3)',
  file: 'tệp hoặc ảnh chụp văn bản',
  'reference-or-file': 'số, ký hiệu và ngày ban hành, hoặc một tệp, ảnh',
  reading: 'số liệu (ví dụ: 28/100)',
};

export function evidenceNeeded(task: Task, missing: MissingEvidence): Message {
  if (missing === 'reading') return readingNeeded(task);
  const given = task.evidence.flatMap((one) =>
    one.kind === 'reference' ? [`số ${one.reference}`] : one.kind === 'file' ? ['tệp'] : [],
  );
  const known = given.length === 0 ? '' : `Đã có: ${given.join(', ')}.\n`;
  return message(
    `Việc chưa đóng, còn thiếu ${MISSING_WORDS[missing]}:\n${taskName(task)}\n${known}Đồng chí gửi tiếp vào đây; chưa có thì gửi sau.`,
  );
}

export const readingNeeded = (task: Task): Message =>
  message(`Đây là chỉ tiêu, cập nhật bằng số liệu:\n${taskName(task)}\nĐồng chí gõ: số liệu ${task.number}: 28/100`);

export const issueDayNeeded = (task: Task, reference: string): Message =>
  message(`Văn bản số ${reference} ban hành ngày nào?\n${taskName(task)}\nĐồng chí gõ ngày, ví dụ: 5/3`);

export const endedAlready = (task: Task, today: PlainDay): Message =>
  message(
    `Việc này ${STATUS_NAMES[task.status]}${task.closedOn === null ? '' : ` từ ${sayDay(task.closedOn, today)}`}, không cần làm gì thêm:\n${taskName(task)}`,
  );

export const futureDay = (day: PlainDay): Message =>
  message(`Ngày ${sayFullDay(day)} chưa tới nên chưa ghi được. Đồng chí kiểm tra lại ngày.`);

/** Says nothing of the task: it may be another person's. */
export const notYourTask = (number: number): Message =>
  message(`Đồng chí không có việc số ${number}. Gõ việc để xem danh sách của mình.`);

export const noOpenTask = (): Message =>
  message('Hiện đồng chí không có việc nào đang mở phù hợp. Gõ việc để xem danh sách.');

export const nothingAsked = (): Message =>
  message('Hiện không có câu hỏi nào đang chờ đồng chí. Đồng chí gõ kèm số việc, ví dụ: xong 12');

/** "Việc nào?": the choices are task numbers, so that the waiting intent is completed by one. */
export function whichTaskQuestion(
  tasks: readonly Task[],
  office: Pick<Office, 'today' | 'calendar'>,
  others: number,
): Message {
  return message(
    [
      'Đồng chí nói việc nào?',
      ...tasks.map((task) => taskLine(task, office.today, office.calendar)),
      ...(others > 0 ? [`Còn ${others} việc khác: gõ kèm số việc.`] : []),
    ].join('\n'),
    tasks.map((task) => choice(`Việc ${task.number}`, String(task.number))),
  );
}

export const numberUnclear = (number: number, label: string, value: string): Message =>
  message(
    `Số ${number} vừa là lựa chọn "${label}", vừa là một việc của đồng chí. Chưa ghi gì.\nĐồng chí gõ rõ: ${value}, hoặc: chi tiết ${number}`,
  );

const evidenceLine =
  (today: PlainDay) =>
  (one: Task['evidence'][number]): string => {
    switch (one.kind) {
      case 'reference':
        return `- Văn bản ${one.reference} ngày ${sayFullDay(one.issuedOn)}`;
      case 'file':
        return `- Tệp ${one.name}`;
      case 'reading':
        return `- Số liệu ${sayDay(one.on, today)}: ${sayReading(one)}`;
      case 'confirmation':
        return `- Xác nhận ${sayDay(one.on, today)}`;
      case 'exempted':
        return `- Miễn tài liệu: ${one.reason}`;
    }
  };

/** `28/100 (28%)`, or `28%`. */
export function sayReading({ value, of }: { value: number; of: number | null }): string {
  return of === null
    ? `${sayNumber(value)}%`
    : `${sayNumber(value)}/${sayNumber(of)} (${sayNumber((100 * value) / of)}%)`;
}

/** The whole task, with what its holder can do now as choices. */
export function taskCard(
  task: Task,
  office: Pick<Office, 'today' | 'calendar'>,
  about: { holder: string; post: string; canClose: boolean; history: string[] },
): Message {
  const { today } = office;
  const lines = [
    `${task.number} · ${task.title}`,
    `Loại: ${KIND_NAMES[task.kind]} · ${STATUS_NAMES[task.status]}${task.blockedReason === null ? '' : `: ${task.blockedReason}`}`,
    `Người thực hiện: ${about.holder} (${about.post})`,
    task.dueOn === null ? 'Chưa có hạn' : `Hạn: ${sayDay(task.dueOn, today)}`,
    task.originalDueOn !== null && task.originalDueOn !== task.dueOn
      ? `Hạn ban đầu: ${sayDay(task.originalDueOn, today)}`
      : '',
    task.cutOffOn === null ? '' : `Chốt số liệu: ${sayDay(task.cutOffOn, today)}`,
    task.ownTargetOn === null ? '' : `Mốc riêng: ${sayDay(task.ownTargetOn, today)}`,
    task.closedOn === null ? '' : `Ngày hoàn thành: ${sayDay(task.closedOn, today)}`,
    task.criterion === null
      ? ''
      : `Tiêu chí ${task.criterion}${task.points === null ? '' : `: ${sayNumber(task.points)} điểm`}`,
    ...(task.evidence.length === 0 ? [] : ['Tài liệu kiểm chứng:', ...task.evidence.map(evidenceLine(today))]),
    ...(about.history.length === 0 ? [] : ['Diễn biến:', ...about.history]),
  ].filter((line) => line !== '');
  const open = task.status === 'open' || task.status === 'blocked';
  const choices = open && about.canClose ? [closingChoice(task)] : [];
  if (open && about.canClose && task.kind !== 'target')
    choices.push(choice('Không phát sinh', `không phát sinh ${task.number}`));
  return message(lines.join('\n'), choices);
}

/** A list under its counted heading; an empty one is said in words. */
export function taskList(
  heading: string,
  groups: readonly { title: string; tasks: readonly Task[] }[],
  office: Pick<Office, 'today' | 'calendar'>,
  footer: string,
  extra: (task: Task) => string[] = () => [],
): Message {
  const filled = groups.filter(({ tasks }) => tasks.length > 0);
  const lines = filled.flatMap(({ title, tasks }) => [
    ...(title === '' ? [] : [`${title} (${tasks.length}):`]),
    ...tasks.map((task) => taskLine(task, office.today, office.calendar, extra(task))),
  ]);
  return message([heading, ...lines, ...(footer === '' ? [] : [footer])].join('\n'));
}
