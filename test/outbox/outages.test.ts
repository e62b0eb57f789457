import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { SendOutcome } from '../../src/channels.ts';
import { message } from '../../src/messages/message.ts';
import { deliverDue } from '../../src/outbox/deliver.ts';
import { heldBack } from '../../src/outbox/held-back.ts';
import { postReply } from '../../src/outbox/post-message.ts';
import { openSmallOffice, type SmallOffice } from '../jobs/small-office.ts';
import { openTestMemory, type TestMemory } from '../models/test-memory.ts';

let memory: TestMemory;
let room: SmallOffice;
/** How often anything was claimed that could be. */
let claims: number;

beforeAll(async () => {
  memory = await openTestMemory();
});
beforeEach(async () => {
  room = await openSmallOffice(memory, '2026-03-13 09:00');
  claims = 0;
});
afterEach(() => room.close());
afterAll(() => memory.close());

const MINUTE_MS = 60_000;
const pass = (minutes = 0) => {
  room.clock.set(new Date(room.clock.now().getTime() + minutes * MINUTE_MS));
  const { queue } = memory.memory;
  const claim: typeof queue.claim = async (...asked) => {
    const claimed = await queue.claim(...asked);
    if (claimed !== null) claims += 1;
    return claimed;
  };
  return deliverDue({ ...room.deps, memory: { ...memory.memory, queue: { ...queue, claim } } }, { inFlight: 5 });
};
const items = () => room.stores.outbox.list({});
const states = async () => (await items()).map(({ state, attempts, inDoubt }) => `${state} ${attempts} ${inDoubt}`);
/** Each to a chat of its own. */
const notices = async (count: number): Promise<void> => {
  const now = room.clock.now();
  for (let n = 0; n < count; n += 1) {
    await memory.memory.queue.add({
      unit: room.unit.id,
      key: `${room.unit.id}/${n}`,
      kind: 'notice',
      recipient: { kind: 'account', channel: 'telegram', account: `${room.unit.id}/${n}` },
      content: { kind: 'message', message: message('Tin') },
      priority: 1,
      dueAt: now,
      expiresAt: null,
      createdAt: now,
    });
  }
};
const paced = () => {
  const { channel } = room.phone;
  channel.capabilities = { ...channel.capabilities, pace: { bot: room.unit.id, perSecond: 1000, perChatSeconds: 0 } };
};
const wait = (afterMs: number): SendOutcome => ({ kind: 'retry', reason: 'yêu cầu chờ', inDoubt: false, afterMs });
const DOUBT: SendOutcome = { kind: 'retry', reason: 'không rõ', inDoubt: true, afterMs: null };

describe('a platform that asks for an hour', () => {
  test('is not called meanwhile, and what waits is neither claimed nor counted again', async () => {
    paced();
    await notices(60);
    const works = room.phone.answer;
    room.phone.answer = () => wait(3_600_000);
    await pass();
    const asked = room.phone.tries;
    expect(asked).toBeLessThanOrEqual(5);
    const ticks = 2;
    for (let tick = 0; tick < ticks; tick += 1) await pass(5);
    expect(room.phone.tries).toBe(asked);
    // Each pass learns of the pause by what its five workers took first, or had in hand: that stands back until its end.
    expect(claims).toBeLessThanOrEqual(2 * 5 * (ticks + 1));
    expect((await items()).every(({ state, attempts }) => state === 'waiting' && attempts === 0)).toBe(true);

    room.phone.answer = works;
    await memory.raw.collection('paces').deleteMany({});
    const via = { channel: 'telegram', account: `${room.unit.id}/thuy` } as const;
    await postReply(await room.office(), `${room.unit.id}/r`, 'thuy', via, message('Trả lời'));
    expect((await pass(60)).sent).toBe(61);
    // Claimed first; four others are under way at the same time.
    expect(room.phone.heard.slice(0, 5).map(({ text }) => text)).toContain('Trả lời');
    expect(new Set(await states())).toEqual(new Set(['sent 1 false']));
  });

  test('what lapses meanwhile is recorded as missed, with the reason', async () => {
    paced();
    const office = await room.office();
    const until = (minutes: number) => new Date(room.clock.now().getTime() + minutes * MINUTE_MS);
    for (const [key, expiresAt] of [
      ['soon', until(30)],
      ['later', until(300)],
    ] as const) {
      await office.post({
        key: `${room.unit.id}/${key}`,
        kind: 'office',
        recipient: { kind: 'officer', officer: 'van', via: null },
        content: { kind: 'message', message: message('Danh sách') },
        priority: 2,
        dueAt: office.now,
        expiresAt,
      });
    }
    room.phone.answer = () => wait(3_600_000);
    await pass();
    await pass(31);
    expect((await room.notSent()).toSorted()).toEqual([
      expect.stringMatching(/^office van missed: quá giờ gửi trong ngày/u),
      expect.stringMatching(/^office van waiting: /u),
    ]);
  });
});

describe('a platform that answers 502, for half an hour', () => {
  test('what may have arrived waits until it answers, then leaves once more', async () => {
    await notices(2);
    const works = room.phone.answer;
    room.phone.answer = () => DOUBT;
    room.phone.channel.answers = () => Promise.resolve(room.phone.answer !== isAway);
    const isAway = room.phone.answer;
    await pass();
    for (let minute = 0; minute < 30; minute += 1) await pass(1);
    expect(room.phone.tries).toBe(2);
    expect(new Set(await states())).toEqual(new Set(['waiting 1 true']));
    room.phone.answer = works;
    for (let minute = 0; minute < 20; minute += 1) await pass(1);
    expect(await states()).toEqual(['sent 2 true', 'sent 2 true']);
    expect(room.phone.heard).toHaveLength(2);
  });
});

test('a wrong token is tried by a few, not by everybody, and works a minute after it was mended', async () => {
  paced();
  await notices(30);
  const works = room.phone.answer;
  room.phone.answer = () => ({ kind: 'operator', reason: 'sai mã bot' });
  await pass();
  expect(room.phone.tries).toBeLessThanOrEqual(5);
  expect((await items()).some(({ reason }) => reason === 'sai mã bot')).toBe(true);
  room.phone.answer = works;
  await memory.raw.collection('paces').deleteMany({});
  expect((await pass(1)).sent).toBe(30);
});

test('a database that is away for a moment after the call does not make it look unsent', async () => {
  await notices(1);
  let failures = 2;
  const { transaction } = memory.memory;
  const shaky: typeof transaction = (work) => {
    failures -= 1;
    return failures >= 0 ? Promise.reject(new Error('no database')) : transaction(work);
  };
  await deliverDue({ ...room.deps, memory: { ...memory.memory, transaction: shaky } });
  expect(room.phone.tries).toBe(1);
  expect(await states()).toEqual(['sent 1 false']);
});

test('a database that is away just before the call: nothing is called', async () => {
  await notices(1);
  const { queue } = memory.memory;
  const away = { ...queue, begin: () => Promise.reject(new Error('no database')) };
  await deliverDue({ ...room.deps, memory: { ...memory.memory, queue: away } });
  expect(room.phone.tries).toBe(0);
  expect(await states()).toEqual(['waiting 1 false']);
});

test('many messages to one person stand in line: they are not all claimed anew for each that leaves', () => {
  const held = heldBack(room.clock);
  const [first = 0, second = 0, third = 0] = [1, 2, 3].map(() => held.inLine('hanh', 400, 1000));
  expect(first).toBe(400);
  for (const gap of [second - first, third - second]) expect(gap).toBeGreaterThan(1_000);
  expect(held.inLine('thuy', 400, 1000)).toBe(400);
});
