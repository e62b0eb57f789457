import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type DemoOffice, openDemoOffice } from '../support/demo-office.ts';
import { clock, not, phone, story } from './story.ts';

let office: DemoOffice;
beforeAll(async () => {
  office = await openDemoOffice();
});
afterAll(() => office.close());

const CODE = /^[0-9A-Z]{4}-?[0-9A-Z]{4}$/mu;
const digestDays = async (person: string, task: number): Promise<string[]> =>
  (await office.inboxOf(person))
    .filter(({ kind, text }) => kind === 'digest' && new RegExp(`^${task} · `, 'mu').test(text))
    .map(({ at }) => at.slice(5, 10));

test('the day table: reminders follow at once, and the answer says how many moved', async () => {
  await story(office, [
    ['ngoc', 'làm bù 7/3/2026', ['làm bù thứ Bảy 07/03', /\d+ nhắc việc/u, 'nghỉ 07/03/2026']],
    ['ngoc', 'nghỉ 9/3/2026', ['ai nghỉ', '[Cả cơ quan nghỉ', '[Tôi nghỉ phép']],
    ['ngoc', '1', ['Đã chọn: Cả cơ quan nghỉ', 'nghỉ thứ Hai 09/03', /\d+ nhắc việc/u, 'làm bù 09/03/2026']],
    ['ngoc', 'nghỉ 24/3', ['ai nghỉ']],
    ['ngoc', '2', ['Đã chọn: Tôi nghỉ phép', 'đồng chí nghỉ thứ Ba 24/03']],
    ['ngoc', 'nghỉ 6/4 đến 8/4', ['ai nghỉ']],
    ['ngoc', '2', ['đồng chí nghỉ từ thứ Hai 06/04 đến thứ Tư 08/04']],
    ['ngoc', 'em nghỉ 25/3', ['đồng chí nghỉ thứ Tư 25/03', not('ai nghỉ')]],
    ['ngoc', 'nghỉ 26/3, thay: Dương Thị Oanh', ['thứ Năm 26/03', 'Dương Thị Oanh làm thay', not('ai nghỉ')]],
    ['ngoc', 'nghỉ 31/2', [not('ai nghỉ')]],
    ['ngoc', 'làm bù 5/13', [not('Đã ghi')]],
    ['xuyen', 'làm bù 14/3', [not('Đã ghi làm bù')]],
    ['xuyen', 'nghỉ 11/3', ['đồng chí nghỉ thứ Tư 11/03', not('cơ quan')]],
  ]);
});

test('the digests of the swapped week: none on the day off, one on the make-up Saturday', async () => {
  // 67 (Xuyến), due Monday 09/03, now a day off: the last working day up to it is Saturday 07/03, counted back from
  // there 07, 06, 05, 03/03 … 5 working days before is Monday 02/03.
  await office.moveTo('2026-03-10T08:00');
  expect(await digestDays('xuyen', 67)).toEqual(['03-02', '03-05', '03-06', '03-07', '03-10']);
  const everybody = await Promise.all(
    ['khoa', 'ngoc', 'xuyen', 'hanh', 'oanh', 'giap'].map((one) => office.inboxOf(one)),
  );
  const onDayOff = everybody.flat().filter(({ at, kind }) => at.startsWith('2026-03-09') && kind !== 'reply');
  expect(onDayOff).toEqual([]);
});

test('leave without a substitute holds reminders, and the clerk is told', async () => {
  await story(office, [
    clock('2026-03-11T16:31'),
    phone('ngoc', 'Đang nghỉ', 'Bàn Thị Xuyến'),
    phone('xuyen', not('Nhắc việc thứ Tư 11/03')),
    clock('2026-03-12T08:00'),
    phone('xuyen', 'Nhắc việc thứ Năm 12/03', '67 · '),
  ]);
});

