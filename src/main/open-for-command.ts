import { openMemory, type OpenMemory } from '../../models/open-memory.ts';
import { openMongod } from '../../models/mongod/open-mongod.ts';
import type { Config } from '../config.ts';
import { databaseName, uriFor } from './open-database.ts';

export interface CommandDatabase {
  uri: string;
  close(): Promise<void>;
}

/**
 * The real database (never the demo room's), for one command: MONGODB_URI, else the embedded mongod of DATA_DIR, joined
 * when it runs and started for the command's own duration when it does not. Throws MongodError.
 */
export async function findDatabase(
  config: Config,
  env: NodeJS.ProcessEnv,
  onProgress: (line: string) => void,
): Promise<CommandDatabase> {
  if (config.mongodbUri !== null) return { uri: uriFor(config.mongodbUri, false), close: () => Promise.resolve() };
  return openMongod({ dataDir: config.dataDir, database: databaseName(false), env, onProgress });
}

/** The memory on it; `close` closes both. Throws MongodError, DatabaseUnreachable, DatabaseTooNew. */
export async function openForCommand(
  config: Config,
  env: NodeJS.ProcessEnv,
  onProgress: (line: string) => void,
): Promise<OpenMemory> {
  const database = await findDatabase(config, env, onProgress);
  try {
    const opened = await openMemory(database.uri, { onProgress });
    return {
      ...opened,
      async close() {
        await opened.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
