import type { Model } from 'mongoose';
import type { UnitId } from '../../src/people/person.ts';
import type { UnitOutbox } from '../../src/ports.ts';
import type { Stored } from '../collection.ts';
import { BY_AGE, WITH_WORDS } from './outbox-record.ts';

const NO_WORDS = { 'content.message': { text: '', choices: [], files: [] } };
const ENDED = { $in: ['sent', 'cancelled', 'failed', 'missed'] };

/** How what has ended loses its words, and goes. A reminder has no words of its own: only numbers of tasks. */
export function createRetention(
  model: Model<Stored>,
  unit: UnitId,
): Pick<UnitOutbox, 'blankEnded' | 'removeEnded' | 'blankOf'> {
  return {
    async blankEnded(states, before, limit) {
      const found = await model
        .find({ unit, touchedAt: { $lt: before }, state: { $in: states }, ...WITH_WORDS })
        .hint(BY_AGE)
        .limit(limit)
        .select({ _id: 1 })
        .lean<Stored[]>();
      if (found.length === 0) return 0;
      const _id = { $in: found.map((one) => one['_id']) };
      // Asked again: it may have been sent once more in between.
      const done = await model.updateMany({ unit, _id, state: { $in: states } }, { $set: NO_WORDS });
      return done.matchedCount;
    },
    async removeEnded(states, before, limit) {
      const found = await model
        .find({ unit, state: { $in: states }, touchedAt: { $lt: before } })
        .limit(limit)
        .select({ _id: 1 })
        .lean<Stored[]>();
      if (found.length === 0) return 0;
      const _id = { $in: found.map((one) => one['_id']) };
      const done = await model.deleteMany({ unit, _id, state: { $in: states } });
      return done.deletedCount;
    },
    async blankOf(officer) {
      const theirs = { unit, 'recipient.officer': officer, state: ENDED };
      await model.updateMany({ ...theirs, 'content.kind': 'message' }, { $set: NO_WORDS });
      const done = await model.updateMany(theirs, { $set: { 'recipient.via': null } });
      return done.matchedCount;
    },
  };
}
