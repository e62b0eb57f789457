import { rm, symlink } from 'node:fs/promises';
import type { mongo } from 'mongoose';

/**
 * Turns the log of a started mongod away for good: its community edition cannot redact, and a failing command
 * (a duplicate, a write conflict) is logged whole, with the names and texts in it.
 * It was started with --logRotate=reopen: told to rotate, it opens the same path again.
 */
export async function silenceLog(admin: mongo.Db, logFile: string): Promise<void> {
  await rm(logFile, { force: true });
  await symlink('/dev/null', logFile);
  await admin.command({ logRotate: 1 });
  await rm(logFile);
}
