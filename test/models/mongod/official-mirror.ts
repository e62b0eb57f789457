import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runProgram } from '../../../models/mongod/binary/run-program.ts';
import type { FakeMachine } from './fake-machine.ts';

/** The official host on loopback: every archive it is asked for holds a fake mongod of this version. */
export async function officialMirror(
  machine: FakeMachine,
  version: string,
): Promise<{ env: NodeJS.ProcessEnv; close(): Promise<void> }> {
  await machine.mongod('archive/mongodb/bin/mongod', version);
  const archive = machine.path('archive.tgz');
  await runProgram('tar', ['-czf', archive, '-C', machine.path('archive'), 'mongodb'], { timeoutMs: 10_000 });
  const bytes = await readFile(archive);
  const md5 = createHash('md5').update(bytes).digest('hex');
  const server = createServer((request, response) => {
    response.end(request.url?.endsWith('.md5') ? `${md5}  archive.tgz` : bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    env: {
      MONGOMS_RUNTIME_DOWNLOAD: 'true',
      MONGOMS_USE_HTTP: 'true',
      MONGOMS_DOWNLOAD_MIRROR: `http://127.0.0.1:${port}`,
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
