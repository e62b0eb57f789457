import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mongo } from 'mongoose';
import { openMemory } from '../../models/open-memory.ts';
import { openTestDatabase } from '../support/database.ts';
import { minutesLater, NOW } from './samples.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let client: mongo.MongoClient;
beforeEach(async () => {
  database = await openTestDatabase();
  client = new mongo.MongoClient(database.uri);
});
afterEach(async () => {
  await client.close();
  await database.close();
});

/** As the version before wrote it. */
const outboxDocument = (fields: object) => ({
  unit: 'u1',
  kind: 'office',
  recipient: { kind: 'officer', officer: 'hanh', via: null },
  content: { kind: 'message', message: { text: '', choices: [], files: [] } },
  priority: 2,
  dueAt: NOW,
  expiresAt: null,
  createdAt: NOW,
  state: 'cancelled',
  attempts: 0,
  inDoubt: false,
  reason: 'chỉ để nhớ là đã báo văn phòng',
  sentAt: null,
  channel: null,
  messageId: null,
  token: null,
  leaseUntil: null,
  touchedAt: NOW,
  schemaVersion: 1,
  ...fields,
});

test('what the office was told of people leaves the outbox; what failed knows when it was told', async () => {
  await client
    .db()
    .collection('outbox')
    .insertMany([
      outboxDocument({ key: 'unreachable/u1/hanh/đã chặn bot', createdAt: minutesLater(5) }),
      outboxDocument({ key: 'unreachable/u1/hanh/chưa liên kết' }),
      outboxDocument({ key: 'digest/u1/hanh/2026-03-02', kind: 'digest', state: 'failed', reason: 'tin quá dài' }),
    ]);
  const { memory, close } = await openMemory(database.uri);
  const { unreachables, outbox } = memory.forUnit('u1');
  expect(await unreachables.list()).toEqual([{ officer: 'hanh', reason: 'đã chặn bot', toldAt: minutesLater(5) }]);
  expect(await outbox.list({})).toMatchObject([{ key: 'digest/u1/hanh/2026-03-02', toldAt: NOW, number: null }]);
  await close();
});
