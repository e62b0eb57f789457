import { sendAgain, type SendAgainOutcome } from '../../../src/outbox/send-again.ts';
import { type Lost, readUndelivered } from '../../../src/outbox/undelivered.ts';
import { readRoster, type Roster } from '../../../src/people/roster.ts';
import { message } from '../../../src/messages/message.ts';
import {
  noSuchMessage,
  nothingLost,
  sendAgainPreview,
  sentAgain,
  undeliveredList,
} from '../../../src/texts/undelivered.ts';
import type { IntentOf } from '../../../src/understanding/intent.ts';
import { type Answer, CLERK, command, LEADERS, say, type Turn } from '../command.ts';
import { whom } from '../whom.ts';
import type { Message } from '../../../src/messages/message.ts';
import type { OfficerId } from '../../../src/people/person.ts';

/** `tin lỗi`, `tin chưa gửi được của Hạnh`. */
export const undelivered = command({
  intents: ['undelivered'],
  roles: LEADERS,
  help: [{ roles: CLERK, say: 'tin lỗi', does: 'tin chưa gửi được và lý do' }],
  async run({ office }, { person }) {
    const roster = await readRoster(office);
    const receivers = receiversIn(roster, person);
    if ('text' in receivers) return say(receivers);
    const { lost, inDoubt } = await readUndelivered(office, receivers.ids);
    if (lost.length + inDoubt.length === 0) return say(nothingLost(receivers.name));
    return say(undeliveredList({ lost, inDoubt }, office, roster.nameOf));
  },
});

/** `gửi lại tin 4, 5`, `gửi lại tin cho Hạnh`, `gửi lại tin lỗi`: what goes to several people is previewed. */
export const resendMessages = command({
  intents: ['send-again'],
  roles: LEADERS,
  help: [{ roles: CLERK, say: 'gửi lại tin 4', does: 'gửi lại tin chưa gửi được (hoặc: gửi lại tin lỗi)' }],
  async run(turn, intent) {
    if (intent.messages !== undefined) return sendNumbered(turn, intent.messages);
    const roster = await readRoster(turn.office);
    const receivers = receiversIn(roster, intent.person);
    if ('text' in receivers) return say(receivers);
    const { lost } = await readUndelivered(turn.office, receivers.ids);
    if (lost.length === 0) return say(nothingLost(receivers.name));
    return lost.length > 1 && !turn.confirmed ? preview(intent, lost, roster) : sendAll(turn, lost);
  },
});

/** Null: everybody. A post stands for its holders. */
function receiversIn(
  roster: Roster,
  words: string | undefined,
): Message | { ids: OfficerId[] | null; name: string | null } {
  const who = whom(roster, words === undefined ? {} : { person: words });
  switch (who.kind) {
    case 'everybody':
      return { ids: null, name: null };
    case 'person':
      return { ids: [who.officer.id], name: who.officer.name };
    case 'post':
      return { ids: roster.holdersOf(who.post.id).map(({ id }) => id), name: who.post.name };
    case 'unclear':
      return who.message;
  }
}

const preview = (intent: IntentOf<'send-again'>, lost: readonly Lost[], roster: Roster): Answer => ({
  message: sendAgainPreview(lost, roster.nameOf),
  pending: { intent, missing: 'confirm', files: [] },
});

async function sendAll({ office }: Turn, lost: readonly Lost[]): Promise<Answer> {
  const outcomes: SendAgainOutcome[] = [];
  for (const { items } of lost) for (const item of items) outcomes.push(await sendAgain(office, item));
  return say(sentAgain(outcomes, office));
}

async function sendNumbered({ office }: Turn, numbers: readonly number[]): Promise<Answer> {
  const outcomes: SendAgainOutcome[] = [];
  const unknown: number[] = [];
  for (const number of new Set(numbers)) {
    const item = await office.stores.outbox.findNumbered(number);
    if (item === null) unknown.push(number);
    else outcomes.push(await sendAgain(office, item));
  }
  const lines = [
    ...(outcomes.length > 0 ? [sentAgain(outcomes, office).text] : []),
    ...(unknown.length > 0 ? [noSuchMessage(unknown)] : []),
  ];
  return say(message(lines.join('\n')));
}
