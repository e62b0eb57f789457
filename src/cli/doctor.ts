import type { Command } from 'commander';
import { openMemory, type OpenMemory } from '../../models/open-memory.ts';
import { type Config, InvalidConfig, readConfig } from '../config.ts';
import { type CommandDatabase, findDatabase } from '../main/open-for-command.ts';
import { checkChannels } from './doctor/check-channels.ts';
import { checkClock } from './doctor/check-clock.ts';
import { checkDatabase, checkIndexes } from './doctor/check-database.ts';
import { checkQueue } from './doctor/check-queue.ts';
import { type Finding, notChecked, wrong } from './doctor/finding.ts';
import { leaf } from './shell/commands.ts';
import { createPrinter } from './shell/io.ts';
import { sentenceOf } from './shell/say-failure.ts';
import type { Shell } from './shell/shell.ts';

export const subcommand = (shell: Shell): Command =>
  leaf(shell, 'doctor', 'Kiểm tra cấu hình, cơ sở dữ liệu, chỉ mục, kênh, đồng hồ, hàng đợi: mỗi thứ một dòng.').action(
    async (options: { json?: boolean }) => {
      const print = createPrinter(shell.io, options);
      let healthy = true;
      const tell = ({ check, ok, detail }: Finding): void => {
        healthy &&= ok;
        print.line({ check, ok, detail }, `${ok ? '✓' : '✗'} ${NAMES[check]}: ${detail}`);
      };
      await examine(shell, tell);
      shell.exit(healthy ? 0 : 1);
    },
  );

const NAMES: Record<Finding['check'], string> = {
  configuration: 'Cấu hình',
  database: 'Cơ sở dữ liệu',
  indexes: 'Chỉ mục',
  channels: 'Kênh',
  clock: 'Đồng hồ',
  queue: 'Hàng đợi',
};

/** In this order, each told as soon as it is known; without a configuration nothing else can be looked at. */
async function examine(shell: Shell, tell: (finding: Finding) => void): Promise<void> {
  let env: NodeJS.ProcessEnv;
  let config: Config;
  try {
    env = await shell.readEnv();
    config = readConfig(env);
  } catch (error) {
    tell(wrong('configuration', error instanceof InvalidConfig ? `${error.problems.join('; ')}.` : sentenceOf(error)));
    for (const check of ['database', 'indexes', 'channels', 'clock', 'queue'] as const) tell(notChecked(check));
    return;
  }
  tell({ check: 'configuration', ok: true, detail: 'đọc được, không có mâu thuẫn.' });
  await withDatabase(config, env, shell, tell, async (opened) => {
    tell(await checkDatabase(opened));
    tell(await checkIndexes(opened));
    tell(await checkChannels(config, opened));
    tell(await checkClock(config, opened.look));
    tell(await checkQueue(opened.look, config));
  });
}

/** When the database cannot be opened, what does not need it is told all the same. */
async function withDatabase(
  config: Config,
  env: NodeJS.ProcessEnv,
  { io }: Shell,
  tell: (finding: Finding) => void,
  look: (opened: OpenMemory) => Promise<void>,
): Promise<void> {
  let database: CommandDatabase | null = null;
  let opened: OpenMemory | null = null;
  try {
    database = await findDatabase(config, env, (line) => io.error(line));
    opened = await openMemory(database.uri, { onProgress: (line) => io.error(line) });
  } catch (error) {
    tell(wrong('database', sentenceOf(error)));
    tell(notChecked('indexes'));
    tell(await checkChannels(config, null));
    tell(await checkClock(config, null));
    tell(notChecked('queue'));
  }
  try {
    if (opened !== null) await look(opened);
  } finally {
    await opened?.close();
    await database?.close();
  }
}
