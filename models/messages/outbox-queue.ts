import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import { z } from 'zod';
import { OUTBOX_STATES, type OutboxState, PRIORITY } from '../../src/outbox/outbox-item.ts';
import type { OutboxQueue } from '../../src/ports.ts';
import { modelOf, type Stored, writeDocument } from '../collection.ts';
import { parseId } from '../ids.ts';
import { FOR_CLAIMS, OUTBOX, toOutboxItem, toOutboxRow } from './outbox-record.ts';
import { retryItem } from './retry-item.ts';

/** Whoever sends prolongs it; a killed process delays its items by this at most. */
const LEASE_MS = 30_000;

/** Answers first, then what fell due first, then what was written first. */
const CLAIM_ORDER = { priority: 1, dueAt: 1, _id: 1 } as const;

/** What may be claimed: due and waiting, or claimed under a lease that has lapsed by the database's clock. */
function claimable(now: Date, lapsedOnly: boolean): Stored {
  const due = { dueAt: { $lte: now }, ...(lapsedOnly ? { expiresAt: { $lte: now } } : {}) };
  const lapsed = { $expr: { $lt: ['$leaseUntil', '$$NOW'] } };
  return {
    $or: [
      { state: 'waiting', ...due },
      { state: 'claimed', ...due, ...lapsed },
    ],
  };
}

/** A call that was begun under a claim that lapsed may have arrived: it counts as a try in doubt. */
const claimStep = (token: string, now: Date, leaseMs: number) => [
  {
    $set: {
      inDoubt: { $or: ['$inDoubt', { $eq: ['$begun', true] }] },
      attempts: { $add: ['$attempts', { $cond: ['$begun', 1, 0] }] },
      state: 'claimed',
      token,
      leaseUntil: { $add: ['$$NOW', leaseMs] },
      touchedAt: now,
    },
  },
  { $unset: 'begun' },
];

const CODE_BLANKED = 'Mã liên kết đã được ẩn. Cần mã mới thì gõ: mã kèm họ tên.';

const RELEASED = { token: null, leaseUntil: null };

export function createOutboxQueue(connection: Connection): OutboxQueue {
  const model = modelOf(connection, OUTBOX);

  /** Completes a claim, if this token still holds it. */
  async function complete(id: string, token: string, fields: Stored, countTry: boolean): Promise<boolean> {
    const done = await model.updateOne(
      { _id: parseId(id), state: 'claimed', token },
      {
        $set: { ...RELEASED, ...fields },
        $unset: { begun: '' },
        $inc: { attempts: countTry ? 1 : 0 },
        ...(fields['state'] === 'waiting' ? {} : { $currentDate: { endedAt: true } }),
      },
    );
    return done.matchedCount === 1;
  }

  /** A link code does not outlive its sending; what a retry would say instead still makes sense. */
  async function finish(id: string, token: string, fields: Stored, countTry: boolean): Promise<boolean> {
    const finished = await complete(id, token, fields, countTry);
    if (finished)
      await model.updateOne(
        { _id: parseId(id), 'content.forget': true },
        { $set: { 'content.message.text': CODE_BLANKED } },
      );
    return finished;
  }

  return {
    async add(item) {
      const document = writeDocument(OUTBOX, toOutboxRow(item));
      const done = await model.updateOne({ key: item.key }, { $setOnInsert: document }, { upsert: true });
      return done.upsertedCount === 1;
    },
    async claim(now, { answersOnly = false, leaseMs = LEASE_MS, lapsed = false } = {}) {
      const among = answersOnly ? { priority: PRIORITY.reply } : {};
      const token = randomUUID();
      const claimed = await model
        .findOneAndUpdate({ ...claimable(now, lapsed), ...among }, claimStep(token, now, leaseMs), {
          sort: CLAIM_ORDER,
          hint: FOR_CLAIMS,
          returnDocument: 'after',
          updatePipeline: true,
        })
        .lean<Stored>();
      return claimed === null ? null : { item: toOutboxItem(claimed), token };
    },
    async begin(id, token, leaseMs) {
      // A lapsed lease is left to the next claim, which looks at everything again.
      const isHeld = { $expr: { $gt: ['$leaseUntil', '$$NOW'] } };
      const done = await model.updateOne(
        { _id: parseId(id), state: 'claimed', token, ...isHeld },
        [{ $set: { begun: true, leaseUntil: { $add: ['$$NOW', leaseMs] } } }],
        { updatePipeline: true },
      );
      return done.matchedCount === 1;
    },
    markSent: (id, token, { at, channel, messageId }) =>
      finish(id, token, { state: 'sent', sentAt: at, channel, messageId, reason: null }, true),
    putBack(id, token, { dueAt, reason, inDoubt, countTry }) {
      const doubt = inDoubt ? { inDoubt } : {};
      return complete(id, token, { state: 'waiting', dueAt, reason, ...doubt }, countTry);
    },
    end: (id, token, { state, reason, countTry }) => finish(id, token, { state, reason }, countTry),
    async nextDueAt(after, until) {
      const next = await model
        .findOne({ state: 'waiting', dueAt: { $gt: after, $lte: until } })
        .sort({ dueAt: 1 })
        .select({ dueAt: 1 })
        .lean<Stored>();
      return next === null ? null : z.date().parse(next['dueAt']);
    },
    async find(id) {
      const found = await model.findOne({ _id: parseId(id) }).lean<Stored>();
      return found === null ? null : toOutboxItem(found);
    },
    async list({ state, unit, limit }) {
      const filter = { ...(state === undefined ? {} : { state }), ...(unit === undefined ? {} : { unit }) };
      const found = await model.find(filter).sort({ _id: -1 }).limit(limit).lean<Stored[]>();
      return found.map(toOutboxItem).reverse();
    },
    retry: (id, now) => retryItem(model, id, now),
    async counts() {
      const counted = { waiting: 0, claimed: 0, sent: 0, failed: 0, cancelled: 0, missed: 0 } satisfies Record<
        OutboxState,
        number
      >;
      for (const state of OUTBOX_STATES) counted[state] = await model.countDocuments({ state });
      return counted;
    },
  };
}
