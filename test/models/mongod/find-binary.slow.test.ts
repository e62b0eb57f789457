import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { findBinary } from '../../../models/mongod/find-binary.ts';
import type { FakeMachine } from './fake-machine.ts';
import { fakeMachine, pythonWithWheel } from './fake-machine.ts';

let machine: FakeMachine;
beforeAll(async () => {
  machine = await fakeMachine();
});
afterAll(() => machine.remove());

test('an official host that is silent is left for the wheel within 15 seconds', async () => {
  await machine.program('bin/python3', pythonWithWheel('6.0.5'));
  const silent = createServer();
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  const mirror = { MONGOMS_RUNTIME_DOWNLOAD: 'true', MONGOMS_DOWNLOAD_MIRROR: `https://127.0.0.1:${port}` };
  const began = performance.now();
  const found = await findBinary({ env: { ...machine.env, ...mirror }, onProgress: () => undefined });
  expect(performance.now() - began).toBeLessThan(15_000);
  expect(found.version).toBe('6.0.5');
  silent.close();
});
