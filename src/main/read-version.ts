import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const packageShape = z.object({ name: z.literal('nhac-viec'), version: z.string() });

/** The version of this build: the nearest package.json above this file, which lies deeper in dist/ than in src/. */
export function readVersion(from = fileURLToPath(import.meta.url)): string {
  for (let folder = dirname(from); folder !== dirname(folder); folder = dirname(folder)) {
    try {
      const read = packageShape.safeParse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
      if (read.success) return read.data.version;
    } catch {
      // no such file here: one further up
    }
  }
  return 'unknown';
}
