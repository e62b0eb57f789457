import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { plainDay } from '../../src/calendar/plain-day.ts';
import type { Evidence } from '../../src/duties/task.ts';
import { StaleTask, type TaskFilter } from '../../src/ports.ts';
import { aTask, minutesLater, NOW } from './samples.ts';
import { openTestMemory, type TestMemory } from './test-memory.ts';

let opened: TestMemory;
beforeAll(async () => {
  opened = await openTestMemory();
});
afterAll(() => opened.close());
beforeEach(async () => {
  for (const name of ['tasks', 'counters']) await opened.raw.collection(name).deleteMany({});
});

const tasks = () => opened.memory.forUnit('u1').tasks;
const day = (text: string) => plainDay(text);

test('each task gets the next number and its first version', async () => {
  expect((await tasks().add([aTask(), aTask()])).map(({ number, version }) => [number, version])).toEqual([
    [1, 1],
    [2, 1],
  ]);
  expect((await tasks().add([aTask()]))[0]?.number).toBe(3);
  expect(await tasks().add([])).toEqual([]);
});

test('a task comes back as it was saved, with all evidence', async () => {
  const evidence: Evidence[] = [
    { kind: 'reference', reference: '05/BC-UBND', issuedOn: day('2026-03-05') },
    { kind: 'file', id: 'f', name: 'ảnh.jpg', mime: 'image/jpeg', size: 3, sha256: 'ab' },
    { kind: 'reading', value: 28, of: 100, on: day('2026-03-05'), by: 'hanh' },
    { kind: 'confirmation', on: day('2026-03-05') },
    { kind: 'exempted', reason: 'không cần' },
  ];
  const goal = { atLeast: 30, unit: '%', countedIn: 'hồ sơ' } as const;
  const [added] = await tasks().add([
    aTask({ evidence, goal, holder: null, dueOn: null, attentionAt: NOW, points: 0.5 }),
  ]);
  expect(await tasks().find(1)).toStrictEqual(added);
  expect(await tasks().find(2)).toBeNull();
});

describe('saving', () => {
  test('raises the version', async () => {
    const [task = { ...aTask(), number: 0, version: 0 }] = await tasks().add([aTask()]);
    const saved = await tasks().save({ ...task, status: 'blocked', blockedReason: 'chờ số liệu' });
    expect(saved.version).toBe(2);
    expect(await tasks().find(1)).toStrictEqual(saved);
  });

  test('refuses a version that somebody has saved over, and changes nothing', async () => {
    const [task = { ...aTask(), number: 0, version: 0 }] = await tasks().add([aTask()]);
    const saved = await tasks().save({ ...task, title: 'một' });
    await expect(tasks().save({ ...task, title: 'hai' })).rejects.toThrow(StaleTask);
    expect(await tasks().find(1)).toStrictEqual(saved);
  });

  test('of ten that save one version at once one succeeds', async () => {
    const [task = { ...aTask(), number: 0, version: 0 }] = await tasks().add([aTask()]);
    const saves = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) => tasks().save({ ...task, title: `${n}` })),
    );
    expect(saves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('a new due day is sorted by', async () => {
    const [first = { ...aTask(), number: 0, version: 0 }] = await tasks().add([
      aTask({ dueOn: day('2026-03-01') }),
      aTask({ dueOn: day('2026-03-02') }),
    ]);
    await tasks().save({ ...first, dueOn: day('2026-03-03') });
    expect((await tasks().list({})).map(({ number }) => number)).toEqual([2, 1]);
  });

  test('attention alone keeps version and all else', async () => {
    const [one, two] = await tasks().add([aTask({ attentionAt: NOW }), aTask()]);
    await tasks().saveAttention([
      { number: 1, attentionAt: null },
      { number: 2, attentionAt: minutesLater(5) },
    ]);
    expect(await tasks().list({})).toEqual([
      { ...one, attentionAt: null },
      { ...two, attentionAt: minutesLater(5) },
    ]);
    await tasks().saveAttention([]);
  });
});

describe('lists', () => {
  beforeEach(async () => {
    await tasks().add([
      aTask({ dueOn: day('2026-03-10') }),
      aTask({ dueOn: null, holder: null, kind: 'target', year: 2025 }),
      aTask({ dueOn: day('2026-03-01'), status: 'blocked', post: 'VP' }),
      aTask({ dueOn: day('2026-03-10'), status: 'done', duty: 'd2', kind: 'standing' }),
      aTask({ dueOn: day('2026-12-31'), status: 'cancelled', holder: 'binh' }),
    ]);
  });

  const table: [string, TaskFilter, number[]][] = [
    ['all: by due day, those without one last, then by number', {}, [3, 1, 4, 5, 2]],
    ['of a holder', { holder: 'binh' }, [5]],
    ['of nobody', { holder: null }, [2]],
    ['of a post', { post: 'VP' }, [3]],
    ['of a duty', { duty: 'd2' }, [4]],
    ['open ones', { statuses: ['open', 'blocked'] }, [3, 1, 2]],
    ['no status at all', { statuses: [] }, []],
    ['by kind', { kinds: ['target', 'standing'] }, [4, 2]],
    ['by number', { numbers: [2, 3, 99] }, [3, 2]],
    ['of a year', { year: 2025 }, [2]],
    ['due from a day on: none without a due day', { dueFrom: day('2026-03-10') }, [1, 4, 5]],
    ['due up to a day', { dueTo: day('2026-03-10') }, [3, 1, 4]],
    ['due between, both included', { dueFrom: day('2026-03-01'), dueTo: day('2026-03-10') }, [3, 1, 4]],
    ['due on no such day', { dueFrom: day('2026-03-02'), dueTo: day('2026-03-09') }, []],
    [
      'all at once',
      { holder: 'hanh', statuses: ['open'], kinds: ['report'], dueTo: day('2026-03-31'), year: 2026 },
      [1],
    ],
  ];

  test.each(table)('%s', async (_, filter, numbers) => {
    expect((await tasks().list(filter)).map(({ number }) => number)).toEqual(numbers);
    expect(await tasks().count(filter)).toBe(numbers.length);
  });
});

test('attention: open tasks whose moment has come, earliest first', async () => {
  await tasks().add([
    aTask({ attentionAt: minutesLater(0) }),
    aTask({ attentionAt: minutesLater(-5), status: 'blocked' }),
    aTask({ attentionAt: minutesLater(1) }),
    aTask({ attentionAt: null }),
    aTask({ attentionAt: minutesLater(-9), status: 'done' }),
  ]);
  expect((await tasks().wantingAttention(NOW)).map(({ number }) => number)).toEqual([2, 1]);
});
