import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { connect } from '../../models/connect.ts';
import { AlreadyHandled, createInbox } from '../../models/messages/inbox.ts';
import type { Inbox } from '../../src/ports.ts';
import { anInboxItem, aPost } from './samples.ts';
import { leaseMs, openTestMemory, type TestMemory, untilLeaseLapses } from './test-memory.ts';

let opened: TestMemory;
/** Of another process, and with a lease short enough to wait for. */
let hasty: { inbox: Inbox; close(): Promise<void> };
beforeAll(async () => {
  opened = await openTestMemory();
  const { connection } = await connect(opened.uri);
  hasty = { inbox: createInbox(connection, leaseMs), close: () => connection.close() };
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
  const claims = await Promise.all(Array.from({ length: 20 }, () => inbox().claim(id)));
  expect(claims.filter((item) => item !== null)).toEqual([
    { ...anInboxItem(), id, state: 'new', attempts: 1, unit: null, officer: null },
  ]);
});

test('what nobody handled comes up again after its lease, oldest first', async () => {
  const ids: string[] = [];
  for (const messageId of ['a', 'b', 'c']) ids.push((await inbox().add(anInboxItem({ messageId }))).id);
  await inbox().claim(ids[1] ?? '');
  expect(await inbox().unhandled(10)).toEqual([ids[0], ids[2]]);
  await hasty.inbox.claim(ids[0] ?? '');
  await untilLeaseLapses();
  expect(await inbox().unhandled(10)).toEqual([ids[0], ids[2]]);
  expect(await inbox().unhandled(1)).toEqual(ids.slice(0, 1));
  expect(await inbox().claim(ids[0] ?? '')).toMatchObject({ attempts: 2 });
});

test('a handled item is not claimed again and stays known', async () => {
  const { id } = await inbox().add(anInboxItem());
  await inbox().claim(id);
  await inbox().markHandled(id, who, false);
  expect(await inbox().claim(id)).toBeNull();
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

test('a failed handling is tried again, and after the last try it has failed for good', async () => {
  const { id } = await inbox().add(anInboxItem());
  for (const failedForGood of [false, false, true]) {
    expect(await inbox().claim(id)).not.toBeNull();
    expect(await inbox().release(id, 3)).toBe(failedForGood);
  }
  expect(await inbox().claim(id)).toBeNull();
  expect(await inbox().unhandled(10)).toEqual([]);
  expect(await stored()).toMatchObject({ state: 'failed', text: 'xong 12' });
});

test('letting go of an item that somebody handled changes nothing', async () => {
  const { id } = await inbox().add(anInboxItem());
  await inbox().markHandled(id, who, false);
  expect(await inbox().release(id, 1)).toBe(false);
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
