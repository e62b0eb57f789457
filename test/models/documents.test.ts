import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { UnreadableDocument } from '../../models/collection.ts';
import { DEFAULT_SETTINGS } from '../../src/unit.ts';
import { anEntry, anOfficer, aPost, aUnit, NOW } from './samples.ts';
import { openTestMemory, type TestMemory } from './test-memory.ts';

let opened: TestMemory;
beforeAll(async () => {
  opened = await openTestMemory();
});
afterAll(() => opened.close());

const unit = () => opened.memory.forUnit('u1');
const posts = () => opened.raw.collection('posts');

const SPOILT: [string, object, RegExp][] = [
  ['of a newer version', { $set: { schemaVersion: 2 } }, /^posts [0-9a-f]{24}: schema version 2 is not known$/u],
  ['of an older version that no migration has changed', { $set: { schemaVersion: 0 } }, /schema version 0/u],
  ['without a version', { $unset: { schemaVersion: 1 } }, /schema version undefined/u],
  ['without a field', { $unset: { name: 1 } }, /unreadable: name$/u],
  ['with a value of another type', { $set: { aliases: ['Tư pháp', 7] } }, /unreadable: aliases\.1$/u],
];

test.each(SPOILT)('a document %s is refused, naming no value', async (_, change, message) => {
  await posts().deleteMany({});
  await unit().posts.add(aPost({ name: 'Bí mật' }));
  await posts().updateOne({}, change);
  const error = await unit()
    .posts.list()
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UnreadableDocument);
  expect((error as Error).message).toMatch(message);
  expect(String(error)).not.toContain('Bí mật');
});

test('a day that no calendar has is refused', async () => {
  await unit().dayTable.save({ day: '2026-02-27' as never, rule: 'off', basis: 'x' });
  await opened.raw.collection('dayTable').updateOne({}, { $set: { day: '2026-02-31' } });
  await expect(unit().dayTable.list()).rejects.toThrow('unreadable: day');
  await expect(unit().dayTable.save({ day: '2026-02-31' as never, rule: 'off', basis: 'x' })).rejects.toThrow();
});

test('what no shape knows is neither stored nor read', async () => {
  await unit().officers.add({ ...anOfficer(), phone: '0912' } as never);
  expect(await opened.raw.collection('officers').findOne({})).not.toHaveProperty('phone');
  await opened.raw.collection('officers').updateOne({}, { $set: { phone: '0912' } });
  expect(await unit().officers.find('hanh')).toStrictEqual(anOfficer());
});

test('a question without a value finds nothing, instead of everything', async () => {
  await expect(unit().officers.find(undefined as never)).rejects.toThrow('filter on id has no value');
});

test('a setting that a unit was created without begins with its default', async () => {
  await opened.memory.units.create(aUnit({ settings: { ...DEFAULT_SETTINGS, digestAt: '08:15' } }));
  await opened.raw.collection('units').updateOne({}, { $unset: { 'settings.nudgeAt': 1, 'settings.overdue': 1 } });
  expect((await opened.memory.units.find('u1'))?.settings).toEqual({ ...DEFAULT_SETTINGS, digestAt: '08:15' });
});

test('history keeps moments, days, lists and nothing in its changes as they were', async () => {
  const changes = [
    { field: 'attentionAt', from: NOW, to: null },
    { field: 'dueOn', from: '2026-03-15', to: '2026-03-20' },
    { field: 'evidence', from: [], to: [{ kind: 'confirmation', on: '2026-03-02' }] },
  ] as const;
  await unit().history.add(anEntry({ changes: [...changes] }));
  expect(await unit().history.of(1)).toStrictEqual([anEntry({ changes: [...changes] })]);
});
