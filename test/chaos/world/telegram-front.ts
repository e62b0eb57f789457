import { once } from 'node:events';
import { Agent, createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Life } from './life.ts';

/** A call on its way from a process to Telegram. Moments by the runner's steady clock, in ms. */
export interface Call {
  /** Telegram's own log has it in its path: `?call=ID`. */
  id: number;
  life: Life;
  method: string;
  /** Of a send; null: it is none. */
  chat: string | null;
  text: string;
  at: number;
  /** When a whole answer had been handed to the process; null: it never had one. */
  answeredAt: number | null;
  code: number | null;
}

/** What the way does to a call; Telegram's own faults are Telegram's. */
export type Delay = { kind: 'none' } | { kind: 'slow'; ms: number } | { kind: 'answer-lost' };

export interface TelegramFront {
  apiRoot: string;
  /** Nobody listens here for so long; what is under way is cut. */
  refuseFor(ms: number): Promise<void>;
  close(): void;
}

export interface FrontNeeds {
  /** The Bot API server behind it. */
  apiRoot: string;
  life(): Life;
  /** Every call of the run. */
  calls: Call[];
  delayOf(call: Call): Delay;
  /** Told of each call that arrives; its answer waits until this settles. */
  onCall(call: Call): Promise<void>;
}

const agent = new Agent({ keepAlive: true, maxSockets: 500 });

/** The way between one process and Telegram: writes down every call, and from whom. */
export async function openTelegramFront(needs: FrontNeeds): Promise<TelegramFront> {
  const lifeOf = new WeakMap<Socket, Life>();
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    // whatever the other side did to the connection, this side does as well
    answer(request, response).catch(() => response.destroy());
  });
  server.on('connection', (socket: Socket) => lifeOf.set(socket, needs.life()));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bytesOf(request);
    const call = readCall(needs.calls.length, request, body, lifeOf.get(request.socket) ?? needs.life());
    needs.calls.push(call);
    call.life.firstCallAt ??= call.at;
    if (call.chat !== null) call.life.firstSendAt ??= call.at;
    const held = needs.onCall(call);
    const delay = needs.delayOf(call);
    const given = await passOn(new URL(`${request.url ?? '/'}?call=${call.id}`, needs.apiRoot), request, body);
    await held;
    if (delay.kind === 'answer-lost') return void response.destroy();
    if (delay.kind === 'slow') await sleep(delay.ms);
    if (response.destroyed) return;
    response.once('finish', () => {
      call.answeredAt = performance.now();
      call.code = given.code;
    });
    response.writeHead(given.code, { 'content-type': given.type }).end(given.body);
  }

  const listen = async (port: number): Promise<number> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const port = await listen(0);
  return {
    apiRoot: `http://127.0.0.1:${port}`,
    async refuseFor(ms) {
      if (!server.listening) return;
      const closed = new Promise((resolve) => {
        server.close(resolve);
      });
      server.closeAllConnections();
      await closed;
      await sleep(ms);
      await listen(port);
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function readCall(id: number, request: IncomingMessage, body: Buffer, life: Life): Call {
  const method = /^\/bot[^/]*\/(?<method>\w+)/u.exec(request.url ?? '')?.groups?.['method'] ?? 'other';
  const values = request.headers['content-type']?.includes('json') === true && body.length > 0 ? parse(body) : {};
  const { chat_id: chat, text } = values;
  return {
    id,
    life,
    method,
    chat: method.startsWith('send') && (typeof chat === 'string' || typeof chat === 'number') ? String(chat) : null,
    text: typeof text === 'string' ? text : '',
    at: performance.now(),
    answeredAt: null,
    code: null,
  };
}

function parse(body: Buffer): { chat_id?: unknown; text?: unknown } {
  try {
    return JSON.parse(body.toString()) as { chat_id?: unknown; text?: unknown };
  } catch {
    return {};
  }
}

interface Given {
  code: number;
  type: string;
  body: Buffer;
}

/** Rejects when the connection is cut on either side. */
async function passOn(to: URL, from: IncomingMessage, body: Buffer): Promise<Given> {
  const request = httpRequest(to, {
    agent,
    method: from.method ?? 'POST',
    headers: { 'content-type': from.headers['content-type'] ?? 'application/json', 'content-length': body.length },
  });
  // the long poll of a process that is gone must not swallow what comes next
  const hangUp = (): void => void request.destroy();
  from.socket.once('close', hangUp);
  try {
    request.end(body);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const type = response.headers['content-type'] ?? 'application/json';
    return { code: response.statusCode ?? 500, type, body: await bytesOf(response) };
  } finally {
    from.socket.removeListener('close', hangUp);
  }
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
