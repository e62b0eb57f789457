import { fork, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { openMemory, type OpenMemory } from '../../models/open-memory.ts';
import { message } from '../../src/messages/message.ts';
import { PRIORITY } from '../../src/outbox/outbox-item.ts';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram/fake-telegram.ts';
import { numberAsked } from './arguments.ts';
import { median, rounded, withDatabase } from './bench-database.ts';

const PROCESSES = 2;
const CAP_PER_SECOND = 30;
const TOKEN = '4711:bench';
const REPLY_EVERY_MS = 500;
/** A trip to Telegram and back, as measured from Vietnam. */
const ROUND_TRIP_MS = 120;

/** Many items due at once, sent by two processes to one bot, while somebody asks something twice a second. */
export function benchDelivery(): Promise<object> {
  return withDatabase(async (uriFor) => {
    const uri = uriFor('delivery');
    const opened = await openMemory(uri);
    const fake = await startFakeTelegram({ token: TOKEN, roundTripMs: ROUND_TRIP_MS });
    const items = numberAsked('--items', 10_000);
    for (let chat = 1; chat <= items; chat += 1) await post(opened, fake.chats, chat, 'notice');
    const children = Array.from({ length: PROCESSES }, () => startChild(uri, fake.apiRoot));
    try {
      const notices = () => fake.log.filter(({ chat, code }) => code === 200 && Number(chat) <= items);
      while (fake.log.length < PROCESSES) await sleep(REPLY_EVERY_MS);
      const askedAt = new Map<string, number>();
      for (let left = items; left > 0; left = items - notices().length) {
        const chat = items + askedAt.size + 1;
        askedAt.set(String(chat), performance.now());
        await post(opened, fake.chats, chat, 'reply');
        process.stderr.write(`\r${left} left `);
        await sleep(REPLY_EVERY_MS);
      }
      const sent = fake.log.filter(({ method }) => method === 'sendMessage');
      const waits = sent.flatMap(({ chat, at }) => {
        const asked = askedAt.get(chat ?? '');
        return asked === undefined ? [] : [at + ROUND_TRIP_MS - asked];
      });
      const moments = sent.map(({ at }) => at);
      const seconds = ((moments.at(-1) ?? 0) - (moments[0] ?? 0)) / 1000;
      return {
        items,
        processes: PROCESSES,
        capPerSecond: CAP_PER_SECOND,
        ratioOfCap: rounded((sent.length - 1) / seconds / CAP_PER_SECOND, 3),
        maxPerSecond: most(moments, 1000),
        maxPer900Ms: most(moments, 900),
        medianPerSecond: median(perSecond(moments)),
        replyP95Ms: rounded(waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.95)] ?? 0),
        replies: waits.length,
      };
    } finally {
      for (const child of children) child.kill('SIGKILL');
      await fake.close();
      await opened.close();
    }
  });
}

function startChild(uri: string, apiRoot: string): ChildProcess {
  return fork(new URL('deliver-child.js', import.meta.url), [uri, apiRoot, TOKEN], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

async function post(
  { memory }: OpenMemory,
  chats: FakeTelegram['chats'],
  chat: number,
  kind: 'notice' | 'reply',
): Promise<void> {
  chats.set(String(chat), 'open');
  const now = new Date();
  await memory.queue.add({
    unit: null,
    key: `bench/${chat}`,
    kind,
    recipient: { kind: 'account', channel: 'telegram', account: String(chat) },
    content: { kind: 'message', message: message('Tin') },
    priority: PRIORITY[kind],
    dueAt: now,
    expiresAt: null,
    createdAt: now,
  });
}

/** How many in each whole second; the moments are in order. */
function perSecond(moments: readonly number[]): number[] {
  const first = moments[0] ?? 0;
  const counts = Array.from({ length: Math.floor(((moments.at(-1) ?? 0) - first) / 1000) }, () => 0);
  for (const moment of moments) {
    const second = Math.floor((moment - first) / 1000);
    if (second < counts.length) counts[second] = (counts[second] ?? 0) + 1;
  }
  return counts;
}

/** The most within any window of this length; the moments are in order. */
function most(moments: readonly number[], windowMs: number): number {
  let first = 0;
  let highest = 0;
  for (const [last, moment] of moments.entries()) {
    while ((moments[first] ?? 0) <= moment - windowMs) first += 1;
    highest = Math.max(highest, last - first + 1);
  }
  return highest;
}
