import { emptyConversation } from '../../conversation/conversation.ts';
import { changeTask } from '../../duties/change-task.ts';
import type { Task } from '../../duties/task.ts';
import { type Office, openOffice } from '../../office.ts';
import type { Officer } from '../../people/person.ts';
import { unlink } from '../../people/staff.ts';
import { chooseOfficer, chooseUnit } from '../shell/choose.ts';
import type { Session } from '../shell/with-memory.ts';

export interface ForgetOptions {
  json?: boolean;
  unit?: string;
  force?: boolean;
}

const NAME_AFTER = 'người đã xóa thông tin';
const SHOWN = 10;

/**
 * Removes what tells who somebody was: name, accounts, code, conversation, the words of what they said and were sent,
 * what still waited to be sent. Tasks, history and announcements keep the id; history what was noted in it. Open tasks
 * stop it with exit code 1; with `force` they wait for the post's next holder, and the clerk is told as of any post
 * without one.
 */
export async function forgetOfficer(session: Session, said: string, options: ForgetOptions): Promise<number> {
  const { memory, clock, print } = session;
  const unit = await chooseUnit(memory, options.unit);
  const { officer, open, forgotten } = await memory.transaction(async () => {
    const office = await openOffice(memory, unit, clock.now());
    const found = await chooseOfficer(office.stores, said);
    const owed = await office.stores.tasks.list({ holder: found.id, statuses: ['open', 'blocked'] });
    const goesOn = owed.length === 0 || options.force === true;
    if (goesOn) {
      await memory.inbox.forget({ unit: unit.id, officer: found.id }, await office.stores.accounts.of(found.id));
      await forget(office, found, owed);
    }
    return { officer: found, open: owed, forgotten: goesOn };
  });
  if (!forgotten) {
    const numbers = open.slice(0, SHOWN).map(({ number }) => number);
    const more = open.length > SHOWN ? '…' : '';
    print.problem(
      `${officer.name} còn ${open.length} việc đang mở (${numbers.join(', ')}${more}): chuyển cho người khác trước, hoặc thêm --force để việc chờ người giữ chức danh sau.`,
    );
    return 1;
  }
  print.line(
    { officer: officer.id, forgotten: true, released: open.length },
    `Đã xóa thông tin của cán bộ mã ${officer.id}; ${open.length} việc đang mở chờ người giữ chức danh sau. Lịch sử chỉ còn mã.`,
  );
  return 0;
}

async function forget(office: Office, officer: Officer, open: readonly Task[]): Promise<void> {
  const { stores } = office;
  for (const task of open) await changeTask(office, task, { holder: null }, { by: null, what: 'transferred' });
  await unlink(office, officer);
  await stores.linkCodes.removeOf(officer.id);
  await stores.unreachables.remove(officer.id);
  await stores.outbox.blankOf(officer.id);
  await stores.conversations.save(emptyConversation(officer.id));
  await stores.posts.endTenures({ officer: officer.id }, office.today);
  await stores.officers.save({ id: officer.id, name: NAME_AFTER, roles: [], deputy: false, active: false });
}
