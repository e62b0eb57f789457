import type { Office } from '../office.ts';
import type { Officer, Post } from '../people/person.ts';
import { changeTask } from './change-task.ts';
import { isOpen, type Task } from './task.ts';

export type TransferOutcome =
  | { kind: 'transferred'; task: Task; from: Task['holder'] }
  | { kind: 'same-holder'; task: Task }
  | { kind: 'ended-already'; task: Task }
  | { kind: 'no-such-task' };

/** Chuyển: one task goes to another person, with everything it has. */
export async function transferTask(office: Office, by: Officer, number: number, to: Officer): Promise<TransferOutcome> {
  const task = await office.stores.tasks.find(number);
  if (task === null) return { kind: 'no-such-task' };
  if (!isOpen(task)) return { kind: 'ended-already', task };
  if (task.holder === to.id) return { kind: 'same-holder', task };
  const moved = await changeTask(office, task, { holder: to.id }, { by: by.id, what: 'transferred' });
  return { kind: 'transferred', task: moved, from: task.holder };
}

/**
 * Đổi: the whole post goes to another person from today on, with its open tasks. History keeps who held what; only
 * the holder moves. `takenFrom`: the same tasks as they were.
 */
export async function handOverPost(
  office: Office,
  by: Officer,
  post: Post,
  to: Officer,
): Promise<{ moved: Task[]; takenFrom: Task[] }> {
  const { posts, tasks } = office.stores;
  const held = (await posts.tenuresOn(office.today)).some((one) => one.post === post.id && one.officer === to.id);
  await posts.endTenures({ post: post.id }, office.today);
  await posts.addTenure({ post: post.id, officer: to.id, fromOn: office.today, untilOn: null });
  const open = await tasks.list({ post: post.id, statuses: ['open', 'blocked'] });
  const takenFrom = open.filter(({ holder }) => holder !== to.id);
  const moved: Task[] = [];
  for (const task of takenFrom) {
    const act = { by: by.id, what: 'transferred', note: held ? null : post.name } as const;
    moved.push(await changeTask(office, task, { holder: to.id }, act));
  }
  return { moved, takenFrom };
}

/** A post without a holder gets one: the tasks that nobody had are theirs now, without arrears of reminders. */
export async function adoptOrphans(office: Office, by: Officer | null, post: Post, holder: Officer): Promise<Task[]> {
  const orphans = await office.stores.tasks.list({ post: post.id, holder: null, statuses: ['open', 'blocked'] });
  const adopted: Task[] = [];
  for (const task of orphans)
    adopted.push(
      await changeTask(
        office,
        task,
        { holder: holder.id },
        { by: by?.id ?? null, what: 'transferred', note: post.name },
      ),
    );
  return adopted;
}
