import {
  addMonths,
  firstOfMonth,
  lastOfMonth,
  mondayOf,
  addDays,
  type PlainDay,
} from '../../../src/calendar/plain-day.ts';
import { ownOpenTasks } from '../../../src/conversation/which-task.ts';
import type { Task } from '../../../src/duties/task.ts';
import type { Office } from '../../../src/office.ts';
import { taskList } from '../../../src/texts/tasks.ts';
import { sayShortDay } from '../../../src/texts/wording.ts';
import type { IntentOf } from '../../../src/understanding/intent.ts';
import { command, EVERYBODY } from '../command.ts';

/** `việc`: one's own list, whole or for a stretch of days. */
export const list = command({
  intents: ['list'],
  help: [{ roles: EVERYBODY, say: 'việc', does: 'việc của đồng chí (thêm: hôm nay, tuần này, tháng 12)' }],
  menu: { command: 'viec', description: 'Việc của tôi', roles: EVERYBODY },
  async run({ office, person }, intent) {
    const all = await ownOpenTasks(office, person);
    const stretch = stretchOf(office, intent);
    const tasks = stretch === null ? all : all.filter((task) => within(task, stretch));
    const message =
      tasks.length === 0
        ? taskList(
            stretch === null
              ? 'Đồng chí không còn việc nào đang mở.'
              : `Không có việc nào ${stretch.from === null ? '' : 'có hạn '}${stretch.words}.`,
            [],
            office,
            '',
          )
        : taskList(
            `Đồng chí có ${tasks.length} việc${stretch === null ? ' đang mở' : ` ${stretch.words}`}:`,
            byUrgency(office, tasks),
            office,
            'Xem một việc: chi tiết kèm số. Báo xong: xong kèm số.',
          );
    return { message, focus: tasks.map(({ number }) => number) };
  },
});

interface Stretch {
  from: PlainDay | null;
  to: PlainDay;
  words: string;
}

function stretchOf({ today }: Office, { period, from, to }: IntentOf<'list'>): Stretch | null {
  if (from !== undefined && to !== undefined)
    return { from, to, words: `từ ${sayShortDay(from, today)} đến ${sayShortDay(to, today)}` };
  switch (period) {
    case 'today':
      return { from: today, to: today, words: 'hôm nay' };
    case 'week':
      return { from: mondayOf(today), to: addDays(mondayOf(today), 6), words: 'tuần này' };
    case 'month':
      return { from: firstOfMonth(today), to: lastOfMonth(today), words: 'tháng này' };
    case 'overdue':
      return { from: null, to: addDays(today, -1), words: 'quá hạn' };
    default:
      return null;
  }
}

const within = ({ dueOn, kind }: Task, { from, to }: Stretch): boolean =>
  dueOn !== null && dueOn <= to && (from === null ? kind !== 'target' : dueOn >= from);

function byUrgency({ today }: Office, tasks: readonly Task[]): { title: string; tasks: Task[] }[] {
  const sunday = addDays(mondayOf(today), 6);
  const monthEnd = lastOfMonth(today);
  const nextMonthEnd = lastOfMonth(addMonths(firstOfMonth(today), 1));
  const titles: [string, (due: PlainDay) => boolean][] = [
    ['Quá hạn', (due) => due < today],
    ['Tuần này', (due) => due <= sunday],
    ['Trong tháng', (due) => due <= monthEnd],
    ['Tháng sau', (due) => due <= nextMonthEnd],
    ['Còn lại', () => true],
  ];
  const groups = titles.map(([title]): { title: string; tasks: Task[] } => ({ title, tasks: [] }));
  for (const task of tasks) {
    const index = titles.findIndex(([, holds]) => (task.dueOn === null ? false : holds(task.dueOn)));
    groups[index === -1 ? titles.length - 1 : index]?.tasks.push(task);
  }
  return groups;
}
