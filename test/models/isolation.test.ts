import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ALL_COLLECTIONS, ALL_INDEXED } from '../../models/all-collections.ts';
import { emptyConversation } from '../../src/conversation/conversation.ts';
import type { UnitStores } from '../../src/ports.ts';
import {
  aDuty,
  anAccount,
  anAnnouncement,
  anEntry,
  anOfficer,
  anOutboxItem,
  aPost,
  aTask,
  aUnit,
  NOW,
  TODAY,
} from './samples.ts';
import { openTestMemory, type TestMemory } from './test-memory.ts';
import { anInboxItem, minutesLater } from './samples.ts';

let opened: TestMemory;
beforeAll(async () => {
  opened = await openTestMemory();
});
afterAll(() => opened.close());

interface Row {
  store: string;
  /** Puts something into this unit. Whatever must be unique over all units bears the unit's name. */
  write(stores: UnitStores, unit: string): Promise<unknown>;
  /** What this unit finds; empty (null, 0, false, []) when it has nothing. */
  read(stores: UnitStores): Promise<unknown>;
  /** Tries to change what the other unit has; `read` of the other one is the same afterwards. */
  spoil?(stores: UnitStores): Promise<unknown>;
}

/** A link to a file of the first unit. */
let token = '';
/** An id that the other unit's file has. */
let fileId = '';
const ignoringErrors = (tried: Promise<unknown>): Promise<unknown> => tried.catch(() => undefined);
const account = (unit: string) => anAccount({ account: `account of ${unit}` });
const examined = { year: 2022, fields: [], losses: [] };
const criterion = { number: '3.2.2', title: 'x', field: 3, maxPoints: 1, rule: 'binary', legalBasis: 'x' } as const;

