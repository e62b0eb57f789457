import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { OutboxState } from '../../src/outbox/outbox-item.ts';
import { anOutboxItem, minutesLater, NOW } from './samples.ts';
import { leaseMs, openTestMemory, type TestMemory, untilLeaseLapses } from './test-memory.ts';

let opened: TestMemory;
beforeAll(async () => {
  opened = await openTestMemory();
});
afterAll(() => opened.close());
beforeEach(async () => {
  await opened.raw.collection('outbox').deleteMany({});
});

const queue = () => opened.memory.queue;
const claimKey = async (now = NOW): Promise<string | undefined> => (await queue().claim(now))?.item.key;

const ended = (state: 'failed' | 'cancelled' | 'missed', reason: string) => ({ state, reason, countTry: false });

async function claimed(options: { leaseMs?: number } = {}) {
  const claim = await queue().claim(NOW, options);
  if (claim === null) throw new Error('nothing to claim');
  return { id: claim.item.id, ...claim };
}

describe('adding', () => {
  test('a key that exists adds nothing, and says so', async () => {
    expect(await queue().add(anOutboxItem())).toBe(true);
    expect(await queue().add(anOutboxItem({ priority: 2 }))).toBe(false);
    expect((await queue().claim(NOW))?.item.priority).toBe(0);
    expect(await queue().claim(NOW)).toBeNull();
  });

  test('of twenty that add one key at the same time one succeeds', async () => {
    const added = await Promise.all(Array.from({ length: 20 }, () => queue().add(anOutboxItem())));
    expect(added.filter(Boolean)).toHaveLength(1);
  });

  test('a key that exists does not end the transaction it is added in', async () => {
    await queue().add(anOutboxItem());
    const added = await opened.memory.transaction(async () => [
      await queue().add(anOutboxItem()),
      await queue().add(anOutboxItem({ key: 'k2' })),
    ]);
    expect(added).toEqual([false, true]);
    expect((await queue().counts()).waiting).toBe(2);
  });

  test('an item that is written already ended is never claimed', async () => {
    await queue().add(anOutboxItem({ state: 'missed', reason: 'quá giờ gửi' }));
    expect(await queue().claim(minutesLater(999))).toBeNull();
    const [item] = await opened.memory.forUnit('u1').outbox.list({ state: 'missed' });
    expect(item).toMatchObject({ reason: 'quá giờ gửi', attempts: 0 });
  });

  test('what was written comes back as it was', async () => {
    const item = anOutboxItem({
      content: {
        kind: 'reminder',
        day: '2026-03-02' as never,
        items: [{ task: 3, stage: { kind: 'lead', days: 5 } }],
        announcements: [7],
      },
      recipient: { kind: 'officer', officer: 'hanh', via: { channel: 'telegram', account: '1001' } },
      expiresAt: minutesLater(30),
    });
    await queue().add(item);
    expect((await claimed()).item).toMatchObject(item);
  });
});

