import type { MongodBinary } from './mongod-version.ts';

/**
 * One place a mongod can come from: gives a mongod that runs, or why there is none
 * (one short Vietnamese line without a full stop). Never throws for a missing thing.
 */
export type BinarySource = (search: BinarySearch) => Promise<MongodBinary | string>;

export interface BinarySearch {
  env: NodeJS.ProcessEnv;
  /** Takes a Vietnamese line when a step takes long. */
  onProgress: (line: string) => void;
}
