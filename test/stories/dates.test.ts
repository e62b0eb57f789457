import { afterAll, beforeAll, test } from '@jest/globals';
import { type DemoOffice, openDemoOffice } from '../support/demo-office.ts';
import { clock, not, phone, story } from './story.ts';

// Xuyến's 76 is due on Friday 27/03, Khoa's 1 on Friday 20/03, Oanh's 152 on 27/03, Giáp's 100 on 20/03.
let office: DemoOffice;
beforeAll(async () => {
  office = await openDemoOffice();
});
afterAll(() => office.close());

const NO_SUCH_DAY = 'không có trong lịch';

test('an own target date before the due day', () =>
  story(office, [
    ['xuyen', 'mốc 76 ngày 20/3', ['mốc riêng thứ Sáu 20/03', '76 · ', 'hủy 76'], { 76: { dueOn: '2026-03-27' } }],
    ['xuyen', 'mốc 76 ngày 30/3', ['sau hạn thứ Sáu 27/03']],
    ['xuyen', 'mốc 15 ngày 10/3', ['không có việc số 15']],
  ]));

test('a day that no calendar has is asked again, and the right one then counts', () =>
  story(office, [
    ['xuyen', 'mốc 76 ngày 31/2', [NO_SUCH_DAY]],
    ['xuyen', '5/13', [NO_SUCH_DAY]],
    ['xuyen', '25/3', ['mốc riêng thứ Tư 25/03']],
    ['xuyen', 'hoãn nhắc 76 đến 31/2', [NO_SUCH_DAY]],
    ['xuyen', 'hủy', ['Đã bỏ']],
    ['xuyen', 'gia hạn 76 đến 31/2 vì bận', [NO_SUCH_DAY], { 76: { dueOn: '2026-03-27' } }],
    ['xuyen', 'hủy', ['Đã bỏ']],
    ['khoa', 'giao Hạnh: lập danh sách, hạn 31/2', [NO_SUCH_DAY]],
    ['khoa', '1/3/2026', ['01/03/2026 đã qua']],
    ['khoa', '20/3', ['Đã giao 1 việc', '160 · ', 'thứ Sáu 20/03']],
    ['khoa', 'giao Hạnh: lập sổ, hạn 15/1', ['161 · ', '15/01/2027']],
    ['cuong', 'nghỉ 31/2', [NO_SUCH_DAY]],
    ['ngoc', 'dời 76 đến 31/2 căn cứ công văn 12', [NO_SUCH_DAY], { 76: { dueOn: '2026-03-27' } }],
    ['ngoc', 'hủy', ['Đã bỏ']],
  ]));

test('an extension: asked in writing, approved by the chairman alone, the first due day kept for ever', () =>
  story(office, [
    [
      'xuyen',
      'gia hạn 76 đến 31/3 vì chờ số liệu',
      ['Đã gửi đề nghị', 'Hạn cũ giữ nguyên'],
      { 76: { dueOn: '2026-03-27' } },
    ],
    phone('khoa', 'Bàn Thị Xuyến xin gia hạn', 'chờ số liệu', '76 · ', '[Duyệt 76 = duyệt 76]'),
    ['xuyen', 'duyệt 76', [not('Đã duyệt')], { 76: { dueOn: '2026-03-27' } }],
    ['ngoc', 'duyệt 76', ['lãnh đạo quyết định', not('Đã duyệt')], { 76: { dueOn: '2026-03-27' } }],
    ['khoa', 'duyệt 76', ['Đã duyệt', 'thứ Ba 31/03'], { 76: { dueOn: '2026-03-31', originalDueOn: '2026-03-27' } }],
    phone('xuyen', 'được duyệt gia hạn', '76 · '),
    ['khoa', 'duyệt 76', ['Không có đề nghị']],
  ]));

test('refused with a reason; the due day stays', () =>
  story(office, [
    ['xuyen', 'gia hạn 76 đến 10/4', ['lý do']],
    ['xuyen', 'chờ ý kiến cấp trên', ['Đã gửi đề nghị']],
    ['khoa', 'từ chối 76 lý do phải đúng hạn', ['Đã từ chối'], { 76: { dueOn: '2026-03-31' } }],
    phone('xuyen', 'không được duyệt', 'phải đúng hạn'),
    ['xuyen', 'gia hạn 76 đến 20/3 vì bận', ['phải sau'], { 76: { dueOn: '2026-03-31' } }],
    ['xuyen', 'gia hạn 15 đến 31/3 vì bận', ['không có việc số 15']],
  ]));

