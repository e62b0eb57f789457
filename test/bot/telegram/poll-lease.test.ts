import { describe, expect, test } from '@jest/globals';
import { createPollLease, type Leases } from '../../../bot/receiving/poll-lease.ts';
import { HANH, openChannel, openFake, openReception } from './open-channel.ts';

/** Leases as the database keeps them, on this process's clock; `away`: it does not answer. */
function openLeases() {
  const held = new Map<string, { owner: string; until: number }>();
  const state = { away: false, held, owners: new Set<string>() };
  const leases: Leases = {
    holdLease(name, owner, leaseMs) {
      if (state.away) return Promise.reject(new Error('no database'));
      const now = performance.now();
      const lease = held.get(name);
      if (lease !== undefined && lease.owner !== owner && lease.until > now) return Promise.resolve(false);
      held.set(name, { owner, until: now + leaseMs });
      state.owners.add(owner);
      return Promise.resolve(true);
    },
    releaseLease(name, owner) {
      if (held.get(name)?.owner === owner) held.delete(name);
      return Promise.resolve();
    },
  };
  return { ...state, state, leases };
}

describe('of two processes with one bot', () => {
  test('one polls, the other stands by without a complaint, and takes over when the first one stops', async () => {
    const fake = await openFake();
    const { leases, held } = openLeases();
    const [first, second] = [openChannel(fake.apiRoot, { leases }), openChannel(fake.apiRoot, { leases })];
    const [atFirst, atSecond] = [openReception(), openReception()];
    await first.channel.start(atFirst);
    await fake.until('the first one polls', () => fake.log.some(({ method }) => method === 'getUpdates'));
    expect([...held.keys()]).toEqual(['poll/telegram/4711']);
    await second.channel.start(atSecond);
    await fake.until('the second one is there', () => fake.log.filter(({ method }) => method === 'getMe').length === 2);
    for (const text of ['một', 'hai', 'ba']) {
      fake.pushMessage({ chat: HANH, text });
      await fake.until('it arrives', () => atFirst.received.at(-1)?.text === text);
    }
    expect(second.channel.problem()).toBeNull();
    expect(second.logged.join('\n')).toContain('standing by');
    await first.channel.stop();
    fake.pushMessage({ chat: HANH, text: 'bốn' });
    await fake.until('the second one receives', () => atSecond.received.length === 1);
    expect(atSecond.received.map(({ text }) => text)).toEqual(['bốn']);
    expect(fake.log.map(({ code }) => code)).not.toContain(409);
  });

  test('a lease that nobody renews any more lapses, and the other one takes over', async () => {
    const fake = await openFake();
    const { leases } = openLeases();
    // as a process that was killed leaves it
    expect(await leases.holdLease('poll/telegram/4711', 'the one that was killed', 100)).toBe(true);
    const { channel, logged } = openChannel(fake.apiRoot, { leases });
    const reception = openReception();
    await channel.start(reception);
    fake.pushMessage({ chat: HANH, text: 'việc' });
    await fake.until('it arrives', () => reception.received.length === 1);
    expect(logged.join('\n')).toContain('standing by');
  });

  test('the lease is kept during a long poll that is longer than it', async () => {
    const fake = await openFake();
    const { leases, state } = openLeases();
    const timing = { leaseMs: 100, pollSeconds: 1 };
    const [first, second] = [
      openChannel(fake.apiRoot, { leases, timing }),
      openChannel(fake.apiRoot, { leases, timing }),
    ];
    await first.channel.start(openReception());
    await fake.until('the first one polls', () => fake.log.length >= 2);
    await second.channel.start(openReception());
    const polls = () => fake.log.filter(({ method }) => method === 'getUpdates').length;
    const began = performance.now();
    await fake.until('two long polls are over', () => polls() >= 4);
    // cut short by a lease that lapsed, they would be over in a fifth of a second
    expect(performance.now() - began).toBeGreaterThan(1_000);
    expect(state.owners.size).toBe(1);
    expect(fake.log.map(({ code }) => code)).not.toContain(409);
  });
});

test('a database that is away ends the poll and is told; receiving goes on when it is back', async () => {
  const fake = await openFake();
  const { leases, state } = openLeases();
  const { channel } = openChannel(fake.apiRoot, { leases, timing: { leaseMs: 100 } });
  const reception = openReception();
  await channel.start(reception);
  await fake.until('a long poll', () => fake.log.filter(({ method }) => method === 'getUpdates').length >= 2);
  state.away = true;
  for (const end = performance.now() + 5_000; channel.problem() === null && performance.now() < end;)
    await new Promise((resolve) => setImmediate(resolve));
  expect(channel.problem()).toContain('cơ sở dữ liệu');
  fake.pushMessage({ chat: HANH, text: 'việc' });
  expect(reception.received).toEqual([]);
  state.away = false;
  await fake.until('it arrives', () => reception.received.length === 1);
  expect(channel.problem()).toBeNull();
});

describe('the lease itself', () => {
  test('work is told as soon as somebody else has it', async () => {
    const { leases, held } = openLeases();
    const lease = createPollLease(leases, 'poll/telegram/4711', 40);
    expect(await lease.take()).toBe(true);
    held.set('poll/telegram/4711', { owner: 'another', until: Infinity });
    const wasLost = await lease.keepDuring(
      (lost) => new Promise<boolean>((resolve) => lost.addEventListener('abort', () => resolve(true))),
    );
    expect(wasLost).toBe(true);
    expect(await lease.take()).toBe(false);
  });

  test('what is not ours is not given back', async () => {
    const { leases, held } = openLeases();
    await leases.holdLease('poll/telegram/4711', 'another', 60_000);
    const lease = createPollLease(leases, 'poll/telegram/4711', 40);
    expect(await lease.take()).toBe(false);
    await lease.release();
    expect(held.size).toBe(1);
  });
});
