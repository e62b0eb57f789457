import { afterAll, beforeAll, describe, test } from '@jest/globals';
import { type DemoOffice, openDemoOffice } from '../support/demo-office.ts';
import { clock, not, pdf, phone, story } from './story.ts';

// What comes after a closing and beside it; the tasks:
// Xuyến (Tư pháp): deliverables 67 due 09/03, 65 due 18/03, 76 due 27/03; coordination 68; targets 66 and 75.
// Hạnh: standing 102 and 106, coordination 114 and 118. Oanh: report 148 with receipt, deliverable 131, standing 132.
// Ngọc (clerk): reports 15 (nil is free) and 50 (a nil report needs its reference). Phượng: deliverables 84 and 90.
let office: DemoOffice;
beforeAll(async () => {
  office = await openDemoOffice();
});
afterAll(() => office.close());
// A describe is one day or week of the office: its stories have tasks of their own.
const anew = () => beforeAll(() => office.reset());

const NOTHING_CLOSED = not('Đã ghi nhận xong');

describe('taking back', () => {
  anew();
  test('within 24 hours everything is as before, the proof is off it too', async () => {
    await story(office, [
      ['xuyen', pdf('a.pdf', 'xong 67 số 05/KH-UBND ngày 27/2'), ['hủy 67'], { 67: 'done' }],
      clock('2026-03-03T06:59'),
      ['xuyen', 'hủy 67', ['Đã rút lại', '67 · '], { 67: 'open' }],
      ['xuyen', pdf('b.pdf'), ['15 phút'], { 67: 'open' }],
      ['xuyen', 'xong 67', ['số, ký hiệu', 'Đã có: tệp.'], { 67: 'open' }],
    ]);
  });

  test('not after 24 hours, not by another, not twice', () =>
    story(office, [
      ['hanh', 'xong 102', ['hủy 102'], { 102: 'done' }],
      ['hanh', 'xong 106', ['hủy 106'], { 106: 'done' }],
      ['xuyen', 'hủy 102', ['không có việc số 102'], { 102: 'done' }],
      ['khoa', 'hủy 102', ['không có gì của đồng chí để rút lại'], { 102: 'done' }],
      ['hanh', 'hủy 106', ['Đã rút lại'], { 106: 'open' }],
      ['hanh', 'hủy 106', ['không có gì'], { 106: 'open' }],
      clock('2026-03-04T07:01'),
      ['hanh', 'hủy 102', ['quá 24 giờ'], { 102: 'done' }],
    ]));
});

describe('ends that are not xong', () => {
  anew();
  test('nil; a nil report that must be sent needs its reference', () =>
    story(office, [
      ['ngoc', 'không phát sinh 15', ['không phát sinh', '15 · ', 'hủy 15'], { 15: 'nil' }],
      ['ngoc', 'không phát sinh 50', ['vẫn phải gửi', 'số, ký hiệu'], { 50: 'open' }],
      ['ngoc', 'số 12/BC-UBND ngày 27/2', ['Đã ghi nhận không phát sinh'], { 50: 'nil' }],
      ['hanh', 'không phát sinh 118', ['Đã ghi nhận không phát sinh'], { 118: 'nil' }],
      ['oanh', 'không phát sinh 148', ['vẫn phải gửi'], { 148: 'open' }],
      ['oanh', '05/BC-TNTKQ', ['ban hành ngày nào'], { 148: 'open' }],
      ['oanh', '20/3/2026', ['chưa tới'], { 148: 'open' }],
      ['oanh', '27/2', ['Đã ghi nhận không phát sinh'], { 148: 'nil' }],
      ['xuyen', 'không phát sinh 15', ['không có việc số 15']],
    ]));

  test('exempted by the chairman or the clerk with a reason, entered by mistake in silence', () =>
    story(office, [
      ['khoa', 'miễn 122 vì sáp nhập', ['Đã cho miễn', '122 · ', 'hủy 122'], { 122: 'waived' }],
      phone('cuong', 'được cho miễn', '122 · '),
      ['ngoc', 'miễn 131', ['lý do'], { 131: 'open' }],
      ['ngoc', 'vì đã gộp vào kế hoạch chung', ['Đã cho miễn'], { 131: 'waived' }],
      ['ngoc', 'nhập nhầm 106', ['nhập nhầm', '106 · '], { 106: 'cancelled' }],
      phone('hanh', not('106')),
      ['xuyen', 'miễn 67 vì bận', [not('Đã cho miễn')], { 67: 'open' }],
      ['hanh', 'nhập nhầm 102', [not('Đã bỏ')], { 102: 'open' }],
      ['khoa', 'nhập nhầm 102', ['văn phòng thực hiện', not('lãnh đạo')], { 102: 'open' }],
    ]));

  test('who gave a task by mistake is told a way that he really has', () =>
    story(office, [
      ['khoa', 'giao Hạnh: họp thôn, hạn 20/3', ['miễn 160 vì giao nhầm']],
      ['khoa', 'miễn 160 vì giao nhầm', ['Đã cho miễn'], { 160: 'waived' }],
      ['ngoc', 'giao Hạnh: họp xã, hạn 20/3', ['nhập nhầm 161']],
      ['ngoc', 'nhập nhầm 161', ['Đã bỏ'], { 161: 'cancelled' }],
    ]));
});

