import { findBinary } from '../../models/mongod/find-binary.ts';
import { MongodError } from '../../models/mongod/mongod-errors.ts';
import type { RunningMongod } from '../../models/mongod/start-mongod.ts';
import { startMongod } from '../../models/mongod/start-mongod.ts';

/**
 * The embedded MongoDB alone, in the foreground until SIGTERM or SIGINT. Its URI is the first line written.
 * Returns the exit code: 0 after a signal, 1 when it could not start or ended by itself.
 */
export async function runMongo(
  dataDir: string,
  io: { write(line: string): void; error(line: string): void },
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const onProgress = (line: string): void => io.error(line);
  let mongod: RunningMongod;
  try {
    mongod = await startMongod({ binary: await findBinary({ env, onProgress }), dataDir, onProgress });
  } catch (error) {
    if (!(error instanceof MongodError)) throw error;
    io.error(error.message);
    return 1;
  }
  // only from here on: a signal during a long download should simply end the process
  const signalled = nextSignal();
  io.write(mongod.uriFor('nhacviec'));
  io.error('MongoDB nhúng đang chạy, nhấn Ctrl-C để dừng.');
  const byItself = await Promise.race([signalled.then(() => false), mongod.exited.then(() => true)]);
  if (byItself) io.error('MongoDB nhúng đã dừng ngoài ý muốn.');
  else await mongod.stop();
  return byItself ? 1 : 0;
}

function nextSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const name of ['SIGTERM', 'SIGINT']) process.once(name, () => resolve());
  });
}