describe('claiming', () => {
  test('goes by priority, then by due moment, then by what was written first', async () => {
    const rows: [key: string, priority: number, dueAt: Date][] = [
      ['late reminder', 2, minutesLater(-90)],
      ['answer', 0, minutesLater(-1)],
      ['its second part', 0, minutesLater(-1)],
      ['old answer', 0, minutesLater(-5)],
      ['not yet due', 0, minutesLater(1)],
      ['notice', 1, minutesLater(-60)],
    ];
    for (const [key, priority, dueAt] of rows) await queue().add(anOutboxItem({ key, priority, dueAt }));
    const order = [];
    for (let key = await claimKey(); key !== undefined; key = await claimKey()) order.push(key);
    expect(order).toEqual(['old answer', 'answer', 'its second part', 'notice', 'late reminder']);
  });

  test('twenty at the same time get twenty different items', async () => {
    for (let n = 0; n < 20; n += 1) await queue().add(anOutboxItem({ key: `k${n}` }));
    const claims = await Promise.all(Array.from({ length: 25 }, () => queue().claim(NOW)));
    const keys = claims.flatMap((claim) => (claim === null ? [] : [claim.item.key]));
    expect(keys).toHaveLength(20);
    expect(new Set(keys).size).toBe(20);
  });

  test('of answers alone takes nothing else', async () => {
    await queue().add(anOutboxItem({ key: 'reminder', priority: 2, dueAt: minutesLater(-90) }));
    await queue().add(anOutboxItem({ key: 'answer', priority: 0 }));
    expect((await queue().claim(NOW, { answersOnly: true }))?.item.key).toBe('answer');
    expect(await queue().claim(NOW, { answersOnly: true })).toBeNull();
  });

  test('an item that was merely held when its lease lapsed is as it was: nothing was called', async () => {
    await queue().add(anOutboxItem());
    const first = await claimed({ leaseMs });
    expect(first.item).toMatchObject({ state: 'claimed', attempts: 0, inDoubt: false });
    await untilLeaseLapses();
    expect((await claimed()).item).toMatchObject({ id: first.id, attempts: 0, inDoubt: false });
  });

  test('one whose call was begun counts that try, is in doubt, and its first holder has lost it', async () => {
    await queue().add(anOutboxItem());
    const first = await claimed({ leaseMs });
    expect(await queue().begin(first.id, first.token, leaseMs)).toBe(true);
    await untilLeaseLapses();
    const second = await claimed({ leaseMs });
    expect(second.item).toMatchObject({ id: first.id, attempts: 1, inDoubt: true });
    expect(await queue().begin(first.id, first.token, leaseMs)).toBe(false);
    const sent = { at: NOW, channel: 'telegram', messageId: '9' } as const;
    expect(await queue().markSent(first.id, first.token, sent)).toBe(false);
    expect(await queue().markSent(second.id, second.token, sent)).toBe(true);
  });

  test('a call that goes on prolongs the lease; one that comes too late may not begin', async () => {
    await queue().add(anOutboxItem());
    const { id, token } = await claimed({ leaseMs });
    expect(await queue().begin(id, token, 60_000)).toBe(true);
    await untilLeaseLapses();
    expect(await queue().claim(NOW)).toBeNull();
    expect(await queue().begin(id, 'a wrong token', 60_000)).toBe(false);
    expect(await queue().begin(id, token, 1)).toBe(true);
    await untilLeaseLapses();
    expect(await queue().begin(id, token, 60_000)).toBe(false);
  });

  test('of a begun call that ended well or provably not nothing is left for the next claim', async () => {
    await queue().add(anOutboxItem());
    const first = await claimed({ leaseMs });
    await queue().begin(first.id, first.token, leaseMs);
    await queue().putBack(first.id, first.token, { dueAt: NOW, reason: 'chờ', inDoubt: false, countTry: false });
    await claimed({ leaseMs });
    await untilLeaseLapses();
    expect((await claimed()).item).toMatchObject({ attempts: 0, inDoubt: false });
  });

  test('only what can no longer leave, while everything has to wait', async () => {
    const [before, after] = [minutesLater(-1), minutesLater(1)];
    await queue().add(anOutboxItem({ key: 'endless', priority: 0 }));
    await queue().add(anOutboxItem({ key: 'in time', priority: 0, expiresAt: after }));
    await queue().add(anOutboxItem({ key: 'lapsed', priority: 2, dueAt: minutesLater(-5), expiresAt: before }));
    expect((await queue().claim(NOW, { lapsed: true }))?.item.key).toBe('lapsed');
    expect(await queue().claim(NOW, { lapsed: true })).toBeNull();
  });

  test('of twenty that claim one lapsed item one gets it', async () => {
    await queue().add(anOutboxItem());
    await claimed({ leaseMs });
    await untilLeaseLapses();
    const claims = await Promise.all(Array.from({ length: 20 }, () => queue().claim(NOW)));
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
  });

  test('a lease is not judged by the clock of the caller', async () => {
    await queue().add(anOutboxItem());
    await claimed();
    expect(await queue().claim(new Date(Date.now() + 365 * 86_400_000))).toBeNull();
  });
});

describe('completing', () => {
  const sent = { at: minutesLater(1), channel: 'telegram', messageId: '77' } as const;
  const again = { dueAt: minutesLater(5), reason: 'mạng lỗi', inDoubt: false, countTry: true };
  const table: [string, (id: string, token: string) => Promise<boolean>, OutboxState, object][] = [
    [
      'sent',
      (id, token) => queue().markSent(id, token, sent),
      'sent',
      { sentAt: sent.at, channel: 'telegram', messageId: '77' },
    ],
    [
      'put back',
      (id, token) => queue().putBack(id, token, again),
      'waiting',
      { dueAt: again.dueAt, reason: 'mạng lỗi', attempts: 1 },
    ],
    [
      'put back without a try',
      (id, token) => queue().putBack(id, token, { ...again, countTry: false }),
      'waiting',
      { attempts: 0 },
    ],
    ['failed', (id, token) => queue().end(id, token, ended('failed', 'bị chặn')), 'failed', { reason: 'bị chặn' }],
    [
      'cancelled',
      (id, token) => queue().end(id, token, ended('cancelled', 'đã xong')),
      'cancelled',
      { reason: 'đã xong' },
    ],
    ['missed', (id, token) => queue().end(id, token, ended('missed', 'quá giờ')), 'missed', { reason: 'quá giờ' }],
  ];

  test.each(table)('%s: only with the token, and only once', async (_, complete, state, fields) => {
    await queue().add(anOutboxItem());
    const { id, token } = await claimed();
    expect(await complete(id, 'a wrong token')).toBe(false);
    expect(await queue().find(id)).toMatchObject({ state: 'claimed' });
    expect(await complete(id, token)).toBe(true);
    expect(await queue().find(id)).toMatchObject({ state, ...fields });
    expect(await complete(id, token)).toBe(false);
  });

  test('a doubt is never taken back by a later try', async () => {
    await queue().add(anOutboxItem());
    const first = await claimed();
    await queue().putBack(first.id, first.token, { ...again, dueAt: NOW, inDoubt: true });
    const second = await claimed();
    expect(second.item).toMatchObject({ inDoubt: true, attempts: 1 });
    await queue().putBack(second.id, second.token, { ...again, inDoubt: false });
    expect(await queue().find(first.id)).toMatchObject({ inDoubt: true, attempts: 2 });
  });

  test('a reason that looks like a field of the database is kept as text', async () => {
    await queue().add(anOutboxItem());
    const { id, token } = await claimed();
    await queue().end(id, token, ended('failed', '$key'));
    expect(await queue().find(id)).toMatchObject({ reason: '$key' });
  });
});

