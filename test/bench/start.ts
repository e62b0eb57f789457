import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { median, rounded, withDatabase } from './bench-database.ts';
import { startProduct } from './product.ts';

const RUNS = 5;

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
  const product = await startProduct({ MONGODB_URI: uri, DEMO: 'on' });
  const answer = await fetch(`${product.url}/demo/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"from":"khoa","text":"việc"}',
  });
  const { replies } = (await answer.json()) as { replies: unknown[] };
  if (replies.length !== 1) throw new Error('one reply was expected');
  const took = performance.now() - began;
  await product.end();
  return took;
}
