import type { PlainDay } from '../calendar/plain-day.ts';
import { lateDays } from '../duties/mark-done.ts';
import { isOpen, type Task } from '../duties/task.ts';
import type { Office } from '../office.ts';
import type { OfficerId, PostId } from '../people/person.ts';
import { DATED_KINDS } from './overdue.ts';

/** How the tasks that fall due in a stretch stand today. Targets apart. */
export interface Summary {
  from: PlainDay;
  to: PlainDay;
  total: number;
  onTime: number;
  late: number;
  overdue: Task[];
  notYetDue: Task[];
  /** Không phát sinh, được miễn: outside the on-time ratio. */
  otherEnds: number;
  byPost: { post: PostId; total: number; closed: number; overdue: number }[];
}

/** Sums up the tasks due from `from` to `to`, of the unit, a post or a person. */
export async function summarise(
  office: Office,
  days: { from: PlainDay; to: PlainDay },
  of: { post?: PostId; holder?: OfficerId } = {},
): Promise<Summary> {
  const all = await office.stores.tasks.list({ kinds: DATED_KINDS, dueFrom: days.from, dueTo: days.to, ...of });
  const tasks = all.filter(({ status }) => status !== 'cancelled');
  const done = tasks.filter(({ status }) => status === 'done');
  const open = tasks.filter(isOpen);
  const isOverdue = ({ dueOn }: Task): boolean => dueOn !== null && dueOn < office.today;
  const posts = (await office.stores.posts.list()).filter(({ id }) => tasks.some(({ post }) => post === id));
  return {
    ...days,
    total: tasks.length,
    onTime: done.filter((task) => lateDays(office, task) === 0).length,
    late: done.filter((task) => lateDays(office, task) > 0).length,
    overdue: open.filter(isOverdue),
    notYetDue: open.filter((task) => !isOverdue(task)),
    otherEnds: tasks.length - done.length - open.length,
    byPost: posts.map(({ id: post }) => {
      const own = tasks.filter((task) => task.post === post);
      return {
        post,
        total: own.length,
        closed: own.filter((task) => !isOpen(task)).length,
        overdue: own.filter((task) => isOpen(task) && isOverdue(task)).length,
      };
    }),
  };
}
