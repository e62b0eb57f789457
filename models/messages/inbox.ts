import type { Connection } from 'mongoose';
import { z } from 'zod';
import type { InboxItem } from '../../src/inbox/inbox-item.ts';
import { CHANNELS } from '../../src/people/person.ts';
import type { Inbox } from '../../src/ports.ts';
import { modelOf, readDocument, sharedCollection, type Stored, writeDocument } from '../collection.ts';
import { storedFileShape } from '../fields.ts';
import { parseId } from '../ids.ts';

/** Handling takes milliseconds; a killed process delays its messages by this at most. */
const LEASE_MS = 30_000;
/** Platforms redeliver within a day, and the port promises 7. */
const KEEP_HANDLED_SECONDS = 8 * 24 * 3600;
const NO_LEASE = new Date(0);

/** What came in, before anybody knows for which unit. Failed ones stay for a person to look at. */
export const INBOX = sharedCollection({
  name: 'inbox',
  schemaVersion: 1,
  shape: z.object({
    channel: z.enum(CHANNELS),
    account: z.string(),
    messageId: z.string(),
    chat: z.enum(['private', 'group']),
    text: z.string().nullable(),
    choice: z.string().nullable(),
    files: z.array(storedFileShape),
    fileProblems: z.array(z.string()),
    album: z.string().nullable(),
    unsupported: z.boolean(),
    secret: z.boolean(),
    receivedAt: z.date(),
    state: z.enum(['new', 'handled', 'failed']),
    attempts: z.number(),
    unit: z.string().nullable(),
    officer: z.string().nullable(),
    /** By the database's clock. */
    leaseUntil: z.date(),
    /** By the database's clock, because the TTL judges by it. */
    handledAt: z.date().nullable(),
  }),
  indexes: [
    { keys: { channel: 1, messageId: 1 }, unique: true },
    { keys: { state: 1, _id: 1 }, partial: { state: 'new' } },
    { keys: { handledAt: 1 }, removeAfterSeconds: KEEP_HANDLED_SECONDS },
    { keys: { unit: 1, _id: 1 } },
    { keys: { channel: 1, account: 1 } },
  ],
});

/** Thrown inside the transaction of whoever was slower than its lease, so that nothing of it happens a second time. */
export class AlreadyHandled extends Error {
  constructor(id: string) {
    super(`inbox item ${id} was handled by somebody else`);
    this.name = 'AlreadyHandled';
  }
}

function toInboxItem(document: Stored): InboxItem {
  const { leaseUntil: _lease, handledAt: _handled, ...item } = readDocument(INBOX, document);
  return { id: String(document['_id']), ...item };
}

export function createInbox(connection: Connection, leaseMs = LEASE_MS): Inbox {
  const model = modelOf(connection, INBOX);
  const free = { state: 'new', $expr: { $lt: ['$leaseUntil', '$$NOW'] } };
  return {
    async add(item) {
      const { channel, messageId } = item;
      const fresh = { state: 'new', attempts: 0, unit: null, officer: null, leaseUntil: NO_LEASE, handledAt: null };
      const document = writeDocument(INBOX, { ...item, ...fresh });
      const done = await model.updateOne({ channel, messageId }, { $setOnInsert: document }, { upsert: true });
      if (done.upsertedId !== null) return { id: String(done.upsertedId), duplicate: false };
      const known = await model.findOne({ channel, messageId }).select({ _id: 1 }).lean<Stored>();
      return { id: String(known?.['_id']), duplicate: true };
    },
    async claim(id) {
      const lease = { leaseUntil: { $add: ['$$NOW', leaseMs] }, attempts: { $add: ['$attempts', 1] } };
      const claimed = await model
        .findOneAndUpdate({ _id: parseId(id), ...free }, [{ $set: lease }], {
          returnDocument: 'after',
          updatePipeline: true,
        })
        .lean<Stored>();
      return claimed === null ? null : toInboxItem(claimed);
    },
    async markHandled(id, by, forgetText) {
      const done = await model.updateOne(
        { _id: parseId(id), state: 'new' },
        {
          $set: { state: 'handled', ...by, ...(forgetText ? { text: null } : {}) },
          $currentDate: { handledAt: true },
        },
      );
      if (done.matchedCount === 0) throw new AlreadyHandled(id);
    },
    async release(id, maxAttempts) {
      const state = { $cond: [{ $gte: ['$attempts', maxAttempts] }, 'failed', 'new'] };
      const released = await model
        .findOneAndUpdate({ _id: parseId(id), state: 'new' }, [{ $set: { state, leaseUntil: NO_LEASE } }], {
          returnDocument: 'after',
          updatePipeline: true,
        })
        .lean<Stored>();
      return released?.['state'] === 'failed';
    },
    async unhandled(limit) {
      const found = await model.find(free).sort({ _id: 1 }).limit(limit).select({ _id: 1 }).lean<Stored[]>();
      return found.map(({ _id }) => String(_id));
    },
  };
}
