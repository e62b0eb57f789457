import { afterAll, beforeAll, describe, test } from '@jest/globals';
import { type DemoOffice, openDemoOffice } from '../support/demo-office.ts';
import { clock, not, pdf, phone, story } from './story.ts';

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

describe('deliverable and report close with a reference, its issue day and a file', () => {
  anew();
  test('asked for one after the other, in the order of the asking', () =>
    story(office, [
      ['xuyen', 'xong 67', ['Việc chưa đóng', 'số, ký hiệu và ngày ban hành'], { 67: 'open' }],
      ['xuyen', '05/KH-UBND', ['ban hành ngày nào'], { 67: 'open' }],
      ['xuyen', '27/2', ['còn thiếu tệp hoặc ảnh', 'Đã có: số 05/KH-UBND'], { 67: 'open' }],
      [
        'xuyen',
        pdf('a.pdf'),
        ['Đã ghi nhận xong', '67 · ', 'đúng hạn', 'hủy 67'],
        { 67: { status: 'done', closedOn: '2026-02-27', late: 0 } },
      ],
    ]));

  test('the file first, then everything in one line; a caption says it all; the day in an own message', () =>
    story(office, [
      ['oanh', pdf('a.pdf'), ['Đã nhận 1 tệp', '15 phút'], { 131: 'open', 152: 'open' }],
      ['oanh', 'xong 131 số 05/KH-UBND ngày 27/2/2026', ['Đã ghi nhận xong'], { 131: 'done' }],
      ['oanh', pdf('b.pdf', 'xong 152 số 06/KQ-UBND ngày 27/2'), ['Đã ghi nhận xong'], { 152: 'done' }],
      ['oanh', pdf('c.pdf', 'xong 140 số 07/QT-UBND'), ['ban hành ngày nào'], { 140: 'open' }],
      ['oanh', 'hôm nay', ['Đã ghi nhận xong'], { 140: { status: 'done', closedOn: '2026-03-02' } }],
    ]));

  test('what was handed in is kept when something is missing, and closes later', () =>
    story(office, [
      ['phuong', 'xong 84 số 05/QC-UBND ngày 27/2', ['còn thiếu tệp'], { 84: 'open' }],
      ['phuong', 'xong 90', ['số, ký hiệu'], { 90: 'open' }],
      clock('2026-03-03T09:00'),
      ['phuong', pdf('a.pdf', 'xong 84'), ['Đã ghi nhận xong'], { 84: { status: 'done', closedOn: '2026-02-27' } }],
    ]));

  test('nobody closes one by a tap', () =>
    story(office, [['giap', 'vẫn thực hiện tốt 100', ['Việc chưa đóng', NOTHING_CLOSED], { 100: 'open' }]]));

  test('several at once, each answered for itself', () =>
    story(office, [
      ['hanh', 'xong 102, 106', ['102 · ', '106 · '], { 102: 'done', 106: 'done' }],
      [
        'cuong',
        'xong 122, 123',
        ['Việc chưa đóng', '122 · ', 'Đã ghi nhận xong', '123 · '],
        { 122: 'open', 123: 'done' },
      ],
    ]));
});

describe('the other kinds', () => {
  anew();
  test('standing and coordination close by one tap, typed or said as xong', () =>
    story(office, [
      ['hanh', 'vẫn thực hiện tốt 102', ['Đã ghi nhận vẫn thực hiện tốt', '102 · '], { 102: 'done' }],
      ['hanh', 'xong 106', ['Đã ghi nhận xong'], { 106: 'done' }],
      ['hanh', 'đã phối hợp 114', ['Đã ghi nhận đã phối hợp', not('vẫn thực hiện tốt')], { 114: 'done' }],
      ['hanh', 'xong 118', ['Đã ghi nhận xong'], { 118: 'done' }],
      ['hanh', 'xong 118', ['đã xong', 'không cần làm gì thêm'], { 118: 'done' }],
    ]));

  test('a target is never done: xong asks for the reading', () =>
    story(office, [
      ['xuyen', 'xong 66', ['chỉ tiêu', 'số liệu 66'], { 66: 'open' }],
      ['xuyen', '10/100', ['Hiện nay: 10%', 'Dự báo 31/12', 'cần thêm', 'ngày làm việc'], { 66: 'open' }],
      ['xuyen', 'số liệu 66: 120/100', ['Chưa ghi'], { 66: 'open' }],
      ['xuyen', 'số liệu 66: 5/0', ['Chưa ghi']],
      ['xuyen', 'số liệu 66: 5/100', ['thấp hơn lần trước', '10/100']],
      ['xuyen', 'hủy', ['Đã bỏ']],
      ['xuyen', '66 28%', ['Hiện nay: 28%', 'đạt']],
      ['xuyen', 'không phát sinh 66', ['Chỉ tiêu'], { 66: 'open' }],
      ['xuyen', 'số liệu 67: 3/100', ['không phải chỉ tiêu']],
    ]));

  test('giao takes a reference or a file, not both', () =>
    story(office, [
      [
        'khoa',
        'giao Hạnh: lập danh sách hộ nghèo, hạn 20/3',
        ['Đã giao 1 việc', '160 · ', 'thứ Sáu 20/03', 'Nông Thị Hạnh'],
      ],
      phone('hanh', 'Triệu Văn Khoa giao việc', '160 · '),
      ['khoa', 'giao Hạnh: lập danh sách cận nghèo, hạn 20/3', ['161 · ']],
      ['hanh', 'xong 160', ['hoặc một tệp'], { 160: 'open' }],
      ['hanh', pdf('ds.pdf'), ['Đã ghi nhận xong'], { 160: { status: 'done', closedOn: '2026-03-02' } }],
      [
        'hanh',
        'xong 161 số 09/DS-UBND ngày 27/2',
        ['Đã ghi nhận xong'],
        { 161: { status: 'done', closedOn: '2026-02-27' } },
      ],
    ]));
});

