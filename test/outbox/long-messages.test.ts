import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createTelegramChannel } from '../../bot/telegram/telegram-channel.ts';
import { openMemory, type OpenMemory } from '../../models/open-memory.ts';
import { systemClock } from '../../src/clock.ts';
import { type FileLink, message, type Message } from '../../src/messages/message.ts';
import { deliverDue, type DeliverDeps, type DeliverOptions } from '../../src/outbox/deliver.ts';
import { aUnit } from '../models/samples.ts';
import type { Pace } from '../../src/ports.ts';
import { openTestMemory, type TestMemory } from '../models/test-memory.ts';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram/fake-telegram.ts';
import { tooManyRequests } from '../support/fake-telegram/scenario.ts';

const TOKEN = '4711:AAsecretSECRETsecret-x_y';
const logger = { debug() {}, info() {}, warn() {}, error() {} };
const clock = systemClock();

let memory: TestMemory;
let other: OpenMemory;
let fake: FakeTelegram;
let deliverers: DeliverDeps[];
let file: FileLink;
/** Slots of the bot that were given out. */
let turns: number;
const PDF = Buffer.from('%PDF-1.7');

beforeAll(async () => {
  memory = await openTestMemory();
  other = await openMemory(memory.uri);
  await memory.memory.units.create(aUnit());
  file = await memory.memory.forUnit('u1').files.write({ name: 'a.pdf', mime: 'application/pdf', bytes: PDF });
});
beforeEach(async () => {
  for (const name of ['outbox', 'paces']) await memory.raw.collection(name).deleteMany({});
  fake = await startFakeTelegram({ token: TOKEN });
  turns = 0;
  deliverers = [memory, other].map((opened) => ({
    memory: { ...opened.memory, pace: counted(opened.memory.pace) },
    channels: [createTelegramChannel({ token: TOKEN, apiRoot: fake.apiRoot, logger, menu: [] })],
    clock,
    logger,
  }));
});
afterEach(() => fake.close());
afterAll(async () => {
  await other.close();
  await memory.close();
});

const counted = (pace: Pace): Pace => ({
  ...pace,
  async reserve(key, rule) {
    const slot = await pace.reserve(key, rule);
    if (slot.granted && !key.includes('/', key.indexOf('/') + 1)) turns += 1;
    return slot;
  },
});

async function post(chat: number, said: Message, kind: 'notice' | 'reply' = 'notice'): Promise<void> {
  fake.chats.set(String(chat), 'open');
  await memory.memory.queue.add({
    unit: 'u1',
    key: String(chat),
    kind,
    recipient: { kind: 'account', channel: 'telegram', account: String(chat) },
    content: { kind: 'message', message: said },
    priority: 1,
    dueAt: clock.now(),
    expiresAt: null,
    createdAt: clock.now(),
  });
}

/** Three calls. */
const LONG = message('một dòng dài\n'.repeat(900).trimEnd());
const THREE = ['1/3', '2/3', '3/3'];
const both = (options: DeliverOptions = {}) =>
  Promise.all(deliverers.map((deps) => deliverDue(deps, { inFlight: 5, ...options })));
const calls = () => fake.log.filter(({ method }) => method.startsWith('send'));
const partsOf = (chat: number) =>
  fake.sent.filter(({ chatId }) => chatId === String(chat)).map(({ text }) => text.slice(0, 3));
const items = () => memory.raw.collection('outbox').find().toArray();

/** The most that lie within any window of this length. */
const most = (moments: readonly number[], windowMs: number): number =>
  Math.max(...moments.map((from) => moments.filter((one) => one >= from && one < from + windowMs).length));

describe('a message in three parts', () => {
  test('takes a turn for each: thirty a second for the bot, one for the chat unless it is an answer', async () => {
    for (let chat = 1; chat <= 3; chat += 1) await post(chat, LONG);
    for (let chat = 4; chat <= 23; chat += 1) await post(chat, LONG, 'reply');
    await both({ inFlight: 15 });
    const unsent = (await items()).filter(({ state }) => state !== 'sent');
    expect(unsent.map(({ state, reason, attempts }) => `${state} ${reason} ${attempts}`)).toEqual([]);
    expect(calls()).toHaveLength(69);
    expect(turns).toBeGreaterThanOrEqual(69);
    expect(
      most(
        calls().map(({ at }) => at),
        900,
      ),
    ).toBeLessThanOrEqual(30);
    for (let chat = 1; chat <= 23; chat += 1) expect(partsOf(chat)).toEqual(THREE);
    for (let chat = 1; chat <= 3; chat += 1) {
      expect(
        most(
          calls()
            .filter((call) => call.chat === String(chat))
            .map(({ at }) => at),
          900,
        ),
      ).toBe(1);
    }
  });

  test('outlasts its lease without ever being in two hands', async () => {
    const five = message('một dòng dài\n'.repeat(1500).trimEnd());
    await post(1, five);
    const leaseMs = 2_000;
    const sending = both({ leaseMs });
    let ended = false;
    void sending.finally(() => (ended = true));
    while (!ended) await both({ leaseMs });
    await sending;
    expect(partsOf(1)).toEqual(['1/5', '2/5', '3/5', '4/5', '5/5']);
    expect(await items()).toMatchObject([{ state: 'sent', attempts: 1, inDoubt: false }]);
  });

  test('told to wait in the middle: no process calls meanwhile, and it is finished where it was', async () => {
    await post(1, { ...message('x'.repeat(2000)), files: [file] });
    fake.fail('sendDocument', tooManyRequests(2));
    const running = both();
    await fake.until('the refusal', () => calls().some(({ code }) => code === 429));
    const toldAt = performance.now();
    for (let chat = 2; chat <= 20; chat += 1) await post(chat, message('Tin'));
    await Promise.all([running, both()]);
    const during = calls().filter(({ at }) => at > toldAt + 60 && at < toldAt + 1_900);
    expect(during).toEqual([]);
    expect(fake.sent.filter(({ chatId }) => chatId === '1').map(({ method }) => method)).toEqual([
      'sendMessage',
      'sendDocument',
    ]);
    expect((await items()).map(({ state, attempts, inDoubt }) => [state, attempts, inDoubt])).toEqual(
      Array.from({ length: 20 }, () => ['sent', 1, false]),
    );
  });
});