test('two requests wait: a bare duyệt asks which', () =>
  story(office, [
    ['oanh', 'gia hạn 152 đến 10/4 vì chờ phiếu', ['Đã gửi đề nghị']],
    ['giap', 'gia hạn 100 đến 10/4 vì mưa lũ', ['Đã gửi đề nghị']],
    [
      'khoa',
      'duyệt',
      ['2 đề nghị', '152 · ', '100 · '],
      { 152: { dueOn: '2026-03-27' }, 100: { dueOn: '2026-03-20' } },
    ],
    ['khoa', 'duyệt 100', ['Đã duyệt'], { 100: { dueOn: '2026-04-10' }, 152: { dueOn: '2026-03-27' } }],
    ['khoa', 'từ chối 152 lý do đủ thời gian', ['Đã từ chối']],
  ]));

test("the chairman's own request: without a deputy the clerk records the superior's consent", () =>
  story(office, [
    ['khoa', 'gia hạn 1 đến 31/3 vì họp chậm', ['văn phòng sẽ trình']],
    ['khoa', 'duyệt 1', ['người khác quyết định'], { 1: { dueOn: '2026-03-20' } }],
    phone('ngoc', 'Triệu Văn Khoa xin gia hạn', '1 · '),
    ['ngoc', 'duyệt 1', ['Đã duyệt'], { 1: { dueOn: '2026-03-31', originalDueOn: '2026-03-20' } }],
  ]));

test('a contested date goes to the clerk and changes nothing; the office moves a date on a basis', () =>
  story(office, [
    ['xuyen', 'sai hạn 65 vì văn bản ghi 20/3', ['văn phòng kiểm tra', 'giữ nguyên'], { 65: { dueOn: '2026-03-18' } }],
    [
      'ngoc',
      'dời 65 đến 20/3 căn cứ công văn 12',
      ['từ thứ Tư 18/03 đến thứ Sáu 20/03', 'hủy 65'],
      { 65: { dueOn: '2026-03-20', originalDueOn: '2026-03-18' } },
    ],
    phone('xuyen', 'Hạn đã dời', '65 · '),
    ['ngoc', 'hủy 65', ['Đã rút lại'], { 65: { dueOn: '2026-03-18' } }],
    ['khoa', 'dời 65 đến 20/3', [not('Đã dời')], { 65: { dueOn: '2026-03-18' } }],
    clock('2026-03-02T16:31'),
    phone('ngoc', 'Cần văn phòng xử lý', '65 · ', 'báo sai hạn', 'văn bản ghi 20/3'),
  ]));

test('a snoozed task is in no digest before its day and in that of the day; the due day stays', async () => {
  await story(office, [
    // Lead days of 67, due Monday 09/03: Monday 02/03, Thursday 05/03, Friday 06/03.
    ['xuyen', 'hoãn nhắc 67 đến thứ 6', ['thứ Sáu 06/03', 'hạn không đổi', '67 · '], { 67: { dueOn: '2026-03-09' } }],
    ['xuyen', 'nhắc lại 67 ngày 30/3', ['sau hạn']],
    // 112 of Hạnh, due 09/03 as well.
    ['hanh', 'nhắc lại 112 mai', ['thứ Ba 03/03']],
    clock('2026-03-03T08:00'),
    phone('hanh', 'Nhắc việc thứ Ba 03/03', '112 · '),
    clock('2026-03-05T08:00'),
    phone('xuyen', not('67 · ')),
    clock('2026-03-06T08:00'),
    phone('xuyen', 'Nhắc việc thứ Sáu 06/03', '67 · '),
    clock('2026-03-09T09:00'),
    ['xuyen', 'hoãn nhắc 67 đến thứ 6', ['đến hạn nên không hoãn']],
  ]);
});

test('what was moved to a later day is not overdue, and its reminders follow', () =>
  story(office, [
    ['ngoc', 'dời 67 đến 31/3 căn cứ công văn 15', ['Đã dời'], { 67: { dueOn: '2026-03-31' } }],
    phone('xuyen', 'Hạn đã dời'),
    clock('2026-03-10T08:00'),
    phone('xuyen', not('67 · ')),
    ['khoa', 'quá hạn', [not('67 · '), '112 · ']],
    clock('2026-03-17T08:00'),
    phone('xuyen', '67 · '),
  ]));
