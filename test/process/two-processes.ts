import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach } from '@jest/globals';
import { mongo } from 'mongoose';
import type { FakeTelegram } from '../support/fake-telegram/fake-telegram.ts';
import { seededRandom } from '../support/fake-telegram/seeded.ts';
import { type Program, waitFor } from '../support/process.ts';
import { openFront } from './front.ts';
import type { TelegramOffice } from './telegram-office.ts';

/** Two processes of the product behind one webhook address. */
export interface Pair {
  programs: [Program, Program];
  /** Lines of the log, of all processes so far, that are warnings or worse. */
  warnings(): string[];
  /** Starts the one of this place again, as it was; settles when it is ready. */
  restart(place: 0 | 1): Promise<void>;
  /** Kills one of them by -9 at random and starts it again, again and again, until told to end. */
  killAtRandom(seed: number): { end(): Promise<number> };
}

const SECRET = 'the-webhook-secret';
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export async function startPair(office: TelegramOffice, at: Date): Promise<Pair> {
  const front = await openFront();
  closing.push(() => front.close());
  const env = {
    PUBLIC_URL: front.url,
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: SECRET,
    // the same for every start
    CLOCK_SHIFT: String(Math.round((at.getTime() - Date.now()) / 1000)),
  };
  const ports = [await freePort(), await freePort()] as const;
  const start = (place: 0 | 1): Promise<Program> => office.start(at, { ...env, PORT: String(ports[place]) });
  front.targets.push(...ports.map((port) => `http://127.0.0.1:${port}`));
  const programs: Pair['programs'] = [await start(0), await start(1)];
  const all: Program[] = [...programs];
  await Promise.all(programs.map((program) => program.untilReady()));

  async function restart(place: 0 | 1): Promise<void> {
    programs[place] = await start(place);
    all.push(programs[place]);
    await programs[place].untilReady();
  }

  return {
    programs,
    warnings: () =>
      all.flatMap((program) => program.stderr().split('\n')).filter((line) => /"level":[456]0/u.test(line)),
    restart,
    killAtRandom(seed) {
      const random = seededRandom(seed);
      const ending = new AbortController();
      const killing = (async (): Promise<number> => {
        let kills = 0;
        while (!ending.signal.aborted) {
          await pause(500 + random() * 2_500, ending.signal);
          if (ending.signal.aborted) break;
          const place = random() < 0.5 ? 0 : 1;
          programs[place].signal('SIGKILL');
          await programs[place].ended;
          kills += 1;
          await restart(place);
        }
        return kills;
      })();
      killing.catch(() => undefined);
      return {
        end() {
          ending.abort();
          return killing;
        },
      };
    },
  };
}

/** Chance decides when it ends. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

export interface Account {
  /** Of items that say they were sent and that the chat does not show. */
  lost: string[];
  /** Items that ended in no state that is one. */
  unfinished: string[];
  /** Messages beyond one an item, in chats without an item in doubt. */
  doubled: string[];
  /** Items whose first try may have arrived, and what is known of it. */
  inDoubt: string[];
  updatesFailed: number;
}

interface Item {
  key: string;
  state: string;
  reason: string | null;
  inDoubt: boolean;
  messageId: string | null;
}

/**
 * Waits until nothing is under way, and draws up the account from the fake's own log and what the database promises.
 * Every message's text must be its own within its chat.
 */
export async function settleAccount({ fake, memory, uri }: TelegramOffice, withinMs = 150_000): Promise<Account> {
  await waitFor(
    async () => {
      const { waiting, claimed } = await memory.queue.counts();
      return fake.updates.pending() + (await memory.inbox.counts()).new + waiting + claimed === 0;
    },
    withinMs,
    () => `something is still under way: ${fake.updates.pending()} updates`,
  );
  const client = new mongo.MongoClient(uri);
  const items = await client.db().collection<Item>('outbox').find().toArray();
  await client.close();
  const shown = new Map(fake.sent.map((sent) => [String(sent.messageId), sent]));
  const sent = items.filter(({ state }) => state === 'sent');
  const told = new Set(sent.map(({ messageId }) => messageId));
  // what a caller never learned of is one of a pair whose other half it did learn of
  const untold = fake.sent.filter(({ messageId }) => !told.has(String(messageId)));
  const doubtful = sent.filter(({ inDoubt }) => inDoubt);
  const textsInDoubt = doubtful.flatMap(({ messageId }) => textOf(shown.get(messageId ?? '')) ?? []);
  return {
    lost: sent.filter(({ messageId }) => !shown.has(messageId ?? '')).map(({ key }) => key),
    unfinished: items
      .filter(({ state, reason }) => state !== 'sent' && (state !== 'failed' || reason !== 'chưa liên kết'))
      .map(({ key, state }) => `${key} ${state}`),
    doubled: untold.flatMap((one) => (take(textsInDoubt, textOf(one) ?? '') ? [] : [`${one.chatId}: ${one.text}`])),
    inDoubt: doubtful.map(({ key, messageId }) => `${key}: ${callsTo(fake, shown.get(messageId ?? '')?.chatId)}`),
    updatesFailed: (await memory.inbox.counts()).failed,
  };
}

const callsTo = ({ log }: FakeTelegram, to: string | undefined): string =>
  log
    .filter(({ chat }) => chat === to)
    .map(({ code, at, endedAt }) => `${code} after ${endedAt === null ? '?' : Math.round(endedAt - at)} ms`)
    .join(', ');

const textOf = (sent: { chatId: string; text: string } | undefined): string | undefined =>
  sent === undefined ? undefined : `${sent.chatId}: ${sent.text}`;

/** Each item in doubt excuses one message. */
function take(texts: string[], text: string): boolean {
  const place = texts.indexOf(text);
  if (place === -1) return false;
  texts.splice(place, 1);
  return true;
}
