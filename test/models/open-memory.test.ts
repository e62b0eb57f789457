import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mongo } from 'mongoose';
import { connect, DatabaseUnreachable } from '../../models/connect.ts';
import { openMemory } from '../../models/open-memory.ts';
import { openTestDatabase } from '../support/database.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let client: mongo.MongoClient;
beforeEach(async () => {
  database = await openTestDatabase();
  client = new mongo.MongoClient(database.uri);
});
afterEach(async () => {
  await client.close();
  await database.close();
});

const refusal = (uri: string): Promise<unknown> =>
  connect(uri, 'majority', 200).then(
    () => 'opened',
    (error: unknown) => error,
  );

describe('a database that cannot be opened is told without its credentials', () => {
  const withUser = (uri: string) => {
    const url = new URL(uri);
    [url.username, url.password] = ['officer', 'dont-tell'];
    url.searchParams.set('authSource', 'admin');
    return url.href;
  };
  const table: [string, (uri: string) => string, string][] = [
    [
      'nobody listens',
      () => 'mongodb://officer:dont-tell@127.0.0.1:9/db?directConnection=true',
      '127.0.0.1:9: no answer',
    ],
    ['a wrong password', withUser, 'user or password refused'],
    ['no address', () => 'officer:dont-tell', 'an unreadable address'],
    ['an unescaped password', () => 'mongodb://officer:dont-tell/x@127.0.0.1:9/db', '127.0.0.1:9'],
    ['another protocol', () => 'postgres://officer:dont-tell@127.0.0.1/db', 'an unreadable address'],
  ];

  test.each(table)('%s', async (_, uriFor, message) => {
    const error = await refusal(uriFor(database.uri));
    expect(error).toBeInstanceOf(DatabaseUnreachable);
    expect(String(error)).toContain(message);
    expect(JSON.stringify([String(error), error, (error as Error).cause, (error as Error).stack])).not.toMatch(
      /dont-tell|officer/u,
    );
  });
});

test('an open memory answers, and after closing it says that it does not', async () => {
  const opened = await openMemory(database.uri);
  expect(await opened.ping()).toBeLessThan(1000);
  expect(await opened.problems()).toEqual([]);
  await opened.close();
  expect(await opened.problems()).toEqual(['Không kết nối được cơ sở dữ liệu.']);
  await expect(opened.ping()).rejects.toThrow();
});

test('two processes open one empty database at once', async () => {
  const both = await Promise.all([openMemory(database.uri), openMemory(database.uri)]);
  for (const { problems, close } of both) {
    expect(await problems()).toEqual([]);
    await close();
  }
});

/** The database keeps the promise "once", not a variable. */
const ONCE = {
  accounts: ['channel_1_account_1'],
  announcements: ['unit_1_number_1'],
  botMonths: ['bot_1_month_1'],
  botUsers: ['bot_1_month_1_user_1'],
  conversations: ['unit_1_officer_1'],
  counters: ['unit_1_name_1'],
  criteria: ['unit_1_year_1_number_1'],
  dayTable: ['unit_1_day_1'],
  demoClock: ['id_1'],
  demoMessages: ['account_1_id_1'],
  duties: ['unit_1_id_1'],
  examinedYears: ['unit_1_year_1'],
  fileLinks: ['tokenHash_1'],
  inbox: ['channel_1_messageId_1'],
  jobCursors: ['unit_1_job_1'],
  leases: ['name_1'],
  linkCodes: ['codeHash_1', 'unit_1_officer_1'],
  migrations: ['id_1'],
  officers: ['unit_1_id_1'],
  outbox: ['key_1', 'unit_1_number_1'],
  paces: ['key_1'],
  posts: ['unit_1_id_1'],
  strangers: ['channel_1_account_1'],
  tasks: ['unit_1_number_1'],
  units: ['id_1'],
  unreachables: ['unit_1_officer_1'],
};

describe('indexes', () => {
  test('what happens once is unique in the database', async () => {
    const opened = await openMemory(database.uri);
    const unique: Record<string, (string | undefined)[]> = {};
    for (const collection of await client.db().collections()) {
      const names = (await collection.indexes()).filter((index) => index.unique).map(({ name }) => name);
      if (names.length > 0 && !collection.collectionName.startsWith('files.'))
        unique[collection.collectionName] = names;
    }
    expect(unique).toEqual(ONCE);
    await opened.close();
  });

  const tasks = () => client.db().collection('tasks');
  const indexes = () => tasks().indexes();

  test('old duplicates: the missing unique index is named until they are gone', async () => {
    await tasks().insertMany([
      { unit: 'u1', number: 1 },
      { unit: 'u1', number: 1 },
    ]);
    const opened = await openMemory(database.uri);
    expect(await opened.problems()).toEqual([expect.stringMatching(/tasks.*unit_1_number_1/u)]);
    // The others of that collection are there all the same.
    expect((await indexes()).map(({ name }) => name)).toContain('unit_1_holder_1_status_1_sortDue_1_number_1');
    await tasks().deleteOne({});
    expect(await opened.problems()).toEqual([]);
    expect(await indexes()).toContainEqual(expect.objectContaining({ name: 'unit_1_number_1', unique: true }));
    await opened.close();
  });

  test('an index of another definition is built anew', async () => {
    await tasks().createIndex({ unit: 1, number: 1 });
    await tasks().createIndex({ unit: 1, sortDue: 1, number: 1 }, { name: 'by hand', sparse: true });
    const opened = await openMemory(database.uri);
    expect(await opened.problems()).toEqual([]);
    expect(await indexes()).toContainEqual(expect.objectContaining({ name: 'unit_1_number_1', unique: true }));
    await opened.close();
  });

  test('one that somebody drops comes back when problems are looked for', async () => {
    const opened = await openMemory(database.uri);
    await tasks().dropIndex('unit_1_number_1');
    expect(await opened.problems()).toEqual([]);
    expect(await indexes()).toContainEqual(expect.objectContaining({ name: 'unit_1_number_1', unique: true }));
    await opened.close();
  });
});
