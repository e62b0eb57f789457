import { expect, test } from '@jest/globals';
import { readPeople } from '../../src/cli/officer/people-table.ts';

const HEADER = 'name,post,roles,telegram,zalo_bot,zalo_oa';
const read = (...lines: string[]) => readPeople({ rows: lines.map((line) => line.split(',')), firstLine: 1 });

test('columns may stand in any order and be left out; nothing said about roles means officer', () => {
  expect(read('Post , NAME', '', ' Tư pháp , Lý  A ').people).toEqual([
    { line: 3, person: { name: 'Lý A', post: 'Tư pháp', roles: ['officer'], accounts: [] } },
  ]);
});

test('roles are joined by +, chat ids belong to the channel of their column', () => {
  expect(read(HEADER, 'Lý A,X,Clerk + officer+clerk,1,z-2,3').people[0]?.person).toEqual({
    name: 'Lý A',
    post: 'X',
    roles: ['clerk', 'officer'],
    accounts: [
      { channel: 'telegram', account: '1' },
      { channel: 'zalo-bot', account: 'z-2' },
      { channel: 'zalo-oa', account: '3' },
    ],
  });
});

const FAULTS: [what: string, lines: string[], problems: RegExp[]][] = [
  ['a missing name', [HEADER, 'Lý A,X', ',Y'], [/^Dòng 3: thiếu họ tên/u]],
  ['a name without a letter', [HEADER, '12,Y'], [/^Dòng 2: thiếu họ tên/u]],
  ['a missing post', [HEADER, 'Lý A,'], [/^Dòng 2: thiếu chức danh/u]],
  ['an unknown role', [HEADER, 'Lý A,X,boss'], [/^Dòng 2: vai trò/u]],
  ['half a role', [HEADER, 'Lý A,X,clerk+'], [/^Dòng 2: vai trò/u]],
  ['a chat id that is none', [HEADER, 'Lý A,X,,a b'], [/^Dòng 2: mã hội thoại \(telegram\)/u]],
  ['the same row twice', [HEADER, 'Lý A,X', 'Lý B,X', 'Lý A,X'], [/^Dòng 4: .*dòng 2/u]],
  ['one chat for two', [HEADER, 'Lý A,X,,7', 'Lý B,X,,7'], [/^Dòng 3: .*telegram.*dòng 2/u]],
  ['a cell without a column', [HEADER, 'Lý A,X,,,,,more'], [/^Dòng 2: có ô thừa/u]],
  ['several faults', [HEADER, ',X', 'Lý B,'], [/^Dòng 2/u, /^Dòng 3/u]],
  ['nobody', [HEADER, ''], [/không có người nào/u]],
  ['an empty file', [], [/^Dòng 1: thiếu cột name/u]],
  ['no header', ['Lý A,X'], [/^Dòng 1: cột "lý a"/u]],
  ['no column for the name', ['post', 'X'], [/^Dòng 1: thiếu cột name/u]],
  ['a column that nobody knows', ['name,post,phone', 'Lý A,X,1'], [/^Dòng 1: cột "phone"/u]],
  ['a column twice', ['name,post,name', 'Lý A,X,Y'], [/^Dòng 1: có cột lặp lại/u]],
  ['too many', [HEADER, ...Array.from({ length: 2001 }, (_, index) => `Lý Số ${index},X`)], [/quá 2000 người/u]],
];
test.each(FAULTS)('%s is told with its line', (_what, lines, problems) => {
  expect(read(...lines).problems).toEqual(problems.map((problem) => expect.stringMatching(problem)));
});
