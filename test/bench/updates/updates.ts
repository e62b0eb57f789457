import { setTimeout as sleep } from 'node:timers/promises';
import { openMemory } from '../../../models/open-memory.ts';
import { addDays, type PlainDay } from '../../../src/calendar/plain-day.ts';
import { dayInZone, VIETNAM } from '../../../src/calendar/zone.ts';
import { type FakeTelegram, startFakeTelegram } from '../../support/fake-telegram/fake-telegram.ts';
import { anAccount, anOfficer, aPost, aTask, aUnit } from '../../models/samples.ts';
import { numberAsked } from '../arguments.ts';
import { rounded, withDatabase } from '../bench-database.ts';
import { type Child, startChild } from './child.ts';
import { CHATS, CONNECTIONS, pushUpdates } from './load.ts';

const TOKEN = '4711:bench';
const SECRET = 'bench-secret';
const DONE = 'xong 12 số 05/BC-UBND ngày 5/3/2026';
const LIST = 'việc';
/** The whole way takes some ten times as long. */
const WHOLE_WAY_SHARE = 10;
const WARM_UP_SHARE = 5;
const ONE_BY_ONE = 500;
const TASKS_EACH = 5;
const LOOK_AGAIN_MS = 50;

/**
 * Updates pushed to the webhook, per second of the receiving process's CPU: stored and acknowledged; the whole way to
 * the answer (the own list of five tasks) at the fake's door; and, in the same run, a bare telegraf that echoes and
 * stores nothing. `--items N`.
 */
export function benchUpdates(): Promise<object> {
  const items = numberAsked('--items', 10_000);
  const onTheWay = Math.max(CHATS, Math.round(items / WHOLE_WAY_SHARE));
  return withDatabase(async (uriFor) => {
    const fake = await startFakeTelegram({ token: TOKEN });
    for (let chat = 1; chat <= CHATS; chat += 1) fake.chats.set(String(chat), 'open');
    const common = [fake.apiRoot, TOKEN, SECRET];
    await plantOffice(uriFor('answered'));
    const measure = async (name: string, file: string, args: readonly string[], load: Load): Promise<Measured> => {
      const child = await startChild(file, [...args, ...common]);
      try {
        const measured = await perSecond(child, load);
        process.stderr.write(`${name}: ${JSON.stringify(measured)}\n`);
        return measured;
      } finally {
        await child.end();
      }
    };
    try {
      const storing = { text: DONE, items, answers: null };
      const echo = await measure('telegraf', 'echo-child.js', [], storing);
      const stored = await measure('stored', 'product-child.js', ['stored', uriFor('stored')], storing);
      const way = { text: LIST, items: onTheWay, answers: fake };
      const answered = await measure('answered', 'product-child.js', ['answered', uriFor('answered')], way);
      return {
        items,
        durablePerSecondPerCore: stored.perCore,
        telegrafPerSecondPerCore: echo.perCore,
        ratio: rounded(stored.perCore / echo.perCore, 3),
        wholeWayPerSecondPerCore: answered.perCore,
        p50Ms: stored.p50Ms,
        p99Ms: stored.p99Ms,
        crowdedP99Ms: stored.crowdedP99Ms,
      };
    } finally {
      await fake.close();
    }
  });
}

interface Load {
  text: string;
  items: number;
  /** Where the answers arrive; the CPU counts until all of them have. */
  answers: FakeTelegram | null;
}

interface Measured {
  perCore: number;
  p50Ms: number;
  p99Ms: number;
  crowdedP99Ms: number;
}

/** Warm first; then as many as fit side by side, for the CPU; then one after the other, for the waiting. */
async function perSecond({ url, cpuMs }: Child, { text, items, answers }: Load): Promise<Measured> {
  let pushed = 0;
  const push = async (count: number, connections: number): Promise<number[]> => {
    const waits = await pushUpdates({ url, secret: SECRET, text, from: pushed + 1, count, connections });
    pushed += count;
    while (answers !== null && answersOf(answers) < pushed) await sleep(LOOK_AGAIN_MS);
    return waits.toSorted((a, b) => a - b);
  };
  await push(Math.ceil(items / WARM_UP_SHARE), CONNECTIONS);
  const before = await cpuMs();
  const crowded = await push(items, CONNECTIONS);
  const spentMs = (await cpuMs()) - before;
  const alone = await push(ONE_BY_ONE, 1);
  return {
    perCore: Math.round((items * 1000) / spentMs),
    p50Ms: quantile(alone, 0.5),
    p99Ms: quantile(alone, 0.99),
    crowdedP99Ms: quantile(crowded, 0.99),
  };
}

const answersOf = ({ log }: FakeTelegram): number =>
  log.filter(({ method, code }) => method === 'sendMessage' && code === 200).length;

const quantile = (sorted: readonly number[], part: number): number =>
  rounded(sorted[Math.floor(sorted.length * part)] ?? 0, 2);

/** A unit whose officers are those who write, each with a few open tasks. */
async function plantOffice(uri: string): Promise<void> {
  const { memory, close } = await openMemory(uri);
  const now = new Date();
  const today = dayInZone(now, VIETNAM);
  await memory.units.create(aUnit());
  const { posts, officers, accounts, tasks } = memory.forUnit('u1');
  await posts.add(aPost());
  for (let chat = 1; chat <= CHATS; chat += 1) {
    const id = `o${chat}`;
    await officers.add(anOfficer({ id, name: `Nông Thị Hạnh ${chat}` }));
    await accounts.add(anAccount({ account: String(chat), officer: id }));
    const dueOn = (task: number): PlainDay => addDays(today, 30 + 7 * task);
    await tasks.add(Array.from({ length: TASKS_EACH }, (_, task) => aTask({ holder: id, dueOn: dueOn(task) })));
  }
  await close();
}
