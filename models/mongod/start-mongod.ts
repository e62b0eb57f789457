import { setTimeout as sleep } from 'node:timers/promises';
import type { MongodBinary } from './binary/mongod-version.ts';
import { freePort } from './free-port.ts';
import { DataFolderInUse, MongodFailed } from './mongod-errors.ts';
import type { MongodFolder } from './mongod-folder.ts';
import { appUri, checkVersion, mongodFolder, prepareFolder, rememberedPort, stampFolder } from './mongod-folder.ts';
import type { MongodProcess } from './mongod-process.ts';
import { spawnMongod } from './mongod-process.ts';
import { asSystem, becomePrimary, letAppIn } from './replica-set.ts';
import { silenceLog } from './silence-log.ts';

export interface StartMongod {
  binary: MongodBinary;
  /** DATA_DIR; everything lies below its folder `mongodb`. */
  dataDir: string;
  /** Takes a Vietnamese line when a step takes long. */
  onProgress?: (line: string) => void;
  /** How long to wait for another process to leave the folder. */
  patienceMs?: number;
}

export interface RunningMongod {
  uriFor(database: string): string;
  /** Resolves when mongod is gone, by stop() or by itself. */
  exited: Promise<void>;
  /** Closes it cleanly; close your connections before. */
  stop(): Promise<void>;
}

const SETTINGS = [
  '--bind_ip=127.0.0.1',
  '--nounixsocket',
  '--replSet=rs0',
  // sizes for an office: a fresh folder takes 11 MB instead of 300
  '--oplogSize=64',
  '--wiredTigerCacheSizeGB=0.25',
  '--wiredTigerEngineConfigString=log=(prealloc=false,file_max=10MB)',
  '--setParameter=diagnosticDataCollectionEnabled=false',
  // see silenceLog; and the log of a slow query would hold names and texts too
  '--logappend',
  '--logRotate=reopen',
  '--slowms=2147483647',
  // what a killed process left open must not hold locks for a minute
  '--setParameter=transactionLifetimeLimitSeconds=30',
];
const TRY_AGAIN_MS = 500;
// mongod asks the program on its old port whether that is itself, and waits half a minute for a silent one
const PORT_MOVED =
  'Cổng cũ của MongoDB nhúng đang bị chương trình khác giữ, chuyển sang cổng khác (có thể mất 40 giây)…';

/**
 * Starts a lasting MongoDB on the folder: a replica set of one, on loopback, behind a key of its own.
 * It goes down with this process, also when that is killed with -9.
 * Throws OtherMongodVersion, DataFolderUnusable, DataFolderInUse, MongodFailed.
 */
export async function startMongod(options: StartMongod): Promise<RunningMongod> {
  const { binary, dataDir, onProgress, patienceMs = 20_000 } = options;
  const folder = mongodFolder(dataDir);
  await checkVersion(folder, binary.version);
  const key = await prepareFolder(folder);
  const before = await rememberedPort(folder);
  let told = false;
  for (const giveUpAt = performance.now() + patienceMs; ; await sleep(TRY_AGAIN_MS)) {
    const port = await freePort(before);
    const logFile = folder.newLog();
    const mongod = spawnMongod(binary.path, argumentsFor(folder, port, logFile), logFile);
    const ending = await mongod.started;
    if (!ending) {
      if (before && port !== before) onProgress?.(PORT_MOVED);
      await openFor(mongod, port, key, logFile);
      await stampFolder(folder, port, binary.version);
      const exited = mongod.ended.then(() => undefined);
      return { uriFor: (database) => appUri(port, key, database), exited, stop: () => mongod.stop() };
    }
    // a killed run's mongod may still be closing, and a port may be taken between our look and its own
    const mayPass = ending.folderInUse || ending.portTaken;
    if (!mayPass || performance.now() >= giveUpAt) {
      throw ending.folderInUse ? new DataFolderInUse(folder.dataDir) : new MongodFailed(ending.how, ending.reason);
    }
    if (ending.folderInUse && !told) onProgress?.('Thư mục dữ liệu đang được dùng, chờ tiến trình kia đóng…');
    told ||= ending.folderInUse;
  }
}

function argumentsFor(folder: MongodFolder, port: number, logFile: string): string[] {
  return [...SETTINGS, `--port=${port}`, `--dbpath=${folder.db}`, `--keyFile=${folder.key}`, `--logpath=${logFile}`];
}

/** From a mongod that listens to one that the app can write to; stops it when that fails. */
async function openFor(mongod: MongodProcess, port: number, key: string, logFile: string): Promise<void> {
  const opened = asSystem(port, key, async (admin) => {
    await silenceLog(admin, logFile);
    await becomePrimary(admin, port);
    await letAppIn(admin, key);
  });
  const died = mongod.ended.then(({ how, reason }) => Promise.reject(new MongodFailed(how, reason)));
  try {
    await Promise.race([opened, died]);
  } catch (error) {
    await mongod.stop();
    throw error;
  }
}
