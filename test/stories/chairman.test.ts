import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type DemoOffice, openDemoOffice } from '../support/demo-office.ts';
import { clock, not, phone, story } from './story.ts';

// One office through March; but for one morning's answer it is idle: what is overdue on Saturday 28/03 follows from the sample's due days.
let office: DemoOffice;
beforeAll(async () => {
  office = await openDemoOffice();
});
afterAll(() => office.close());

const OVERDUE_28_MARCH = [1, 5, 9, 15, 26, 32, 42, 50, 59, 65, 67, 76, 84, 90, 100, 112, 122, 131, 148, 152];

const textOf = async (says: string, who = 'khoa'): Promise<string> =>
  (await office.say(who, says)).map(({ text }) => text).join('\n');
const numbersIn = (text: string): number[] => [...text.matchAll(/^(\d+) · /gmu)].map(([, number]) => Number(number));
const sorted = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);
const countIn = (text: string): number => Number(/Có (\d+) việc/u.exec(text)?.[1] ?? 0);

test('on the first morning nothing is overdue', () =>
  story(office, [
    ['khoa', 'quá hạn', ['Không có việc quá hạn']],
    ['khoa', 'hôm nay', ['Không có việc nào đến hạn hôm nay']],
    ['khoa', 'tổng hợp', ['40 việc', 'Quá hạn: 0']],
    ['khoa', 'ai chưa báo cáo quý 1', ['15 · ', '42 · ', '50 · ', '148 · ', '4 báo cáo', '2 người']],
  ]));

test('giao: to a person, to a post, to several; told at once, the giver gets no copy', () =>
  story(office, [
    [
      'khoa',
      'giao Nông Thị Hạnh: lập danh sách hộ nghèo, hạn 15/12',
      ['160 · ', 'thứ Ba 15/12', 'Nông Thị Hạnh'],
      { 160: { kind: 'deliverable', dueOn: '2026-12-15' } },
    ],
    ['khoa', 'giao tư pháp: rà soát án treo, hạn 15/12', ['161 · ', 'Bàn Thị Xuyến']],
    ['khoa', 'giao Hạnh, Oanh: họp thôn, hạn 15/12', ['162 · ', '163 · ']],
    phone('hanh', '160 · ', '162 · ', not('163 · ')),
    phone('xuyen', '161 · '),
    phone('khoa', not('16')),
    ['khoa', 'giao Bùi Văn Không Có: họp, hạn 15/12', ['Không tìm thấy']],
    ['khoa', 'giao Hạnh: họp, hạn 1/3/2026', ['đã qua']],
    ['khoa', 'hủy', ['Đã bỏ']],
    ['xuyen', 'giao Hạnh: họp, hạn 15/12', [not('Đã giao')]],
    ['ngoc', 'nhập nhầm 160', ['Đã bỏ']],
    ['ngoc', 'nhập nhầm 161', ['Đã bỏ']],
    ['ngoc', 'nhập nhầm 162', ['Đã bỏ']],
    ['ngoc', 'nhập nhầm 163', ['Đã bỏ'], { 163: 'cancelled' }],
  ]));

test('đôn đốc of one task reaches its holder now', () =>
  story(office, [
    ['khoa', 'đôn đốc 67', ['1 người, 1 việc', 'Bàn Thị Xuyến']],
    phone('xuyen', 'Triệu Văn Khoa đôn đốc', '67 · '),
    ['khoa', 'đôn đốc 999', ['Không có việc số 999']],
    ['xuyen', 'đôn đốc tất cả', [not('Đã đôn đốc')]],
    phone('hanh', not('đôn đốc')),
  ]));

test('hôm nay and tuần này list what falls due, done or not', async () => {
  await office.moveTo('2026-03-09T09:00', { down: true });
  expect(sorted(numbersIn(await textOf('hôm nay')))).toEqual([67, 112]);
  expect(sorted(numbersIn(await textOf('tuần này')))).toEqual([67, 84, 112]);
  expect(sorted(numbersIn(await textOf('tuần này', 'ngoc')))).toEqual([67, 84, 112]);
});

test('the digest is a question until the evening: one tap closes all standing and coordination tasks it asked', () =>
  story(office, [
    // Three working days before 31/03 is Thursday 26/03.
    clock('2026-03-25T21:00', true),
    clock('2026-03-26T08:00'),
    phone('hanh', 'Một câu trả lời cho tất cả', '102 · ', '118 · '),
    [
      'xuyen',
      'vẫn thực hiện tốt',
      ['68 · ', '80 · ', not('69 · ')],
      { 68: 'done', 80: 'done', 69: 'open', 67: 'open' },
    ],
    clock('2026-03-26T20:30'),
    ['ngoc', 'vẫn thực hiện tốt', ['việc nào'], { 21: 'open', 28: 'open', 46: 'open' }],
  ]));

