import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { connect } from '../../models/connect.ts';
import { createPosts } from '../../models/people/posts.ts';
import { createTransaction, TransactionGaveUp } from '../../models/transaction.ts';
import { plainDay } from '../../src/calendar/plain-day.ts';
import { StaleTask } from '../../src/ports.ts';
import {
  aDuty,
  anAccount,
  anAnnouncement,
  anEntry,
  aPost,
  aTask,
  anInboxItem,
  anOutboxItem,
  NOW,
  TODAY,
} from './samples.ts';
import { openTestMemory, type TestMemory } from './test-memory.ts';

let opened: TestMemory;
beforeAll(async () => {
  opened = await openTestMemory();
});
afterAll(() => opened.close());
beforeEach(() => opened.clear());

const memory = () => opened.memory;
const unit = () => opened.memory.forUnit('u1');
class Stop extends Error {}

/** All that the database holds, to see that nothing came of it. */
async function everything(): Promise<Record<string, unknown[]>> {
  const collections = await opened.raw.collections();
  const found = collections.map(async (each) => [each.collectionName, await each.find().toArray()] as const);
  return Object.fromEntries(await Promise.all(found));
}

describe('all or nothing', () => {
  /** Every way in which a store writes. */
  const writes: [string, () => Promise<unknown>][] = [
    ['insertMany', () => unit().duties.add([aDuty({ id: 'new' })])],
    ['findOneAndUpdate and insertMany', () => unit().tasks.add([aTask()])],
    ['updateOne upserting', () => unit().accounts.add(anAccount({ account: 'new' }))],
    ['updateMany', () => unit().posts.endTenures({ post: 'TP' }, TODAY)],
    ['replaceOne', async () => unit().tasks.save({ ...aTask(), number: 1, version: 1 })],
    ['replaceOne upserting', () => unit().dayTable.save({ day: plainDay('2026-05-05'), rule: 'off', basis: 'x' })],
    ['bulkWrite', () => unit().tasks.saveAttention([{ number: 1, attentionAt: NOW }])],
    ['deleteMany', () => unit().accounts.removeOf('hanh')],
    ['findOneAndUpdate with a pipeline', () => memory().queue.claim(NOW)],
    [
      'findOneAndUpdate with a pipeline upserting',
      () => memory().directory.countStranger('demo', 'x', NOW, { answer: true, wrongCode: false }),
    ],
    ['deleteOne', () => memory().jobRuns.releaseLease('lease', 'me')],
    [
      'updateOne with a date of the database',
      async () => {
        await memory().inbox.markHandled(inboxId, null, true);
      },
    ],
  ];

  let inboxId = '';
  beforeEach(async () => {
    await unit().tasks.add([aTask()]);
    await unit().accounts.add(anAccount());
    await unit().posts.addTenure({ post: 'TP', officer: 'hanh', fromOn: plainDay('2026-01-01'), untilOn: null });
    await memory().queue.add(anOutboxItem());
    ({ id: inboxId } = await memory().inbox.add(anInboxItem()));
    await memory().jobRuns.holdLease('lease', 'me', 60_000);
  });

  test.each(writes)('%s', async (_, write) => {
    const before = await everything();
    const broken = memory().transaction(async () => {
      await write();
      throw new Stop();
    });
    await expect(broken).rejects.toThrow(Stop);
    expect(await everything()).toEqual(before);
    await memory().transaction(write);
    expect(await everything()).not.toEqual(before);
  });

  test('work sees what it has written, others do not until it is over', async () => {
    const seen = await memory().transaction(async () => {
      await unit().posts.add(aPost());
      await unit().tasks.add([aTask()]);
      return { posts: (await unit().posts.list()).length, tasks: await unit().tasks.count({}) };
    });
    expect(seen).toEqual({ posts: 1, tasks: 2 });
    let outside: Promise<number> = Promise.resolve(-1);
    await memory().transaction(async () => {
      await unit().posts.add(aPost({ id: 'other' }));
      outside = opened.raw.collection('posts').countDocuments({});
      await outside;
    });
    expect(await outside).toBe(1);
    expect(await unit().posts.list()).toHaveLength(2);
  });
});