const TABLE: Row[] = [
  { store: 'posts.list', write: (s) => s.posts.add(aPost()), read: (s) => s.posts.list() },
  {
    store: 'posts.tenuresOn',
    write: (s) => s.posts.addTenure({ post: 'TP', officer: 'hanh', fromOn: TODAY, untilOn: null }),
    read: (s) => s.posts.tenuresOn(TODAY),
    spoil: (s) => s.posts.endTenures({ post: 'TP' }, TODAY),
  },
  { store: 'officers.find', write: (s) => s.officers.add(anOfficer()), read: (s) => s.officers.find('hanh') },
  {
    store: 'officers.list',
    write: (s) => s.officers.add(anOfficer({ id: 'binh' })),
    read: (s) => s.officers.list(),
    spoil: (s) => ignoringErrors(s.officers.save(anOfficer({ id: 'binh', name: 'spoilt' }))),
  },
  {
    store: 'officers.leavesOn',
    write: (s) => s.officers.addLeave({ officer: 'hanh', fromOn: TODAY, untilOn: TODAY, substitute: null }),
    read: (s) => s.officers.leavesOn(TODAY),
  },
  {
    store: 'accounts.of',
    write: (s, unit) => s.accounts.add(account(unit)),
    read: (s) => s.accounts.of('hanh'),
    spoil: async (s) => {
      await s.accounts.saveState('telegram', 'account of u1', 'blocked', 'x');
      await s.accounts.removeOf('hanh');
    },
  },
  {
    store: 'accounts.list',
    write: (s, unit) => s.accounts.add({ ...account(unit), channel: 'demo' }),
    read: (s) => s.accounts.list(),
  },
  {
    store: 'linkCodes.use',
    write: (s, unit) =>
      s.linkCodes.replace({ codeHash: `hash of ${unit}`, officer: 'hanh', createdAt: NOW, expiresAt: NOW }),
    read: (s) => s.linkCodes.use('hash of u1'),
  },
  {
    store: 'unreachables.list',
    write: (s) => s.unreachables.save({ officer: 'hanh', reason: 'chưa liên kết', toldAt: NOW }),
    read: (s) => s.unreachables.list(),
    spoil: (s) => s.unreachables.remove('hanh'),
  },
  { store: 'duties.list', write: (s) => s.duties.add([aDuty()]), read: (s) => s.duties.list() },
  { store: 'duties.find', write: (s) => s.duties.add([aDuty({ id: 'd2' })]), read: (s) => s.duties.find('d2') },
  { store: 'tasks.find', write: (s) => s.tasks.add([aTask({ attentionAt: NOW })]), read: (s) => s.tasks.find(1) },
  {
    store: 'tasks.list',
    write: (s) => s.tasks.add([aTask()]),
    read: (s) => s.tasks.list({ holder: 'hanh' }),
    spoil: async (s) => {
      await ignoringErrors(s.tasks.save({ ...aTask({ title: 'spoilt' }), number: 1, version: 1 }));
      await s.tasks.saveAttention([{ number: 1, attentionAt: null }]);
    },
  },
  { store: 'tasks.count', write: (s) => s.tasks.add([aTask()]), read: (s) => s.tasks.count({}) },
  {
    store: 'tasks.wantingAttention',
    write: (s) => s.tasks.add([aTask({ attentionAt: NOW })]),
    read: (s) => s.tasks.wantingAttention(NOW),
  },
  { store: 'history.of', write: (s) => s.history.add(anEntry()), read: (s) => s.history.of(1) },
  {
    store: 'history.needingOffice',
    write: (s) => s.history.add(anEntry()),
    read: (s) => s.history.needingOffice(NOW, minutesLater(1)),
  },
  { store: 'history.latestBy', write: (s) => s.history.add(anEntry()), read: (s) => s.history.latestBy('hanh', NOW) },
  {
    store: 'history.undecidedExtensions',
    write: (s) => s.history.add(anEntry({ what: 'extension-asked' })),
    read: (s) => s.history.undecidedExtensions(),
  },
  {
    store: 'dayTable.list',
    write: (s) => s.dayTable.save({ day: TODAY, rule: 'off', basis: 'x' }),
    read: (s) => s.dayTable.list(),
    spoil: (s) => s.dayTable.remove(TODAY),
  },
  {
    store: 'announcements.find',
    write: (s) => s.announcements.add(anAnnouncement()),
    read: (s) => s.announcements.find(1),
    spoil: (s) => ignoringErrors(s.announcements.save({ ...anAnnouncement({ text: 'spoilt' }), number: 1 })),
  },
  {
    store: 'announcements.list',
    write: (s) => s.announcements.add(anAnnouncement()),
    read: (s) => s.announcements.list(),
  },
  {
    store: 'announcements.unacknowledgedBy',
    write: (s) => s.announcements.add(anAnnouncement()),
    read: (s) => s.announcements.unacknowledgedBy('hanh'),
  },
  {
    store: 'outbox.list',
    write: (_, unit) => opened.memory.queue.add(anOutboxItem({ unit, key: `key of ${unit}` })),
    read: (s) => s.outbox.list({}),
    spoil: (s) => s.outbox.cancelWaiting('hanh', 'x'),
  },
  {
    store: 'outbox.undelivered',
    write: (_, unit) => opened.memory.queue.add(anOutboxItem({ unit, key: `missed of ${unit}`, state: 'missed' })),
    read: (s) => s.outbox.undelivered(minutesLater(-1)),
    spoil: async (s) => {
      const items = await opened.memory.forUnit('u1').outbox.undelivered(minutesLater(-1));
      await s.outbox.number(items);
      for (const { id } of items) {
        await s.outbox.markTold([id], NOW);
        await s.outbox.retry(id, NOW);
        await s.outbox.drop(id, 'x');
      }
      await s.outbox.blankEnded(['missed'], minutesLater(1), 10);
      await s.outbox.removeEnded(['missed'], minutesLater(1), 10);
      await s.outbox.blankOf('hanh');
    },
  },
  {
    store: 'outbox.findNumbered',
    write: async (s, unit) => {
      await opened.memory.queue.add(anOutboxItem({ unit, key: `numbered of ${unit}`, state: 'missed' }));
      await s.outbox.number(await s.outbox.undelivered(minutesLater(-1)));
    },
    read: (s) => s.outbox.findNumbered(1),
  },
  {
    store: 'conversations.read',
    write: (s) => s.conversations.save({ ...emptyConversation('hanh'), album: 'a' }),
    read: async (s) => (await s.conversations.read('hanh')).album,
  },
  {
    store: 'files.read',
    write: async (s, unit) => {
      const { id } = await s.files.write({ name: 'a.pdf', mime: 'application/pdf', bytes: Buffer.from('pdf') });
      if (unit === 'u1') fileId = id;
    },
    read: (s) => s.files.read(fileId),
  },
  {
    store: 'files.share',
    write: async (s, unit) => {
      const { id } = await s.files.write({ name: 'b.pdf', mime: 'application/pdf', bytes: Buffer.from('pdf') });
      const made = await s.files.share(id);
      if (unit === 'u1') token = made;
    },
    async read(s) {
      const found = await opened.memory.directory.findSharedFile(token);
      return found === null ? null : s.files.read(found.file);
    },
  },
  {
    store: 'scores.criteria',
    write: (s) => s.scores.addCriteria(2026, [criterion]),
    read: (s) => s.scores.criteria(2026),
  },
  {
    store: 'scores.findExamined',
    write: (s) => s.scores.saveExamined(examined),
    read: (s) => s.scores.findExamined(2022),
  },
];

