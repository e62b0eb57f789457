import { assign } from '../../../src/duties/assign.ts';
import type { Officer, PostId } from '../../../src/people/person.ts';
import { readRoster, type Roster } from '../../../src/people/roster.ts';
import { tell } from '../../../src/outbox/tell.ts';
import { assignedNotice } from '../../../src/texts/notices.ts';
import { dayNeeded, pastDay } from '../../../src/texts/outcomes.ts';
import { assigned, assignHow, assignNobody } from '../../../src/texts/assigning.ts';
import { command, LEADERS, say } from '../command.ts';
import { type Whom, whom } from '../whom.ts';

/** `giao Nông Thị Hạnh: lập danh sách hộ nghèo, hạn 15/12`. */
export const giveTask = command({
  intents: ['assign'],
  roles: LEADERS,
  help: [{ roles: LEADERS, say: 'giao Nông Thị Hạnh: nội dung, hạn 15/12', does: 'giao một việc mới' }],
  async run({ office, person, role }, intent) {
    const roster = await readRoster(office);
    const who = whom(roster, intent);
    if (who.kind === 'unclear') return say(who.message);
    if (who.kind === 'everybody' || intent.what === undefined || intent.what.trim() === '') return say(assignHow());
    if (intent.day === undefined)
      return {
        message: dayNeeded(null),
        pending: { intent, missing: 'day', files: [] },
      };
    const receivers = receiversOf(who, roster);
    if (receivers.length === 0) return say(assignNobody());
    const outcome = await assign(office, person, receivers, intent.what.trim(), intent.day);
    if (outcome.kind === 'past')
      return { message: pastDay(outcome.day), pending: { intent, missing: 'day', files: [] } };
    for (const task of outcome.tasks)
      if (task.holder !== null) await tell(office, person.id, task.holder, assignedNotice(task, person.name, office));
    return say(assigned(outcome.tasks, roster, office, role === 'clerk'));
  },
});

function receiversOf(who: Whom, roster: Roster): { officer: Officer; post: PostId }[] {
  if (who.kind === 'person') {
    const [post] = roster.postsOf(who.officer.id);
    return [{ officer: who.officer, post: post?.id ?? roster.posts[0]?.id ?? '' }];
  }
  return who.kind === 'post' ? roster.holdersOf(who.post.id).map((officer) => ({ officer, post: who.post.id })) : [];
}
