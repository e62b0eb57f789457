import { expect, test } from '@jest/globals';
import { mongo } from 'mongoose';
import { openTestDatabase } from './database.ts';

test('each opening is an empty database of its own, gone after close', async () => {
  const [one, other] = [await openTestDatabase(), await openTestDatabase()];
  expect(one.uri).not.toBe(other.uri);
  const client = new mongo.MongoClient(one.uri);
  await client.db().collection('things').insertOne({ name: 'x' });
  expect(await client.db().collection('things').countDocuments()).toBe(1);
  await one.close();
  expect(await client.db().listCollections().toArray()).toEqual([]);
  await client.close();
  await other.close();
});

test('transactions work', async () => {
  const database = await openTestDatabase();
  const client = new mongo.MongoClient(database.uri);
  const things = client.db().collection('things');
  await things.insertOne({ name: 'before' });
  const broken = client.withSession((session) =>
    session.withTransaction(async () => {
      await things.insertOne({ name: 'inside' }, { session });
      throw new Error('stop');
    }),
  );
  await expect(broken).rejects.toThrow('stop');
  expect(await things.countDocuments()).toBe(1);
  await client.close();
  await database.close();
});
