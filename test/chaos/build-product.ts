import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { OpenMemory } from '../../models/open-memory.ts';
import type { Guard } from './guards.ts';

const ROOT = join(import.meta.dirname, '../..');

export interface Product {
  /** What a process is started with. */
  main: string;
  /** The memory of this very build: another one would mend what was taken out. */
  openMemory(uri: string): Promise<OpenMemory>;
}

/** Compiles the checkout as it stands into `folder`, and takes the guard out of what was compiled. */
export async function buildProduct(folder: string, guard: Guard | null): Promise<Product> {
  await mkdir(folder, { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  await cp(join(ROOT, 'package.json'), join(folder, 'package.json'));
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const compile = [tsc, '-p', 'tsconfig.build.json', '--sourceMap', 'false', '--outDir', folder];
  await promisify(execFile)(process.execPath, compile, { cwd: ROOT });
  for (const cut of guard?.cuts ?? []) await takeOut(folder, cut, guard?.name ?? '');
  const { openMemory } = (await import(
    join(folder, 'models/open-memory.js')
  )) as typeof import('../../models/open-memory.ts');
  return { main: join(folder, 'src/main.js'), openMemory: (uri) => openMemory(uri) };
}

/** Throws when the text does not stand there exactly once: the list of guards has fallen behind the product. */
async function takeOut(folder: string, { file, text, instead }: Guard['cuts'][number], guard: string): Promise<void> {
  const path = join(folder, file);
  const source = await readFile(path, 'utf8');
  if (source.split(text).length !== 2) throw new Error(`guard ${guard}: "${text}" does not stand once in ${file}`);
  await writeFile(
    path,
    source.replace(text, () => instead),
  );
}
