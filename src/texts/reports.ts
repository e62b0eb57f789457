import type { Task } from '../duties/task.ts';
import { choice, type Message, message } from '../messages/message.ts';
import type { Office } from '../office.ts';
import type { Roster } from '../people/roster.ts';
import { pointsAtStake } from '../reports/overdue.ts';
import type { Summary } from '../reports/summary.ts';
import { sayNumber, sayShortDay, taskLine } from './wording.ts';

type Today = Pick<Office, 'today' | 'calendar'>;

const stake = (tasks: readonly Task[]): string => {
  const points = pointsAtStake(tasks);
  return points > 0 ? `, ${sayNumber(points)} điểm có thể mất` : '';
};

const holders = (tasks: readonly Task[]): number => new Set(tasks.map(({ holder }) => holder)).size;

/** "của 3 người"; nothing when the list is narrowed to one person's anyway. */
const ofPeople = (tasks: readonly Task[], whom: string | null): string =>
  whom !== null && holders(tasks) === 1 ? '' : ` của ${holders(tasks)} người`;

/** The count first, then every one. `whom` narrows it: a post or a person. */
export function overdueList(tasks: readonly Task[], whom: string | null, roster: Roster, office: Today): Message {
  if (tasks.length === 0) return message(`Không có việc quá hạn${whose(whom)}.`);
  const lines = tasks.map((task) => taskLine(task, office.today, office.calendar, [roster.nameOf(task.holder)]));
  return message(
    [
      `Có ${tasks.length} việc quá hạn${whose(whom)}${ofPeople(tasks, whom)}${stake(tasks)}:`,
      ...lines,
      `Nhắc ngay: đôn đốc kèm số việc, hoặc đôn đốc ${whom ?? 'tất cả'}.`,
    ].join('\n'),
    [whom === null ? choice('Đôn đốc tất cả', 'đôn đốc tất cả') : choice(`Đôn đốc ${whom}`, `đôn đốc ${whom}`)],
  );
}

export function overdueCount(tasks: readonly Task[], whom: string | null): Message {
  return message(
    tasks.length === 0
      ? `Không có việc quá hạn${whose(whom)}.`
      : `Có ${tasks.length} việc quá hạn${whose(whom)}${ofPeople(tasks, whom)}${stake(tasks)}.`,
  );
}

/** Who owes how many. */
export function overduePeople(tasks: readonly Task[], roster: Roster): Message {
  if (tasks.length === 0) return message('Không ai có việc quá hạn.');
  const counts = new Map<string, number>();
  for (const { holder } of tasks) counts.set(roster.nameOf(holder), (counts.get(roster.nameOf(holder)) ?? 0) + 1);
  const lines = [...counts].sort((a, b) => b[1] - a[1]).map(([name, count]) => `- ${name}: ${count} việc`);
  return message(
    [`${counts.size} người còn ${tasks.length} việc quá hạn:`, ...lines, 'Xem từng người: quá hạn kèm tên.'].join('\n'),
  );
}

export function dueList(tasks: readonly Task[], when: string, roster: Roster, office: Today): Message {
  if (tasks.length === 0) return message(`Không có việc nào đến hạn ${when}.`);
  const lines = tasks.map((task) => taskLine(task, office.today, office.calendar, [roster.nameOf(task.holder)]));
  return message([`Có ${tasks.length} việc đến hạn ${when}:`, ...lines].join('\n'));
}

export function summaryText(summary: Summary, whose: string, roster: Roster, office: Today): Message {
  const { total, onTime, late, overdue, notYetDue, otherEnds } = summary;
  const stretch = `từ ${sayShortDay(summary.from, office.today)} đến ${sayShortDay(summary.to, office.today)}`;
  if (total === 0) return message(`Tổng hợp${whose} ${stretch}: không có việc nào đến hạn.`);
  const ratio = onTime + late === 0 ? '' : ` (đúng hạn ${sayNumber((100 * onTime) / (onTime + late))}%)`;
  return message(
    [
      `Tổng hợp${whose} ${stretch}: ${total} việc.`,
      `- Xong đúng hạn: ${onTime}${ratio}`,
      `- Xong chậm: ${late}`,
      `- Quá hạn: ${overdue.length}${stake(overdue)}`,
      `- Chưa đến hạn: ${notYetDue.length}`,
      `- Không phát sinh, được miễn: ${otherEnds}`,
      ...(summary.byPost.length > 1
        ? [
            'Theo chức danh:',
            ...summary.byPost.map(
              (row) =>
                `- ${roster.postNameOf(row.post)}: xong ${row.closed}/${row.total}${row.overdue > 0 ? `, quá hạn ${row.overdue}` : ''}`,
            ),
          ]
        : []),
    ].join('\n'),
    overdue.length > 0 ? [choice('Xem quá hạn', 'quá hạn')] : [],
  );
}

/** Who has not handed in the reports of a period. */
export function notReportedList(tasks: readonly Task[], period: string, roster: Roster, office: Today): Message {
  if (tasks.length === 0) return message(`${period}: mọi báo cáo đã xong.`);
  const lines = tasks.map((task) => taskLine(task, office.today, office.calendar, [roster.nameOf(task.holder)]));
  return message(
    [`${period}: còn ${tasks.length} báo cáo chưa xong của ${holders(tasks)} người:`, ...lines].join('\n'),
  );
}

export const whose = (name: string | null): string => (name === null ? '' : ` của ${name}`);
