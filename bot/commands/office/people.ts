import { handOverPost, transferTask } from '../../../src/duties/hand-over.ts';
import type { Task } from '../../../src/duties/task.ts';
import { noteSaid } from '../../../src/duties/state.ts';
import { message } from '../../../src/messages/message.ts';
import type { Office } from '../../../src/office.ts';
import { tell } from '../../../src/outbox/tell.ts';
import { findPost } from '../../../src/people/find-person.ts';
import { createLinkCode } from '../../../src/people/link-code.ts';
import { readRoster } from '../../../src/people/roster.ts';
import { addOfficer, unlink } from '../../../src/people/staff.ts';
import { takenOverNotice, transferredNotice } from '../../../src/texts/notices.ts';
import { noSuchTask } from '../../../src/texts/outcomes.ts';
import {
  codeText,
  handedOver,
  handOverPreview,
  officerAdded,
  officerExists,
  officerHow,
  personUnknown,
  reassignAsked,
  sameHolder,
  transferred,
  transferPreview,
  transferredMany,
  unlinked,
} from '../../../src/texts/people.ts';
import { endedAlready } from '../../../src/texts/tasks.ts';
import type { Officer } from '../../../src/people/person.ts';
import type { IntentOf } from '../../../src/understanding/intent.ts';
import { askWhich } from '../ask.ts';
import { type Answer, CLERK, command, say, type Turn } from '../command.ts';
import { isMessage, onePerson } from '../whom.ts';

/** `thêm cán bộ Nguyễn Văn A, Tư pháp`. */
export const newOfficer = command({
  intents: ['add-officer'],
  roles: CLERK,
  help: [{ roles: CLERK, say: 'thêm cán bộ Nguyễn Văn A, Tư pháp', does: 'thêm người và cấp mã liên kết' }],
  async run({ office, person, linksFor }, { name, post, role }) {
    if (name === undefined || post === undefined) return say(officerHow());
    const found = findPost((await readRoster(office)).posts, post);
    if (found.kind !== 'one') return say(personUnknown(post));
    const outcome = await addOfficer(office, person, { name, post: found.thing, roles: [role ?? 'officer'] });
    if (outcome.kind === 'holds-already') return say(officerExists(outcome.officer.name, outcome.post.name));
    const text = codeText(outcome.officer.name, outcome.code, linksFor(outcome.code));
    const added = officerAdded(outcome.officer, outcome.post.name, outcome.adopted.length);
    return { message: message(`${added}\n${text.text}`), forget: true };
  },
});

/** `mã Nông Thị Hạnh`. */
export const linkCode = command({
  intents: ['link-code'],
  roles: CLERK,
  help: [{ roles: CLERK, say: 'mã Nông Thị Hạnh', does: 'mã liên kết điện thoại' }],
  async run({ office, linksFor }, intent) {
    const roster = await readRoster(office);
    const officer = holderOrPerson(roster, intent);
    if (isMessage(officer)) return say(officer);
    const { code } = await createLinkCode(office, officer.id);
    return { message: codeText(officer.name, code, linksFor(code)), forget: true };
  },
});

function holderOrPerson(roster: Awaited<ReturnType<typeof readRoster>>, said: { person?: string; post?: string }) {
  const post = findPost(roster.posts, said.post ?? '');
  const [holder] = post.kind === 'one' ? roster.holdersOf(post.thing.id) : [];
  return said.person === undefined && holder !== undefined ? holder : onePerson(roster, said.person ?? said.post);
}

/** `gỡ liên kết Hạnh` (lost phone). */
export const unlinkPhone = command({
  intents: ['unlink'],
  roles: CLERK,
  help: [{ roles: CLERK, say: 'gỡ liên kết Hạnh', does: 'mất điện thoại: ngừng gửi tới máy cũ' }],
  async run({ office }, intent) {
    const officer = onePerson(await readRoster(office), intent.person);
    return isMessage(officer) ? say(officer) : say(unlinked(officer.name, await unlink(office, officer)));
  },
});

