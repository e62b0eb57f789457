import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { withDeadline } from '../../src/deadline.ts';
import { message } from '../../src/messages/message.ts';
import { deliverDue } from '../../src/outbox/deliver.ts';
import { strangerReply } from '../../src/outbox/post-message.ts';
import { createSender, type Sender } from '../../src/outbox/sender.ts';
import { openSmallOffice, type SmallOffice } from '../jobs/small-office.ts';
import { openTestMemory, type TestMemory } from '../models/test-memory.ts';

let memory: TestMemory;
let room: SmallOffice;
let sender: Sender;
/** Ends the calls to `slow`. */
let letGo: () => void;
/** Settles when a call to `slow` has begun. */
let begun: Promise<void>;

beforeAll(async () => {
  memory = await openTestMemory();
});
beforeEach(async () => {
  room = await openSmallOffice(memory, '2026-03-13 09:00');
  const { channel } = room.phone;
  const send = channel.send.bind(channel);
  const released = new Promise<void>((resolve) => (letGo = resolve));
  let begin: () => void;
  begun = new Promise<void>((resolve) => (begin = resolve));
  channel.send = async (account, outgoing) => {
    if (account.startsWith('slow')) {
      begin();
      await released;
    }
    return send(account, outgoing);
  };
  sender = createSender(room.deps, 2);
});
afterEach(async () => {
  letGo();
  await sender.stop();
  // strangers' answers belong to no unit: the next test is not to find them
  await deliverDue(room.deps);
  await room.close();
});
afterAll(() => memory.close());

const reply = (account: string) => {
  const via = { channel: 'telegram', account } as const;
  return memory.memory.queue.add(strangerReply(`${room.unit.id}/${account}`, via, message('Tin'), room.clock.now()));
};
const heard = () => room.phone.heard.map(({ to }) => to);

test('an answer does not wait for the end of a slow call to somebody else', async () => {
  await reply('slow');
  void sender.sendDue();
  await begun;
  await reply('quick');
  await withDeadline(sender.sendDue(), 10_000);
  expect(heard()).toEqual(['quick']);
});

test('no more are in hand at a time than it may have; who calls meanwhile shares the next pass', async () => {
  for (const account of ['slow 1', 'slow 2', 'slow 3']) await reply(account);
  const first = sender.sendDue();
  await begun;
  const [second, third] = [sender.sendDue(), sender.sendDue()];
  expect(second).toBe(third);
  letGo();
  await Promise.all([first, second]);
  expect(heard().toSorted()).toEqual(['slow 1', 'slow 2', 'slow 3']);
});

test('stopping waits for every call under way, and nothing more is begun', async () => {
  await reply('slow');
  void sender.sendDue();
  await begun;
  await reply('quick');
  const stopped = sender.stop();
  await sender.sendDue();
  expect(heard()).toEqual([]);
  letGo();
  await stopped;
  expect(heard()).toEqual(['slow']);
});

test('a pass that an outage ends is over only when the calls under way are', async () => {
  await reply('slow');
  const { queue } = memory.memory;
  let claims = 0;
  const claim: typeof queue.claim = async (...asked) => {
    claims += 1;
    if (claims === 1) return queue.claim(...asked);
    await begun;
    throw new Error('the database is away');
  };
  const deps = { ...room.deps, memory: { ...memory.memory, queue: { ...queue, claim } } };
  let isOver = false;
  const pass = deliverDue(deps, { inFlight: 2 }).finally(() => (isOver = true));
  await begun;
  await new Promise((resolve) => setImmediate(resolve));
  expect(isOver).toBe(false);
  letGo();
  await expect(pass).rejects.toThrow('the database is away');
  expect(heard()).toEqual(['slow']);
});

test('who waits for answers alone waits for no reminder', async () => {
  const answers = createSender(room.deps, 2, true);
  const [slow, waiting] = ['slow', 'waiting'].map((key) => ({ channel: 'telegram' as const, account: key }));
  for (const via of [slow, waiting])
    if (via !== undefined)
      await memory.memory.queue.add({
        ...strangerReply(`${room.unit.id}/${via.account}`, via, message('Tin'), room.clock.now()),
        priority: 2,
      });
  void createSender(room.deps, 1).sendDue();
  await begun;
  await reply('quick');
  await withDeadline(answers.sendDue(), 10_000);
  expect(heard()).toEqual(['quick']);
});
