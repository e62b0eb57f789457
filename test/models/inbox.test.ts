import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { connect } from '../../models/connect.ts';
import { createInbox } from '../../models/messages/inbox.ts';
import { AlreadyHandled, type Inbox, type InboxClaim } from '../../src/ports.ts';
import { anInboxItem, aPost } from './samples.ts';
import { leaseMs, openTestMemory, type TestMemory, untilLeaseLapses } from './test-memory.ts';

let opened: TestMemory;
/** Of another process, and with a lease short enough to wait for. */
let hasty: { inbox: Inbox; close(): Promise<void> };
beforeAll(async () => {
  opened = await openTestMemory();
  const { connection } = await connect(opened.uri);
  hasty = { inbox: createInbox(connection, leaseMs, [leaseMs]), close: () => connection.close() };
});
afterAll(async () => {
  await hasty.close();
  await opened.close();
});
beforeEach(async () => {
  await opened.raw.collection('inbox').deleteMany({});
});

const inbox = () => opened.memory.inbox;
const who = { unit: 'u1', officer: 'hanh' };
const { channel, account } = anInboxItem();
const LINE = { channel, account };
async function claimed(): Promise<InboxClaim> {
  const claim = await inbox().claimNext(LINE);
  if (claim === null || claim === 'held') throw new Error('nothing to claim');
  return claim;
}
const stored = () => opened.raw.collection('inbox').findOne({});

test('a message that comes again is a duplicate with the same id', async () => {
  const first = await inbox().add(anInboxItem());
  expect(first.duplicate).toBe(false);
  expect(await inbox().add(anInboxItem({ text: 'khác' }))).toEqual({ id: first.id, duplicate: true });
  expect((await inbox().add(anInboxItem({ channel: 'zalo-bot' }))).duplicate).toBe(false);
});

test('of twenty deliveries of one message one is new, and all tell the same id', async () => {
  const added = await Promise.all(Array.from({ length: 20 }, () => inbox().add(anInboxItem())));
  expect(added.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
  expect(new Set(added.map(({ id }) => id)).size).toBe(1);
});

test('a new item goes into one hand of twenty', async () => {
  const { id } = await inbox().add(anInboxItem());
  const claims = await Promise.all(Array.from({ length: 20 }, () => inbox().claimNext(LINE)));
  expect(claims.filter((claim) => claim === 'held')).toHaveLength(19);
  expect(claims.filter((claim) => claim !== 'held')).toEqual([
    { item: { ...anInboxItem(), id, state: 'new', attempts: 1, unit: null, officer: null }, token: expect.any(String) },
  ]);
});

describe('the messages of one account', () => {
  test('are given out in the order in which two processes stored them, one at a time', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 20; n += 1) {
      const { inbox: one } = n % 2 === 0 ? opened.memory : hasty;
      ids.push((await one.add(anInboxItem({ messageId: `m${n}` }))).id);
    }
    const given: string[] = [];
    for (let n = 0; n < 20; n += 1) {
      const { item } = await claimed();
      given.push(item.id);
      expect(await hasty.inbox.claimNext(LINE)).toBe('held');
      await inbox().markHandled(item.id, who, false);
    }
    expect(given).toEqual(ids);
    expect(await inbox().claimNext(LINE)).toBeNull();
  });

  test('do not hold up another account, nor the same one of another channel', async () => {
    await inbox().add(anInboxItem());
    await claimed();
    await inbox().add(anInboxItem({ messageId: 'x', account: 'somebody else' }));
    await inbox().add(anInboxItem({ channel: 'zalo-bot' }));
    expect(await inbox().claimNext({ ...LINE, account: 'somebody else' })).toMatchObject({ token: expect.any(String) });
    expect(await inbox().claimNext({ ...LINE, channel: 'zalo-bot' })).toMatchObject({ token: expect.any(String) });
  });

  test('wait for one that failed once, and pass one that failed twice', async () => {
    const first = await inbox().add(anInboxItem({ messageId: 'first' }));
    const second = await inbox().add(anInboxItem({ messageId: 'second' }));
    expect(await hasty.inbox.release(await claimed(), 5)).toBe(false);
    expect(await inbox().claimNext(LINE)).toBe('held');
    await untilLeaseLapses();
    const again = await claimed();
    expect(again.item).toMatchObject({ id: first.id, attempts: 2 });
    await inbox().release(again, 5);
    expect((await claimed()).item.id).toBe(second.id);
  });
});

