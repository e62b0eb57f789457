import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { median, rounded, withDatabase } from './bench-database.ts';

const RUNS = 5;
const MAIN = fileURLToPath(new URL('../../src/main.js', import.meta.url));

/**
 * From spawning the built program to its first reply in the demo room, on a database that runs already. Beside it the
 * start of a bare `node -e 0`: what this machine takes for a process that does nothing.
 */
export function benchStart(): Promise<object> {
  return withDatabase(async (uriFor) => {
    await firstReply(uriFor('start'));
    const replies: number[] = [];
    const bare: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      replies.push(await firstReply(uriFor('start')));
      bare.push(await bareNode());
    }
    const [firstReplyMs, bareNodeMs] = [rounded(median(replies)), rounded(median(bare))];
    return { runs: RUNS, firstReplyMs, bareNodeMs, ratio: rounded(firstReplyMs / bareNodeMs) };
  });
}

async function bareNode(): Promise<number> {
  const began = performance.now();
  await once(spawn(process.execPath, ['-e', '0']), 'exit');
  return performance.now() - began;
}

async function firstReply(uri: string): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--enable-source-maps', MAIN], {
    env: { ...process.env, MONGODB_URI: uri, PORT: '0', DEMO: 'on', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let url = '';
  for await (const line of createInterface({ input: child.stdout })) {
    url ||= /http:\S+/u.exec(line)?.[0] ?? '';
    if (line.startsWith('Sẵn sàng')) break;
  }
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/demo/api/messages`, {
    method: 'POST',
    headers,
    body: '{"from":"khoa","text":"việc"}',
  });
  const { replies } = (await answer.json()) as { replies: unknown[] };
  if (replies.length !== 1) throw new Error('one reply was expected');
  const took = performance.now() - began;
  child.kill('SIGTERM');
  await once(child, 'exit');
  return took;
}
