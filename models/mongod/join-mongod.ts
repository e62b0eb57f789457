import { readFile } from 'node:fs/promises';
import { mongo } from 'mongoose';
import { freePort } from './free-port.ts';
import { appUri, mongodFolder, rememberedPort } from './mongod-folder.ts';

const ANSWER_WITHIN_MS = 2000;

/**
 * The URI of `database` in the mongod that another process runs on the folder, or null when none answers.
 * Whoever joins never stops it.
 */
export async function joinMongod(dataDir: string, database: string): Promise<string | null> {
  const folder = mongodFolder(dataDir);
  const port = await rememberedPort(folder);
  const key = await readFile(folder.key, 'utf8').catch(() => '');
  if (port === 0 || key === '') return null;
  if ((await freePort(port)) === port) return null; // nobody listens: known at once, where the driver would try on
  const uri = appUri(port, key, database);
  // a stranger on a remembered port does not know our key: logging in fails
  const client = new mongo.MongoClient(uri, {
    serverSelectionTimeoutMS: ANSWER_WITHIN_MS,
    connectTimeoutMS: ANSWER_WITHIN_MS,
    socketTimeoutMS: ANSWER_WITHIN_MS,
  });
  try {
    const hello = await client.db('admin').command({ hello: 1 });
    return hello['isWritablePrimary'] === true ? uri : null;
  } catch {
    return null;
  } finally {
    await client.close();
  }
}
