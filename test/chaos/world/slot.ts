import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Life, newLife } from './life.ts';

/** A place for one process of the product: who is killed here is followed by another one. */
export interface Slot {
  name: string;
  life(): Life;
  lives: Life[];
  /** Where its web server listens; null while it is starting. */
  url(): string | null;
  isStopped(): boolean;
  start(): void;
  /** kill -9, and the next one at once. */
  kill(): Promise<void>;
  /** SIGSTOP … */
  stop(): void;
  /** … and SIGCONT. */
  goOn(): void;
  /** SIGTERM; settles with its exit code, null when it had to be killed. */
  end(): Promise<number | null>;
  /** Nothing of it is left, however it stands. */
  destroy(): Promise<void>;
  /** All that its processes wrote. */
  said(): string;
}

export interface SlotOptions {
  name: string;
  main: string;
  folder: string;
  /** Asked at each start. */
  env(): Record<string, string>;
}

/** A stop drains within ten seconds; a busy machine gets more. */
const END_MS = 25_000;
const TRY_AGAIN_MS = 1_000;
const LAST_WORDS = 600;

export function createSlot({ name, main, folder, env }: SlotOptions): Slot {
  const lives: Life[] = [];
  const pieces: string[] = [];
  let child: ChildProcess | null = null;
  let url: string | null = null;
  let wanted = false;

  const current = (): Life => {
    const life = lives.at(-1);
    if (life === undefined) throw new Error(`${name} was never started`);
    return life;
  };

  // however the runner ends, nobody is left behind
  process.once('exit', () => child?.kill('SIGKILL'));

  function start(): void {
    wanted = true;
    const life = newLife(`${name}.${lives.length + 1}`);
    lives.push(life);
    url = null;
    const inherited = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' };
    const started = spawn(process.execPath, [main], {
      cwd: folder,
      env: { ...inherited, PORT: '0', LOG_LEVEL: 'debug', ...env() },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    let first = '';
    started.stdout.setEncoding('utf8').on('data', (text: string) => {
      pieces.push(text);
      if (url !== null || child !== started) return;
      first += text;
      url = /http:\/\/\S+/u.exec(first)?.[0] ?? null;
    });
    started.stderr.setEncoding('utf8').on('data', (text: string) => pieces.push(text));
    started.once('exit', (code) => {
      life.killedAt ??= performance.now();
      if (child !== started || !wanted) return;
      // nobody killed it: it gave up by itself
      process.stderr.write(`${life.id} ended by itself (${code}): ${pieces.join('').slice(-LAST_WORDS)}\n`);
      void sleep(TRY_AGAIN_MS).then(() => (wanted && child === started ? start() : undefined));
    });
  }

  return {
    name,
    lives,
    life: current,
    url: () => url,
    isStopped: () => current().stops.at(-1)?.until === Infinity,
    start,
    async kill() {
      const dying = child;
      if (dying === null || dying.exitCode !== null || dying.signalCode !== null) return;
      child = null;
      current().killedAt = performance.now();
      dying.kill('SIGKILL');
      await once(dying, 'exit');
      if (wanted) start();
    },
    stop() {
      current().stops.push({ from: performance.now(), until: Infinity });
      child?.kill('SIGSTOP');
    },
    goOn() {
      const stop = current().stops.at(-1);
      if (stop?.until === Infinity) stop.until = performance.now();
      child?.kill('SIGCONT');
    },
    async end() {
      wanted = false;
      const ending = child;
      if (ending === null || ending.exitCode !== null) return ending?.exitCode ?? null;
      const hard = setTimeout(() => ending.kill('SIGKILL'), END_MS);
      ending.kill('SIGTERM');
      await once(ending, 'exit');
      clearTimeout(hard);
      return ending.exitCode;
    },
    async destroy() {
      wanted = false;
      if (child === null || child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
    said: () => pieces.join(''),
  };
}