test('an inner call joins the outer one', async () => {
  const broken = memory().transaction(async () => {
    await memory().transaction(() => unit().posts.add(aPost()));
    throw new Stop();
  });
  await expect(broken).rejects.toThrow(Stop);
  expect(await unit().posts.list()).toEqual([]);
});

test('what work leaves behind runs outside of it', async () => {
  let late: Promise<void> = Promise.resolve();
  let begin: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    begin = resolve;
  });
  await memory().transaction(async () => {
    late = over.then(() => memory().transaction(() => unit().posts.add(aPost())));
    await unit().posts.list();
  });
  begin();
  await late;
  expect(await unit().posts.list()).toHaveLength(1);
});

test('twenty that change one thing at once all succeed, one after the other', async () => {
  const { number } = await unit().announcements.add(anAnnouncement({ receivers: [] }));
  const acknowledge = (officer: string) =>
    memory().transaction(async () => {
      const found = await unit().announcements.find(number);
      if (found === null) throw new Error('gone');
      const receiver = { officer, addressedOn: TODAY, acknowledgedAt: NOW, reminders: 0 };
      await unit().announcements.save({ ...found, receivers: [...found.receivers, receiver] });
    });
  await Promise.all(Array.from({ length: 20 }, (_, n) => acknowledge(`o${n}`)));
  expect((await unit().announcements.find(number))?.receivers).toHaveLength(20);
});

test('of two that close one task at once the second finds it closed', async () => {
  await unit().tasks.add([aTask()]);
  const close = (officer: string) =>
    memory().transaction(async () => {
      const task = await unit().tasks.find(1);
      if (task === null || task.status === 'done') return 'already done';
      await unit().tasks.save({ ...task, status: 'done', closedBy: officer });
      await unit().history.add(anEntry({ task: 1, by: officer, what: 'done' }));
      return 'closed';
    });
  expect((await Promise.all([close('a'), close('b')])).sort()).toEqual(['already done', 'closed']);
  expect(await unit().history.of(1)).toHaveLength(1);
});

test('a key that another transaction is just adding is found after a second try', async () => {
  const add = (key: string) => memory().transaction(() => memory().queue.add(anOutboxItem({ key })));
  const added = await Promise.all(Array.from({ length: 10 }, () => add('same')));
  expect(added.filter(Boolean)).toHaveLength(1);
});

test('numbers are given once, however many ask at once', async () => {
  const add = () => memory().transaction(() => unit().tasks.add([aTask(), aTask()]));
  const added = (await Promise.all(Array.from({ length: 8 }, add))).flat().map(({ number }) => number);
  expect(added.sort((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, n) => n + 1));
});

test('an outcome and an expected error come through as they are', async () => {
  expect(await memory().transaction(() => Promise.resolve('value'))).toBe('value');
  const stale = memory().transaction(() => unit().tasks.save({ ...aTask(), number: 9, version: 1 }));
  await expect(stale).rejects.toThrow(StaleTask);
});

test('work that can never succeed is given up', async () => {
  await unit().posts.add(aPost());
  const { mongoose, connection } = await connect(opened.uri);
  const posts = createPosts(connection, 'u1');
  let tries = 0;
  const hopeless = createTransaction(
    mongoose,
    connection,
    'majority',
    5,
  )(async () => {
    tries += 1;
    // The error ends the transaction in the database; whoever swallows it makes every later step fail.
    await posts.add(aPost()).catch(() => undefined);
    await posts.list();
  });
  await expect(hopeless).rejects.toThrow(TransactionGaveUp);
  expect(tries).toBe(5);
  await connection.close();
});
