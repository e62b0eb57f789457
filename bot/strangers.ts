import type { InboxItem } from '../src/inbox/inbox-item.ts';
import { message, type Message } from '../src/messages/message.ts';
import { openOffice } from '../src/office.ts';
import { postReply, strangerReply, viaOf } from '../src/outbox/post-message.ts';
import { tellRole } from '../src/outbox/tell.ts';
import { linkAccount } from '../src/people/link-code.ts';
import type { Officer } from '../src/people/person.ts';
import type { Memory } from '../src/ports.ts';
import { addressOnLinking } from '../src/announcements/announce.ts';
import { accountTaken, codeLocked, codeWrong, greetStranger, groupLine, welcome } from '../src/texts/hints.ts';
import { linkedNotice } from '../src/texts/notices.ts';
import { CHANNEL_NAMES } from '../src/texts/people.ts';

/** A flood of a stranger costs at most so many answers an hour. */
const ANSWERS_PER_HOUR = 6;
const GROUP_LINES_PER_HOUR = 1;

/** Somebody whom nobody knows: one polite line, never a name; after six of them in an hour, silence. */
export async function answerStranger(memory: Memory, item: InboxItem, now: Date): Promise<void> {
  await answerSparingly(memory, item, now, greetStranger(), ANSWERS_PER_HOUR);
  await memory.inbox.markHandled(item.id, null, true);
}

/** In a group: one line, never data. */
export async function answerGroup(memory: Memory, item: InboxItem, now: Date): Promise<void> {
  await answerSparingly(memory, item, now, groupLine(), GROUP_LINES_PER_HOUR);
  await memory.inbox.markHandled(item.id, null, true);
}

/**
 * A link code was typed: by a stranger, or on a known account. The code is blanked in the inbox in any case. Returns
 * who was linked.
 */
export async function answerCode(memory: Memory, item: InboxItem, code: string, now: Date): Promise<Officer | null> {
  const outcome = await linkAccount(memory, item, code, now);
  switch (outcome.kind) {
    case 'linked': {
      const unit = await memory.units.find(outcome.unit);
      if (unit === null) throw new Error('a code belongs to a unit that is gone');
      const office = await openOffice(memory, unit, now);
      const words = welcome(outcome.officer.name, unit.name, outcome.first);
      await postReply(office, `reply/${item.id}`, outcome.officer.id, viaOf(item), words);
      await tellRole(office, outcome.officer, 'clerk', linkedNotice(outcome.officer.name, CHANNEL_NAMES[item.channel]));
      if (outcome.first) await addressOnLinking(office, outcome.officer);
      await memory.inbox.markHandled(item.id, { unit: unit.id, officer: outcome.officer.id }, true);
      return outcome.officer;
    }
    case 'wrong-code':
      await answerSparingly(memory, item, now, codeWrong(), ANSWERS_PER_HOUR);
      break;
    case 'locked':
      await answerSparingly(memory, item, now, codeLocked(), ANSWERS_PER_HOUR);
      break;
    case 'linked-already':
      await answerSparingly(memory, item, now, accountTaken(), ANSWERS_PER_HOUR);
      break;
  }
  await memory.inbox.markHandled(item.id, null, true);
  return null;
}

async function answerSparingly(
  memory: Memory,
  item: InboxItem,
  now: Date,
  words: Message,
  most: number,
): Promise<void> {
  const counts = await memory.directory.countStranger(item.channel, item.account, now, {
    answer: true,
    wrongCode: false,
  });
  if (counts.answers > most) return;
  await memory.queue.add(strangerReply(`reply/${item.id}`, viaOf(item), message(words.text), now));
}
