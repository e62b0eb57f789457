import { createHash } from 'node:crypto';
import type { Connection } from 'mongoose';
import { z } from 'zod';
import type { Usage } from '../../src/ports.ts';
import { modelOf, readDocument, sharedCollection, type Stored } from '../collection.ts';

/** Longer than anybody looks back; by the database's clock. */
const KEEP_SECONDS = 400 * 86_400;

/** What each bot has sent in a month. */
export const BOT_MONTHS = sharedCollection({
  name: 'botMonths',
  schemaVersion: 1,
  shape: z.object({ bot: z.string(), month: z.string(), messages: z.number(), usedAt: z.date() }),
  indexes: [
    { keys: { bot: 1, month: 1 }, unique: true },
    { keys: { usedAt: 1 }, removeAfterSeconds: KEEP_SECONDS },
  ],
});

/** Whom each bot has talked with in a month: a mark of the account, not the account. */
export const BOT_USERS = sharedCollection({
  name: 'botUsers',
  schemaVersion: 1,
  shape: z.object({ bot: z.string(), month: z.string(), user: z.string(), usedAt: z.date() }),
  indexes: [
    { keys: { bot: 1, month: 1, user: 1 }, unique: true },
    { keys: { usedAt: 1 }, removeAfterSeconds: KEEP_SECONDS },
  ],
});

const UPSERT = { upsert: true, updatePipeline: true } as const;

export function createUsage(connection: Connection): Usage {
  const months = modelOf(connection, BOT_MONTHS);
  const users = modelOf(connection, BOT_USERS);
  return {
    async add(bot, month, account, messages) {
      const counted = { $add: [{ $ifNull: ['$messages', 0] }, messages] };
      const step = { messages: counted, usedAt: '$$NOW', schemaVersion: BOT_MONTHS.schemaVersion };
      await months.updateOne({ bot, month }, [{ $set: step }], UPSERT);
      const user = createHash('sha256').update(`${bot} ${account}`).digest('hex');
      const mark = { usedAt: '$$NOW', schemaVersion: BOT_USERS.schemaVersion };
      await users.updateOne({ bot, month, user }, [{ $set: mark }], UPSERT);
    },
    async read(bot, month) {
      const [found, count] = await Promise.all([
        months.findOne({ bot, month }).lean<Stored>(),
        users.countDocuments({ bot, month }),
      ]);
      return { messages: found === null ? 0 : readDocument(BOT_MONTHS, found).messages, users: count };
    },
  };
}
