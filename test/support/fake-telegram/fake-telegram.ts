import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { METHODS } from './methods.ts';
import { createPeople, type People } from './people.ts';
import { type Fields, readRequest } from './read-request.ts';
import { ApiError, type Scenario } from './scenario.ts';
import type { Delivery, Target } from './webhook-side.ts';
import { createWorld, type World } from './world.ts';

/** A Bot API server on loopback, with its limits and errors (facts/channels §3, reliability §2). */
export interface FakeTelegram extends People, Pick<World, 'sent' | 'answeredTaps' | 'menus' | 'chats' | 'updates'> {
  apiRoot: string;
  /** Every call in order; `code` null: it has, or had, no answer. */
  log: {
    method: string;
    /** Without the token. */ path: string;
    code: number | null;
    /** When the call was read, in ms of a steady clock. */ at: number;
    chat: string | null;
  }[];
  /** The next `times` calls of this method (`download` for files) go wrong. */
  fail(method: string, scenario: Scenario, times?: number): void;
  /** As if somebody had called setWebhook, or with '' deleteWebhook. */
  setWebhook(url: string): void;
  /** What is set. */
  webhook(): Target;
  /** What was pushed to the webhook, in the order of the answers; `code` null: none came. */
  deliveries: Delivery[];
  /** Settles when the condition holds; looked at when a call comes, when it is answered, and after a delivery. Rejects after 5 s. */
  until(what: string, condition: () => boolean): Promise<void>;
  /** Nobody listens at the address any more … */
  goAway(): Promise<void>;
  /** … and again. */
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

export async function startFakeTelegram({
  token,
  username = 'NhacViecThuBot',
  roundTripMs = 0,
}: {
  token: string;
  username?: string;
  /** Every answer takes at least so long. */
  roundTripMs?: number;
}): Promise<FakeTelegram> {
  const world = createWorld(token, username);
  const log: FakeTelegram['log'] = [];
  const planned: { method: string; scenario: Scenario }[] = [];
  const watchers = new Set<() => void>();

  const look = (): void => {
    for (const watch of watchers) watch();
  };
  world.webhook.onDelivery(look);
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const fields = await readRequest(request);
    const { method, run } = route(request.url ?? '', fields, response);
    const at = planned.findIndex((plan) => plan.method === method);
    const scenario = at === -1 ? null : (planned.splice(at, 1)[0]?.scenario ?? null);
    const chat = fields.values['chat_id'];
    const entry: FakeTelegram['log'][number] = {
      method,
      path: (request.url ?? '').replace(token, ''),
      code: null,
      at: performance.now(),
      chat: typeof chat === 'string' || typeof chat === 'number' ? String(chat) : null,
    };
    log.push(entry);
    look();
    if (roundTripMs > 0) await sleep(roundTripMs);
    const result = await (scenario === null ? run() : goWrong(scenario, run));
    if (result === 'drop') response.destroy();
    else if (result !== 'silence') {
      entry.code = result.code;
      response.writeHead(result.code).end(result.body);
    }
    look();
  }

  /** Which method is meant, and what answers it. */
  function route(
    url: string,
    fields: Fields,
    response: ServerResponse,
  ): { method: string; run: () => Promise<Answer> } {
    const path = /^\/(?<file>file\/)?bot(?<token>[^/]*)\/(?<rest>.+)$/u.exec(url)?.groups;
    const name = path?.['rest'] ?? '';
    const known = path?.['token'] === token;
    if (path?.['file'] !== undefined) {
      return { method: 'download', run: () => Promise.resolve(download(world, known ? name : '')) };
    }
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const run = async (): Promise<Answer> => {
      try {
        if (!known) throw new ApiError(401, 'Unauthorized');
        const method = METHODS[name];
        if (method === undefined) throw new ApiError(404, 'Not Found: method not found');
        return { code: 200, body: JSON.stringify({ ok: true, result: await method(world, fields, gone.signal) }) };
      } catch (error) {
        return refusal(error);
      }
    };
    return { method: name, run };
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
    fail(method, scenario, times = 1) {
      for (let left = times; left > 0; left -= 1) planned.push({ method, scenario });
    },
    setWebhook(url) {
      world.webhook.set({ url, secret: '', maxConnections: 40 });
    },
    until: (what, condition) => waitFor(watchers, what, condition),
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

interface Answer {
  code: number;
  body: string | Buffer;
}

function download({ files }: World, path: string): Answer {
  const file = [...files.values()].find((one) => one.path === decodeURI(path));
  return file === undefined ? { code: 404, body: '' } : { code: 200, body: file.bytes };
}

function refusal(error: unknown): Answer {
  if (!(error instanceof ApiError)) throw error;
  const { code, message: description, parameters } = error;
  return {
    code,
    body: JSON.stringify({ ok: false, error_code: code, description, ...(parameters && { parameters }) }),
  };
}

async function goWrong(scenario: Scenario, run: () => Promise<Answer>): Promise<Answer | 'drop' | 'silence'> {
  if (scenario.kind === 'answer') {
    return refusal(new ApiError(scenario.code, scenario.description, scenario.parameters));
  }
  if (scenario.applied) await run();
  switch (scenario.kind) {
    case 'drop':
      return 'drop';
    case 'black-hole':
      return 'silence';
    case 'gateway':
      return { code: 502, body: '<html>Bad Gateway</html>' };
    default:
      return { code: 200, body: '{"ok":true,"result":{"mess' };
  }
}

function waitFor(watchers: Set<() => void>, what: string, condition: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (!condition()) return;
      watchers.delete(look);
      clearTimeout(deadline);
      resolve();
    };
    const deadline = setTimeout(() => {
      watchers.delete(look);
      reject(new Error(`this did not happen: ${what}`));
    }, 5_000);
    watchers.add(look);
    look();
  });
}
