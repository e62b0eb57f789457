import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { runMongo } from './mongo.ts';
import { leaf } from './shell/commands.ts';
import type { Shell } from './shell/shell.ts';

/** `mongo`: the embedded MongoDB in the foreground, its URI on the first line. */
export const subcommand = (shell: Shell): Command =>
  leaf(shell, 'mongo', 'Chạy riêng MongoDB nhúng trên DATA_DIR; dòng đầu tiên là địa chỉ kết nối.').action(async () => {
    const env = await shell.readEnv();
    shell.exit(await runMongo(readConfig(env).dataDir, shell.io, env));
  });
