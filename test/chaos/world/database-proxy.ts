import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Dice } from '../dice.ts';
import type { Life } from './life.ts';

export interface DatabaseProxy {
  port: number;
  close(): void;
}

export interface ProxyNeeds {
  /** Where mongod listens. */
  port: number;
  life(): Life;
  dice: Dice;
  isOn(): boolean;
  onFault(): void;
}

/** Of the commands that pass: an item takes about ten, so one item of a hundred meets each. */
const RATE = 0.001;
/** A half-open connection costs the product its whole socket timeout: now and then. */
const RATE_OF_HALF_OPEN = 0.00005;
const SLOW_MS = [300, 3_000] as const;
/** The product's socketTimeoutMS, and a little. */
const HALF_OPEN_MS = 22_000;

/** The network between one process and MongoDB: cuts connections, holds them up, lets them go silent. */
export async function openDatabaseProxy(needs: ProxyNeeds): Promise<DatabaseProxy> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const life = needs.life();
    const behind = connect(needs.port, '127.0.0.1');
    for (const socket of [client, behind]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        behind.destroy();
      });
    }
    let isSilent = false;
    behind.on('data', (chunk: Buffer) => {
      if (!isSilent) client.write(chunk);
    });
    client.on('data', (chunk: Buffer) => {
      if (isSilent) return;
      const fault = needs.isOn() ? nextFault(needs.dice) : null;
      if (fault === null) return void behind.write(chunk);
      needs.onFault();
      const now = performance.now();
      if (fault.kind === 'slow') {
        life.databaseFaults.push({ from: now, until: now + fault.ms });
        client.pause();
        setTimeout(() => {
          behind.write(chunk);
          client.resume();
        }, fault.ms);
      } else if (fault.kind === 'half-open') {
        life.databaseFaults.push({ from: now, until: now + HALF_OPEN_MS });
        isSilent = true;
      } else {
        life.databaseFaults.push({ from: now, until: now });
        // the command may have been done: its answer is lost in any case
        if (fault.kind === 'cut-after') behind.write(chunk, () => client.destroy());
        else client.destroy();
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

type Fault = { kind: 'cut-before' | 'cut-after' | 'half-open' } | { kind: 'slow'; ms: number };

function nextFault(dice: Dice): Fault | null {
  const thrown = dice.next();
  if (thrown < RATE / 2) return { kind: 'cut-before' };
  if (thrown < RATE) return { kind: 'cut-after' };
  if (thrown < 2 * RATE) return { kind: 'slow', ms: dice.between(...SLOW_MS) };
  if (thrown < 2 * RATE + RATE_OF_HALF_OPEN) return { kind: 'half-open' };
  return null;
}
