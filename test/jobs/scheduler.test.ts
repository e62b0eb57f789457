import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { VIETNAM } from '../../src/calendar/zone.ts';
import { TookTooLong } from '../../src/deadline.ts';
import { runDue } from '../../jobs/run-due.ts';
import { createScheduler } from '../../jobs/scheduler.ts';
import { openTestMemory, type TestMemory } from '../models/test-memory.ts';
import { at } from '../reminders/builders.ts';
import { countingObserver } from '../support/counting-observer.ts';
import { openSmallOffice, type SmallOffice } from './small-office.ts';

let memory: TestMemory;
let room: SmallOffice;

beforeAll(async () => {
  memory = await openTestMemory();
});
afterEach(() => room.close());
afterAll(() => memory.close());

describe('the scheduler', () => {
  test('a second tick of the same minute does nothing', async () => {
    room = await openSmallOffice(memory, '2026-03-13 07:00');
    await room.give('2026-03-13');
    expect(await room.scheduler.tick(at('2026-03-13 07:30'))).toMatchObject({ ran: 1, sent: 0, waiting: 0 });
    expect(await room.scheduler.tick(at('2026-03-13 07:30'))).toMatchObject({ ran: 0, sent: 0 });
  });

  test('hands over what the job wrote in the same tick', async () => {
    room = await openSmallOffice(memory, '2026-03-13 07:00');
    await room.give('2026-03-13');
    room.clock.set(at('2026-03-13 07:30'));
    expect(await room.scheduler.tick(at('2026-03-13 07:30'))).toMatchObject({ ran: 1, sent: 1 });
  });

  test('only one of two processes runs the jobs, and the other does when it has gone', async () => {
    room = await openSmallOffice(memory, '2026-03-13 07:00');
    await room.give('2026-03-13');
    const deps = { ...room.deps, zone: VIETNAM, recoverInbox: async () => {} };
    const [first, second] = [createScheduler(deps), createScheduler(deps)];
    await first.tick(at('2026-03-13 07:00'));
    expect((await second.tick(at('2026-03-13 07:30'))).ran).toBe(0);
    await first.stop();
    expect((await second.tick(at('2026-03-13 07:30'))).ran).toBe(1);
    await second.stop();
  });

  test('a job that breaks in one unit leaves the others alone, and runs again', async () => {
    room = await openSmallOffice(memory, '2026-03-13 07:00');
    const other = await openSmallOffice(memory, '2026-03-13 07:00');
    await other.give('2026-03-13');
    const { forUnit } = memory.memory;
    let isBroken = true;
    const breaking = {
      ...memory.memory,
      forUnit(unit: string) {
        if (unit === room.unit.id && isBroken) throw new TypeError('broken on purpose');
        return forUnit(unit);
      },
    };
    const scheduler = createScheduler({
      ...room.deps,
      memory: breaking,
      zone: VIETNAM,
      recoverInbox: async () => {},
      isAlone: true,
    });
    expect((await scheduler.tick(at('2026-03-13 07:30'))).ran).toBe(1);
    isBroken = false;
    expect((await scheduler.tick(at('2026-03-13 07:30'))).ran).toBe(1);
    await other.close();
  });

  test('walks past moments in order, sets the clock to each, and ends at the day asked for', async () => {
    room = await openSmallOffice(memory, '2026-03-06 07:00');
    await room.give('2026-03-20');
    const seen: Date[] = [];
    await room.scheduler.walkTo(room.clock, at('2026-03-09 10:00'), (moment) => {
      expect(room.clock.now()).toEqual(moment);
      seen.push(moment);
    });
    expect(seen).toEqual(
      ['2026-03-06 07:30', '2026-03-06 14:00', '2026-03-06 16:30', '2026-03-09 07:30', '2026-03-09 08:00'].map(at),
    );
    expect(room.clock.now()).toEqual(at('2026-03-09 10:00'));
  });

  test('what a walk did is not done again by the next tick', async () => {
    room = await openSmallOffice(memory, '2026-03-06 07:00');
    await room.walk('2026-03-09 10:00');
    expect((await room.scheduler.tick(at('2026-03-09 10:00'))).ran).toBe(0);
  });

  test('a retry between two moments is made at its own time', async () => {
    room = await openSmallOffice(memory, '2026-03-13 07:00');
    await room.give('2026-03-13');
    const works = room.phone.answer;
    room.phone.answer = () => {
      room.phone.answer = works;
      return { kind: 'retry', reason: 'quá tải', inDoubt: false, afterMs: 35 * 60_000 };
    };
    await room.walk('2026-03-13 09:00');
    expect(room.heard('hanh')).toEqual(['03-13 08:05 digest 1']);
  });

  test('looks at the inbox, and tells when it ticked last', async () => {
    room = await openSmallOffice(memory, '2026-03-13 07:00');
    let looked = 0;
    const recoverInbox = async () => {
      looked += 1;
    };
    const scheduler = createScheduler({ ...room.deps, zone: VIETNAM, recoverInbox, isAlone: true });
    expect(scheduler.msSinceTick()).toBeNull();
    await scheduler.tick(at('2026-03-13 07:00'));
    expect([looked, scheduler.msSinceTick() === null]).toEqual([1, false]);
  });

  test('knows no job of another name', async () => {
    room = await openSmallOffice(memory, '2026-03-13 07:00');
    expect(await room.scheduler.runJob('digests', at('2026-03-13 07:30'))).toBeNull();
  });
});

