import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { plainDay } from '../../src/calendar/plain-day.ts';
import { anAccount, anOfficer, aPost, aUnit, minutesLater, NOW } from './samples.ts';
import { openTestMemory, type TestMemory } from './test-memory.ts';

let opened: TestMemory;
beforeAll(async () => {
  opened = await openTestMemory();
});
afterAll(() => opened.close());
beforeEach(() => opened.clear());

const unit = (id = 'u1') => opened.memory.forUnit(id);
const directory = () => opened.memory.directory;

test('units stand in the order of their creation', async () => {
  const { units } = opened.memory;
  await units.create(aUnit({ id: 'later', createdAt: minutesLater(1) }));
  await units.create(aUnit({ id: 'first', createdAt: NOW }));
  expect((await units.list()).map(({ id }) => id)).toEqual(['first', 'later']);
  expect(await units.find('first')).toStrictEqual(aUnit({ id: 'first' }));
  expect(await units.find('none')).toBeNull();
  await expect(units.create(aUnit({ id: 'first' }))).rejects.toThrow('E11000');
});

test('posts stand by rank', async () => {
  await unit().posts.add(aPost({ id: 'B', rank: 2 }));
  await unit().posts.add(aPost({ id: 'A', rank: 1, aliases: ['ta'] }));
  expect(await unit().posts.list()).toEqual([
    aPost({ id: 'A', rank: 1, aliases: ['ta'] }),
    aPost({ id: 'B', rank: 2 }),
  ]);
});

describe('tenures', () => {
  const fromOn = plainDay('2026-01-10');
  const untilOn = plainDay('2026-02-01');
  const holdersOn = async (day: string) => (await unit().posts.tenuresOn(plainDay(day))).map(({ officer }) => officer);

  test('hold from their first day up to the day before their end', async () => {
    await unit().posts.addTenure({ post: 'TP', officer: 'ended', fromOn, untilOn });
    await unit().posts.addTenure({ post: 'TP', officer: 'lasting', fromOn, untilOn: null });
    const table = [
      ['2026-01-09', []],
      ['2026-01-10', ['ended', 'lasting']],
      ['2026-01-31', ['ended', 'lasting']],
      ['2026-02-01', ['lasting']],
    ] as const;
    for (const [day, holders] of table) expect([day, await holdersOn(day)]).toEqual([day, holders]);
  });

  test('end by post, by officer or by both, and none that has ended before', async () => {
    for (const [post, officer] of [
      ['TP', 'a'],
      ['TP', 'b'],
      ['VP', 'a'],
    ] as const) {
      await unit().posts.addTenure({ post, officer, fromOn, untilOn: null });
    }
    await unit().posts.addTenure({ post: 'TP', officer: 'old', fromOn, untilOn });
    await unit().posts.endTenures({ post: 'TP', officer: 'a' }, plainDay('2026-03-01'));
    expect(await holdersOn('2026-03-01')).toEqual(['b', 'a']);
    await unit().posts.endTenures({ officer: 'a' }, plainDay('2026-03-02'));
    expect(await holdersOn('2026-03-02')).toEqual(['b']);
    await unit().posts.endTenures({ post: 'TP' }, plainDay('2026-03-03'));
    expect(await holdersOn('2026-03-03')).toEqual([]);
    expect(await holdersOn('2026-02-01')).toEqual(['a', 'b', 'a']);
    await expect(unit().posts.endTenures({}, untilOn)).rejects.toThrow('needs a post or an officer');
  });
});

test('officers: the active ones by creation, the others by id', async () => {
  for (const id of ['z', 'a', 'm']) await unit().officers.add(anOfficer({ id }));
  await unit().officers.save(anOfficer({ id: 'a', active: false, name: 'khác' }));
  expect((await unit().officers.list()).map(({ id }) => id)).toEqual(['z', 'm']);
  expect(await unit().officers.find('a')).toMatchObject({ active: false, name: 'khác' });
  await expect(unit().officers.save(anOfficer({ id: 'none' }))).rejects.toThrow('no officer none');
});

test('a leave covers its first and its last day', async () => {
  const [fromOn, untilOn] = [plainDay('2026-03-03'), plainDay('2026-03-05')];
  await unit().officers.addLeave({ officer: 'hanh', fromOn, untilOn, substitute: 'binh' });
  const covered = async (day: string) => (await unit().officers.leavesOn(plainDay(day))).length;
  expect([
    await covered('2026-03-02'),
    await covered('2026-03-03'),
    await covered('2026-03-05'),
    await covered('2026-03-06'),
  ]).toEqual([0, 1, 1, 0]);
});

