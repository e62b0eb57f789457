import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { type Desk, openDesk } from './open-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterEach(() => desk.clear());
afterAll(() => desk.close());

test('a unit is added and listed; its known days are there, nobody else', async () => {
  const added = await desk.run('unit', 'add', '--name', '  UBND xã  Lục Bình ', '--json');
  expect(added).toMatchObject({ code: 0, err: [] });
  expect(added.out).toEqual(['{"unit":"ubnd-xa-luc-binh","name":"UBND xã Lục Bình"}']);
  expect((await desk.run('unit', 'list', '--json')).out).toEqual(added.out);
  expect(await desk.memory.forUnit('ubnd-xa-luc-binh').officers.list()).toEqual([]);
  expect((await desk.memory.forUnit('ubnd-xa-luc-binh').dayTable.list()).length).toBeGreaterThan(0);
});

test('--sample brings the sample commune, dated for the year of the clock, nobody linked', async () => {
  expect(await desk.run('unit', 'add', '--name', 'Xã Mẫu', '--sample', '--json')).toMatchObject({ code: 0 });
  const { posts, officers, accounts, duties, tasks } = desk.memory.forUnit('xa-mau');
  expect([(await posts.list()).length, (await officers.list()).length, (await duties.list()).length]).toEqual([
    8, 8, 43,
  ]);
  expect(await accounts.list()).toEqual([]);
  const planted = await tasks.list({});
  expect(new Set(planted.map(({ year }) => year))).toEqual(new Set([2026]));
  expect(planted.some(({ dueOn }) => dueOn !== null && dueOn.startsWith('2026-03'))).toBe(true);
});

test('a name is taken once; names that sound alike get ids of their own', async () => {
  await desk.run('unit', 'add', '--name', 'Xã Hà');
  expect(await desk.run('unit', 'add', '--name', 'Xã Hà'.normalize('NFD'))).toMatchObject({ code: 1, out: [] });
  expect((await desk.run('unit', 'add', '--name', 'Xã Hạ', '--json')).records).toEqual([
    { unit: 'xa-ha-2', name: 'Xã Hạ' },
  ]);
});

test('--unit may be left out while there is one unit; id and exact name are good, all else is wrong use', async () => {
  expect(await desk.run('officer', 'list')).toMatchObject({ code: 2, err: [expect.stringContaining('unit add')] });
  await desk.run('unit', 'add', '--name', 'Xã Một');
  expect(await desk.run('officer', 'list', '--json')).toMatchObject({ code: 0, out: [] });
  await desk.run('unit', 'add', '--name', 'Xã Hai', '--sample');
  const codes: [string[], number][] = [
    [[], 2],
    [['--unit', 'xa-hai'], 0],
    [['--unit', 'Xã Hai'.normalize('NFD')], 0],
    [['--unit', 'Xã'], 2],
    [['--unit', ''], 2],
  ];
  for (const [args, code] of codes)
    expect([args, (await desk.run('officer', 'list', ...args)).code]).toEqual([args, code]);
  expect((await desk.run('officer', 'list')).err[0]).toBe('Có 2 đơn vị: chọn bằng --unit (xa-mot, xa-hai).');
});

test('no command of one unit shows, changes or takes anything of the other', async () => {
  await desk.run('unit', 'add', '--name', 'Một', '--sample');
  await desk.run('unit', 'add', '--name', 'Hai');
  await desk.run('officer', 'add', '--unit', 'hai', '--name', 'Lý Văn Vân', '--post', 'Văn phòng', '--role', 'clerk');
  expect((await desk.run('officer', 'list', '--unit', 'hai', '--json')).records.map(({ name }) => name)).toEqual([
    'Lý Văn Vân',
  ]);
  for (const act of ['code', 'forget', 'export'])
    expect(
      await desk.run('officer', act, 'hanh', '--unit', 'hai', ...(act === 'export' ? ['--out', desk.path('x')] : [])),
    ).toMatchObject({ code: 2 });
  await desk.run('job', 'digest', '--at', '2026-03-18T07:30:00+07:00', '--unit', 'hai');
  expect((await desk.run('outbox', 'list', '--json')).records).toEqual([]);
  await desk.run('export', '--unit', 'hai', '--out', desk.path('hai.json'));
  expect(await desk.read('hai.json')).not.toMatch(/Hạnh|TP-HT/u);
});