test('what nobody handled comes up again after its lease', async () => {
  const { id } = await inbox().add(anInboxItem());
  expect(await inbox().unhandled(10)).toEqual([LINE]);
  expect(await hasty.inbox.claimNext(LINE)).toMatchObject({ item: { id } });
  expect(await inbox().unhandled(10)).toEqual([]);
  await untilLeaseLapses();
  expect(await inbox().unhandled(10)).toEqual([LINE]);
  expect((await claimed()).item).toMatchObject({ id, attempts: 2 });
});

test('each line comes up once, the one waiting longest first, no more than asked for', async () => {
  for (const [n, account] of ['b', 'a', 'b', 'c'].entries())
    await inbox().add(anInboxItem({ messageId: `m${n}`, account }));
  const lines = ['b', 'a', 'c'].map((account) => ({ ...LINE, account }));
  expect(await inbox().unhandled(10)).toEqual(lines);
  expect(await inbox().unhandled(2)).toEqual(lines.slice(0, 2));
});

test('a handled item is not claimed again and stays known', async () => {
  const { id } = await inbox().add(anInboxItem());
  await claimed();
  await inbox().markHandled(id, who, false);
  expect(await inbox().claimNext(LINE)).toBeNull();
  expect(await inbox().unhandled(10)).toEqual([]);
  expect(await inbox().add(anInboxItem())).toEqual({ id, duplicate: true });
  expect(await stored()).toMatchObject({ state: 'handled', ...who, text: 'xong 12', handledAt: expect.any(Date) });
});

test('a text to be forgotten is gone from the database', async () => {
  const { id } = await inbox().add(anInboxItem({ text: 'ABCD-2345' }));
  await inbox().markHandled(id, null, true);
  expect(await stored()).toMatchObject({ state: 'handled', text: null, unit: null });
  expect(JSON.stringify(await stored())).not.toContain('ABCD');
});

test('a failed handling is tried again, later each time, and after the last try it has failed for good', async () => {
  const { id } = await inbox().add(anInboxItem());
  for (const failedForGood of [false, false, true]) {
    expect(await inbox().counts()).toEqual({ new: 1, failed: 0 });
    expect(await hasty.inbox.release(await claimed(), 3)).toBe(failedForGood);
    expect(await inbox().unhandled(10)).toEqual([]);
    await untilLeaseLapses();
  }
  expect(await inbox().claimNext(LINE)).toBeNull();
  expect(await inbox().unhandled(10)).toEqual([]);
  expect(await inbox().counts()).toEqual({ new: 0, failed: 1 });
  expect(await stored()).toMatchObject({ state: 'failed', text: 'xong 12' });
  expect(await inbox().add(anInboxItem())).toEqual({ id, duplicate: true });
});

test('whoever was slower than its lease lets go of nothing', async () => {
  await inbox().add(anInboxItem());
  const slow = await hasty.inbox.claimNext(LINE);
  await untilLeaseLapses();
  await claimed();
  if (slow === null || slow === 'held') throw new Error('it was free');
  expect(await hasty.inbox.release(slow, 1)).toBe(false);
  expect(await inbox().claimNext(LINE)).toBe('held');
});

test('items of an older program, which kept no order, come first', async () => {
  await inbox().add(anInboxItem({ messageId: 'new' }));
  const { id } = await inbox().add(anInboxItem({ messageId: 'old' }));
  await opened.raw.collection('inbox').updateOne({ messageId: 'old' }, { $unset: { storedAt: 1, claim: 1 } });
  expect((await claimed()).item.id).toBe(id);
});

test('letting go of an item that somebody handled changes nothing', async () => {
  const { id } = await inbox().add(anInboxItem());
  const claim = await claimed();
  await inbox().markHandled(id, who, false);
  expect(await inbox().release(claim, 1)).toBe(false);
  expect(await stored()).toMatchObject({ state: 'handled' });
});

test('two that handle one item at once leave its effects once', async () => {
  const { id } = await inbox().add(anInboxItem());
  const { posts } = opened.memory.forUnit('u1');
  const handle = (post: string) =>
    opened.memory.transaction(async () => {
      await posts.add(aPost({ id: post }));
      await inbox().markHandled(id, who, false);
    });
  const outcomes = await Promise.allSettled([handle('A'), handle('B')]);
  const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(lost.map(({ reason }) => reason)).toEqual([expect.any(AlreadyHandled)]);
  expect(await posts.list()).toHaveLength(1);
});
