import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import type { OpenMemory } from '../../../models/open-memory.ts';
import type { Memory } from '../../../src/ports.ts';
import type { Unit } from '../../../src/unit.ts';
import { type FakeTelegram, startFakeTelegram } from '../../support/fake-telegram/fake-telegram.ts';
import { eachFault } from '../../support/fake-telegram/scenario.ts';
import type { Product } from '../build-product.ts';
import { type Dice, hashOf } from '../dice.ts';
import { itemOf } from '../marks.ts';
import { type Balancer, openBalancer } from './balancer.ts';
import { type DatabaseProxy, openDatabaseProxy } from './database-proxy.ts';
import { type Person, plantPeople } from './people.ts';
import { createSlot, type Slot } from './slot.ts';
import { type Call, type Delay, openTelegramFront, type TelegramFront } from './telegram-front.ts';

/** One installation of the product: a bot, a database, and several processes that share both. */
export interface Bureau {
  name: string;
  token: string;
  secret: string;
  unit: Unit;
  people: Person[];
  memory: Memory;
  database: mongo.Db;
  fake: FakeTelegram;
  slots: Slot[];
  fronts: TelegramFront[];
  calls: Call[];
  /** Told of each call to send. */
  watch: { onCall(call: Call): Promise<void> };
  /** Nothing goes wrong from now on, unless a process is hurt. */
  calm(): void;
  databaseFaults(): number;
  /** Answers that came late, or never. */
  delays(): number;
  close(): Promise<void>;
}

export interface BureauNeeds {
  name: string;
  product: Product;
  folder: string;
  uri: string;
  dice: Dice;
  processes: number;
  people: number;
  taps: number;
  /** Polling, else by webhook. */
  polls: boolean;
  /** What every process lives in. */
  clockShift(): number;
}

const RATE = 0.01;
/** Each one silences its bot for five seconds: at the full rate little but waiting would be left. */
const RATE_OF_BARE = 0.002;
/** The answer comes late, or only when the product has given up (after ten seconds). */
const SLOW_MS = [1_500, 8_000] as const;
const TOO_SLOW_MS = [11_000, 14_000] as const;
const ROUND_TRIP_MS = 40;

export async function openBureau(needs: BureauNeeds): Promise<Bureau> {
  const { name, product, uri, dice, polls } = needs;
  const token = `${471_000 + (hashOf(name) % 900)}:KZ${name}secretSECRETsecretSECRET`;
  const secret = `kz-${name}-webhook-secret`;
  let isOn = true;
  let databaseFaults = 0;
  let delayed = 0;
  const calls: Call[] = [];
  const watch: Bureau['watch'] = { onCall: () => Promise.resolve() };

  const opened: OpenMemory = await product.openMemory(uri);
  const client = new mongo.MongoClient(uri);
  const fake = await startFakeTelegram({
    token,
    roundTripMs: ROUND_TRIP_MS,
    seed: hashOf(`${name}${dice.next()}`),
    setWebhookEveryMs: 0,
    answerMs: 8_000,
  });
  fake.disturb({ ...eachFault(RATE), 'too-many-bare': RATE_OF_BARE });
  const { unit, people } = await plantPeople(
    opened.memory,
    name,
    { people: needs.people, taps: needs.taps },
    dice.for('people'),
  );
  for (const { chat, isClosed } of people) fake.chats.set(String(chat), isClosed ? 'blocked' : 'open');

  const delays = dice.for('delays');
  const delayOf = (call: Call): Delay => {
    const delay = nextDelay(call);
    if (delay.kind !== 'none') delayed += 1;
    return delay;
  };
  const nextDelay = (call: Call): Delay => {
    if (!isOn || call.chat === null) return { kind: 'none' };
    // some items have no luck at all: whatever is tried, its answer is lost
    if (hashOf(itemOf(call.text).mark) % 100 === 7) return { kind: 'answer-lost' };
    if (delays.chance(RATE)) return { kind: 'slow', ms: delays.between(...SLOW_MS) };
    return delays.chance(RATE) ? { kind: 'slow', ms: delays.between(...TOO_SLOW_MS) } : { kind: 'none' };
  };

  const slots: Slot[] = [];
  const fronts: TelegramFront[] = [];
  const proxies: DatabaseProxy[] = [];
  const balancer: Balancer | null = polls ? null : await openBalancer(slots, dice.for('balancer'), () => isOn);
  for (let place = 1; place <= needs.processes; place += 1) {
    const slotName = `${name}.${place}`;
    const folder = join(needs.folder, slotName);
    await mkdir(folder);
    const at = slots.length;
    const life = () => {
      const slot = slots[at];
      if (slot === undefined) throw new Error('nobody lives there yet');
      return slot.life();
    };
    const front = await openTelegramFront({
      apiRoot: fake.apiRoot,
      life,
      calls,
      delayOf,
      onCall: (call) => watch.onCall(call),
    });
    const proxy = await openDatabaseProxy({
      port: Number(new URL(uri).port),
      life,
      dice: dice.for(`database ${place}`),
      isOn: () => isOn,
      onFault: () => (databaseFaults += 1),
    });
    const byProxy = new URL(uri);
    byProxy.port = String(proxy.port);
    const receiving: Record<string, string> =
      balancer === null
        ? { TELEGRAM_MODE: 'polling' }
        : { TELEGRAM_MODE: 'webhook', PUBLIC_URL: balancer.url, TELEGRAM_WEBHOOK_SECRET: secret };
    fronts.push(front);
    proxies.push(proxy);
    slots.push(
      createSlot({
        name: slotName,
        main: product.main,
        folder,
        env: () => ({
          MONGODB_URI: byProxy.href,
          TELEGRAM_BOT_TOKEN: token,
          TELEGRAM_API_ROOT: front.apiRoot,
          CLOCK_SHIFT: String(needs.clockShift()),
          ...receiving,
        }),
      }),
    );
  }

  return {
    name,
    token,
    secret,
    unit,
    people,
    memory: opened.memory,
    database: client.db(),
    fake,
    slots,
    fronts,
    calls,
    watch,
    calm() {
      isOn = false;
      fake.disturb({});
    },
    databaseFaults: () => databaseFaults,
    delays: () => delayed,
    async close() {
      for (const front of fronts) front.close();
      for (const proxy of proxies) proxy.close();
      balancer?.close();
      await fake.close();
      await client.close();
      await opened.close();
    },
  };
}
