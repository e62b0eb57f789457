import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';

/** A server in a process of its own, which tells its URL and what CPU it has used. */
export interface Child {
  url: string;
  /** User and system, of the whole process since its start. */
  cpuMs(): Promise<number>;
  end(): Promise<void>;
}

/** `file` beside this one. */
export async function startChild(file: string, args: readonly string[]): Promise<Child> {
  const child = fork(new URL(file, import.meta.url), args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const { url } = z.object({ url: z.string() }).parse(await answer(child));
  return {
    url,
    async cpuMs() {
      child.send('cpu');
      return z.object({ cpuMs: z.number() }).parse(await answer(child)).cpuMs;
    },
    async end() {
      // it ends when nobody listens to it any more
      if (child.connected) child.disconnect();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

async function answer(child: ChildProcess): Promise<unknown> {
  const ended = once(child, 'exit').then(() => {
    throw new Error('the measured process has ended');
  });
  ended.catch(() => undefined);
  const [said] = (await Promise.race([once(child, 'message'), ended])) as [unknown];
  return said;
}

/** In the child: it serves at this URL now. */
export function serveParent(url: string): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMs: (user + system) / 1000 });
  });
  process.once('disconnect', () => process.exit());
  process.send?.({ url });
}
