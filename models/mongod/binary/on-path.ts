import { delimiter, isAbsolute, join } from 'node:path';
import type { BinarySource } from './binary-source.ts';
import { readMongodVersion } from './mongod-version.ts';

/** The first `mongod` on PATH that runs and is new enough. */
export const findOnPath: BinarySource = async ({ env }) => {
  for (const folder of (env['PATH'] ?? '').split(delimiter).filter(isAbsolute)) {
    const found = await readMongodVersion(join(folder, 'mongod'));
    if (found) return found;
  }
  return 'trong PATH không có mongod 6.0 trở lên';
};
