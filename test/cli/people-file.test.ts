import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { utils, write } from '@e965/xlsx';
import { plainDay } from '../../src/calendar/plain-day.ts';
import type { UnitStores } from '../../src/ports.ts';
import { anAccount } from '../models/samples.ts';
import { type Desk, openDesk, type Ran } from './open-desk.ts';

const HEADER = 'name,post,roles,telegram,zalo_bot,zalo_oa';

let desk: Desk;
let stores: UnitStores;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(async () => {
  await desk.clear();
  stores = await desk.addUnit('mau');
});
afterAll(() => desk.close());

const load = async (name: string, content: string | Buffer): Promise<Ran> =>
  desk.run('officer', 'add', '--file', await desk.write(name, content), '--json');

const sheet = (rows: unknown[][], origin = 'A1'): Buffer => {
  const book = utils.book_new();
  const page = utils.aoa_to_sheet([]);
  utils.sheet_add_aoa(page, rows, { origin });
  utils.book_append_sheet(book, page, 'Danh sách');
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
};

const ROWS = [
  ['Lý Văn Vân', 'Văn phòng', 'clerk+officer', '1001', '', 'oa-1'],
  ['Hà Thị Thủy', 'Tư pháp', '', '', '', ''],
];

test.each([
  ['commas', 'a.csv', `${HEADER}\n${ROWS.map((row) => row.join(',')).join('\n')}\n`],
  [
    'semicolons, a byte order mark, CRLF and empty lines',
    'b.CSV',
    `\uFEFF${[HEADER.split(','), [], ...ROWS].map((row) => row.join(';')).join('\r\n')}\r\n\r\n`,
  ],
  [
    'quotes and NFD',
    'c.csv',
    `${HEADER}\n${ROWS.map((row) => row.map((cell) => `"${cell.normalize('NFD')}"`).join(',')).join('\n')}`,
  ],
  [
    'a sheet with numbers',
    'd.xlsx',
    sheet([HEADER.split(','), ...ROWS.map((row) => row.map((cell) => (cell === '1001' ? 1001 : cell)))]),
  ],
])('people come from %s: a chat id links at once, the others get a code', async (_what, name, content) => {
  const { code, records, err } = await load(name, content);
  expect({ code, err }).toEqual({ code: 0, err: [] });
  expect(records).toEqual([
    {
      officer: 'ly-van-van',
      name: 'Lý Văn Vân',
      post: 'Văn phòng',
      roles: ['clerk', 'officer'],
      code: null,
      codeExpiresAt: null,
    },
    {
      officer: 'ha-thi-thuy',
      name: 'Hà Thị Thủy',
      post: 'Tư pháp',
      roles: ['officer'],
      code: expect.any(String),
      codeExpiresAt: expect.any(String),
    },
  ]);
  expect(
    (await stores.accounts.of('ly-van-van')).map(({ channel, account, order }) => [channel, account, order]),
  ).toEqual([
    ['telegram', '1001', 1],
    ['zalo-oa', 'oa-1', 2],
  ]);
  expect(await desk.raw.collection('linkCodes').countDocuments()).toBe(1);
});

test('two posts of one person: one id, one code, the roles of both rows', async () => {
  const { records } = await load(
    'two.csv',
    `name,post,roles\nLý Văn Vân,Văn phòng,clerk\nLý Văn Vân,Thống kê,officer\n`,
  );
  expect(records.map(({ officer, post }) => [officer, post])).toEqual([
    ['ly-van-van', 'Văn phòng'],
    ['ly-van-van', 'Thống kê'],
  ]);
  expect(records[0]?.['code']).toBe(records[1]?.['code']);
  expect(records[0]?.['roles']).toEqual(['clerk', 'officer']);
});