describe('the office', () => {
  anew();
  test('records for an officer under the same rule, and waives proof with a reason', () =>
    story(office, [
      ['ngoc', 'ghi 84 số 08/QC-UBND ngày 27/2', ['còn thiếu tệp'], { 84: 'open' }],
      ['ngoc', pdf('quy-che.pdf'), ['Đã ghi nhận xong', '84 · '], { 84: 'done' }],
      ['phuong', 'chi tiết 84', ['Hoàng Thị Ngọc văn phòng ghi thay', 'quy-che.pdf']],
      ['ngoc', 'ghi 90 không cần tài liệu vì bản giấy đã nộp', ['Đã ghi nhận xong'], { 90: 'done' }],
      ['phuong', 'chi tiết 90', ['bản giấy đã nộp']],
      ['ngoc', 'ghi 89 không cần tài liệu vì bận', [NOTHING_CLOSED], { 89: 'open' }],
      ['khoa', 'ghi 131 số 1/KH ngày 27/2', [NOTHING_CLOSED], { 131: 'open' }],
    ]));

  test('receives or returns what asks for receipt; a returned task is open again with its new day', () =>
    story(office, [
      [
        'oanh',
        pdf('bc.pdf', 'xong 148 số 03/BC-TNTKQ ngày 27/2'),
        ['Văn phòng sẽ báo nhận hoặc trả lại'],
        { 148: 'done' },
      ],
      ['ngoc', 'trả lại 148', ['lý do'], { 148: 'done' }],
      ['ngoc', 'thiếu phụ lục', ['Đã trả lại'], { 148: 'open' }],
      phone('oanh', 'trả lại', 'thiếu phụ lục', '148 · '),
      ['oanh', 'xong 148', ['Đã ghi nhận xong'], { 148: 'done' }],
      ['ngoc', 'nhận 148', ['Văn phòng đã nhận'], { 148: 'done' }],
      ['ngoc', 'nhận 148', ['không ở trạng thái chờ nhận']],
      [
        'ngoc',
        'trả lại 148 vì sai số liệu, hạn mới 20/3',
        ['Đã trả lại'],
        { 148: { status: 'open', dueOn: '2026-03-20', originalDueOn: '2026-03-17' } },
      ],
      ['ngoc', 'nhận 131', ['không ở trạng thái chờ nhận'], { 131: 'open' }],
    ]));

  test('sees who is blocked and why; the task stays open', () =>
    story(office, [
      ['xuyen', 'vướng 67 chờ số liệu công an', ['vướng mắc', '67 · '], { 67: 'blocked' }],
      clock('2026-03-02T16:31'),
      phone('ngoc', '67 · ', 'báo vướng: chờ số liệu công an'),
      ['xuyen', pdf('a.pdf', 'xong 67 số 05/KH-UBND ngày 27/2'), ['Đã ghi nhận xong'], { 67: 'done' }],
    ]));
});

describe('a question, a promise, a half is not an answer', () => {
  const SAYINGS: [says: string, answer: string][] = [
    ['sắp xong 76', 'chưa xong'],
    ['chưa xong 76', 'chưa xong'],
    ['76 xong một nửa', 'Việc vẫn mở'],
    ['xong 76 chưa nhỉ?', '76 · '],
    ['76 chưa làm xong', 'Việc vẫn mở'],
    ['mai em gửi 76', 'hạn không đổi'],
    ['đang làm 76', 'Việc vẫn mở'],
  ];
  test('it closes nothing', () =>
    story(
      office,
      SAYINGS.map(([says, answer]) => ['xuyen', says, [answer, NOTHING_CLOSED], { 76: 'open' }] as const),
    ));
});
