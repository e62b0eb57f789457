import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createTelegramChannel } from '../../bot/telegram/telegram-channel.ts';
import { openMemory, type OpenMemory } from '../../models/open-memory.ts';
import { systemClock } from '../../src/clock.ts';
import { message } from '../../src/messages/message.ts';
import { deliverDue } from '../../src/outbox/deliver.ts';
import type { DeliverDeps } from '../../src/outbox/deliver-deps.ts';
import { PRIORITY } from '../../src/outbox/outbox-item.ts';
import { openTestMemory, type TestMemory } from '../models/test-memory.ts';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram/fake-telegram.ts';
import { tooManyRequests } from '../support/fake-telegram/scenario.ts';

const TOKEN = '4711:AAsecretSECRETsecret-x_y';
/** Several calls are under way at a time, as they are from Vietnam. */
const TRIP_MS = 120;
const logger = { debug() {}, info() {}, warn() {}, error() {} };
const clock = systemClock();

let memory: TestMemory;
let other: OpenMemory;
let fake: FakeTelegram;
/** When each process began each call. */
let begun: number[];
let deliverers: DeliverDeps[];

beforeAll(async () => {
  memory = await openTestMemory();
  other = await openMemory(memory.uri);
});
beforeEach(async () => {
  await memory.clear();
  fake = await startFakeTelegram({ token: TOKEN, roundTripMs: TRIP_MS });
  begun = [];
  deliverers = [memory, other].map((opened) => ({ memory: opened.memory, channels: [openChannel()], clock, logger }));
});
afterEach(() => fake.close());
afterAll(async () => {
  await other.close();
  await memory.close();
});

function openChannel() {
  const channel = createTelegramChannel({ token: TOKEN, apiRoot: fake.apiRoot, logger, menu: [] });
  const { send } = channel;
  channel.send = (account, outgoing) => {
    begun.push(performance.now());
    return send(account, outgoing);
  };
  return channel;
}

async function post(chat: number, nth: number, priority: number = PRIORITY.notice): Promise<void> {
  fake.chats.set(String(chat), 'open');
  await memory.memory.queue.add({
    unit: null,
    key: `${chat}/${nth}`,
    kind: priority === PRIORITY.reply ? 'reply' : 'notice',
    recipient: { kind: 'account', channel: 'telegram', account: String(chat) },
    content: { kind: 'message', message: message(`Tin ${nth}`) },
    priority,
    dueAt: clock.now(),
    expiresAt: null,
    createdAt: clock.now(),
  });
}

const both = () => Promise.all(deliverers.map((deps) => deliverDue(deps, { inFlight: 5 })));
const sentByBoth = async () => (await both()).reduce((sum, { sent }) => sum + sent, 0);
const calls = () => fake.log.filter(({ method }) => method === 'sendMessage');

/** The most that lie within any window of this length. */
function most(moments: readonly number[], windowMs: number): number {
  const sorted = moments.toSorted((a, b) => a - b);
  return Math.max(...sorted.map((from) => sorted.filter((one) => one >= from && one < from + windowMs).length));
}

/** The most calls that were between their arrival and their answer at the same time. */
function mostUnderWay(): number {
  const moments = calls().map(({ arrivedAt }) => arrivedAt);
  return Math.max(
    ...moments.map((at) => calls().filter((one) => one.arrivedAt <= at && (one.endedAt ?? 0) > at).length),
  );
}

describe('two processes', () => {
  test('keep the bot’s limit between them, and use it', async () => {
    for (let chat = 1; chat <= 100; chat += 1) await post(chat, 1);
    expect(await sentByBoth()).toBe(100);
    expect(most(begun, 1000)).toBeLessThanOrEqual(30);
    const arrived = calls().map(({ at }) => at);
    expect(most(arrived, 900)).toBeLessThanOrEqual(30);
    // One at a time would never come near it. How near it comes is measured by `npm run bench -- delivery`.
    expect(mostUnderWay()).toBeGreaterThanOrEqual(3);
  });

  test('write to one chat once a second, while the others go on', async () => {
    for (const nth of [1, 2, 3]) await post(1, nth);
    for (let chat = 2; chat <= 20; chat += 1) await post(chat, 1);
    expect(await sentByBoth()).toBe(22);
    const toFirst = calls().filter(({ chat }) => chat === '1');
    expect(toFirst).toHaveLength(3);
    expect(
      most(
        toFirst.map(({ at }) => at),
        900,
      ),
    ).toBe(1);
    const order = calls().map(({ chat }) => chat);
    expect(order.indexOf('1', order.indexOf('1') + 1) - order.indexOf('1')).toBeGreaterThan(5);
  });

  test('stop together when one is told to wait, and no try is lost by it', async () => {
    for (let chat = 1; chat <= 60; chat += 1) await post(chat, 1);
    const running = sentByBoth();
    await fake.until('some were sent', () => calls().length >= 20);
    fake.fail('sendMessage', tooManyRequests(3));
    await fake.until('the refusal', () => calls().some(({ code }) => code === 429));
    const toldAt = performance.now();
    expect(await running).toBe(60);
    const during = calls().filter(({ at }) => at > toldAt && at < toldAt + 2_900);
    // What was on its way already could not know: five in each process. Then nobody calls.
    expect(during.length).toBeLessThan(10);
    expect(during.filter(({ at }) => at > toldAt + 1_000)).toEqual([]);
    const items = await memory.raw.collection('outbox').find().toArray();
    expect(items.map(({ state, attempts, inDoubt }) => [state, attempts, inDoubt])).toEqual(
      items.map(() => ['sent', 1, false]),
    );
  });
});

test('a long pause is stored, not slept: both put everything back at once', async () => {
  for (let chat = 1; chat <= 5; chat += 1) await post(chat, 1);
  fake.fail('sendMessage', tooManyRequests(3600), 5);
  const began = performance.now();
  expect(await sentByBoth()).toBe(0);
  expect(performance.now() - began).toBeLessThan(3_000);
  const tried = calls().length;
  const items = await memory.raw.collection('outbox').find().toArray();
  for (const { state, attempts, dueAt } of items) {
    expect([state, attempts]).toEqual(['waiting', 0]);
    expect(Number(dueAt) - Number(clock.now())).toBeGreaterThan(3_500_000);
  }
  await post(6, 1);
  expect(await sentByBoth()).toBe(0);
  expect(calls()).toHaveLength(tried);
});

test('an answer in three messages goes at once, and a reply does not wait behind notices', async () => {
  for (let chat = 10; chat < 50; chat += 1) await post(chat, 1);
  const running = sentByBoth();
  await fake.until('notices go out', () => calls().length >= 5);
  for (const nth of [1, 2, 3]) await post(1, nth, PRIORITY.reply);
  const before = calls().length;
  expect(await running).toBe(43);
  const order = calls().map(({ chat }) => chat === '1');
  expect(order.filter(Boolean)).toHaveLength(3);
  // What was in hand already, five in each process, still goes first. How fast: `npm run bench -- delivery`.
  expect(order.lastIndexOf(true) - before).toBeLessThanOrEqual(2 * 10 + 3);
});
