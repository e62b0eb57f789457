import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

export interface MongodProcess {
  /** Null as soon as connections are accepted, or why it ended before. */
  started: Promise<Ending | null>;
  /** Resolves when the process has ended, for whatever reason; never rejects. */
  ended: Promise<Ending>;
  /** Asks it to close, kills it after 30 s, resolves when it is gone. */
  stop(): Promise<void>;
}

export interface Ending {
  /** Exit code or signal, in words for an operator. */
  how: string;
  /** The last complaints of mongod's own log. */
  reason: string;
  folderInUse: boolean;
  portTaken: boolean;
}

const LISTENING = '"id":23016,'; // "Waiting for connections"
const LOOK_AGAIN_MS = 25;
const CLOSE_WITHIN_MS = 30_000;
const KEPT_STDERR = 4000; // characters

/** @param logFile where mongod is told to write its log; read while it starts, removed when it ends */
export function spawnMongod(binary: string, args: readonly string[], logFile: string): MongodProcess {
  // Its own process group: Ctrl-C in a terminal reaches only us, and we close our connections before we stop it.
  const child = spawn(binary, args, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  const watcher = child.pid === undefined ? null : watchOver(child.pid);
  const readLog = (): Promise<string> => readFile(logFile, 'utf8').catch(() => '');

  let stderr = ''; // where the dynamic linker complains
  child.stderr.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString()).slice(-KEPT_STDERR);
  });
  const closed = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code === null ? String(signal) : `mã ${code}`));
  });

  const over = new AbortController();
  const end = async (how: string): Promise<Ending> => {
    over.abort();
    watcher?.kill('SIGKILL'); // at once: the process number may soon be somebody else's
    const ending = endingOf(how, stderr + (await readLog()));
    await rm(logFile, { force: true });
    return ending;
  };
  const ended = closed.then(end);
  const start = async (): Promise<Ending | null> => {
    while (!over.signal.aborted) {
      if ((await readLog()).includes(LISTENING)) return null;
      await sleep(LOOK_AGAIN_MS);
    }
    return ended;
  };

  const stop = async (): Promise<void> => {
    const hard = setTimeout(() => child.kill('SIGKILL'), CLOSE_WITHIN_MS);
    child.kill('SIGTERM');
    await ended;
    clearTimeout(hard);
  };
  return { started: start(), ended, stop };
}

/** A shell whose input ends when we do, even by kill -9; then it asks mongod to close. */
function watchOver(pid: number): ReturnType<typeof spawn> {
  const script = 'read _; kill -TERM "$1"';
  return spawn('/bin/sh', ['-c', script, 'sh', String(pid)], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
}

function endingOf(how: string, log: string): Ending {
  const complaints = log.split('\n').filter((line) => /"s":"[EF]"|error while loading/u.test(line));
  return {
    how,
    reason: complaints.slice(-2).map(complaintText).join('; ') || 'không rõ lý do',
    folderInUse: log.includes('DBPathInUse'),
    portTaken: /address already in use/iu.test(log),
  };
}

/** The message and the error of one line of mongod's JSON log; other lines (the dynamic linker's) as they are. */
function complaintText(line: string): string {
  const message = /"msg":"([^"]*)"/u.exec(line)?.[1];
  const error = /"error":"([^"]*)"/u.exec(line)?.[1];
  return [message, error].filter(Boolean).join(': ') || line.slice(0, 300);
}