describe('closing day and lateness', () => {
  anew();
  test('a day of the future is refused and closes nothing', () =>
    story(office, [
      ['xuyen', 'xong 76', ['Việc chưa đóng']],
      ['xuyen', 'số 05/KH-UBND ngày 20/3', ['20/03/2026', 'chưa tới'], { 76: 'open' }],
      ['xuyen', 'số 05/KH-UBND', ['ban hành ngày nào'], { 76: 'open' }],
      ['xuyen', '20/3/2026', ['20/03/2026', 'chưa tới'], { 76: 'open' }],
    ]));

  test('due on a Friday, closed on Saturday: one working day late; Monday is one too', async () => {
    await story(office, [
      ['khoa', 'giao Hạnh: việc một, hạn 6/3', ['160 · ']],
      ['khoa', 'giao Hạnh: việc hai, hạn 6/3', ['161 · ']],
      ['khoa', 'giao Hạnh: việc ba, hạn 7/3', ['162 · ']],
      clock('2026-03-07T09:00'),
      ['hanh', pdf('a.pdf', 'xong 160'), ['chậm 1 ngày làm việc'], { 160: { closedOn: '2026-03-07', late: 1 } }],
      clock('2026-03-09T09:00'),
      ['hanh', pdf('b.pdf', 'xong 161'), ['chậm 1 ngày làm việc'], { 161: { closedOn: '2026-03-09', late: 1 } }],
      ['hanh', pdf('c.pdf', 'xong 162'), ['Đã ghi nhận xong'], { 162: { closedOn: '2026-03-09', late: 1 } }],
    ]);
  });

  test('the day the doer named wins over the issue day, the issue day over the day of the message', () =>
    story(office, [
      clock('2026-03-11T09:00'),
      [
        'xuyen',
        pdf('a.pdf', 'xong 67 số 05/KH-UBND ngày 6/3'),
        ['đúng hạn', 'thứ Sáu 06/03'],
        { 67: { closedOn: '2026-03-06', late: 0 } },
      ],
      ['xuyen', 'xong 68 hôm qua', ['Đã ghi nhận xong'], { 68: { closedOn: '2026-03-10' } }],
      ['hanh', 'xong 102', ['Đã ghi nhận xong'], { 102: { closedOn: '2026-03-11' } }],
    ]));
});

describe('who may close', () => {
  anew();
  test('the number of somebody else, or of nobody, reveals nothing', () =>
    story(office, [
      ['xuyen', 'xong 15', ['không có việc số 15', not('CCHC')], { 15: 'open' }],
      ['xuyen', 'chi tiết 15', ['không có việc số 15', not('CCHC')]],
      ['xuyen', 'xong 999', ['không có việc số 999']],
      ['hanh', 'hủy 15', ['không có việc số 15']],
      ['hanh', 'vướng 15 chờ số liệu', ['không có việc số 15'], { 15: 'open' }],
      ['khoa', 'xong 67', ['không có việc số 67', NOTHING_CLOSED], { 67: 'open' }],
      ['khoa', 'chi tiết 67', ['Bàn Thị Xuyến', not('[Xong')]],
    ]));

  test('a substitute closes during the leave, not before and not after; history says who did', () =>
    story(office, [
      ['cuong', 'nghỉ 5/3 đến 6/3, thay: Dương Thị Oanh', ['Dương Thị Oanh làm thay']],
      phone('oanh', 'làm thay Hà Minh Cường'),
      ['oanh', 'xong 123', ['không có việc số 123'], { 123: 'open' }],
      clock('2026-03-05T09:00'),
      ['oanh', 'xong 123', ['Đã ghi nhận xong'], { 123: 'done' }],
      ['cuong', 'chi tiết 123', ['Dương Thị Oanh báo xong']],
      clock('2026-03-09T09:00'),
      ['oanh', 'xong 127', ['không có việc số 127'], { 127: 'open' }],
    ]));
});
