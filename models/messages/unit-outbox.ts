import type { Connection } from 'mongoose';
import type { UnitId } from '../../src/people/person.ts';
import type { UnitOutbox } from '../../src/ports.ts';
import { modelOf, type Stored } from '../collection.ts';
import { OUTBOX, toOutboxItem } from './outbox-record.ts';

/** What one unit sees of the outbox. `since` asks for what was written, or claimed for a try, from then on. */
export function createUnitOutbox(connection: Connection, unit: UnitId): UnitOutbox {
  const model = modelOf(connection, OUTBOX);
  return {
    async list({ state, since, officer }) {
      const filter: Stored = {
        unit,
        ...(state === undefined ? {} : { state }),
        ...(since === undefined ? {} : { touchedAt: { $gte: since } }),
        ...(officer === undefined ? {} : { 'recipient.officer': officer }),
      };
      const found = await model.find(filter).sort({ touchedAt: 1, _id: 1 }).lean<Stored[]>();
      return found.map(toOutboxItem);
    },
    async cancelWaiting(officer, reason) {
      const done = await model.updateMany(
        { unit, state: 'waiting', 'recipient.officer': officer },
        { $set: { state: 'cancelled', reason } },
      );
      return done.modifiedCount;
    },
  };
}
