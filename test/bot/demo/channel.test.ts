import { expect, test } from '@jest/globals';
import { message } from '../../../src/messages/message.ts';
import type { SentMessage } from '../../../src/outbox/sent-message.ts';
import { createDemoChannel } from '../../../bot/demo/channel.ts';

const AT = new Date('2026-03-02T07:30:00+07:00');
const nothing = {
  kind: 'digest' as const,
  message: message('Việc hôm nay'),
  open: () => Promise.resolve(null),
  nextTurn: () => Promise.resolve(true),
  signal: new AbortController().signal,
};

function channelInto(stored: SentMessage[], machineNow = () => 1000) {
  const demoInbox = { add: async (sent: SentMessage) => void stored.push(sent) };
  return createDemoChannel({ demoInbox, clock: { now: () => AT }, machineNow });
}

test('a message is stored for the account, then told to who listens', async () => {
  const stored: SentMessage[] = [];
  const told: SentMessage[] = [];
  const channel = channelInto(stored);
  const forget = channel.onSent((sent) => told.push(sent));
  const outcome = await channel.send('justice', nothing);
  expect(stored).toEqual([
    { id: expect.any(String), account: 'justice', at: AT, kind: 'digest', message: nothing.message },
  ]);
  expect(outcome).toEqual({ kind: 'sent', messageId: stored[0]?.id });
  expect(told).toEqual(stored);
  forget();
  await channel.send('justice', nothing);
  expect(told).toHaveLength(1);
});

test('ids grow while the clock stands still, and after a restart', async () => {
  const stored: SentMessage[] = [];
  const before = channelInto(stored, () => 1_772_000_000_000);
  for (let sent = 0; sent < 5; sent += 1) await before.send('justice', nothing);
  await channelInto(stored, () => 1_772_000_000_001).send('justice', nothing);
  const ids = stored.map(({ id }) => id);
  expect(new Set(ids).size).toBe(6);
  expect(ids.toSorted()).toEqual(ids);
});

test('an inbox that cannot be written is a try to be repeated, and nobody is told', async () => {
  const channel = createDemoChannel({
    demoInbox: { add: () => Promise.reject(new Error('away')) },
    clock: { now: () => AT },
  });
  channel.onSent(() => {
    throw new Error('told');
  });
  expect(await channel.send('justice', nothing)).toMatchObject({ kind: 'retry', inDoubt: true });
});