describe('looking', () => {
  test('the next due moment lies after the first bound and up to the second', async () => {
    for (const minutes of [0, 10, 20])
      await queue().add(anOutboxItem({ key: `k${minutes}`, dueAt: minutesLater(minutes) }));
    await queue().add(anOutboxItem({ key: 'ended', dueAt: minutesLater(5), state: 'cancelled' }));
    expect(await queue().nextDueAt(NOW, minutesLater(60))).toEqual(minutesLater(10));
    expect(await queue().nextDueAt(NOW, minutesLater(10))).toEqual(minutesLater(10));
    expect(await queue().nextDueAt(NOW, minutesLater(9))).toBeNull();
    expect(await queue().nextDueAt(minutesLater(20), minutesLater(60))).toBeNull();
  });

  test('only failed and missed items wait again, at once and whatever their window was', async () => {
    for (const state of ['missed', 'cancelled'] as const)
      await queue().add(anOutboxItem({ key: state, state, expiresAt: minutesLater(-1) }));
    const items = await opened.memory.forUnit('u1').outbox.list({});
    const retried = await Promise.all(items.map(({ id }) => queue().retry(id, minutesLater(60))));
    expect(items.map(({ key }, place) => [key, retried[place]])).toEqual(
      expect.arrayContaining([
        ['missed', true],
        ['cancelled', false],
      ]),
    );
    expect((await queue().claim(minutesLater(60)))?.item).toMatchObject({
      key: 'missed',
      expiresAt: null,
      attempts: 0,
    });
  });

  test('counts every state, also those that nothing is in', async () => {
    await queue().add(anOutboxItem());
    await queue().add(anOutboxItem({ key: 'k2', state: 'missed' }));
    await claimed();
    expect(await queue().counts()).toEqual({ waiting: 0, claimed: 1, sent: 0, failed: 0, cancelled: 0, missed: 1 });
  });

  test('an id that is none finds and changes nothing', async () => {
    await queue().add(anOutboxItem());
    expect(await queue().find('x')).toBeNull();
    expect(await queue().retry('x', NOW)).toBe(false);
    expect(await queue().end('x', 'x', ended('failed', 'x'))).toBe(false);
  });

  test('the list of a unit goes by state, officer and the moment of the last try', async () => {
    const { outbox } = opened.memory.forUnit('u1');
    await queue().add(anOutboxItem({ key: 'old', createdAt: minutesLater(-100), dueAt: minutesLater(-100) }));
    await queue().add(
      anOutboxItem({ key: 'new', createdAt: NOW, recipient: { kind: 'officer', officer: 'binh', via: null } }),
    );
    const keys = async (filter: Parameters<typeof outbox.list>[0]) => (await outbox.list(filter)).map(({ key }) => key);
    expect(await keys({})).toEqual(['old', 'new']);
    expect(await keys({ officer: 'binh' })).toEqual(['new']);
    expect(await keys({ since: minutesLater(-10) })).toEqual(['new']);
    const { item, token } = (await queue().claim(minutesLater(2))) ?? { item: { id: '' }, token: '' };
    await queue().end(item.id, token, ended('failed', 'bị chặn'));
    expect(await keys({ state: 'failed', since: minutesLater(1) })).toEqual(['old']);
  });

  test('cancelling what waits for an officer leaves the rest', async () => {
    await queue().add(anOutboxItem({ key: 'claimed', dueAt: minutesLater(-1) }));
    await claimed();
    await queue().add(anOutboxItem({ key: 'waiting' }));
    await queue().add(anOutboxItem({ key: 'another', recipient: { kind: 'officer', officer: 'binh', via: null } }));
    const { outbox } = opened.memory.forUnit('u1');
    expect(await outbox.cancelWaiting('hanh', 'đã nghỉ')).toBe(1);
    expect(await outbox.list({ state: 'cancelled' })).toMatchObject([{ key: 'waiting', reason: 'đã nghỉ' }]);
  });
});
