import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import type { MongodBinary } from '../../../models/mongod/binary/mongod-version.ts';
import { findBinary } from '../../../models/mongod/find-binary.ts';

export function realBinary(): Promise<MongodBinary> {
  return findBinary({ env: process.env, onProgress: (line) => void process.stderr.write(`${line}\n`) });
}

/** A DATA_DIR of its own, gone after remove(). */
export async function newDataDir(): Promise<{ dataDir: string; remove(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'nhac-viec-data-'));
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) };
}

/** Runs `use` on the collection `things`, connected for this alone. */
export async function withThings<T>(uri: string, use: (things: mongo.Collection) => Promise<T>): Promise<T> {
  const client = new mongo.MongoClient(uri, { serverSelectionTimeoutMS: 3000 });
  try {
    return await use(client.db().collection('things'));
  } finally {
    await client.close();
  }
}

/** The process number of the mongod that holds the folder. */
export async function mongodPid(dataDir: string): Promise<number> {
  return Number(await readFile(join(dataDir, 'mongodb/db/mongod.lock'), 'utf8'));
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
