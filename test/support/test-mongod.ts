import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinary } from '../../models/mongod/find-binary.ts';
import type { RunningMongod } from '../../models/mongod/start-mongod.ts';
import { startMongod } from '../../models/mongod/start-mongod.ts';

/**
 * The MongoDB of one test run, in the process that leads the run: its workers come and go.
 * Who asks at the door gets its URI; the first one starts it, so runs without a database test start none.
 */
export async function openTestMongod(): Promise<{ door: string; close(): Promise<void> }> {
  let started: Promise<StartedMongod> | undefined;
  const server = createServer((_request, response) => {
    started ??= start();
    started.then(
      ({ mongod }) => response.end(mongod.uriFor('test')),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await started?.then(stopAndRemove, () => undefined);
  };
  return { door: `http://127.0.0.1:${port}`, close };
}

interface StartedMongod {
  mongod: RunningMongod;
  dataDir: string;
}

async function start(): Promise<StartedMongod> {
  const onProgress = (line: string): void => void process.stderr.write(`${line}\n`);
  const binary = await findBinary({ env: process.env, onProgress });
  const dataDir = await mkdtemp(join(tmpdir(), 'nhac-viec-test-'));
  return { mongod: await startMongod({ binary, dataDir, onProgress }), dataDir };
}

async function stopAndRemove({ mongod, dataDir }: StartedMongod): Promise<void> {
  await mongod.stop();
  await rm(dataDir, { recursive: true, force: true });
}
