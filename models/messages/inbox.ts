import { randomUUID } from 'node:crypto';
import { type Connection, mongo } from 'mongoose';
import { z } from 'zod';
import type { InboxItem } from '../../src/inbox/inbox-item.ts';
import { CHANNELS } from '../../src/people/person.ts';
import { AlreadyHandled, type Inbox } from '../../src/ports.ts';
import { modelOf, readDocument, sharedCollection, type Stored, writeDocument } from '../collection.ts';
import { storedFileShape } from '../fields.ts';
import { parseId } from '../ids.ts';

/** Handling takes milliseconds; a killed process delays its messages by this at most. */
const LEASE_MS = 20_000;
/** After the first failed try, the second one, and so on. */
const RETRY_MS = [500, 15_000, 60_000, 240_000];
/** What has failed so often no longer holds back the messages behind it. */
const STEPS_ASIDE_AFTER = 2;
/** Platforms redeliver within a day, and the port promises 7. */
const KEEP_HANDLED_SECONDS = 8 * 24 * 3600;
/** Long enough for a person to look at what the product could not handle. */
const KEEP_FAILED_SECONDS = 90 * 24 * 3600;
const NO_LEASE = new Date(0);
/** The server puts its own time in, growing with each document, whichever process writes it. */
const SERVER_TIME = new mongo.Timestamp({ t: 0, i: 0 });

/** What came in, before anybody knows for which unit. Failed ones stay longer, for a person to look at. */
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
    /** By the database's clock; also the end of a back-off. */
    leaseUntil: z.date(),
    /** Who has it in hand. Documents of before have none. */
    claim: z.string().nullable().default(null),
    /** The order in which messages were stored. Documents of before have none: they are older. */
    storedAt: z.instanceof(mongo.Timestamp).nullable().default(null),
    /** By the database's clock, because the TTL judges by it. */
    handledAt: z.date().nullable(),
    /** Given up, by the database's clock too. */
    failedAt: z.date().exactOptional(),
  }),
  indexes: [
    { keys: { channel: 1, messageId: 1 }, unique: true },
    { keys: { state: 1, _id: 1 }, partial: { state: 'new' } },
    { keys: { channel: 1, account: 1, storedAt: 1, _id: 1 }, partial: { state: 'new' } },
    { keys: { state: 1 }, partial: { state: 'failed' } },
    { keys: { handledAt: 1 }, removeAfterSeconds: KEEP_HANDLED_SECONDS },
    { keys: { failedAt: 1 }, removeAfterSeconds: KEEP_FAILED_SECONDS },
    { keys: { unit: 1, _id: 1 } },
    { keys: { channel: 1, account: 1 } },
  ],
});

function toInboxItem(document: Stored): InboxItem {
  const {
    leaseUntil: _lease,
    handledAt: _handled,
    failedAt: _failed,
    claim: _claim,
    storedAt: _stored,
    ...item
  } = readDocument(INBOX, document);
  return { id: String(document['_id']), ...item };
}

const isFree = { $lt: ['$leaseUntil', '$$NOW'] };
const inOrder = { storedAt: 1, _id: 1 } as const;
const isKnown = (error: unknown): boolean => error instanceof mongo.MongoServerError && error.code === 11_000;

/** One step in the database: a lease for `claim` if nobody has one, else everything stays as it is. */
function claimingStep(claim: string, leaseMs: number) {
  return {
    claim: { $cond: [isFree, { $literal: claim }, '$claim'] },
    attempts: { $cond: [isFree, { $add: ['$attempts', 1] }, '$attempts'] },
    leaseUntil: { $cond: [isFree, { $add: ['$$NOW', leaseMs] }, '$leaseUntil'] },
  };
}

/** All but what waits for a third or later try. */
const holdsLine = {
  $or: [{ attempts: { $lt: STEPS_ASIDE_AFTER } }, { claim: { $ne: null } }, { $expr: isFree }],
};

export function createInbox(connection: Connection, leaseMs = LEASE_MS, retryMs: readonly number[] = RETRY_MS): Inbox {
  const model = modelOf(connection, INBOX);
  const free = { state: 'new', $expr: isFree };
  const count = (state: 'new' | 'failed'): Promise<number> => model.countDocuments({ state });
  const backOff = {
    $arrayElemAt: [retryMs, { $min: [{ $max: [{ $subtract: ['$attempts', 1] }, 0] }, retryMs.length - 1] }],
  };
  return {
    async add(item) {
      const fresh = { state: 'new', attempts: 0, unit: null, officer: null, leaseUntil: NO_LEASE, handledAt: null };
      const document = writeDocument(INBOX, { ...item, ...fresh, storedAt: SERVER_TIME });
      try {
        // by the driver itself: all that comes in passes here, and the shape has checked it already
        const { insertedId } = await model.collection.insertOne(document);
        return { id: String(insertedId), duplicate: false };
      } catch (error) {
        if (!isKnown(error)) throw error;
      }
      const { channel, messageId } = item;
      const known = await model.findOne({ channel, messageId }).select({ _id: 1 }).lean<Stored>();
      return { id: String(known?.['_id']), duplicate: true };
    },
    async claimNext({ channel, account }) {
      const token = randomUUID();
      const found = await model
        .findOneAndUpdate({ channel, account, state: 'new', ...holdsLine }, [{ $set: claimingStep(token, leaseMs) }], {
          sort: inOrder,
          returnDocument: 'after',
          updatePipeline: true,
        })
        .lean<Stored>();
      if (found === null) return null;
      return found['claim'] === token ? { item: toInboxItem(found), token } : 'held';
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
    async release({ item, token }, maxAttempts) {
      const isGivenUp = { $gte: ['$attempts', maxAttempts] };
      const state = { $cond: [isGivenUp, 'failed', 'new'] };
      const failedAt = { $cond: [isGivenUp, '$$NOW', '$$REMOVE'] };
      const released = await model
        .findOneAndUpdate(
          { _id: parseId(item.id), state: 'new', claim: token },
          [{ $set: { state, failedAt, claim: null, leaseUntil: { $add: ['$$NOW', backOff] } } }],
          { returnDocument: 'after', updatePipeline: true },
        )
        .lean<Stored>();
      return released?.['state'] === 'failed';
    },
    async forget({ unit, officer }, accounts) {
      const theirs = [{ unit, officer }, ...accounts.map(({ channel, account }) => ({ channel, account }))];
      const done = await model.updateMany(
        { state: { $in: ['handled', 'failed'] }, $or: theirs },
        { $set: { text: null, choice: null, files: [], fileProblems: [], account: '' } },
      );
      return done.matchedCount;
    },
    async unhandled(limit) {
      const found = await model
        .find(free)
        .sort({ _id: 1 })
        .limit(limit)
        .select({ channel: 1, account: 1 })
        .lean<Stored[]>();
      const lines = found.map((document) => LINE.parse(document));
      return [...new Map(lines.map((line) => [`${line.channel} ${line.account}`, line])).values()];
    },
    async counts() {
      return { new: await count('new'), failed: await count('failed') };
    },
  };
}

const LINE = INBOX.shape.pick({ channel: true, account: true });
