import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type DemoOffice, openDemoOffice } from '../support/demo-office.ts';
import { clock, not, pdf, phone, story, tap } from './story.ts';

let office: DemoOffice;
beforeAll(async () => {
  office = await openDemoOffice();
});
afterAll(() => office.close());

const OTHERS = ['khoa', 'xuyen', 'phuong', 'giap', 'hanh', 'cuong', 'oanh'];
const announcementsOf = async (person: string): Promise<string[]> =>
  (await office.inboxOf(person)).filter(({ kind }) => kind === 'announcement').map(({ text }) => text);

test('the preview names everybody; only gửi sends, hủy drops; the author gets no copy', () =>
  story(office, [
    [
      'ngoc',
      'thông báo tất cả: Họp giao ban 14 giờ thứ Sáu',
      [
        'Họp giao ban 14 giờ',
        '7 người',
        'Bàn Thị Xuyến',
        'Triệu Văn Khoa',
        '[Gửi 7 người = gửi]',
        '[Hủy = hủy]',
        not('Hoàng Thị Ngọc'),
      ],
    ],
    ['ngoc', 'hủy', ['Đã bỏ']],
    ['ngoc', 'gửi', ['Không có gì đang chờ gửi']],
    ...OTHERS.map((person) => phone(person, not('Họp giao ban'))),
    ['xuyen', 'thông báo tất cả: nghỉ hết', [not('Gửi tới')]],
    ['ngoc', 'thông báo tư pháp, Không Ai Cả: Nộp hồ sơ', ['Không tìm thấy', 'Không Ai Cả', 'chưa được gửi']],
  ]));

test('to posts, with a file, with its own number', async () => {
  await story(office, [
    [
      'ngoc',
      pdf('lich.pdf', 'thông báo tư pháp, công an: Nộp hồ sơ quý I'),
      ['2 người', 'Bàn Thị Xuyến', 'Hà Minh Cường', 'Kèm 1 tệp'],
    ],
    ['ngoc', '1', ['Đã chọn: Gửi 2 người', 'TB 1', '2 người']],
    phone('xuyen', 'TB 1', 'Nộp hồ sơ quý I', '<lich.pdf>', '[Đã nhận = xác nhận 1]'),
    phone('hanh', not('TB 1')),
  ]);
  const [first] = await office.announcements();
  expect(first).toMatchObject({ number: 1, receivers: [{ id: 'xuyen' }, { id: 'cuong' }] });
});

test('acknowledged in every spelling, each for oneself', async () => {
  await story(office, [
    ['ngoc', 'thông báo tất cả: Trực bão', ['7 người']],
    ['ngoc', 'gửi', ['TB 2', '7 người']],
    ['khoa', 'da nhan', ['TB 2']],
    ['xuyen', 'xac nhan 2', ['TB 2', 'Còn chờ xác nhận: TB 1']],
    ['xuyen', 'đã nhận', ['TB 1']],
    ['xuyen', 'xác nhận 2', ['trước đó']],
    ['phuong', 'Dạ em đã nhận rồi ạ', ['TB 2']],
    ['giap', tap('xác nhận 2'), ['TB 2']],
    ['cuong', 'thông báo số 2 đã nhận', ['TB 2']],
    ['oanh', '1', ['Đã chọn: Đã nhận', 'TB 2']],
    ['hanh', 'xác nhận 1', ['Không có thông báo TB 1', not('Nộp hồ sơ')]],
  ]);
  const second = (await office.announcements())[1];
  expect(second?.receivers.filter(({ acknowledgedAt }) => acknowledgedAt === undefined).map(({ id }) => id)).toEqual([
    'hanh',
  ]);
});

test('the silent are listed, and only they are written to again', () =>
  story(office, [
    ['ngoc', 'ai chưa xác nhận 2', ['1/7', 'Nông Thị Hạnh', not('Bàn Thị Xuyến')]],
    ['khoa', 'ai chưa xác nhận thông báo 1', ['1/2', 'Hà Minh Cường']],
    ['ngoc', 'nhắc lại thông báo 2', ['1 người', 'Nông Thị Hạnh']],
    phone('hanh', 'TB 2', 'Trực bão'),
    ...OTHERS.filter((person) => person !== 'hanh').map((person) => phone(person, not('TB 2'))),
    ['ngoc', 'ai chưa xác nhận 99', ['Không có thông báo TB 99']],
    ['xuyen', 'ai chưa xác nhận 2', [not('Nông Thị Hạnh')]],
  ]));

test('who joins later gets what was meant for all and stands among the silent', async () => {
  await story(office, [
    ['ngoc', 'thêm cán bộ Lý Văn Páo, Tư pháp', ['Lý Văn Páo', 'Mã liên kết']],
    ['ngoc', 'ai chưa xác nhận 2', ['2/8', 'Lý Văn Páo (chưa liên lạc được)']],
    ['ngoc', 'thông báo tư pháp: Đọc kỹ', ['2 người', 'Chưa liên lạc được: Lý Văn Páo']],
    ['ngoc', 'hủy', ['Đã bỏ']],
  ]);
});

test("in the next digest, once more two working days later, then only in the clerk's list", async () => {
  // Sent on Monday 02/03 at 07:00: the digest of 07:30, two working days later Wednesday's; none afterwards.
  await office.moveTo('2026-03-06T17:00');
  const days = (await office.inboxOf('hanh'))
    .filter(({ kind, text }) => kind === 'digest' && text.includes('TB 2'))
    .map(({ at }) => at.slice(5, 10));
  expect(days).toEqual(['03-02', '03-04']);
  const lists = (await office.inboxOf('ngoc')).filter(
    ({ kind, text }) => kind === 'office' && /TB 2: .*Nông Thị Hạnh/u.test(text),
  );
  expect(lists.map(({ at }) => at.slice(5, 10))).toEqual(['03-04']);
  expect(await announcementsOf('hanh')).toHaveLength(2);
});

test('at night and on a day off it leaves at once; a late answer is taken', () =>
  story(office, [
    clock('2026-03-14T21:00', true),
    ['ngoc', 'thông báo Hạnh: Mở cửa hội trường', ['1 người', 'Nông Thị Hạnh']],
    ['ngoc', 'gửi', ['TB 3']],
    phone('hanh', 'TB 3'),
    ['hanh', 'ok', ['TB 3', 'Còn chờ xác nhận: TB 2']],
    ['ngoc', 'ai chưa xác nhận 3', ['cả 1 người đã xác nhận']],
    ['ngoc', 'nhắc lại thông báo 3', ['không nhắc ai']],
    ['hanh', 'xác nhận 2', ['TB 2']],
    clock('2026-03-16T08:00'),
    phone('hanh', not('TB')),
  ]));