test('the count of quá hạn is the number of its lines, and the list is what is overdue', async () => {
  await office.moveTo('2026-03-28T10:00', { down: true });
  const text = await textOf('quá hạn');
  expect(countIn(text)).toBe(OVERDUE_28_MARCH.length);
  expect(sorted(numbersIn(text))).toEqual(OVERDUE_28_MARCH);
  const overdue = (await office.tasks()).filter(
    ({ status, kind, dueOn }) =>
      (status === 'open' || status === 'blocked') && kind !== 'target' && dueOn !== null && dueOn < '2026-03-28',
  );
  expect(overdue.map(({ number }) => number)).toEqual(OVERDUE_28_MARCH);
  expect(numbersIn(await textOf('quá hạn', 'ngoc'))).toEqual(numbersIn(text));
});

test('it stands by points at stake, then by days late; the points are the sum of its lines', async () => {
  const text = await textOf('quá hạn');
  const points = [...text.matchAll(/^\d+ · .*? · ([\d,]+) điểm/gmu)].map(([, said = '0']) =>
    Number(said.replace(',', '.')),
  );
  expect(points).toEqual([...points].sort((a, b) => b - a));
  expect(numbersIn(text).slice(0, 4)).toEqual([5, 84, 76, 67]);
  const total = points.reduce((sum, one) => sum + one, 0);
  expect(text).toContain(`${String(Math.round(total * 100) / 100).replace('.', ',')} điểm có thể mất`);
  // The same figure wherever it is said.
  expect(await textOf('tổng hợp tháng 3')).toContain(
    `Quá hạn: ${OVERDUE_28_MARCH.length}, ${String(Math.round(total * 100) / 100).replace('.', ',')} điểm`,
  );
});

const FILTERS: [says: string, numbers: number[]][] = [
  ['quá hạn tư pháp', [65, 67, 76]],
  ['qua han tai chinh', [84, 90]],
  ['quá hạn Hạnh', [112]],
  ['quá hạn công an', [122]],
  ['quá hạn một cửa', [131, 148, 152]],
];
test('of a post or a person', async () => {
  for (const [says, numbers] of FILTERS) {
    const text = await textOf(says);
    expect([says, countIn(text), sorted(numbersIn(text))]).toEqual([says, numbers.length, numbers]);
  }
});

test('đôn đốc tất cả on a Saturday: preview with names, nothing before it is confirmed, nobody twice', () =>
  story(office, [
    // Three of the twenty are the chairman's own: who acts is not nudged.
    ['khoa', 'đôn đốc tất cả', ['17 việc', '7 người', 'ngoài giờ', '[Gửi ngay = gửi]', not('Triệu Văn Khoa')]],
    phone('xuyen', not('đôn đốc')),
    ['khoa', 'hủy', ['Đã bỏ']],
    ['khoa', 'gửi', ['Không có gì đang chờ']],
    phone('xuyen', not('đôn đốc')),
    ['khoa', 'đôn đốc tất cả', ['17 việc']],
    ['khoa', 'gửi', ['7 người, 17 việc']],
    phone('xuyen', 'đôn đốc', '65 · ', '67 · ', '76 · '),
    phone('khoa', not('đôn đốc')),
  ]));

test('by night a nudge waits for its confirmation, too; a preview dies after fifteen minutes', () =>
  story(office, [
    clock('2026-03-30T20:30'),
    ['khoa', 'đôn đốc 67', ['ngoài giờ']],
    clock('2026-03-30T20:46'),
    ['khoa', 'gửi', ['Không có gì đang chờ']],
    phone('xuyen', not('Triệu Văn Khoa đôn đốc')),
  ]));

test('who is late, the score of the examined year', () =>
  story(office, [
    ['khoa', 'ai đang quá hạn', ['20 việc', 'Hoàng Thị Ngọc: 6', 'Bàn Thị Xuyến: 3']],
    ['khoa', 'điểm 2022', ['84,93', '15,07', '9,07', '2,5', '1,5']],
    ['khoa', 'miễn 67 vì đã gộp', ['Đã cho miễn'], { 67: 'waived' }],
    ['khoa', 'quá hạn tư pháp', ['Có 2 việc', not('67 · ')]],
  ]));

test('a nudge for who is away reaches the substitute', () =>
  story(office, [
    clock('2026-03-31T09:00'),
    ['giap', 'nghỉ hôm nay, thay: Hà Minh Cường', ['Hà Minh Cường làm thay']],
    ['khoa', 'đôn đốc 92', ['Đã đôn đốc']],
    phone('cuong', 'đôn đốc', '92 · '),
    phone('giap', not('đôn đốc')),
  ]));