const FAULTS: [what: string, rows: string, lines: RegExp[]][] = [
  ['a missing name', 'Lý A,X\n,Y', [/^Dòng 3: thiếu họ tên/u]],
  ['a missing post', 'Lý A,', [/^Dòng 2: thiếu chức danh/u]],
  ['an unknown role', 'Lý A,X,boss', [/^Dòng 2: vai trò/u]],
  ['a chat id that is none', 'Lý A,X,,"a b"', [/^Dòng 2: mã hội thoại \(telegram\)/u]],
  ['the same row twice', 'Lý A,X\nLý B,X\nLý A,X', [/^Dòng 4: .*dòng 2/u]],
  ['one chat for two', 'Lý A,X,,7\nLý B,X,,7', [/^Dòng 3: .*telegram.*dòng 2/u]],
  ['a cell without a column', 'Lý A,X,,,,,more', [/^Dòng 2: có ô thừa/u]],
  ['several faults', ',X\nLý B,', [/^Dòng 2/u, /^Dòng 3/u]],
  ['somebody who is there, after others who are not', 'Lý A,X\nLý B,X\nĐã Có,Chức danh cũ', [/^Dòng 4: Đã Có đã giữ/u]],
  ['a chat of somebody else', 'Lý A,X,,4000', [/^Dòng 2: .*telegram.*người khác/u]],
  ['nobody', '', [/không có người nào/u]],
];
test.each(FAULTS)('%s: told with its line, exit code 1, and nobody is added', async (_what, rows, lines) => {
  await stores.posts.add({ id: 'cu', name: 'Chức danh cũ', aliases: [], rank: 1 });
  await stores.officers.add({ id: 'da-co', name: 'Đã Có', roles: ['officer'], deputy: false, active: true });
  await stores.posts.addTenure({ post: 'cu', officer: 'da-co', fromOn: plainDay('2026-01-01'), untilOn: null });
  await stores.accounts.add(anAccount({ account: '4000', officer: 'da-co' }));
  const ran = await load('people.csv', `${HEADER}\n${rows}\n`);
  expect({ code: ran.code, out: ran.out }).toEqual({ code: 1, out: [] });
  expect(ran.err).toEqual([...lines.map((line) => expect.stringMatching(line)), 'Chưa thêm ai.']);
  expect((await stores.officers.list()).map(({ id }) => id)).toEqual(['da-co']);
  expect(await desk.raw.collection('tenures').countDocuments()).toBe(1);
  expect((await stores.posts.list()).map(({ name }) => name)).toEqual(['Chức danh cũ']);
});

test.each([
  ['post', /^Dòng 1: thiếu cột name/u],
  ['name,post,phone', /^Dòng 1: cột "phone"/u],
  ['name,post,name', /^Dòng 1: có cột lặp lại/u],
])('the header %j is refused', async (header, says) => {
  const { code, err } = await load('people.csv', `${header}\nLý A,X,Y\n`);
  expect({ code, first: err[0] }).toEqual({ code: 1, first: expect.stringMatching(says) });
});

test('lines of a sheet are told as Excel numbers them; a chat id that Excel rounds is refused', async () => {
  const rows = [HEADER.split(','), ['Lý A', 'X', '', 6643404425553198000]];
  expect((await load('people.xlsx', sheet(rows, 'A3'))).err[0]).toMatch(/^Dòng 4: mã hội thoại.*dạng Text/u);
});

test.each([
  ['people.txt', Buffer.from('name,post\n')],
  ['people.xlsx', Buffer.from('name,post\n')],
  ['people.csv', Buffer.from([0x6e, 0xff, 0xfe])],
  ['people.csv', Buffer.from('name,post\n"Lý A,X\n')],
  ['people.csv', Buffer.alloc(5 * 1024 * 1024 + 1, 'a')],
])('%s that is no such file is wrong use', async (name, content) => {
  expect(await load(name, content)).toMatchObject({ code: 2, out: [], err: [expect.any(String)] });
});

test('more rows than an office has people are refused before the database is asked', async () => {
  const rows = Array.from({ length: 2001 }, (_, index) => `Lý Số ${index},X`).join('\n');
  expect(await load('people.csv', `name,post\n${rows}\n`)).toMatchObject({
    code: 1,
    err: [expect.stringContaining('2000'), 'Chưa thêm ai.'],
  });
});
