import { randomUUID } from 'node:crypto';
import { handleMessage } from '../../bot/handle-message.ts';
import { deliverDue } from '../../src/outbox/deliver.ts';
import { anInboxItem } from '../models/samples.ts';
import type { Heard, SmallOffice } from './small-office.ts';

/** What somebody of the small office types, through inbox and commands; the answer as it came to the phone. */
export async function sayIn(room: SmallOffice, who: string, text: string): Promise<Heard> {
  const { memory } = room.deps;
  const account = `${room.unit.id}/${who}`;
  const item = anInboxItem({ account, messageId: randomUUID(), text, receivedAt: room.clock.now() });
  await memory.inbox.add(item);
  const claim = await memory.inbox.claimNext({ channel: item.channel, account });
  if (claim === null || claim === 'held') throw new Error('nothing to handle');
  await handleMessage({ memory, clock: room.clock, linksFor: () => [] }, claim);
  await deliverDue(room.deps);
  const answer = room.phone.heard.findLast(({ to, kind }) => to === account && kind === 'reply');
  if (answer === undefined) throw new Error(`${who} got no answer`);
  return answer;
}
