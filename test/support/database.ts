import { randomBytes } from 'node:crypto';
import { mongo } from 'mongoose';

/**
 * A database of this test file's own on the run's MongoDB (or on MONGODB_URI_TEST), empty at first.
 * Close your own connections, then call close(): it drops the database.
 */
export async function openTestDatabase(): Promise<{ uri: string; close(): Promise<void> }> {
  const uri = new URL(await runUri());
  uri.pathname = `/t${process.env['JEST_WORKER_ID'] ?? '0'}_${randomBytes(4).toString('hex')}`;
  const close = async (): Promise<void> => {
    const client = new mongo.MongoClient(uri.href);
    await client.db().dropDatabase();
    await client.close();
  };
  return { uri: uri.href, close };
}

async function runUri(): Promise<string> {
  const given = process.env['MONGODB_URI_TEST'];
  if (given) return given;
  const door = process.env['NHACVIEC_TEST_MONGOD'];
  if (!door) throw new Error('No MongoDB of the run: start the tests by jest with the jest.config.js of this project');
  const answer = await fetch(door);
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}
