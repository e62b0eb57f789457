import { chmod, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { BinarySource } from './binary-source.ts';
import type { MongodBinary } from './mongod-version.ts';
import { readMongodVersion } from './mongod-version.ts';

/** `nhac-viec` in the user's cache: outside the data folder and the checkout, shared by all of the user's copies. */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  const given = env['XDG_CACHE_HOME'] ?? '';
  // the XDG base directory specification: a relative path counts as not set
  return join(isAbsolute(given) ? given : join(env['HOME'] || homedir(), '.cache'), 'nhac-viec');
}

const WORKSHOP = 'tmp-';
const LEFT_BEHIND_MS = 24 * 60 * 60_000;

/** What an earlier start has fetched; of several the newest that runs. */
export const findInCache: BinarySource = async ({ env }) => {
  const folder = cacheFolder(env);
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.startsWith('mongod-'));
  for (const name of names.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))) {
    const found = await readMongodVersion(join(folder, name));
    if (found) return found;
  }
  return 'chưa có bản tải sẵn';
};

/**
 * Lets `fetch` put a mongod into an empty folder and keeps it in the cache.
 * Nobody sees it before it is whole and has run once, so two processes may fetch at the same time.
 * `fetch` returns the file, or why there is none.
 */
export async function fetchIntoCache(
  env: NodeJS.ProcessEnv,
  fetch: (emptyFolder: string) => Promise<{ file: string } | string>,
): Promise<MongodBinary | string> {
  const folder = cacheFolder(env);
  let workshop: string;
  try {
    await mkdir(folder, { recursive: true });
    await sweep(folder);
    workshop = await mkdtemp(join(folder, WORKSHOP)); // the same file system: the rename below is one step
  } catch {
    return `không ghi được vào ${folder}`;
  }
  try {
    const fetched = await fetch(workshop);
    if (typeof fetched === 'string') return fetched;
    await chmod(fetched.file, 0o755);
    const tried = await readMongodVersion(fetched.file);
    if (!tried) return 'bản tải về không chạy được trên máy này';
    const path = join(folder, `mongod-${tried.version}`);
    await rename(fetched.file, path);
    return { path, version: tried.version };
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

/** Removes what fetches killed long ago have left: hundreds of megabytes each. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const made = name.startsWith(WORKSHOP) ? await stat(path).catch(() => null) : null;
    if (made && Date.now() - made.mtimeMs > LEFT_BEHIND_MS) await rm(path, { recursive: true, force: true });
  }
}
