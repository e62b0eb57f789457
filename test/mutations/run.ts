import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Guard, GUARDS } from './guards.ts';

/**
 * `npm run mutations [-- S4 …]`: takes each guard out of a copy of the source and runs the test that should notice.
 * A test that passes without its guard proves nothing. Rows of a table on stdout, the last line is one JSON object;
 * exit 1 when a guard was not missed by anybody.
 */
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const COPIED = [
  'src',
  'bot',
  'jobs',
  'models',
  'test',
  'package.json',
  'jest.config.js',
  'tsconfig.json',
  'tsconfig.build.json',
];

/** A test that hangs has noticed, too. */
const LONGEST_MS = 300_000;

function copyOfSource(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nhac-viec-mutation-'));
  for (const name of COPIED) cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** Throws when the guard's text is not there exactly once: the table has fallen behind the source. */
function takeOut({ file, guard, text, without }: Guard, folder: string): void {
  const path = join(folder, file);
  const source = readFileSync(path, 'utf8');
  if (source.split(text).length !== 2) throw new Error(`${guard}: its text does not stand exactly once in ${file}`);
  writeFileSync(
    path,
    source.replace(text, () => without),
  );
}

/** Programs that the slow tests start are the built ones. */
function passes({ test, name }: Guard, folder: string): boolean {
  const isSlow = test.includes('.slow.');
  if (isSlow) spawnSync('npm', ['run', '-s', 'build'], { cwd: folder, stdio: 'ignore' });
  const jest = ['--experimental-vm-modules', '--no-warnings', join(root, 'node_modules/jest/bin/jest.js')];
  const { status } = spawnSync(process.execPath, [...jest, test, '-t', name], {
    cwd: folder,
    stdio: 'ignore',
    timeout: LONGEST_MS,
    env: { ...process.env, NHACVIEC_TESTS: isSlow ? 'slow' : 'fast' },
  });
  return status === 0;
}

function tried(guard: Guard): 'noticed' | 'not noticed' {
  const folder = copyOfSource();
  try {
    takeOut(guard, folder);
    return passes(guard, folder) ? 'not noticed' : 'noticed';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const wanted = process.argv.slice(2);
const chosen = GUARDS.filter(({ scenario }) => wanted.length === 0 || wanted.includes(scenario));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

say('| scenario | guard taken out | test | without it |\n|---|---|---|---|');
let silent = 0;
for (const guard of chosen) {
  const result = tried(guard);
  if (result === 'not noticed') silent += 1;
  say(`| ${guard.scenario} | ${guard.guard} | \`${guard.test}\` ${guard.name} | ${result} |`);
}
say(JSON.stringify({ guards: chosen.length, noticed: chosen.length - silent, notNoticed: silent }));
process.exitCode = silent === 0 && chosen.length > 0 ? 0 : 1;
