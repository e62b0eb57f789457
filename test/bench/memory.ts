import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { startFakeTelegram } from '../support/fake-telegram/fake-telegram.ts';
import { rounded, withDatabase } from './bench-database.ts';
import { startProduct } from './product.ts';

const TOKEN = '471100:AAbenchbenchbenchbench';
const LOOK_EVERY_MS = 3000;
/** Settled: so many looks in a row within so much of each other. */
const LOOKS = 5;
const WITHIN_KB = 1024;
const MOST_LOOKS = 40;

/** What the idle product holds in memory, with a Telegram webhook, without the embedded database (Linux: /proc). */
export function benchMemory(): Promise<object> {
  return withDatabase(async (uriFor) => {
    const fake = await startFakeTelegram({ token: TOKEN });
    const product = await startProduct({
      MONGODB_URI: uriFor('memory'),
      DEMO: 'off',
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: fake.apiRoot,
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_WEBHOOK_SECRET: 'bench-secret',
      PUBLIC_URL: 'http://127.0.0.1:1',
    });
    try {
      const seenKb: number[] = [];
      while (!hasSettled(seenKb) && seenKb.length < MOST_LOOKS) {
        await sleep(LOOK_EVERY_MS);
        seenKb.push(await residentKb(product.pid));
        process.stderr.write(`${seenKb.at(-1)} kB\n`);
      }
      const mb = (kb: number): number => rounded(kb / 1024);
      return { rssMb: mb(seenKb.at(-1) ?? 0), highestMb: mb(Math.max(...seenKb)), settled: hasSettled(seenKb) };
    } finally {
      await product.end();
      await fake.close();
    }
  });
}

function hasSettled(seenKb: readonly number[]): boolean {
  const last = seenKb.slice(-LOOKS);
  return last.length === LOOKS && Math.max(...last) - Math.min(...last) <= WITHIN_KB;
}

async function residentKb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(?<kb>\d+) kB$/mu.exec(status)?.groups?.['kb']);
}
