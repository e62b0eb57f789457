import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinary } from '../../models/mongod/find-binary.ts';
import { startMongod } from '../../models/mongod/start-mongod.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Runs `work` on an embedded MongoDB of its own, in a folder that is gone afterwards. */
export async function withDatabase<Result>(
  work: (uriFor: (name: string) => string) => Promise<Result>,
): Promise<Result> {
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  const binary = await findBinary({ env: process.env, onProgress: tell });
  const dataDir = await mkdtemp(join(tmpdir(), 'nhac-viec-bench-'));
  const mongod = await startMongod({ binary, dataDir, onProgress: tell });
  const clear = async (): Promise<void> => {
    await mongod.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  // given up by hand: nothing is left behind either
  const giveUp = (): void => void clear().finally(() => process.exit(1));
  for (const signal of SIGNALS) process.once(signal, giveUp);
  try {
    return await work((name) => mongod.uriFor(name));
  } finally {
    for (const signal of SIGNALS) process.off(signal, giveUp);
    await clear();
  }
}

/** The middle one. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

export const rounded = (value: number, digits = 1): number => Math.round(value * 10 ** digits) / 10 ** digits;
