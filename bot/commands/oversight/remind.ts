import { nudgeHolders, isQuiet } from '../../../src/duties/nudge-people.ts';
import { isOpen, type Task } from '../../../src/duties/task.ts';
import { choice, message } from '../../../src/messages/message.ts';
import { readRoster } from '../../../src/people/roster.ts';
import { overdueTasks } from '../../../src/reports/overdue.ts';
import { nobodyToRemind, remindedNow, remindPreview, taskEndedAlready } from '../../../src/texts/assigning.ts';
import { noSuchTask } from '../../../src/texts/outcomes.ts';
import type { IntentOf } from '../../../src/understanding/intent.ts';
import { type Answer, command, LEADERS, say, type Turn } from '../command.ts';
import { whom } from '../whom.ts';

/** `đôn đốc 12`, `đôn đốc Hạnh`, `đôn đốc tất cả`: a personal nudge now; quiet hours hold it unless confirmed. */
export const remind = command({
  intents: ['remind'],
  roles: LEADERS,
  help: [{ roles: LEADERS, say: 'đôn đốc 12 / đôn đốc tất cả', does: 'nhắc riêng ngay bây giờ' }],
  async run(turn, intent) {
    const { office, person, confirmed } = turn;
    const meant = await tasksMeant(turn, intent);
    if (!Array.isArray(meant)) return meant;
    const roster = await readRoster(office);
    // Who acts gets no copy, and what nobody holds reaches nobody: neither is counted.
    const tasks = meant.filter(({ holder }) => holder !== null && holder !== person.id);
    const names = [...new Set(tasks.map(({ holder }) => roster.nameOf(holder)))];
    if (names.length === 0) return say(nobodyToRemind());

    const quiet = isQuiet(office);
    if (!confirmed && (quiet || intent.who === 'overdue')) {
      const when = quiet ? ' Đang ngoài giờ nhắc việc; trả lời gửi thì gửi ngay.' : ' Trả lời: gửi, hoặc hủy.';
      return {
        message: message(remindPreview(names, tasks.length, when), [choice('Gửi ngay', 'gửi'), choice('Hủy')]),
        pending: { intent, missing: 'confirm', files: [] },
      };
    }
    await nudgeHolders(office, person, tasks);
    return say(remindedNow(names, tasks.length));
  },
});

async function tasksMeant({ office }: Turn, intent: IntentOf<'remind'>): Promise<Task[] | Answer> {
  if (intent.task !== undefined) {
    const task = await office.stores.tasks.find(intent.task);
    if (task === null) return say(noSuchTask(intent.task));
    return isOpen(task) ? [task] : say(taskEndedAlready(task));
  }
  if (intent.person === undefined && intent.post === undefined) return overdueTasks(office);
  const who = whom(await readRoster(office), intent);
  if (who.kind === 'unclear') return say(who.message);
  if (who.kind === 'everybody') return overdueTasks(office);
  return overdueTasks(office, who.kind === 'person' ? { holder: who.officer.id } : { post: who.post.id });
}
