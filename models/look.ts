import type { Connection } from 'mongoose';
import { z } from 'zod';
import { OUTBOX_STATES, type OutboxState } from '../src/outbox/outbox-item.ts';
import { modelOf, type Stored } from './collection.ts';
import { createInbox } from './messages/inbox.ts';
import { OUTBOX } from './messages/outbox-record.ts';
import { LEASES } from './running/leases.ts';

/** How the outbox stands, over all units. */
export interface QueueFigures {
  counts: Record<OutboxState, number>;
  /** When the oldest item that still waits fell due; null: none is due. */
  oldestDueAt: Date | null;
  /** Not sent yet, or failed, with a try that may have arrived. */
  inDoubt: number;
  /** Failed and missed ones that were written or tried since the moment asked for. */
  failedSince: number;
  missedSince: number;
  /** What came in and is not handled yet, and what was given up after five tries. */
  inbox: { new: number; failed: number };
}

/** What only those who watch ask of the database: it changes nothing. Everything throws when the database is away. */
export interface Look {
  /** A question and its answer: how long it took, and by how much the database's clock is ahead of this machine's. */
  clock(): Promise<{ tripMs: number; aheadMs: number }>;
  /** `now` and `since` by the product's clock. */
  queue(now: Date, since: Date): Promise<QueueFigures>;
  /** For how long a lease still holds, whoever has it; 0: nobody. */
  leaseMs(name: string): Promise<number>;
}

const helloShape = z.object({ localTime: z.date() });
const leftShape = z.object({ left: z.number() });

export function createLook(connection: Connection): Look {
  const outbox = modelOf(connection, OUTBOX);
  const inbox = createInbox(connection);

  async function counts(): Promise<Record<OutboxState, number>> {
    const counted = { waiting: 0, claimed: 0, sent: 0, failed: 0, cancelled: 0, missed: 0 };
    // Each from its index alone.
    for (const state of OUTBOX_STATES) counted[state] = await outbox.countDocuments({ state });
    return counted;
  }

  async function oldestDueAt(now: Date): Promise<Date | null> {
    const oldest = await outbox
      .findOne({ state: 'waiting', dueAt: { $lte: now } })
      .sort({ dueAt: 1 })
      .select({ dueAt: 1 })
      .lean<Stored>();
    return oldest === null ? null : z.date().parse(oldest['dueAt']);
  }

  const endedSince = (state: OutboxState, since: Date): Promise<number> =>
    outbox.countDocuments({ state, touchedAt: { $gte: since } });

  return {
    async clock() {
      const [asked, askedAt] = [Date.now(), performance.now()];
      const { localTime } = helloShape.parse(await connection.db?.command({ hello: 1 }));
      const tripMs = performance.now() - askedAt;
      return { tripMs, aheadMs: localTime.getTime() - (asked + tripMs / 2) };
    },
    async queue(now, since) {
      return {
        counts: await counts(),
        oldestDueAt: await oldestDueAt(now),
        inDoubt: await outbox.countDocuments({ state: { $in: ['waiting', 'claimed', 'failed'] }, inDoubt: true }),
        failedSince: await endedSince('failed', since),
        missedSince: await endedSince('missed', since),
        inbox: await inbox.counts(),
      };
    },
    async leaseMs(name) {
      const [row] = await modelOf(connection, LEASES).aggregate<Stored>([
        { $match: { name } },
        { $project: { left: { $max: [0, { $toDouble: { $subtract: ['$until', '$$NOW'] } }] } } },
      ]);
      return row === undefined ? 0 : leftShape.parse(row).left;
    },
  };
}
