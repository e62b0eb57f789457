import { findBinary } from './find-binary.ts';
import { joinMongod } from './join-mongod.ts';
import { DataFolderInUse } from './mongod-errors.ts';
import { startMongod } from './start-mongod.ts';

export interface OpenedMongod {
  uri: string;
  /** Stops what was started here; what was joined goes on. */
  close(): Promise<void>;
}

const JOIN_AGAIN_MS = 2000;
const GIVE_UP_MS = 20_000;

/**
 * For one command: joins the MongoDB that already runs on the folder, else starts it for the command's own duration.
 * Throws what findBinary and startMongod throw.
 */
export async function openMongod(options: {
  dataDir: string;
  database: string;
  env: NodeJS.ProcessEnv;
  onProgress: (line: string) => void;
}): Promise<OpenedMongod> {
  const { dataDir, database, env, onProgress } = options;
  for (const giveUpAt = performance.now() + GIVE_UP_MS; ;) {
    const uri = await joinMongod(dataDir, database);
    if (uri) return { uri, close: () => Promise.resolve() };
    const binary = await findBinary({ env, onProgress });
    try {
      const mongod = await startMongod({ binary, dataDir, onProgress, patienceMs: JOIN_AGAIN_MS });
      return { uri: mongod.uriFor(database), close: () => mongod.stop() };
    } catch (error) {
      // the app may be starting or closing at this very moment
      if (!(error instanceof DataFolderInUse) || performance.now() >= giveUpAt) throw error;
    }
  }
}