describe('accounts', () => {
  test('belong to one officer of one unit', async () => {
    expect(await unit('u1').accounts.add(anAccount())).toBe(true);
    expect(await unit('u1').accounts.add(anAccount({ officer: 'binh' }))).toBe(false);
    expect(await unit('u2').accounts.add(anAccount())).toBe(false);
    expect(await unit('u2').accounts.add(anAccount({ channel: 'zalo-bot' }))).toBe(true);
    expect(await directory().findAccount('telegram', '1001')).toEqual({ unit: 'u1', account: anAccount() });
    expect((await directory().findAccount('zalo-bot', '1001'))?.unit).toBe('u2');
    expect(await directory().findAccount('demo', '1001')).toBeNull();
  });

  test('of ten units that link one account at once one gets it', async () => {
    const link = (n: number) => opened.memory.transaction(() => unit(`u${n}`).accounts.add(anAccount()));
    const linked = await Promise.all(Array.from({ length: 10 }, (_, n) => link(n)));
    expect(linked.filter(Boolean)).toHaveLength(1);
  });

  test('stand in their order, which names the channels first that are named', async () => {
    const { accounts } = unit();
    await accounts.add(anAccount({ channel: 'telegram', order: 1 }));
    await accounts.add(anAccount({ channel: 'demo', order: 2 }));
    await accounts.add(anAccount({ channel: 'zalo-bot', order: 3 }));
    await accounts.saveOrder('hanh', ['zalo-bot']);
    expect((await accounts.of('hanh')).map(({ channel, order }) => [channel, order])).toEqual([
      ['zalo-bot', 1],
      ['telegram', 2],
      ['demo', 3],
    ]);
  });

  test('keep their state, and go with their officer', async () => {
    const { accounts } = unit();
    await accounts.add(anAccount());
    await accounts.add(anAccount({ account: '1002', officer: 'binh' }));
    await accounts.saveState('telegram', '1001', 'blocked', 'đã chặn');
    expect(await accounts.list()).toMatchObject([
      { officer: 'binh', state: 'ok' },
      { officer: 'hanh', state: 'blocked', reason: 'đã chặn' },
    ]);
    expect(await accounts.removeOf('hanh')).toBe(1);
    expect(await accounts.add(anAccount({ officer: 'binh' }))).toBe(true);
  });
});

describe('link codes', () => {
  const aCode = (codeHash: string, officer = 'hanh') => ({
    codeHash,
    officer,
    createdAt: NOW,
    expiresAt: minutesLater(10),
  });

  test('are found until they expire, whichever unit made them', async () => {
    await unit('u2').linkCodes.replace(aCode('hash'));
    expect(await directory().findCode('hash', minutesLater(9))).toEqual({ unit: 'u2', code: aCode('hash') });
    expect(await directory().findCode('hash', minutesLater(10))).toBeNull();
    expect(await directory().findCode('other', NOW)).toBeNull();
  });

  test('a new one ends the one before, of this officer only', async () => {
    await unit().linkCodes.replace(aCode('old'));
    await unit().linkCodes.replace(aCode('of binh', 'binh'));
    await unit().linkCodes.replace(aCode('new'));
    const known = await Promise.all(['old', 'of binh', 'new'].map((hash) => directory().findCode(hash, NOW)));
    expect(known.map((found) => found?.code.officer)).toEqual([undefined, 'binh', 'hanh']);
  });

  test('no two officers have the same one', async () => {
    await unit('u1').linkCodes.replace(aCode('hash'));
    await expect(unit('u2').linkCodes.replace(aCode('hash'))).rejects.toThrow('E11000');
  });

  test('of twenty that use one at once one succeeds', async () => {
    await unit().linkCodes.replace(aCode('hash'));
    const used = await Promise.all(Array.from({ length: 20 }, () => unit().linkCodes.use('hash')));
    expect(used.filter(Boolean)).toHaveLength(1);
    expect(await directory().findCode('hash', NOW)).toBeNull();
  });

  test('of ten transactions that use one at once one succeeds', async () => {
    await unit().linkCodes.replace(aCode('hash'));
    const use = () => opened.memory.transaction(() => unit().linkCodes.use('hash'));
    expect((await Promise.all(Array.from({ length: 10 }, use))).filter(Boolean)).toHaveLength(1);
  });
});

describe('strangers', () => {
  const count = (account: string, now: Date, answer: boolean, wrongCode: boolean) =>
    directory().countStranger('telegram', account, now, { answer, wrongCode });

  test('answers and wrong codes are counted apart, this one included', async () => {
    expect(await count('a', NOW, true, false)).toEqual({ answers: 1, wrongCodes: 0 });
    expect(await count('a', NOW, true, true)).toEqual({ answers: 2, wrongCodes: 1 });
    expect(await count('a', NOW, false, false)).toEqual({ answers: 2, wrongCodes: 1 });
    expect(await count('b', NOW, false, true)).toEqual({ answers: 0, wrongCodes: 1 });
  });

  test('the hour begins with the first message and ends an hour later', async () => {
    await count('a', NOW, true, false);
    expect(await count('a', minutesLater(59), true, false)).toEqual({ answers: 2, wrongCodes: 0 });
    expect(await count('a', minutesLater(60), true, false)).toEqual({ answers: 1, wrongCodes: 0 });
    expect(await count('a', minutesLater(119), true, false)).toEqual({ answers: 2, wrongCodes: 0 });
  });

  test('each wrong code begins the hour anew: the tenth locks for a whole hour', async () => {
    await count('b', NOW, true, true);
    expect(await count('b', minutesLater(59), false, true)).toEqual({ answers: 1, wrongCodes: 2 });
    expect(await count('b', minutesLater(118), false, false)).toEqual({ answers: 1, wrongCodes: 2 });
    expect(await count('b', minutesLater(119), false, false)).toEqual({ answers: 0, wrongCodes: 0 });
  });

  test('a clock that was set back begins anew', async () => {
    await count('a', minutesLater(600), true, true);
    expect(await count('a', NOW, true, false)).toEqual({ answers: 1, wrongCodes: 0 });
  });

  test('a flood is counted whole', async () => {
    const counts = await Promise.all(Array.from({ length: 30 }, () => count('a', NOW, true, true)));
    expect(counts.map(({ answers }) => answers).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 30 }, (_, n) => n + 1),
    );
  });
});