test('a clock that is set back by an hour silences nobody: what is due is done, and nothing twice', async () => {
  room = await openSmallOffice(memory, '2026-03-13 07:00');
  await room.give('2026-03-13');
  room.clock.set(at('2026-03-13 07:30'));
  const { observer, told } = countingObserver();
  const systems = Date.now.bind(Date);
  jest.spyOn(Date, 'now').mockImplementation(() => systems() - 3_600_000);
  const scheduler = createScheduler({
    ...room.deps,
    observer,
    zone: VIETNAM,
    recoverInbox: async () => {},
    isAlone: true,
    bell: { silentMs: 50, lookMs: 10 },
  });
  const ticks = () => told.filter((line) => line === 'ticked done').length;
  scheduler.start();
  try {
    // More than a minute's bell could ring meanwhile.
    while (ticks() < 3) await new Promise((resolve) => setTimeout(resolve, 10));
  } finally {
    await scheduler.stop();
  }
  expect(scheduler.msSinceTick()).toBeGreaterThanOrEqual(0);
  expect(room.phone.heard).toHaveLength(1);
});

describe('what never settles', () => {
  const LIMITS = { beginMs: 3000, giveUpMs: 4000 };
  const never = () => new Promise<never>(() => undefined);

  test('ends its tick after a deadline: that one is told as too long and does not count, the next one runs', async () => {
    room = await openSmallOffice(memory, '2026-03-13 07:00');
    await room.give('2026-03-13');
    const { observer, told } = countingObserver();
    let claims = 0;
    const { queue } = memory.memory;
    const claim: typeof queue.claim = (now, options) => ((claims += 1) === 1 ? never() : queue.claim(now, options));
    const hanging = { ...memory.memory, queue: { ...queue, claim } };
    const recoverInbox = async () => {};
    const deps = {
      ...room.deps,
      memory: hanging,
      observer,
      zone: VIETNAM,
      recoverInbox,
      limits: LIMITS,
      isAlone: true,
    };
    const scheduler = createScheduler(deps);
    room.clock.set(at('2026-03-13 07:30'));
    const first = scheduler.tick(at('2026-03-13 07:30'));
    // Asked for while the first one hangs.
    const second = scheduler.tick(at('2026-03-13 07:30'));
    await expect(first).rejects.toThrow(TookTooLong);
    await expect(second).resolves.toMatchObject({ ran: 1, sent: 1 });
    expect(scheduler.msSinceTick()).not.toBeNull();
    expect(told.filter((line) => line.startsWith('ticked'))).toEqual(['ticked too-long', 'ticked done']);
  });

  test('in one unit leaves the others alone', async () => {
    room = await openSmallOffice(memory, '2026-03-13 07:00');
    const other = await openSmallOffice(memory, '2026-03-13 07:00');
    const { forUnit, jobRuns } = memory.memory;
    const hanging = {
      ...memory.memory,
      forUnit(unit: string) {
        const stores = forUnit(unit);
        return unit === room.unit.id ? { ...stores, dayTable: { ...stores.dayTable, list: never } } : stores;
      },
    };
    const deps = { ...room.deps, memory: hanging };
    const run = (unit: SmallOffice['unit']) =>
      runDue(deps, jobRuns, unit, at('2026-03-13 07:30'), () => Promise.resolve(true), 5000);
    const hung = runDue(deps, jobRuns, room.unit, at('2026-03-13 07:30'), () => Promise.resolve(true), 50);
    expect([await hung, await run(other.unit)]).toEqual([0, 1]);
    await other.close();
  });
});
