import { setTimeout as sleep } from 'node:timers/promises';
import { mongo } from 'mongoose';
import { z } from 'zod';

const storedConfig = z.looseObject({
  config: z.looseObject({ members: z.array(z.looseObject({ host: z.string() })) }),
});
const READY_WITHIN_MS = 60_000;

/** Connects as the server itself: its key file lets its owner in before any user exists. */
export async function asSystem(port: number, key: string, use: (admin: mongo.Db) => Promise<void>): Promise<void> {
  const options = 'authSource=local&authMechanism=SCRAM-SHA-256&directConnection=true';
  const client = new mongo.MongoClient(`mongodb://__system:${key}@127.0.0.1:${port}/?${options}`);
  try {
    await use(client.db('admin'));
  } finally {
    await client.close();
  }
}

/**
 * Makes the mongod that listens on `port` the writable primary of a set of one: transactions and retried writes need a set.
 * Safe to repeat at each start, also on another port than the last time.
 */
export async function becomePrimary(admin: mongo.Db, port: number): Promise<void> {
  const host = `127.0.0.1:${port}`;
  for (const end = performance.now() + READY_WITHIN_MS; ; await sleep(20)) {
    try {
      if (await isPrimaryAt(admin, host)) return;
    } catch (error) {
      // errors pass by while the stored configuration is being loaded
      if (performance.now() > end) throw error;
    }
  }
}

/** One step on the way: looks, and sets the configuration when it is missing or names another port. */
async function isPrimaryAt(admin: mongo.Db, host: string): Promise<boolean> {
  const hello = await admin.command({ hello: 1 });
  if (hello['isWritablePrimary'] === true) return true;
  const members = [{ _id: 0, host }];
  const stored = storedConfig.safeParse(await admin.command({ replSetGetConfig: 1 }).catch(() => null));
  if (!stored.success) {
    await admin.command({ replSetInitiate: { _id: 'rs0', members } });
  } else if (stored.data.config.members[0]?.host !== host) {
    // with the old port in its configuration it would not find itself there and never elect anybody
    await admin.command({ replSetReconfig: { ...stored.data.config, members }, force: true });
  }
  return false;
}

/** Creates the app's user, or renews its password: the key file may have been replaced. */
export async function letAppIn(admin: mongo.Db, key: string): Promise<void> {
  const user = { pwd: key, roles: ['readWriteAnyDatabase', 'dbAdminAnyDatabase', 'clusterMonitor'] };
  await admin.command({ createUser: 'app', ...user }).catch(() => admin.command({ updateUser: 'app', ...user }));
}