/** `đổi Tư pháp cho …`: a whole post, previewed. */
export const handOver = command({
  intents: ['hand-over'],
  roles: CLERK,
  help: [{ roles: CLERK, say: 'đổi Tư pháp cho Nguyễn Văn A', does: 'bàn giao cả chức danh' }],
  async run({ office, person, confirmed }, intent) {
    const roster = await readRoster(office);
    const post = findPost(roster.posts, intent.post ?? '');
    if (post.kind !== 'one') return say(personUnknown(intent.post ?? ''));
    const to = onePerson(roster, intent.to);
    if (isMessage(to)) return say(to);
    if (!confirmed) {
      const open = await office.stores.tasks.count({ post: post.thing.id, statuses: ['open', 'blocked'] });
      const from = roster.holdersOf(post.thing.id).map(({ name }) => name);
      return {
        message: handOverPreview(post.thing.name, from.join(', '), to.name, open),
        pending: { intent, missing: 'confirm', files: [] },
      };
    }
    const { moved, takenFrom } = await handOverPost(office, person, post.thing, to);
    await tellFormerHolders(office, person, takenFrom, to);
    if (moved.length > 0) await tell(office, person.id, to.id, transferredNotice(moved, office));
    return say(handedOver(post.thing.name, to.name, moved.length));
  },
});

/** `chuyển 12 cho …` by the clerk; anybody else's wish to pass a task on is kept for the office. */
export const reassign = command({
  intents: ['reassign'],
  help: [{ roles: CLERK, say: 'chuyển 12 cho Nguyễn Văn A', does: 'chuyển một việc' }],
  async run(turn, intent) {
    const { office, person, role } = turn;
    if (role === 'officer')
      return askWhich(turn, intent, intent.task, async (number) => {
        const outcome = await noteSaid(office, person, number, turn.text, true);
        return say(outcome.kind === 'changed' ? reassignAsked() : noSuchTask(number));
      });
    const roster = await readRoster(office);
    const to = onePerson(roster, intent.to);
    if (isMessage(to)) return say(to);
    if (intent.task === 'all' || (intent.task === undefined && intent.person !== undefined))
      return everythingOf(turn, intent, to);
    return askWhich(turn, intent, intent.task, (number) => transferOne(turn, number, to));
  },
});

async function transferOne({ office, person }: Turn, number: number, to: Officer): Promise<Answer> {
  const outcome = await transferTask(office, person, number, to);
  switch (outcome.kind) {
    case 'transferred':
      await tell(office, person.id, to.id, transferredNotice([outcome.task], office));
      await tellFormerHolders(office, person, [{ ...outcome.task, holder: outcome.from }], to);
      return say(transferred(number, to.name));
    case 'same-holder':
      return say(sameHolder(number, to.name));
    case 'ended-already':
      return say(endedAlready(outcome.task, office.today));
    case 'no-such-task':
      return say(noSuchTask(number));
  }
}

/** `chuyển toàn bộ việc của chị Yến cho anh Khánh`. */
async function everythingOf(turn: Turn, intent: IntentOf<'reassign'>, to: Officer): Promise<Answer> {
  const { office, person, confirmed } = turn;
  const from = onePerson(await readRoster(office), intent.person);
  if (isMessage(from)) return say(from);
  const open = await office.stores.tasks.list({ holder: from.id, statuses: ['open', 'blocked'] });
  if (!confirmed)
    return {
      message: transferPreview(from.name, to.name, open.length),
      pending: { intent, missing: 'confirm', files: [] },
    };
  for (const { number } of open) await transferTask(office, person, number, to);
  const moved = await office.stores.tasks.list({ numbers: open.map(({ number }) => number) });
  if (moved.length > 0) await tell(office, person.id, to.id, transferredNotice(moved, office));
  return say(transferredMany(moved.length, to.name));
}

/** Who held them until now learns that they are gone; `tasks` as they were. */
async function tellFormerHolders(office: Office, actor: Officer, tasks: readonly Task[], to: Officer): Promise<void> {
  for (const former of new Set(tasks.map(({ holder }) => holder))) {
    const theirs = tasks.filter(({ holder }) => holder === former);
    if (former !== null) await tell(office, actor.id, former, takenOverNotice(theirs, to.name));
  }
}
