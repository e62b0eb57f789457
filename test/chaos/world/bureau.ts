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
import { type Person, plantPeople } from './people.ts';
import { openPlace, type Place } from './place.ts';
import type { Slot } from './slot.ts';
import type { Call, Delay, TelegramFront } from './telegram-front.ts';

/** One installation of the product: a bot, a database, and several processes that share both. */
export interface Bureau {
  name: string;
  unit: Unit;
  people: Person[];
  memory: Memory;
  database: mongo.Db;
  fake: FakeTelegram;
  slots: Slot[];
  fronts: TelegramFront[];
  calls: Call[];
  watch: {
    /** Told of each call; its answer waits until this settles. */
    onCall(call: Call): Promise<void>;
    /** Told who has just acknowledged an update. */
    onAcknowledged(slot: Slot): void;
  };
  /** Nothing goes wrong from now on, unless a process is hurt. */
  calm(): void;
  /** How much went wrong at Telegram, at the database, and on the way to either. */
  faults(): number;
  /** What must stand in no log: the secret parts of the token, the webhook, the database's address. */
  secrets: string[];
  isClosed(): boolean;
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
  const tokenSecret = `KZ${name}secretSECRETsecretSECRET`;
  const token = `${471_000 + (hashOf(name) % 900)}:${tokenSecret}`;
  const secret = `kz-${name}-webhook-secret`;
  let isOn = true;
  let isClosed = false;
  let databaseFaults = 0;
  let delayed = 0;
  const calls: Call[] = [];
  const watch: Bureau['watch'] = { onCall: () => Promise.resolve(), onAcknowledged: () => undefined };

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
  const balancer: Balancer | null = polls
    ? null
    : await openBalancer(
        slots,
        dice.for('balancer'),
        () => isOn,
        (slot) => watch.onAcknowledged(slot),
      );
  const receiving: Record<string, string> =
    balancer === null
      ? { TELEGRAM_MODE: 'polling' }
      : { TELEGRAM_MODE: 'webhook', PUBLIC_URL: balancer.url, TELEGRAM_WEBHOOK_SECRET: secret };
  const places: Place[] = [];
  for (let number = 1; number <= needs.processes; number += 1) {
    const place = await openPlace({
      name: `${name}.${number}`,
      main: product.main,
      folder: needs.folder,
      uri,
      apiRoot: fake.apiRoot,
      env: () => ({ TELEGRAM_BOT_TOKEN: token, CLOCK_SHIFT: String(needs.clockShift()), ...receiving }),
      dice: dice.for(`place ${number}`),
      isOn: () => isOn,
      onDatabaseFault: () => (databaseFaults += 1),
      calls,
      delayOf,
      onCall: (call) => watch.onCall(call),
    });
    places.push(place);
    slots.push(place.slot);
  }

  return {
    name,
    unit,
    people,
    memory: opened.memory,
    database: client.db(),
    fake,
    slots,
    fronts: places.map(({ front }) => front),
    calls,
    watch,
    calm() {
      isOn = false;
      fake.disturb({});
    },
    faults: () => databaseFaults + delayed + fake.log.filter(({ fault }) => fault !== null).length,
    secrets: [tokenSecret, secret, new URL(uri).password],
    isClosed: () => isClosed,
    async close() {
      isClosed = true;
      for (const place of places) await place.close();
      balancer?.close();
      await fake.close();
      await client.close();
      await opened.close();
    },
  };
}
