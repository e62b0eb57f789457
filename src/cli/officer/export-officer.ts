import { type Office, openOffice } from '../../office.ts';
import type { OutboxItem } from '../../outbox/outbox-item.ts';
import type { Officer } from '../../people/person.ts';
import { readRoster } from '../../people/roster.ts';
import { canonicalJson, sortedBy } from '../../reports/canonical-json.ts';
import { shapingFor } from '../export.ts';
import { chooseOfficer, chooseUnit } from '../shell/choose.ts';
import type { Session } from '../shell/with-memory.ts';
import { writePrivateFile } from '../shell/write-file.ts';

/** Everything that is stored about one person, as a file that can be handed to them. */
export async function exportOfficer(
  session: Session,
  said: string,
  options: { unit?: string; out: string },
): Promise<number> {
  const { memory, clock, print } = session;
  const unit = await chooseUnit(memory, options.unit);
  const [officer, record] = await memory.transaction(async () => {
    const office = await openOffice(memory, unit, clock.now());
    const found = await chooseOfficer(office.stores, said);
    return [found, await recordOf(office, found)] as const;
  });
  await writePrivateFile(options.out, canonicalJson(record, unit.zone));
  print.line(
    { unit: unit.id, officer: officer.id, out: options.out },
    `Đã kết xuất thông tin của ${officer.name} ra ${options.out}.`,
  );
  return 0;
}

async function recordOf(office: Office, officer: Officer): Promise<object> {
  const { stores } = office;
  const roster = await readRoster(office);
  const shaping = shapingFor(office);
  const tasks = sortedBy(await stores.tasks.list({ holder: officer.id }), ({ number }) => number);
  const announcements = sortedBy(await stores.announcements.list(), ({ number }) => number);
  return {
    officer,
    posts: roster.postsOf(officer.id).map(({ name }) => name),
    accounts: await stores.accounts.of(officer.id),
    tasks: tasks.map((task) =>
      shaping.task(task, { id: officer.id, name: officer.name, post: roster.postNameOf(task.post) }),
    ),
    history: (await stores.history.latestBy(officer.id, new Date(0))).toReversed(),
    announcements: announcements.flatMap(({ number, text, at, receivers }) =>
      receivers
        .filter((receiver) => receiver.officer === officer.id)
        .map(({ acknowledgedAt }) => ({ number, text, at, acknowledgedAt })),
    ),
    messages: (await stores.outbox.list({ officer: officer.id })).map(messageOf),
  };
}

const messageOf = ({ kind, content, channel, state, reason, createdAt, sentAt }: OutboxItem) => ({
  kind,
  channel,
  state,
  reason,
  createdAt,
  sentAt,
  ...(content.kind === 'message' ? { text: content.message.text } : { tasks: content.items.map(({ task }) => task) }),
});
