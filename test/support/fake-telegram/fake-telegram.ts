import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, callMethod, download, goWrong, type Outcome } from './answer.ts';
import type { Call } from './call.ts';
import { createFaults } from './faults.ts';
import { METHODS } from './methods.ts';
import { createPeople, type People } from './people.ts';
import { type Fields, readRequest } from './read-request.ts';
import type { FaultRates, Scenario } from './scenario.ts';
import { createWatchers } from './watchers.ts';
import type { Delivery, Target } from './webhook-side.ts';
import { createWorld, type Manners, type World } from './world.ts';

/** A Bot API server on loopback, with its limits and errors (facts/channels §3, reliability §2). */
export interface FakeTelegram
  extends
    People,
    Pick<World, 'sent' | 'answeredTaps' | 'menus' | 'chats' | 'updates' | 'expired' | 'files' | 'freshTaps'> {
  apiRoot: string;
  /** Every call, in the order in which they were read. */
  log: Call[];
  /** The next `times` calls of this method (`download` for files) go wrong. */
  fail(method: string, scenario: Scenario, times?: number): void;
  /**
   * From now on these shares of the calls go wrong, by the seed; {} ends it. Without methods: of all methods that have
   * no rates of their own. `webhook` is what is pushed: there, `drop-applied` loses the answer, so that it comes again.
   */
  disturb(rates: FaultRates, methods?: readonly string[]): void;
  /** As if somebody had called setWebhook, or with '' deleteWebhook. */
  setWebhook(url: string): void;
  /** What is set. */
  webhook(): Target;
  /** What was pushed to the webhook, in the order of the answers; `code` null: none came. */
  deliveries: Delivery[];
  /** Settles when the condition holds; looked at when a call comes, when it is answered, and after a delivery. Rejects after `withinMs` (5 s). */
  until(what: string, condition: () => boolean, withinMs?: number): Promise<void>;
  /** Nobody listens at the address any more … */
  goAway(): Promise<void>;
  /** … and again. */
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

export interface FakeTelegramOptions extends Partial<Manners> {
  token: string;
  username?: string;
  /** Every answer takes at least so long. */
  roundTripMs?: number;
  /** Of the dice of `disturb`. */
  seed?: number;
}

export async function startFakeTelegram({
  token,
  username = 'NhacViecThuBot',
  roundTripMs = 0,
  seed = 1,
  ...manners
}: FakeTelegramOptions): Promise<FakeTelegram> {
  const faults = createFaults(seed);
  const world = createWorld(token, username, manners, () => faults.next('webhook') !== null);
  const log: Call[] = [];
  const { look, until } = createWatchers();
  world.webhook.onDelivery(look);
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  // Node's 5 s would end connections in the very moment in which they are used again: doubt that nobody asked for
  server.keepAliveTimeout = 75_000;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const arrivedAt = performance.now();
    const fields = await readRequest(request);
    const { method, run } = route(request.url ?? '', fields, response);
    const chat = fields.values['chat_id'];
    const call: Call = {
      method,
      path: (request.url ?? '').replace(token, ''),
      chat: typeof chat === 'string' || typeof chat === 'number' ? String(chat) : null,
      arrivedAt,
      at: performance.now(),
      endedAt: null,
      code: null,
      fault: null,
      applied: false,
      messageId: null,
    };
    log.push(call);
    look();
    if (roundTripMs > 0) await sleep(roundTripMs);
    const disturbance = faults.next(method);
    call.fault = disturbance?.name ?? null;
    const outcome = await (disturbance === null ? well(run) : goWrong(disturbance.scenario, run));
    note(call, outcome);
    tell(call, outcome, response);
    look();
  }

  function tell(call: Call, { said }: Outcome, response: ServerResponse): void {
    if (said === 'silence') return;
    call.endedAt = performance.now();
    if (said === 'drop') return void response.destroy();
    // whoever was killed meanwhile knows nothing of it
    if (response.destroyed) return;
    call.code = said.code;
    response.writeHead(said.code).end(said.body);
  }

  /** Which method is meant, and what answers it. */
  function route(
    url: string,
    fields: Fields,
    response: ServerResponse,
  ): { method: string; run: () => Promise<Answer> } {
    const path = /^\/(?<file>file\/)?bot(?<token>[^/]*)\/(?<rest>[^?]+)/u.exec(url)?.groups;
    const name = path?.['rest'] ?? '';
    const isKnown = path?.['token'] === token;
    if (path?.['file'] !== undefined) {
      return { method: 'download', run: () => Promise.resolve(download(world, isKnown ? name : '')) };
    }
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    return { method: name, run: () => callMethod(METHODS[name], isKnown, world, fields, gone.signal) };
  }

  const listen = async (port: number): Promise<number> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const port = await listen(0);
  const goAway = async (): Promise<void> => {
    const closed = new Promise((resolve) => {
      server.close(resolve);
    });
    server.closeAllConnections();
    await closed;
  };

  return {
    ...createPeople(world),
    ...world,
    apiRoot: `http://127.0.0.1:${port}`,
    log,
    webhook: () => world.webhook.info(),
    deliveries: world.webhook.deliveries,
    fail: (method, scenario, times = 1) => faults.plan(method, scenario, times),
    disturb: (rates, methods) => faults.rate(rates, methods),
    setWebhook(url) {
      world.webhook.set({ url, secret: '', maxConnections: 40 });
    },
    until,
    goAway,
    async comeBack() {
      await listen(port);
    },
    async close() {
      world.webhook.close();
      await goAway();
    },
  };
}

const well = async (run: () => Promise<Answer>): Promise<Outcome> => {
  const done = await run();
  return { said: done, done };
};

function note(call: Call, { done }: Outcome): void {
  if (done?.code !== 200) return;
  call.applied = true;
  const id = (done.result as { message_id?: number } | null | undefined)?.message_id;
  call.messageId = id ?? null;
}
