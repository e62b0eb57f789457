import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { utils, write } from '@e965/xlsx';
import { plainDay } from '../../src/calendar/plain-day.ts';
import type { UnitStores } from '../../src/ports.ts';
import { anAccount } from '../models/samples.ts';
import { type Desk, openDesk, type Ran } from './open-desk.ts';

/** Says nothing of the person. */
const AN_ID: unknown = expect.stringMatching(/^cb-[0-9a-f]{8}$/u);

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
      officer: AN_ID,
      name: 'Lý Văn Vân',
      post: 'Văn phòng',
      roles: ['clerk', 'officer'],
      code: null,
      codeExpiresAt: null,
    },
    {
      officer: AN_ID,
      name: 'Hà Thị Thủy',
      post: 'Tư pháp',
      roles: ['officer'],
      code: expect.any(String),
      codeExpiresAt: expect.any(String),
    },
  ]);
  expect(
    (await stores.accounts.of(String(records[0]?.['officer']))).map(({ channel, account, order }) => [
      channel,
      account,
      order,
    ]),
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
  expect(records.map(({ post }) => post)).toEqual(['Văn phòng', 'Thống kê']);
  expect(records[0]?.['officer']).toBe(records[1]?.['officer']);
  expect(records[0]?.['code']).toBe(records[1]?.['code']);
  expect(records[0]?.['roles']).toEqual(['clerk', 'officer']);
});

test.each([
  ['somebody who is there, after others who are not', 'Lý A,X\nLý B,X\nĐã Có,Chức danh cũ', /^Dòng 4: Đã Có đã giữ/u],
  ['a chat of somebody else', 'Lý A,X,,4000', /^Dòng 2: .*telegram.*người khác/u],
  ['a row that cannot be read', 'Lý A,X\n,Y', /^Dòng 3: thiếu họ tên/u],
])('%s: told with its line, exit code 1, and nobody is added', async (_what, rows, says) => {
  await stores.posts.add({ id: 'cu', name: 'Chức danh cũ', aliases: [], rank: 1 });
  await stores.officers.add({ id: 'da-co', name: 'Đã Có', roles: ['officer'], deputy: false, active: true });
  await stores.posts.addTenure({ post: 'cu', officer: 'da-co', fromOn: plainDay('2026-01-01'), untilOn: null });
  await stores.accounts.add(anAccount({ account: '4000', officer: 'da-co' }));
  const { code, out, err } = await load('people.csv', `${HEADER}\n${rows}\n`);
  expect({ code, out, err }).toEqual({ code: 1, out: [], err: [expect.stringMatching(says), 'Chưa thêm ai.'] });
  expect((await stores.officers.list()).map(({ id }) => id)).toEqual(['da-co']);
  expect(await desk.raw.collection('tenures').countDocuments()).toBe(1);
  expect((await stores.posts.list()).map(({ name }) => name)).toEqual(['Chức danh cũ']);
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
