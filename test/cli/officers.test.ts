import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { message } from '../../src/messages/message.ts';
import { openOffice } from '../../src/office.ts';
import { postReply } from '../../src/outbox/post-message.ts';
import { linkAccount } from '../../src/people/link-code.ts';
import { plainDay } from '../../src/calendar/plain-day.ts';
import type { UnitStores } from '../../src/ports.ts';
import { anInboxItem, anOfficer, aTask } from '../models/samples.ts';
import { type Desk, openDesk, START } from './open-desk.ts';

const CODE = /^[0-9A-Z]{4}-[0-9A-Z]{4}$/u;

const POSTS: [id: string, name: string, aliases: string[]][] = [
  ['VH-XH', 'Văn hóa - Xã hội', ['văn hóa']],
  ['TP-HT', 'Tư pháp - Hộ tịch', ['tư pháp']],
];
const PEOPLE: [id: string, name: string, post: string][] = [
  ['hanh', 'Nông Thị Hạnh', 'VH-XH'],
  ['xuyen', 'Bàn Thị Xuyến', 'TP-HT'],
  ['ngoc', 'Hoàng Thị Ngọc', 'TP-HT'],
];

let desk: Desk;
let stores: UnitStores;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(async () => {
  await desk.clear();
  stores = await desk.addUnit('mau');
  for (const [rank, [id, name, aliases]] of POSTS.entries()) await stores.posts.add({ id, name, aliases, rank });
  for (const [id, name, post] of PEOPLE) {
    await stores.officers.add(anOfficer({ id, name }));
    await stores.posts.addTenure({ post, officer: id, fromOn: plainDay('2026-01-01'), untilOn: null });
  }
  await stores.tasks.add([
    aTask({ post: 'VH-XH' }),
    aTask({ post: 'VH-XH', status: 'done' }),
    aTask({ holder: 'xuyen' }),
  ]);
});
afterAll(() => desk.close());

const codeOf = async (...args: string[]): Promise<string> =>
  String((await desk.run(...args, '--json')).records[0]?.['code']);
const link = (code: string, account: string) => linkAccount(desk.memory, { channel: 'telegram', account }, code, START);

test('one person: the record of the contract, a code of 72 hours that works once', async () => {
  const added = await desk.run(
    'officer',
    'add',
    '--name',
    'Nông Văn Bình',
    '--post',
    'Quân sự',
    '--role',
    'clerk',
    '--role',
    'officer',
    '--json',
  );
  expect(added).toMatchObject({ code: 0, err: [] });
  const [record] = added.records;
  expect(Object.keys(record ?? {})).toEqual(['officer', 'name', 'post', 'roles', 'code', 'codeExpiresAt']);
  expect(record).toMatchObject({
    officer: expect.stringMatching(/^cb-[0-9a-f]{8}$/u),
    name: 'Nông Văn Bình',
    post: 'Quân sự',
    roles: ['clerk', 'officer'],
  });
  expect(record?.['codeExpiresAt']).toMatch(/^2026-03-05T07:00:.*\+07:00$/u);
  expect(await link(String(record?.['code']), '1')).toMatchObject({ kind: 'linked', unit: 'mau' });
  expect(await link(String(record?.['code']), '2')).toEqual({ kind: 'wrong-code' });
});

test('a post that the unit has by another name is not made again', async () => {
  expect((await desk.run('officer', 'add', '--name', 'Lý A', '--post', 'tư pháp', '--json')).records[0]).toMatchObject({
    post: 'Tư pháp - Hộ tịch',
    roles: ['officer'],
  });
  expect(await stores.posts.list()).toHaveLength(2);
});

test('who holds the post already is not added again: exit code 1', async () => {
  const again = await desk.run('officer', 'add', '--name', 'Nông Thị Hạnh', '--post', 'Văn hóa - Xã hội', '--json');
  expect(again).toMatchObject({ code: 1, out: [], err: [expect.stringContaining('hanh'), 'Chưa thêm ai.'] });
});

test('the list: post, roles, channels in their order and their state', async () => {
  await link(await codeOf('officer', 'code', 'hanh'), '7001');
  await stores.accounts.saveState('telegram', '7001', 'blocked', 'đã chặn');
  const { records } = await desk.run('officer', 'list', '--json');
  expect(records).toHaveLength(3);
  expect(records.find(({ officer }) => officer === 'hanh')).toEqual({
    officer: 'hanh',
    name: 'Nông Thị Hạnh',
    post: 'Văn hóa - Xã hội',
    roles: ['officer'],
    channels: [{ channel: 'telegram', order: 1, state: 'blocked' }],
  });
});

test('a new code ends the one before; --all is for everybody who is linked nowhere', async () => {
  const first = await codeOf('officer', 'code', 'Nông Thị Hạnh');
  const second = await codeOf('officer', 'code', 'hanh');
  expect([first, second].every((code) => CODE.test(code))).toBe(true);
  expect(await link(first, '7001')).toEqual({ kind: 'wrong-code' });
  expect(await link(second, '7001')).toMatchObject({ kind: 'linked' });
  const all = await desk.run('officer', 'code', '--all', '--json');
  expect(all.records.map(({ officer }) => officer)).not.toContain('hanh');
  expect(all.records).toHaveLength(2);
  expect(await desk.run('officer', 'code', 'Hạnh')).toMatchObject({ code: 2 });
});

