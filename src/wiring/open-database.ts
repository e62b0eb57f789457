import { setTimeout as sleep } from 'node:timers/promises';
import { findBinary } from '../../models/mongod/find-binary.ts';
import { startMongod } from '../../models/mongod/start-mongod.ts';
import { DatabaseUnreachable } from '../../models/connect.ts';
import { openMemory, type OpenMemory } from '../../models/open-memory.ts';
import type { Config } from '../config.ts';
import type { Logger } from '../log.ts';

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

/** MONGODB_URI with the demo's own database name when it is the demo's. */
export function uriFor(mongodbUri: string, demo: boolean): string {
  const url = new URL(mongodbUri);
  const said = url.pathname.replace(/^\//u, '');
  const name = said === '' ? NAME : said;
  url.pathname = `/${demo ? `${name}-demo` : name}`;
  return url.toString();
}

/** MONGODB_URI, else the embedded mongod on DATA_DIR (the errors of findBinary and startMongod). */
export async function startDatabase(
  config: Config,
  env: NodeJS.ProcessEnv,
  onProgress: (line: string) => void,
): Promise<Database> {
  if (config.mongodbUri !== null)
    return { uri: uriFor(config.mongodbUri, config.demo), lost: new Promise(() => undefined), stop: () => Promise.resolve() };
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

/** Opens the memory, and keeps trying while the database is away: the process lives and says that it is not ready. */
export async function openMemoryPatiently(
  uri: string,
  logger: Logger,
  onProgress: (line: string) => void,
  isStopping: () => boolean,
): Promise<OpenMemory | null> {
  for (let attempt = 1; !isStopping(); attempt += 1) {
    try {
      return await openMemory(uri, { onProgress });
    } catch (error) {
      if (!(error instanceof DatabaseUnreachable)) throw error;
      if (attempt === 1) onProgress('Chưa kết nối được cơ sở dữ liệu, đang thử lại…');
      logger.warn({ attempt }, 'the database cannot be reached, trying again');
      await sleep(RETRY_MS);
    }
  }
  return null;
}
