import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** As `npm start` has them. */
const FLAGS = ['--enable-source-maps', '--max-semi-space-size=4'];
const MAIN = fileURLToPath(new URL('../../src/main.js', import.meta.url));

/** The product as a process of its own, ready for work. */
export interface Product {
  url: string;
  pid: number;
  end(): Promise<void>;
}

/** Starts the built program; settles when it says that it is ready. */
export async function startProduct(env: Record<string, string>): Promise<Product> {
  const child = spawn(process.execPath, [...FLAGS, MAIN], {
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let url = '';
  let isReady = false;
  for await (const line of createInterface({ input: child.stdout })) {
    url ||= /http:\S+/u.exec(line)?.[0] ?? '';
    isReady = line.startsWith('Sẵn sàng');
    if (isReady) break;
  }
  if (!isReady) throw new Error('the product has ended before it was ready');
  return {
    url,
    pid: child.pid ?? 0,
    async end() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
