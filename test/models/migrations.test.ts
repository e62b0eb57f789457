import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mongo } from 'mongoose';
import { connect } from '../../models/connect.ts';
import { DatabaseTooNew, type Migration, runMigrations } from '../../models/migrations.ts';
import { openMemory } from '../../models/open-memory.ts';
import { openTestDatabase } from '../support/database.ts';
import { aPost } from './samples.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let client: mongo.MongoClient;
const ran: string[] = [];
beforeEach(async () => {
  database = await openTestDatabase();
  client = new mongo.MongoClient(database.uri);
  ran.length = 0;
});
afterEach(async () => {
  await client.close();
  await database.close();
});

/** As a real one: from posts without aliases to posts with. */
const giveAliases: Migration = {
  id: 1,
  name: 'posts get aliases',
  async run(db) {
    ran.push('aliases');
    await db.collection('posts').updateMany({ schemaVersion: 0 }, { $set: { aliases: [], schemaVersion: 1 } });
  },
};
const second: Migration = { id: 2, name: 'second', run: () => Promise.resolve(void ran.push('second')) };

/** Of an older version: only then is anybody told. */
const writeOldPost = () =>
  client.db().collection('posts').insertOne({ unit: 'u1', schemaVersion: 0, id: 'TP', name: 'Tư pháp', rank: 1 });

/** As a process does when it starts. Returns what it said. */
async function migrate(...migrations: Migration[]): Promise<string[]> {
  const lines: string[] = [];
  const { connection } = await connect(database.uri);
  try {
    await runMigrations(connection, migrations, (line) => void lines.push(line));
  } finally {
    await connection.close();
  }
  return lines;
}

test('opening the memory brings old documents to the new shape first', async () => {
  await writeOldPost();
  const lines: string[] = [];
  const migrations = [giveAliases];
  const opened = await openMemory(database.uri, { migrations, onProgress: (line) => void lines.push(line) });
  expect(lines).toEqual([expect.stringContaining('posts get aliases')]);
  expect(await opened.memory.forUnit('u1').posts.list()).toEqual([aPost()]);
  await opened.close();
});

test('on a new database they run without a word', async () => {
  expect(await migrate(giveAliases)).toEqual([]);
  expect(ran).toEqual(['aliases']);
});

test('they run in order, once', async () => {
  await writeOldPost();
  expect(await migrate(second, giveAliases)).toHaveLength(2);
  expect(ran).toEqual(['aliases', 'second']);
  expect(await migrate(giveAliases, second)).toEqual([]);
  expect(ran).toHaveLength(2);
});

test('a new one runs where the old ones have run', async () => {
  await migrate(giveAliases);
  await migrate(giveAliases, second);
  expect(ran).toEqual(['aliases', 'second']);
});

test('one that fails is not recorded and runs again', async () => {
  const failing: Migration = { ...second, run: () => Promise.reject(new Error('disk full')) };
  await expect(migrate(giveAliases, failing)).rejects.toThrow('disk full');
  await migrate(giveAliases, second);
  expect(ran).toEqual(['aliases', 'second']);
});

test('of three processes that start at once one runs it', async () => {
  const slow: Migration = {
    ...second,
    async run() {
      ran.push('second');
      expect(await client.db().collection('leases').indexExists('name_1')).toBe(true);
    },
  };
  await Promise.all([migrate(slow), migrate(slow), migrate(slow)]);
  expect(ran).toEqual(['second']);
});

test('a database that a newer program has migrated is not opened', async () => {
  await migrate(giveAliases, second);
  await expect(migrate(giveAliases)).rejects.toThrow(DatabaseTooNew);
});
