import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VIETNAM } from '../../src/calendar/zone.ts';
import { SUBCOMMANDS } from '../../src/cli/index.ts';
import { runCli } from '../../src/cli/shell/run-cli.ts';
import type { UnitStores } from '../../src/ports.ts';
import { createUnit, plantSample } from '../../src/sample/plant-sample.ts';
import { openTestMemory, type TestMemory } from '../models/test-memory.ts';

/** Monday 2 March 2026, 07:00 in Hà Nội: where every command's clock stands. */
export const START = new Date('2026-03-02T07:00:00+07:00');

/** Real time goes on: the clock is a few seconds ahead at the end of a file. */
const SHIFT = String(Math.round((START.getTime() - Date.now()) / 1000));

export interface Ran {
  code: number;
  out: string[];
  err: string[];
  /** The lines on standard output, read as JSON. */
  records: Record<string, unknown>[];
}

export interface Desk extends TestMemory {
  /** Runs a command line on the desk's database; `--json` records are read. */
  run(...args: string[]): Promise<Ran>;
  /** The same with other variables; undefined takes one away. */
  runWith(env: NodeJS.ProcessEnv, ...args: string[]): Promise<Ran>;
  /** A path in a folder of the desk's own. */
  path(name: string): string;
  /** An office without anybody, or the sample commune, without a command. */
  addUnit(id: string, options?: { sample?: boolean }): Promise<UnitStores>;
  write(name: string, content: string | Buffer): Promise<string>;
  read(name: string): Promise<string>;
}

export async function runCommand(env: NodeJS.ProcessEnv, args: readonly string[], stdin: string[] = []): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []];
  const io = {
    stdin: (async function* lines() {
      yield* stdin;
    })(),
    write: (line: string) => void out.push(line),
    error: (line: string) => void err.push(line),
  };
  const code = await runCli(SUBCOMMANDS, args, io, () => Promise.resolve(env));
  const records = out.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Record<string, unknown>);
  return { code, out, err, records };
}

/** An operator's desk: a database, a folder and the command line. */
export async function openDesk(): Promise<Desk> {
  const memory = await openTestMemory();
  const folder = await mkdtemp(join(tmpdir(), 'nhacviec-cli-'));
  const path = (name: string): string => join(folder, name);
  const runWith = (env: NodeJS.ProcessEnv, ...args: string[]): Promise<Ran> =>
    runCommand({ MONGODB_URI: memory.uri, CLOCK_SHIFT: SHIFT, LOG_LEVEL: 'silent', ...env }, args);
  return {
    ...memory,
    run: (...args) => runWith({}, ...args),
    runWith,
    path,
    async addUnit(id, { sample = false } = {}) {
      await memory.memory.transaction(async () => {
        const unit = await createUnit(memory.memory, { id, name: id, zone: VIETNAM }, START);
        if (sample) await plantSample(memory.memory, unit, START);
      });
      return memory.memory.forUnit(id);
    },
    async write(name, content) {
      await writeFile(path(name), content);
      return path(name);
    },
    read: (name) => readFile(path(name), 'utf8'),
    async close() {
      await memory.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
