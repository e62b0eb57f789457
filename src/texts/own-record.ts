import type { Task } from '../duties/task.ts';
import { type Message, message } from '../messages/message.ts';
import type { Office } from '../office.ts';
import type { Officer } from '../people/person.ts';
import type { Summary } from '../reports/summary.ts';
import { taskLine } from './wording.ts';

/** What the product keeps of this person, and how this month stands. */
export function ownRecord(
  person: Officer,
  posts: readonly string[],
  channels: readonly string[],
  month: Summary,
  overdue: readonly Task[],
  office: Pick<Office, 'today' | 'calendar'>,
): Message {
  return message(
    [
      `${person.name}${posts.length > 0 ? `, ${posts.join(', ')}` : ''}.`,
      `Kênh nhận tin: ${channels.length > 0 ? channels.join(', ') : 'chưa liên kết'}.`,
      `Tháng này: ${month.total} việc đến hạn, xong đúng hạn ${month.onTime}, xong chậm ${month.late}, chưa xong ${month.overdue.length + month.notYetDue.length}.`,
      overdue.length === 0 ? 'Không có việc quá hạn.' : `Quá hạn ${overdue.length} việc:`,
      ...overdue.map((task) => taskLine(task, office.today, office.calendar)),
      'Lưu giữ: họ tên, chức danh, mã kênh chat, việc và tài liệu của việc. Muốn xem hoặc xóa, đồng chí báo văn phòng.',
    ].join('\n'),
  );
}
