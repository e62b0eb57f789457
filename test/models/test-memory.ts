import { mongo } from 'mongoose';
import { APPLIED_MIGRATIONS } from '../../models/migrations.ts';
import { type MemoryOptions, openMemory, type OpenMemory } from '../../models/open-memory.ts';
import { openTestDatabase } from '../support/database.ts';

export interface TestMemory extends OpenMemory {
  uri: string;
  /** The database without the stores, to see and to spoil what they have written. */
  raw: mongo.Db;
  /** Empties every collection; indexes stay, and what is known of migrations. */
  clear(): Promise<void>;
}

/** The memory on an empty database of this file's own; `close` drops it. */
export async function openTestMemory(options: MemoryOptions = {}): Promise<TestMemory> {
  const database = await openTestDatabase();
  const client = new mongo.MongoClient(database.uri);
  const opened = await openMemory(database.uri, options);
  return {
    ...opened,
    uri: database.uri,
    raw: client.db(),
    async clear() {
      const all = await client.db().collections();
      const collections = all.filter(({ collectionName }) => collectionName !== APPLIED_MIGRATIONS.name);
      await Promise.all(collections.map((collection) => collection.deleteMany({})));
    },
    async close() {
      await opened.close();
      await client.close();
      await database.close();
    },
  };
}

/** Real time: leases are by the database's clock, which no test can set. */
export const leaseMs = 60;
export const untilLeaseLapses = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, leaseMs + 40));
