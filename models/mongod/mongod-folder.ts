import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { DataFolderUnusable, OtherMongodVersion, seriesOf } from './mongod-errors.ts';

/** The embedded MongoDB's part of DATA_DIR: the data files, and what the next start or a joining command must know. */
export interface MongodFolder {
  /** The folder as a person knows it, absolute. */
  dataDir: string;
  db: string;
  key: string;
  port: string;
  version: string;
  /** A new file for the log of one start. */
  newLog(): string;
}

export function mongodFolder(dataDir: string): MongodFolder {
  const root = join(resolve(dataDir), 'mongodb');
  return {
    dataDir: resolve(dataDir),
    db: join(root, 'db'),
    key: join(root, 'key'),
    port: join(root, 'port'),
    version: join(root, 'version'),
    newLog: () => join(root, `start-${randomBytes(4).toString('hex')}.log`),
  };
}

/** Makes the folder, readable by its owner alone, and its key. Returns the key. Throws DataFolderUnusable. */
export async function prepareFolder(folder: MongodFolder): Promise<string> {
  try {
    return await makeFolder(folder);
  } catch (error) {
    throw new DataFolderUnusable(folder.dataDir, error as NodeJS.ErrnoException);
  }
}

/** The key is 96 letters and digits. */
async function makeFolder(folder: MongodFolder): Promise<string> {
  await makeEach(folder.db);
  const fresh = randomBytes(48).toString('hex');
  // 'wx': two first starts at once must agree on one key
  await writeFile(folder.key, fresh, { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await chmod(folder.key, 0o600);
  return readFile(folder.key, 'utf8');
}

/** One by one: Node's recursive way never ends below a folder like /proc, where nothing can be made. */
async function makeEach(path: string): Promise<void> {
  const exists = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (exists) return;
  if (dirname(path) !== path) await makeEach(dirname(path));
  await mkdir(path, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

/** The port of the last start, or 0. */
export async function rememberedPort(folder: MongodFolder): Promise<number> {
  const port = Number(await readFile(folder.port, 'utf8').catch(() => '0'));
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : 0;
}

/** Throws OtherMongodVersion when the data were written by another series; a folder without a stamp is new. */
export async function checkVersion(folder: MongodFolder, version: string): Promise<void> {
  const written = (await readFile(folder.version, 'utf8').catch(() => '')).trim();
  if (written && seriesOf(written) !== seriesOf(version))
    throw new OtherMongodVersion(folder.dataDir, written, version);
}

export async function stampFolder(folder: MongodFolder, port: number, version: string): Promise<void> {
  await writeFile(folder.version, version, { mode: 0o600 });
  await writeFile(folder.port, String(port), { mode: 0o600 });
}

/** What the app connects with: a user of its own, who may do nothing to the server itself. */
export function appUri(port: number, key: string, database: string): string {
  return `mongodb://app:${key}@127.0.0.1:${port}/${database}?authSource=admin&directConnection=true`;
}