test('people: a new officer, a code, an unlinked phone', () =>
  story(office, [
    ['ngoc', 'thêm cán bộ Lý Văn Páo, Tư pháp', ['Đã thêm Lý Văn Páo', 'Tư pháp - Hộ tịch', CODE]],
    ['ngoc', 'thêm cán bộ Lý Văn Páo, Tư pháp', ['đã giữ']],
    ['ngoc', 'thêm cán bộ Vàng A Sử, Phòng Không Có', ['Không tìm thấy']],
    ['ngoc', 'mã Hạnh', ['Nông Thị Hạnh', CODE, '72 giờ']],
    ['ngoc', 'mã Không Ai Cả', ['Không tìm thấy', not('72 giờ')]],
    ['xuyen', 'mã Hạnh', [not('72 giờ')]],
    ['khoa', 'mã Hạnh', [not('72 giờ')]],
    ['ngoc', 'gỡ liên kết Hạnh', ['Đã gỡ liên kết của Nông Thị Hạnh', 'mã Nông Thị Hạnh']],
    ['hanh', 'việc', ['trợ lý nhắc việc', not('102')]],
    ['ngoc', 'gỡ liên kết Hạnh', ['chưa liên kết']],
    ['ngoc', 'liên lạc', ['7/9', 'Nông Thị Hạnh: chưa liên kết', 'Lý Văn Páo: chưa liên kết']],
    ['ngoc', 'thông báo Hạnh: gọi điện cho văn phòng', ['Chưa liên lạc được: Nông Thị Hạnh']],
    ['ngoc', 'gửi', ['1 người']],
    ['ngoc', 'vì sao Hạnh không nhận được tin', ['chưa liên kết', 'thông báo']],
    clock('2026-03-12T16:31'),
    phone('ngoc', 'Chưa liên lạc được (2)', 'Nông Thị Hạnh: chưa liên kết'),
    clock('2026-03-13T16:31'),
    phone('ngoc', not('Nông Thị Hạnh: chưa liên kết')),
  ]));

test('one task goes to another person with everything; its reminders follow', () =>
  story(office, [
    ['ngoc', 'chuyển 131 cho Phùng Văn Giáp', ['Đã chuyển việc số 131', 'Phùng Văn Giáp', 'hủy 131']],
    phone('giap', '131 · '),
    ['oanh', 'xong 131', ['không có việc số 131']],
    ['ngoc', 'hủy 131', ['Đã rút lại']],
    ['giap', 'xong 131', ['không có việc số 131']],
    ['ngoc', 'chuyển 131 cho Phùng Văn Giáp', ['Đã chuyển']],
    ['oanh', 'chuyển 148 cho Giáp', ['đề nghị', 'Việc vẫn của đồng chí']],
    phone('oanh', '131 · ', 'đã chuyển cho Phùng Văn Giáp', 'Đồng chí được chuyển 1 việc'),
    clock('2026-03-16T08:00'),
    phone('giap', '131 · '),
    phone('oanh', not('131 · '), '148 · '),
  ]));

test('everything of a person moves only after a preview', () =>
  story(office, [
    ['ngoc', 'chuyển toàn bộ việc của Cường cho Giáp', ['9 việc', 'Hà Minh Cường', 'Phùng Văn Giáp', '[Chuyển = gửi]']],
    ['ngoc', 'hủy', ['Đã bỏ'], { 122: 'open' }],
    ['cuong', 'chi tiết 122', ['122 · ']],
  ]));

test('a post goes to another person, after a preview; history and numbers stay', async () => {
  await story(office, [
    ['ngoc', 'đổi Tài chính cho Dương Thị Oanh', ['từ Ma Thị Phượng cho Dương Thị Oanh', '8 việc', '[Bàn giao = gửi]']],
    ['ngoc', 'hủy', ['Đã bỏ']],
    ['phuong', 'chi tiết 84', ['84 · ']],
    ['ngoc', 'đổi Tài chính cho Dương Thị Oanh', ['8 việc']],
    ['ngoc', 'gửi', ['Đã bàn giao', '8 việc']],
    phone('oanh', '84 · ', '89 · '),
    ['phuong', 'chi tiết 84', ['không có việc số 84']],
    ['oanh', 'chi tiết 84', ['84 · ', 'Dương Thị Oanh']],
  ]);
  expect((await office.task(84)).holder?.id).toBe('oanh');
});

test('duties and targets by message: each occurrence on a working day, a day is never made up', async () => {
  await story(office, [
    [
      'ngoc',
      'thêm nhiệm vụ công an: báo cáo phòng cháy, hàng quý ngày 15',
      ['3 việc', 'thứ Hai 15/06', 'thứ Ba 15/09', 'Hà Minh Cường', 'nhập nhầm'],
    ],
    ['ngoc', 'thêm nhiệm vụ công an: trực tết, khi nào rảnh', ['Chưa rõ hạn']],
    ['ngoc', 'thêm chỉ tiêu công an: hồ sơ cư trú trực tuyến từ 30%, hạn 31/12', ['1 việc', 'thứ Năm 31/12']],
    [
      'cuong',
      'xong 163',
      ['chỉ tiêu'],
      { 160: { kind: 'report', dueOn: '2026-06-15' }, 163: { kind: 'target', status: 'open' } },
    ],
    ['cuong', '40/100', ['Hiện nay: 40%', 'từ 30%']],
    ['khoa', 'thêm nhiệm vụ công an: canh gác, hàng tháng ngày 3', [not('Đã thêm')]],
    ['ngoc', 'nạp kế hoạch', ['thêm nhiệm vụ']],
  ]);
});