test('export of a person: accounts, tasks, acts and messages, of nobody else', async () => {
  await link(await codeOf('officer', 'code', 'hanh'), '7001');
  expect(await desk.run('officer', 'export', 'hanh', '--out', desk.path('hanh.json'), '--json')).toMatchObject({
    code: 0,
    records: [{ unit: 'mau', officer: 'hanh', out: desk.path('hanh.json') }],
  });
  const text = await desk.read('hanh.json');
  const record = JSON.parse(text) as Record<string, unknown[]>;
  expect(record['accounts']).toMatchObject([{ account: '7001' }]);
  expect(record['tasks']).toHaveLength(2);
  expect(text).not.toContain('Hoàng Thị Ngọc');
});

test('forget refuses while tasks are open; with --force they wait for the next holder', async () => {
  await link(await codeOf('officer', 'code', 'hanh'), '7001');
  const open = await stores.tasks.list({ holder: 'hanh', statuses: ['open', 'blocked'] });
  expect(await desk.run('officer', 'forget', 'hanh', '--json')).toMatchObject({ code: 1, out: [] });
  expect(await stores.officers.find('hanh')).toMatchObject({ active: true, name: 'Nông Thị Hạnh' });

  const code = await codeOf('officer', 'code', 'hanh');
  expect(await desk.run('officer', 'forget', 'hanh', '--force', '--json')).toMatchObject({
    code: 0,
    records: [{ officer: 'hanh', forgotten: true, released: open.length }],
  });
  expect(await stores.accounts.of('hanh')).toEqual([]);
  expect(await link(code, '7002')).toEqual({ kind: 'wrong-code' });
  expect(await stores.tasks.list({ holder: 'hanh', statuses: ['open', 'blocked'] })).toEqual([]);
  expect(await stores.tasks.list({ post: 'VH-XH', holder: null })).toHaveLength(open.length);
  expect((await stores.history.of(open[0]?.number ?? 0)).at(-1)).toMatchObject({ what: 'transferred', by: null });
  expect((await desk.run('officer', 'list', '--json')).records.map(({ officer }) => officer)).not.toContain('hanh');
  await desk.run('export', '--out', desk.path('all.json'));
  expect(await desk.read('all.json')).not.toContain('Nông Thị Hạnh');
  expect(await desk.read('all.json')).toContain('"from": "hanh"');
});

test('forget takes the words of what this person said and was sent, of nobody else', async () => {
  const { inbox } = desk.memory;
  await link(await codeOf('officer', 'code', 'hanh'), '7001');
  const unit = await desk.memory.units.find('mau');
  if (unit === null) throw new Error('no unit');
  const office = await openOffice(desk.memory, unit, START);
  const spoken = async (messageId: string, account: string, by: string | null): Promise<void> => {
    const { id } = await inbox.add(anInboxItem({ messageId, account, text: `lời của ${account}` }));
    if (by !== null) await inbox.markHandled(id, { unit: 'mau', officer: by }, false);
  };
  await spoken('m1', '7001', 'hanh');
  await spoken('m2', '7002', 'xuyen');
  for (const officer of ['hanh', 'xuyen'])
    await postReply(
      office,
      `r/${officer}`,
      officer,
      { channel: 'telegram', account: '7001' },
      message(`tin cho ${officer}`),
    );
  await desk.run('job', 'deliver', '--at', '2026-03-02T08:00:00+07:00');
  await codeOf('officer', 'code', 'hanh');

  expect(await desk.run('officer', 'forget', 'hanh', '--force')).toMatchObject({ code: 0 });
  const outbox = JSON.stringify(await stores.outbox.list({}));
  expect(outbox).not.toContain('tin cho hanh');
  expect(outbox).toContain('tin cho xuyen');
  expect((await stores.outbox.list({ officer: 'hanh' }))[0]).toMatchObject({ recipient: { via: null } });
  const heard = await desk.raw.collection('inbox').find().toArray();
  expect(heard.map(({ messageId, account, text }) => [messageId, account, text])).toEqual([
    ['m1', '', null],
    ['m2', '7002', 'lời của 7002'],
  ]);
  expect(await inbox.add(anInboxItem({ messageId: 'm1', account: '7001' }))).toMatchObject({ duplicate: true });
  expect(await desk.raw.collection('linkCodes').countDocuments({ officer: 'hanh' })).toBe(0);
});

test('who was forgotten can be added again, as somebody new', async () => {
  const add = () =>
    desk.run('officer', 'add', '--name', 'Trần Thử', '--post', 'Quân sự', '--role', 'officer', '--json');
  const first = (await add()).records[0];
  expect(await desk.run('officer', 'forget', 'Trần Thử', '--force')).toMatchObject({ code: 0 });
  const again = await add();
  expect(again).toMatchObject({ code: 0, err: [] });
  expect(again.records[0]?.['officer']).not.toBe(first?.['officer']);
});
