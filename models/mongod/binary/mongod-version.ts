import { runProgram } from './run-program.ts';

/** A mongod that has been seen to run. */
export interface MongodBinary {
  path: string;
  /** `6.0.5` */
  version: string;
}

const OLDEST = 6; // older ones do not know the driver's protocol or our settings

/** Runs `--version`. Null when the file is missing, is no mongod, is too old, or lacks a library on this machine. */
export async function readMongodVersion(path: string): Promise<MongodBinary | null> {
  const { code, stdout } = await runProgram(path, ['--version'], { timeoutMs: 10_000 });
  const version = /^db version v(\d+\.\d+\.\d+)/mu.exec(stdout)?.[1];
  return code === 0 && version && Number.parseInt(version, 10) >= OLDEST ? { path, version } : null;
}
