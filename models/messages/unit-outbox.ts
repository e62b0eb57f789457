import type { Connection } from 'mongoose';
import type { UnitId } from '../../src/people/person.ts';
import type { UnitOutbox } from '../../src/ports.ts';
import { modelOf, type Stored } from '../collection.ts';
import { takeNumbers } from '../counters.ts';
import { parseId } from '../ids.ts';
import { OUTBOX, toOutboxItem } from './outbox-record.ts';
import { createRetention } from './outbox-retention.ts';
import { retryItem } from './retry-item.ts';

/** What one unit sees of the outbox. */
export function createUnitOutbox(connection: Connection, unit: UnitId): UnitOutbox {
  const model = modelOf(connection, OUTBOX);
  return {
    async list({ state, since, officer, kind }) {
      const filter: Stored = {
        unit,
        ...(state === undefined ? {} : { state }),
        ...(since === undefined ? {} : { touchedAt: { $gte: since } }),
        ...(officer === undefined ? {} : { 'recipient.officer': officer }),
        ...(kind === undefined ? {} : { kind }),
      };
      const found = await model.find(filter).sort({ touchedAt: 1, _id: 1 }).lean<Stored[]>();
      return found.map(toOutboxItem);
    },
    async undelivered(since) {
      const touchedAt = { $gte: since };
      const lost = { state: { $in: ['failed', 'missed'] }, touchedAt };
      const inDoubt = { inDoubt: true, state: 'sent', touchedAt };
      // Two questions, since each has an index of its own.
      const found = [
        ...(await model.find({ unit, ...lost }).lean<Stored[]>()),
        ...(await model.find({ unit, ...inDoubt }).lean<Stored[]>()),
      ];
      return found
        .map(toOutboxItem)
        .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1));
    },
    async number(items) {
      const fresh = items.filter(({ number }) => number === null);
      if (fresh.length === 0) return [...items];
      const first = await takeNumbers(connection, unit, 'message', fresh.length);
      const numberOf = new Map(fresh.map(({ id }, place) => [id, first + place]));
      await model.bulkWrite<Stored>(
        fresh.map(({ id }) => ({
          updateOne: { filter: { unit, _id: parseId(id) }, update: { $set: { number: numberOf.get(id) } } },
        })),
      );
      return items.map((item) => ({ ...item, number: item.number ?? numberOf.get(item.id) ?? null }));
    },
    async findNumbered(number) {
      const found = await model.findOne({ unit, number }).lean<Stored>();
      return found === null ? null : toOutboxItem(found);
    },
    async markTold(ids, at) {
      if (ids.length > 0) await model.updateMany({ unit, _id: { $in: ids.map(parseId) } }, { $set: { toldAt: at } });
    },
    retry: (id, now) => retryItem(model, id, now, { unit }),
    async drop(id, reason) {
      const done = await model.updateOne(
        { unit, _id: parseId(id), state: { $in: ['failed', 'missed'] } },
        { $set: { state: 'cancelled', reason } },
      );
      return done.matchedCount === 1;
    },
    ...createRetention(model, unit),
    async cancelWaiting(officer, reason) {
      const done = await model.updateMany(
        { unit, state: 'waiting', 'recipient.officer': officer },
        { $set: { state: 'cancelled', reason } },
      );
      return done.modifiedCount;
    },
  };
}
