import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, goWrong, type Outcome } from '../fake-telegram/answer.ts';
import { createFaults } from '../fake-telegram/faults.ts';
import { readRequest } from '../fake-telegram/read-request.ts';
import type { FaultRates, Scenario } from '../fake-telegram/scenario.ts';
import { createWatchers } from '../fake-telegram/watchers.ts';
import { METHODS } from './methods.ts';
import { ODDITIES, type Oddities } from './oddities.ts';
import { createPeople, type People } from './people.ts';
import type { Delivery } from './push-side.ts';
import { createWorld, Refusal, type World } from './world.ts';

/** A call as this Zalo saw it. Moments in ms of this process's steady clock. */
export interface Call {
  method: string;
  values: Record<string, unknown>;
  at: number;
  endedAt: number | null;
  /** The HTTP status; null: it has, or had, no answer. */
  code: number | null;
}

/** The Zalo Bot Platform on loopback, with its limits, errors and oddities (facts/channels §1). */
export interface FakeZalo extends People, Pick<World, 'sent' | 'chats' | 'media'> {
  apiRoot: string;
  /** Every call, in the order in which they were read. */
  log: Call[];
  /** Paths that were asked of its media host. */
  fetched: string[];
  /** The next `times` calls of this method go wrong; `webhook`: what is pushed loses its answer. */
  fail(method: string, scenario: Scenario, times?: number): void;
  /** From now on these shares of the calls go wrong, by the seed; {} ends it. */
  disturb(rates: FaultRates, methods?: readonly string[]): void;
  /** As if somebody had called setWebhook, or with '' deleteWebhook. */
  setWebhook(url: string): void;
  webhook(): { url: string; secret: string };
  deliveries: Delivery[];
  /** Events that nobody was given yet. */
  pending(): number;
  /** Settles when the condition holds; looked at with each call, answer and delivery. Rejects after `withinMs` (5 s). */
  until(what: string, condition: () => boolean, withinMs?: number): Promise<void>;
  /** Nobody listens at the address any more … */
  goAway(): Promise<void>;
  /** … and again. */
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

export interface FakeZaloOptions {
  token: string;
  oddities?: Partial<Oddities>;
  /** Of the dice of `disturb`. */
  seed?: number;
}

export async function startFakeZalo({ token, oddities = {}, seed = 1 }: FakeZaloOptions): Promise<FakeZalo> {
  const faults = createFaults(seed);
  const world = createWorld(token, { ...ODDITIES, ...oddities }, () => faults.next('webhook') !== null);
  const { look, until } = createWatchers();
  const log: Call[] = [];
  const fetched: string[] = [];
  world.push.onDelivery(look);
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = request.url ?? '';
    if (url.startsWith('/media/')) return serveMedia(url.slice('/media/'.length), response);
    const { values } = await readRequest(request);
    const path = /^\/bot(?<token>[^/]*)\/(?<method>[^?]+)/u.exec(url)?.groups;
    const method = path?.['method'] ?? '';
    const call: Call = { method, values, at: performance.now(), endedAt: null, code: null };
    log.push(call);
    look();
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const run = (): Promise<Answer> => answer(path?.['token'], method, values, gone.signal);
    const planned = faults.next(method);
    const outcome = planned === null ? { said: await run(), done: null } : await goWrong(planned.scenario, run);
    tell(call, outcome, response);
    look();
  }

  async function answer(
    said: string | undefined,
    name: string,
    values: Record<string, unknown>,
    gone: AbortSignal,
  ): Promise<Answer> {
    try {
      if (said !== token) throw new Refusal(401, 'Unauthorized');
      const method = METHODS[name];
      if (method === undefined) throw new Refusal(404, 'Not found');
      const result = await method(world, values, gone);
      return { code: 200, body: JSON.stringify({ ok: true, result }), result };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, message: description } = error;
      const { refusals, errorKey, emptyPoll } = world.oddities;
      const isOk = code === 408 ? emptyPoll === 'body' : refusals === 'ok-status';
      return { code: isOk ? 200 : code, body: JSON.stringify({ ok: false, description, [errorKey]: code }) };
    }
  }

  function tell(call: Call, { said }: Outcome, response: ServerResponse): void {
    if (said === 'silence') return;
    call.endedAt = performance.now();
    if (said === 'drop') return void response.destroy();
    if (response.destroyed) return;
    call.code = said.code;
    response.writeHead(said.code).end(said.body);
  }

  function serveMedia(name: string, response: ServerResponse): void {
    fetched.push(name);
    const media = world.media.get(name);
    const { status = 200, bytes, location, type } = media ?? { status: 404 };
    response.writeHead(status, { ...(location && { location }), ...(type && { 'content-type': type }) });
    response.end(bytes);
    look();
  }

  const listen = async (port: number): Promise<number> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const port = await listen(0);
  const apiRoot = `http://127.0.0.1:${port}`;
  const goAway = async (): Promise<void> => {
    const closed = new Promise((resolve) => {
      server.close(resolve);
    });
    server.closeAllConnections();
    await closed;
  };

  return {
    ...createPeople(world, () => `${apiRoot}/media`),
    sent: world.sent,
    chats: world.chats,
    media: world.media,
    apiRoot,
    log,
    fetched,
    fail: (method, scenario, times = 1) => faults.plan(method, scenario, times),
    disturb: (rates, methods) => faults.rate(rates, methods),
    setWebhook: (url) => world.push.set({ url, secret: 'somebody-elses' }),
    webhook: () => world.push.target(),
    deliveries: world.push.deliveries,
    pending: () => world.events.pending(),
    until,
    goAway,
    async comeBack() {
      await listen(port);
    },
    async close() {
      world.push.close();
      await goAway();
    },
  };
}