const isNothing = (found: unknown): boolean => !found || (Array.isArray(found) && found.length === 0);

describe('a unit sees nothing of another one, nor changes it', () => {
  test.each(TABLE)('$store', async ({ write, read, spoil }) => {
    const [mine, other] = [opened.memory.forUnit('u1'), opened.memory.forUnit('u2')];
    await write(mine, 'u1');
    expect(isNothing(await read(other))).toBe(true);
    const found = await read(mine);
    expect(isNothing(found)).toBe(false);
    if (spoil === undefined) return;
    await spoil(other);
    expect(await read(mine)).toEqual(found);
  });

  test('every store of a unit stands in this table', () => {
    const stores = new Set(Object.keys(opened.memory.forUnit('u1')));
    expect(new Set(TABLE.map(({ store }) => store.split('.')[0]))).toEqual(stores);
  });
});

test('both units have numbers of their own', async () => {
  const [one, other] = [opened.memory.forUnit('n1'), opened.memory.forUnit('n2')];
  await one.tasks.add([aTask(), aTask()]);
  expect((await other.tasks.add([aTask()])).map(({ number }) => number)).toEqual([1]);
  expect((await one.tasks.add([aTask()])).map(({ number }) => number)).toEqual([3]);
});

test('a unit without an id is none', () => {
  expect(() => opened.memory.forUnit('')).toThrow('a unit has an id');
});

test('removing a unit removes all that is its own and nothing else', async () => {
  const { memory, raw } = opened;
  for (const unit of ['u1', 'u2']) {
    await memory.units.create(aUnit({ id: unit }));
    for (const { write } of TABLE) await ignoringErrors(write(memory.forUnit(unit), unit));
    await memory.jobRuns.saveCursor(unit, 'digest', NOW);
    const handled = await memory.inbox.add(anInboxItem({ messageId: `handled of ${unit}` }));
    await memory.inbox.markHandled(handled.id, { unit, officer: 'hanh' }, false);
    await memory.inbox.add(anInboxItem({ messageId: `new of ${unit}`, account: `account of ${unit}` }));
  }
  const countsOf = async (unit: string) => {
    const counts: [string, number][] = [];
    for (const { name, ofUnit } of ALL_COLLECTIONS) {
      if (ofUnit || name === 'inbox' || name === 'outbox')
        counts.push([name, await raw.collection(name).countDocuments({ unit })]);
    }
    const waiting = await raw.collection('inbox').countDocuments({ account: `account of ${unit}` });
    const files = await raw.collection('files.files').countDocuments({ 'metadata.unit': unit });
    return [...counts, ['unhandled', waiting], ['files', files]] as [string, number][];
  };
  const before = await countsOf('u2');
  expect((await countsOf('u1')).filter(([, count]) => count === 0)).toEqual([]);
  await memory.units.remove('u1');
  expect((await countsOf('u1')).filter(([, count]) => count > 0)).toEqual([]);
  expect(await countsOf('u2')).toEqual(before);
  expect((await memory.units.list()).map(({ id }) => id)).toEqual(['u2']);
  const chunks = await raw.collection('files.chunks').distinct('files_id');
  expect(chunks).toHaveLength(await raw.collection('files.files').countDocuments({}));
});

/** Asked before the unit is known; or unique over all units. */
const ACROSS_UNITS = new Set([
  'accounts channel account',
  'linkCodes codeHash',
  'fileLinks tokenHash',
  'fileLinks madeAt',
]);

test('every index of unit data begins with the unit', () => {
  const foreign = ALL_COLLECTIONS.filter(({ ofUnit }) => ofUnit)
    .flatMap(({ name, indexes }) => indexes.map(({ keys }) => [name, ...Object.keys(keys)]))
    .filter(([, first]) => first !== 'unit')
    .map((words) => words.join(' '));
  expect(new Set(foreign)).toEqual(ACROSS_UNITS);
});

test('every collection that exists is known, and every document carries its schema version', async () => {
  const known = new Set([...ALL_INDEXED.map(({ name }) => name), 'files.chunks']);
  const collections = await opened.raw.collections();
  expect(collections.map(({ collectionName }) => collectionName).filter((name) => !known.has(name))).toEqual([]);
  for (const collection of collections) {
    if (collection.collectionName.startsWith('files.')) continue;
    expect([collection.collectionName, await collection.countDocuments({ schemaVersion: { $exists: false } })]).toEqual(
      [collection.collectionName, 0],
    );
  }
});
