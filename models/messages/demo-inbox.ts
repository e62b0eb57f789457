import type { Connection } from 'mongoose';
import { z } from 'zod';
import type { SentMessage } from '../../src/outbox/sent-message.ts';
import type { DemoInbox } from '../../src/ports.ts';
import { sharedCollection } from '../collection.ts';
import { MESSAGE_KINDS, messageShape } from '../fields.ts';
import { openSharedRows } from '../rows.ts';

/** What stands on the phones of the demo room. Ids grow with time, so they are the order too. */
export const DEMO_MESSAGES = sharedCollection({
  name: 'demoMessages',
  schemaVersion: 1,
  shape: z.object({
    id: z.string(),
    account: z.string(),
    at: z.date(),
    kind: z.enum(MESSAGE_KINDS),
    message: messageShape,
  }) satisfies z.ZodType<SentMessage>,
  indexes: [{ keys: { account: 1, id: 1 }, unique: true }],
});

export const DEMO_CLOCK = sharedCollection({
  name: 'demoClock',
  schemaVersion: 1,
  shape: z.object({ id: z.literal('clock'), now: z.date() }),
  indexes: [{ keys: { id: 1 }, unique: true }],
});

export function createDemoInbox(connection: Connection): DemoInbox {
  const messages = openSharedRows(connection, DEMO_MESSAGES);
  const clock = openSharedRows(connection, DEMO_CLOCK);
  return {
    add: (message) => messages.insert([message]),
    list: (account, after) => messages.find({ account, ...(after === null ? {} : { id: { $gt: after } }) }, { id: 1 }),
    async clear() {
      await messages.remove({});
    },
    readClock: async () => (await clock.findOne({ id: 'clock' }))?.now ?? null,
    saveClock: (now) => clock.replaceOrInsert({ id: 'clock' }, { id: 'clock', now }),
  };
}
