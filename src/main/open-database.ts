import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseUnreachable } from '../../models/connect.ts';
import { openMemory, type OpenMemory } from '../../models/open-memory.ts';
import { type Config, InvalidConfig } from '../config.ts';
import type { Logger } from '../log.ts';
import { readMongodbUri } from '../mongodb-uri.ts';
import { whyAway } from './why-away.ts';

const NAME = 'nhacviec';
const DEMO_NAME = 'nhacviec-demo';
const RETRY_MS = 2000;

export interface Database {
  uri: string;
  /** Settles when the embedded mongod ended without being told to; never with MONGODB_URI. */
  lost: Promise<void>;
  stop(): Promise<void>;
}

/** Demo data live in their own database, beside the real one. */
export const databaseName = (demo: boolean): string => (demo ? DEMO_NAME : NAME);

/** MONGODB_URI with a database name: its own, or beside it the demo's. Who logs in is looked up where it was before. */
export function uriFor(mongodbUri: string, demo: boolean): string {
  const parts = readMongodbUri(mongodbUri);
  if (parts === null) throw new TypeError('MONGODB_URI was checked by readConfig');
  const { server, database, options } = parts;
  const name = database === '' ? NAME : database;
  const moved = database === '' || demo;
  const authSource = moved && /^mongodb:.*@/iu.test(server) && !/[?&]authSource=/iu.test(options);
  const login = authSource ? `${options === '' ? '?' : '&'}authSource=${database === '' ? 'admin' : database}` : '';
  return `${server}/${demo ? `${name}-demo` : name}${options}${login}`;
}

/** MONGODB_URI, else the embedded mongod on DATA_DIR (the errors of findBinary and startMongod). */
export async function startDatabase(
  config: Config,
  env: NodeJS.ProcessEnv,
  onProgress: (line: string) => void,
): Promise<Database> {
  if (config.mongodbUri !== null)
    return {
      uri: uriFor(config.mongodbUri, config.demo),
      lost: new Promise(() => undefined),
      stop: () => Promise.resolve(),
    };
  const { findBinary } = await import('../../models/mongod/find-binary.ts');
  const { startMongod } = await import('../../models/mongod/start-mongod.ts');
  const binary = await findBinary({ env, onProgress });
  const mongod = await startMongod({ binary, dataDir: config.dataDir, onProgress });
  let stopping = false;
  return {
    uri: mongod.uriFor(databaseName(config.demo)),
    lost: mongod.exited.then(() => (stopping ? new Promise<void>(() => undefined) : undefined)),
    async stop() {
      stopping = true;
      await mongod.stop();
    },
  };
}

const WAITING: Record<Exclude<DatabaseUnreachable['why'], 'malformed'>, string> = {
  away: 'Chưa kết nối được cơ sở dữ liệu, đang thử lại…',
  refused: 'Cơ sở dữ liệu không nhận tên hoặc mật khẩu trong MONGODB_URI, đang thử lại…',
};
const MALFORMED = 'MONGODB_URI: địa chỉ hoặc tùy chọn sau dấu ? không dùng được';

/**
 * Opens the memory, and keeps trying while the database is away: the process lives and says that it is not ready.
 * Null when it is to stop before. Throws InvalidConfig for an address that can never work, and DatabaseTooNew.
 */
export async function openMemoryPatiently(
  uri: string,
  logger: Logger,
  onProgress: (line: string) => void,
  isStopping: () => boolean,
): Promise<OpenMemory | null> {
  let told = '';
  for (let attempt = 1; !isStopping(); attempt += 1) {
    try {
      return await openMemory(uri, { onProgress });
    } catch (error) {
      const why = whyAway(error);
      if (why === null) throw error;
      if (why === 'malformed') throw new InvalidConfig([MALFORMED]);
      if (told !== why) onProgress(WAITING[why]);
      told = why;
      logger.warn({ attempt, why }, 'the database cannot be opened, trying again');
      await sleep(RETRY_MS);
    }
  }
  return null;
}

/**
 * Waits until the memory can keep its promises (a replica set, every unique index): work begins only then. Tells
 * what is missing whenever that changes. False when the process is to stop before.
 */
export async function untilSound(
  opened: OpenMemory,
  onProgress: (line: string) => void,
  isStopping: () => boolean,
): Promise<boolean> {
  for (let told = ''; !isStopping(); await sleep(RETRY_MS)) {
    const problems = (await opened.problems()).join('\n');
    if (problems === '') return true;
    if (problems !== told) onProgress(problems);
    told = problems;
  }
  return false;
}
