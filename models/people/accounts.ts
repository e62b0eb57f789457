import { type Connection, mongo } from 'mongoose';
import { z } from 'zod';
import { type Account, CHANNELS, type ChannelName, type UnitId } from '../../src/people/person.ts';
import type { Accounts } from '../../src/ports.ts';
import { unitCollection } from '../collection.ts';
import { openUnitRows } from '../rows.ts';

export const ACCOUNTS = unitCollection({
  name: 'accounts',
  schemaVersion: 1,
  shape: z.object({
    channel: z.enum(CHANNELS),
    account: z.string(),
    officer: z.string(),
    order: z.number(),
    state: z.enum(['ok', 'blocked', 'failing', 'over-quota']),
    reason: z.string().nullable(),
    linkedAt: z.date(),
  }) satisfies z.ZodType<Account>,
  indexes: [
    // Across units on purpose: an account belongs to one officer of one unit.
    { keys: { channel: 1, account: 1 }, unique: true },
    { keys: { unit: 1, officer: 1, order: 1 } },
  ],
});

/** The accounts of one officer, the named channels first, the others after them as they were. */
function inOrder(accounts: Account[], channels: ChannelName[]): Account[] {
  const place = ({ channel }: Account) => {
    const named = channels.indexOf(channel);
    return named === -1 ? channels.length : named;
  };
  return [...accounts].sort((a, b) => place(a) - place(b) || a.order - b.order);
}

export function createAccounts(connection: Connection, unit: UnitId): Accounts {
  const rows = openUnitRows(connection, ACCOUNTS, unit);
  const of = (officer: string) => rows.find({ officer }, { order: 1 });
  return {
    of,
    add: (account) => rows.insertUnlessTaken({ channel: account.channel, account: account.account }, account),
    list: () => rows.find({}, { officer: 1, order: 1 }),
    async saveState(channel, account, state, reason) {
      await rows.set({ channel, account }, { state, reason });
    },
    async move(channel, from, to) {
      if ((await rows.findOne({ channel, account: to })) !== null) return false;
      try {
        return (await rows.set({ channel, account: from }, { account: to })) === 1;
      } catch (error) {
        // Somebody of another unit has it: the unique index says so.
        if (error instanceof mongo.MongoServerError && error.code === 11_000) return false;
        throw error;
      }
    },
    async saveOrder(officer, channels) {
      const wanted = inOrder(await of(officer), channels);
      await rows.setEach(
        wanted.map(({ channel, account }, place) => ({ filter: { channel, account }, fields: { order: place + 1 } })),
      );
    },
    removeOf: (officer) => rows.remove({ officer }),
  };
}
