import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Dice } from '../dice.ts';
import type { Slot } from './slot.ts';

export interface Balancer {
  url: string;
  close(): void;
}

/** What a process that is stopped keeps open for ever. */
const ANSWER_MS = 5_000;
const TWICE = 0.15;

/** The web server in front of a bot's processes: brings each update to one of them, and some to two at once. */
export async function openBalancer(
  slots: readonly Slot[],
  dice: Dice,
  isOn: () => boolean,
  onAcknowledged: (slot: Slot) => void,
): Promise<Balancer> {
  const server = createServer((request, response) => {
    pass(request).then(
      (code) => response.writeHead(code).end(),
      () => response.destroy(),
    );
  });

  async function pass(request: IncomingMessage): Promise<number> {
    const body: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) body.push(chunk);
    const awake = slots.filter((slot) => slot.url() !== null);
    if (awake.length === 0) return 502;
    const twice = isOn() && dice.chance(TWICE);
    const chosen = dice.pick(awake);
    const targets = twice ? [chosen, dice.pick(awake)] : [chosen];
    const codes = await Promise.all(
      targets.map(async (slot) => {
        const code = await bring(slot.url() ?? '', request, Buffer.concat(body));
        if (code < 300) onAcknowledged(slot);
        return code;
      }),
    );
    return codes.find((code) => code < 300) ?? codes[0] ?? 502;
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function bring(url: string, { url: path = '/', headers }: IncomingMessage, body: Buffer): Promise<number> {
  const secret = headers['x-telegram-bot-api-secret-token'];
  try {
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(typeof secret === 'string' ? { 'x-telegram-bot-api-secret-token': secret } : {}),
      },
      body: new Uint8Array(body),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 502;
  }
}
