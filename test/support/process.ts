import { afterEach } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

/** The real program as a process of its own, seen from outside. It is gone after the test, whatever happens. */
export interface Program {
  /** The base URL of the first line on stdout. */
  url: string;
  pid: number;
  /** A folder of its own, empty at first: neither the checkout's .env nor its .data are seen. */
  folder: string;
  stdout(): string;
  stderr(): string;
  get(path: string): Promise<Answered>;
  post(path: string, body: unknown): Promise<Answered>;
  /** Settles when /health/ready answers 200. */
  untilReady(): Promise<void>;
  /** Settles when it holds; rejects with all that the program said. */
  until(what: string, condition: () => boolean | Promise<boolean>, withinMs?: number): Promise<void>;
  signal(name: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): void;
  ended: Promise<Ended>;
}

export interface Answered {
  status: number;
  body: unknown;
}

export interface Ended {
  /** Null when it was killed. */
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface ProgramOptions {
  env?: Record<string, string>;
  /** Runs here again instead of in a new folder. */
  folder?: string;
  /** Content of `.env` there. */
  envFile?: string | Buffer;
}

const ROOT = join(import.meta.dirname, '../..');
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const LOOK_AGAIN_MS = 50;
/** What the machine must give so that node and a mongod are found; nothing else of this run's environment. */
const INHERITED = ['PATH', 'HOME', 'XDG_CACHE_HOME', 'MONGOD_BINARY', 'TMPDIR', 'LD_LIBRARY_PATH'];

const children: ChildProcess[] = [];
const folders: string[] = [];
afterEach(async () => {
  await Promise.all(children.splice(0).map(end));
  // the embedded mongod of a killed program still writes for a moment
  for (const folder of folders.splice(0))
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 });
});

/** Asked first: MongoDB keeps the open transaction of a killed process for a minute, and its database as long. */
async function end(child: ChildProcess): Promise<void> {
  if (isOver(child)) return;
  const hard = setTimeout(() => child.kill('SIGKILL'), 12_000);
  child.kill('SIGTERM');
  await once(child, 'exit');
  clearTimeout(hard);
}

const isOver = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

/** A temporary folder that is gone after the test. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'nhac-viec-process-'));
  folders.push(folder);
  return folder;
}

interface Spawned {
  child: ChildProcess;
  folder: string;
  said: { stdout: string; stderr: string };
  ended: Promise<Ended>;
}

async function spawnProgram({ env = {}, folder, envFile }: ProgramOptions): Promise<Spawned> {
  const cwd = folder ?? (await newFolder());
  if (envFile !== undefined) await writeFile(join(cwd, '.env'), envFile);
  const inherited = Object.fromEntries(
    INHERITED.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
  const child = spawn(process.execPath, ['--import', TSX, join(ROOT, 'src/main.ts')], {
    cwd,
    env: { ...inherited, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...said }));
  return { child, folder: cwd, said, ended };
}

/** Starts it; settles as soon as it has told its URL. */
export async function startProgram(options: ProgramOptions = {}): Promise<Program> {
  const { child, folder, said, ended } = await spawnProgram(options);
  const until: Program['until'] = (what, condition, withinMs = 30_000) =>
    waitFor(condition, withinMs, () => `this did not happen: ${what}\n${said.stdout}\n${said.stderr}`);

  await until('it tells its URL', () => said.stdout.includes('\n') || isOver(child));
  const url = /http:\/\/\S+/u.exec(said.stdout.split('\n')[0] ?? '')?.[0];
  if (url === undefined) throw new Error(`no URL on the first line\n${said.stdout}\n${said.stderr}`);
  const get = (path: string): Promise<Answered> => ask(`${url}${path}`);
  return {
    url,
    pid: child.pid ?? 0,
    folder,
    stdout: () => said.stdout,
    stderr: () => said.stderr,
    get,
    post: (path, body) =>
      ask(`${url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    untilReady: () => until('it is ready', async () => (await get('/health/ready')).status === 200),
    until,
    signal: (name) => void child.kill(name),
    ended,
  };
}

/** Runs it until it ends by itself: for starts that are refused. */
export async function runProgram(options: ProgramOptions = {}): Promise<Ended> {
  return (await spawnProgram(options)).ended;
}

export async function ask(url: string, request: RequestInit = {}): Promise<Answered> {
  const response = await fetch(url, request);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('application/json') === true;
  return { status: response.status, body: isJson ? (JSON.parse(text) as unknown) : text };
}

/** Looks again and again until it holds. */
export async function waitFor(
  condition: () => boolean | Promise<boolean>,
  withinMs: number,
  complaint: () => string,
): Promise<void> {
  for (const end = performance.now() + withinMs; ; await sleep(LOOK_AGAIN_MS)) {
    if (await condition()) return;
    if (performance.now() > end) throw new Error(complaint());
  }
}
