import { randomBytes } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { WrongUse } from './wrong-use.ts';

/** Writes the whole file or nothing, readable by its owner alone: it holds names. Throws WrongUse when it cannot be written. */
export async function writePrivateFile(path: string, content: string): Promise<void> {
  const unfinished = `${path}.${randomBytes(4).toString('hex')}`;
  try {
    await writeFile(unfinished, content, { mode: 0o600, flag: 'wx' });
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw new WrongUse(`Không ghi được tệp ${path} (${(error as NodeJS.ErrnoException).code ?? 'lỗi'}).`);
  }
}
