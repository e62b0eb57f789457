import { dayFromParts, type PlainDay } from '../calendar/plain-day.ts';
import { workingDaysBetween } from '../calendar/working-days.ts';
import type { Task } from '../duties/task.ts';
import { choice, type Message, message } from '../messages/message.ts';
import type { Office } from '../office.ts';
import type { Projection } from '../scores/projection.ts';
import { sayReading } from './tasks.ts';
import { sayNumber, taskName } from './wording.ts';

const IMPOSSIBLE = {
  'zero-of': 'mẫu số phải lớn hơn 0',
  'above-of': 'tử số lớn hơn mẫu số',
  negative: 'số liệu không thể âm',
  'above-100': 'tỷ lệ không thể quá 100%',
} as const;

export const readingImpossible = (why: keyof typeof IMPOSSIBLE): Message =>
  message(`Chưa ghi số liệu: ${IMPOSSIBLE[why]}. Đồng chí kiểm tra lại, ví dụ: 28/100`);

export const readingLower = (task: Task, before: { value: number; of: number | null }): Message =>
  message(`Số liệu này thấp hơn lần trước (${sayReading(before)}). Có đúng không?\n${taskName(task)}`, [
    choice('Đúng, ghi lại', 'đúng rồi'),
    choice('Hủy'),
  ]);

export const targetUnknown = (): Message =>
  message('Chưa rõ số liệu của chỉ tiêu nào. Đồng chí gõ kèm số việc: số liệu 31: 28/100');

/** The ratio now, the projection for 31/12, and what is missing, each with its unit (contract §4). */
export function readingTaken(task: Task, projection: Projection, office: Pick<Office, 'today' | 'calendar'>): Message {
  const { ratioNow, projected, missing } = projection;
  const goal = task.goal?.atLeast ?? 0;
  const yearEnd = dayFromParts(task.year, 12, 31) ?? office.today;
  const lines = [
    'Đã ghi số liệu:',
    taskName(task),
    `Hiện nay: ${ratioNow === null ? 'chưa có số liệu' : `${sayNumber(ratioNow)}%`} · mục tiêu: từ ${sayNumber(goal)}%`,
    `Dự báo 31/12: ${projected === null ? 'chưa đủ số liệu' : `${sayNumber(projected)}%`}${projected === null ? '' : projected >= goal ? ' (đạt)' : ' (không đạt)'}`,
    missingWords(
      task,
      missing,
      ratioNow,
      goal,
      workingDaysBetween(office.calendar, office.today, laterOf(office.today, yearEnd)),
    ),
    `Ghi nhầm thì trả lời: hủy ${task.number}`,
  ];
  return message(lines.join('\n'));
}

const laterOf = (a: PlainDay, b: PlainDay): PlainDay => (a > b ? a : b);

function missingWords(
  task: Task,
  missing: number | null,
  ratioNow: number | null,
  goal: number,
  daysLeft: number,
): string {
  if (ratioNow !== null && ratioNow >= goal) return 'Còn thiếu: 0, đã đạt mục tiêu.';
  if (missing !== null)
    return `Còn thiếu: cần thêm ${sayNumber(missing)} ${task.goal?.countedIn ?? 'đơn vị'} trong ${daysLeft} ngày làm việc.`;
  return `Còn thiếu: ${sayNumber(goal - (ratioNow ?? 0))} điểm phần trăm trong ${daysLeft} ngày làm việc.`;
}
