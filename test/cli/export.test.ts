import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { plainDay } from '../../src/calendar/plain-day.ts';
import { announce } from '../../src/announcements/announce.ts';
import { closeTask } from '../../src/duties/mark-done.ts';
import { openOffice } from '../../src/office.ts';
import { type Desk, openDesk } from './open-desk.ts';

/** The clock of the commands has moved by the test's own seconds. */
const LATER = new Date('2026-03-02T10:00:00+07:00');

interface Exported {
  unit: { id: string };
  posts: { id: string }[];
  officers: { id: string; name: string; posts: string[] }[];
  duties: { id: string }[];
  dayTable: { day: string }[];
  announcements: { number: number; receivers: { id: string; name: string }[] }[];
  history: { task: number; what: string; at: string }[];
  tasks: {
    number: number;
    title: string;
    holder: { id: string; name: string; post: string };
    status: string;
    late?: number;
    closedOn?: string;
    evidence: object[];
  }[];
}

let desk: Desk;
let closed: number;
beforeAll(async () => {
  desk = await openDesk();
  await desk.run('unit', 'add', '--name', 'Mẫu', '--sample');
  const unit = await desk.memory.units.find('mau');
  if (unit === null) throw new Error('the unit was just added');
  const office = await openOffice(desk.memory, unit, LATER);
  const [task] = await office.stores.tasks.list({ kinds: ['report'], holder: 'xuyen' });
  const clerk = await office.stores.officers.find('ngoc');
  if (task === undefined || clerk === null) throw new Error('the sample has a report and a clerk');
  closed = task.number;
  const file = await office.stores.files.write({
    name: 'báo cáo.pdf',
    mime: 'application/pdf',
    bytes: Buffer.from('%PDF'),
  });
  await closeTask(
    office,
    task,
    { reference: '05/BC-UBND', issuedOn: plainDay('2026-03-01'), files: [file] },
    'xuyen',
    'done',
  );
  await announce(office, clerk, { text: 'Họp', files: [], audience: { everyone: true, posts: [], officers: [] } });
});
afterAll(() => desk.close());

const exported = async (name: string): Promise<{ text: string; data: Exported }> => {
  const ran = await desk.run('export', '--unit', 'mau', '--out', desk.path(name), '--json');
  expect(ran).toMatchObject({ code: 0, err: [], records: [{ unit: 'mau', out: desk.path(name) }] });
  const text = await desk.read(name);
  return { text, data: JSON.parse(text) as Exported };
};

const isSorted = (keys: readonly (string | number)[]): boolean =>
  keys.every((key, index) => index === 0 || (keys[index - 1] ?? key) <= key);

/** Every object's keys, wherever it stands. */
function keysOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(keysOf);
  return Array.isArray(value) ? inner : [Object.keys(value), ...inner];
}

test('the same data give the same bytes, whenever it is asked', async () => {
  const { text } = await exported('one.json');
  const later = String(Math.round((new Date('2027-06-01T00:00:00Z').getTime() - Date.now()) / 1000));
  await desk.runWith({ CLOCK_SHIFT: later }, 'export', '--out', desk.path('two.json'));
  expect(await desk.read('two.json')).toBe(text);
});

test('everything of the unit is there, every key and every list sorted', async () => {
  const { data } = await exported('all.json');
  expect(keysOf(data).every((keys) => isSorted(keys))).toBe(true);
  expect([data.posts.length, data.officers.length, data.duties.length]).toEqual([8, 8, 43]);
  for (const list of [data.posts, data.officers, data.duties]) expect(isSorted(list.map(({ id }) => id))).toBe(true);
  expect(isSorted(data.dayTable.map(({ day }) => day))).toBe(true);
  expect(isSorted(data.tasks.map(({ number }) => number))).toBe(true);
  expect(isSorted(data.history.map(({ task }) => task))).toBe(true);
  expect(data.tasks).toHaveLength(await desk.memory.forUnit('mau').tasks.count({}));
  expect(data.officers.find(({ id }) => id === 'xuyen')?.posts).toEqual(['TP-HT']);
  expect(data.announcements).toMatchObject([{ number: 1, by: 'ngoc' }]);
  expect(data.announcements[0]?.receivers.map(({ name }) => name)).toContain('Nông Thị Hạnh');
});

test('a closed task stands there as in the contract, with its history', async () => {
  const { data } = await exported('closed.json');
  expect(data.tasks.find(({ number }) => number === closed)).toMatchObject({
    holder: { id: 'xuyen', name: 'Bàn Thị Xuyến', post: 'Tư pháp - Hộ tịch' },
    status: 'done',
    doneAt: '2026-03-02T10:00:00+07:00',
    closedOn: '2026-03-01',
    late: 0,
    evidence: [
      { kind: 'reference', reference: '05/BC-UBND', issuedOn: '2026-03-01' },
      { kind: 'file', name: 'báo cáo.pdf', size: 4 },
    ],
  });
  expect(data.history.filter(({ task }) => task === closed).map(({ what }) => what)).toEqual(['created', 'done']);
});

test('a change shows in the bytes', async () => {
  const { text } = await exported('before.json');
  await desk.run('officer', 'add', '--name', 'Lý Mới', '--post', 'Tư pháp');
  const { text: after } = await exported('after.json');
  expect(after).not.toBe(text);
  expect(after).toContain('Lý Mới');
});

test('a file that cannot be written is wrong use, and leaves nothing', async () => {
  expect(await desk.run('export', '--out', desk.path('no/such/folder.json'), '--json')).toMatchObject({
    code: 2,
    out: [],
    err: [expect.stringContaining('ENOENT')],
  });
});
