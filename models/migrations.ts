import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection, mongo } from 'mongoose';
import { z } from 'zod';
import { sharedCollection } from './collection.ts';
import { buildIndexes } from './indexes.ts';
import { dateFailedMessages, moveToldOfPeople } from './migrations/told-of-people.ts';
import { openSharedRows } from './rows.ts';
import { createLeases, LEASES } from './running/leases.ts';

/** One step from one shape of the documents to the next. Never changed once it was released. */
export interface Migration {
  /** Growing; steps run in this order. */
  id: number;
  /** For the log. */
  name: string;
  /**
   * Brings old documents to the new shape and sets their `schemaVersion`. It may be broken off and run again, so
   * it must select what is still old. Reads and writes raw documents: stores know only the newest shape.
   */
  run(db: mongo.Db): Promise<void>;
}

/** Whoever changes a shape raises its collection's `schemaVersion` and adds a step here. */
export const MIGRATIONS: readonly Migration[] = [
  { id: 1, name: 'những gì văn phòng đã được báo', run: moveToldOfPeople },
  { id: 2, name: 'thời hạn của tin nhận chưa xử lý được', run: dateFailedMessages },
];

export const APPLIED_MIGRATIONS = sharedCollection({
  name: 'migrations',
  schemaVersion: 1,
  shape: z.object({ id: z.number(), name: z.string() }),
  indexes: [{ keys: { id: 1 }, unique: true }],
});

/** The data were written by a newer version of the program: this one would misread them. */
export class DatabaseTooNew extends Error {
  constructor(migration: string) {
    super(`the database was migrated by a newer version of the program (${migration})`);
    this.name = 'DatabaseTooNew';
  }
}

const LEASE_NAME = 'migrations';
const LEASE_MS = 60_000;
const LOOK_AGAIN_MS = 200;

/** Runs what has not run on this database, one process at a time. Throws DatabaseTooNew. */
export async function runMigrations(
  connection: Connection,
  migrations: readonly Migration[],
  onProgress: (line: string) => void,
): Promise<void> {
  const { db } = connection;
  if (db === undefined) throw new Error('the database is not open');
  // Nothing is brought from anywhere: nobody needs to be told.
  const isNew = (await db.listCollections({}, { nameOnly: true }).toArray()).length === 0;
  // Two new processes on one new database: without its unique index a lease has two owners.
  await buildIndexes(connection, [LEASES, APPLIED_MIGRATIONS]);
  if ((await pending(connection, migrations)).length === 0) return;
  const leases = createLeases(connection);
  const owner = randomUUID();
  while (!(await leases.holdLease(LEASE_NAME, owner, LEASE_MS))) await sleep(LOOK_AGAIN_MS);
  const prolonging = setInterval(
    () => void leases.holdLease(LEASE_NAME, owner, LEASE_MS).catch(() => undefined),
    LEASE_MS / 3,
  );
  try {
    // Asked again: the process that held the lease before may have done it.
    for (const migration of await pending(connection, migrations)) {
      if (!isNew) onProgress(`Đang chuyển dữ liệu sang phiên bản mới: ${migration.name}`);
      await migration.run(db);
      await openSharedRows(connection, APPLIED_MIGRATIONS).insert([{ id: migration.id, name: migration.name }]);
    }
  } finally {
    clearInterval(prolonging);
    await leases.releaseLease(LEASE_NAME, owner);
  }
}

async function pending(connection: Connection, migrations: readonly Migration[]): Promise<Migration[]> {
  const applied = await openSharedRows(connection, APPLIED_MIGRATIONS).find({}, { id: 1 });
  const unknown = applied.find(({ id }) => migrations.every((known) => known.id !== id));
  if (unknown !== undefined) throw new DatabaseTooNew(unknown.name);
  const done = new Set(applied.map(({ id }) => id));
  return migrations.filter(({ id }) => !done.has(id)).sort((a, b) => a.id - b.id);
}
