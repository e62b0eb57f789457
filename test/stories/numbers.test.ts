import { afterAll, beforeAll, test } from '@jest/globals';
import { type DemoOffice, openDemoOffice } from '../support/demo-office.ts';
import { clock, not, story, tap } from './story.ts';

// A bare number, a label, a tap: what they mean now (contract §4). Khoa (the chairman) holds tasks 1 to 14.
let office: DemoOffice;
beforeAll(async () => {
  office = await openDemoOffice();
});
afterAll(() => office.close());

test('without an open question a bare number shows that card, of own tasks only', () =>
  story(office, [
    ['xuyen', '67', ['67 · Kế hoạch theo dõi', 'Hạn: thứ Hai 09/03', '[Xong = xong 67]'], { 67: 'open' }],
    ['hanh', '67', ['không có việc số 67', not('Kế hoạch')]],
  ]));

test('with one it is the choice, and the answer says in words what was chosen', () =>
  story(office, [
    ['oanh', 'chi tiết 132', ['[Vẫn thực hiện tốt = vẫn thực hiện tốt 132]'], { 132: 'open' }],
    ['oanh', '1', ['Đã chọn: Vẫn thực hiện tốt', '132 · '], { 132: 'done' }],
    ['oanh', 'chi tiết 136', ['[Vẫn thực hiện tốt']],
    ['oanh', '3', ['không có việc số 3'], { 136: 'open' }],
  ]));

test('"all done" without a question means nothing in particular', () =>
  story(office, [['phuong', 'xong hết', ['không có câu hỏi nào đang chờ', 'kèm số'], { 84: 'open', 89: 'open' }]]));

test('its label counts with and without diacritics and capitals', () =>
  story(office, [
    ['giap', 'chi tiết 92', ['[Vẫn thực hiện tốt']],
    ['giap', 'VAN THUC HIEN TOT', ['Đã chọn: Vẫn thực hiện tốt'], { 92: 'done' }],
    ['giap', 'chi tiết 96', ['[Không phát sinh']],
    ['giap', 'Không phát sinh', ['Đã chọn: Không phát sinh'], { 96: 'nil' }],
    ['hanh', 'chi tiết 114', ['[Đã phối hợp = đã phối hợp 114]']],
    ['hanh', 'da phoi hop', ['Đã chọn: Đã phối hợp'], { 114: 'done' }],
  ]));

test('a number that is also another open task of that person closes nothing: it asks back', () =>
  story(office, [
    ['khoa', 'chi tiết 11', ['[Vẫn thực hiện tốt = vẫn thực hiện tốt 11]']],
    ['khoa', '1', ['vừa là lựa chọn', 'vẫn thực hiện tốt 11', 'chi tiết 1'], { 11: 'open', 1: 'open' }],
    ['khoa', 'vẫn thực hiện tốt 11', ['Đã ghi nhận'], { 11: 'done' }],
    ['khoa', 'chi tiết 12', ['[Không phát sinh']],
    ['khoa', '2', ['vừa là lựa chọn'], { 12: 'open', 2: 'open' }],
  ]));

test('a question is open for fifteen minutes; then the number is a task again', () =>
  story(office, [
    ['cuong', 'chi tiết 123', ['[Vẫn thực hiện tốt']],
    ['cuong', 'chi tiết 127', ['[Vẫn thực hiện tốt']],
    clock('2026-03-02T07:15'),
    ['cuong', '1', ['Đã chọn: Vẫn thực hiện tốt', '127 · '], { 127: 'done', 123: 'open' }],
    ['cuong', 'chi tiết 123', ['[Vẫn thực hiện tốt']],
    clock('2026-03-02T07:31'),
    ['cuong', '1', ['không có việc số 1'], { 123: 'open' }],
  ]));

test('what was asked since takes the place of the question before', () =>
  story(office, [
    ['oanh', 'chi tiết 136', ['[Vẫn thực hiện tốt = vẫn thực hiện tốt 136]']],
    ['oanh', 'chi tiết 156', ['[Vẫn thực hiện tốt = vẫn thực hiện tốt 156]']],
    ['oanh', '1', ['156 · '], { 156: 'done', 136: 'open' }],
  ]));

test('a button of an old message does what it says; a bare number behind it is stale and does nothing', () =>
  story(office, [
    ['oanh', 'chi tiết 143', ['[Vẫn thực hiện tốt = vẫn thực hiện tốt 143]']],
    clock('2026-03-02T09:00'),
    ['oanh', tap('vẫn thực hiện tốt 143'), ['Đã ghi nhận'], { 143: 'done' }],
    ['oanh', tap('vẫn thực hiện tốt 143'), ['đã xong'], { 143: 'done' }],
    ['oanh', tap('136'), ['đã cũ'], { 136: 'open' }],
    ['oanh', tap('gửi'), ['Không có gì đang chờ']],
  ]));

test('numbers that no office has', () =>
  story(office, [
    ['xuyen', 'chi tiết 0', [not('· hạn')]],
    ['xuyen', 'chi tiết 999999', ['không có việc số 999999']],
    ['xuyen', 'hủy 88888', ['không có việc số 88888']],
    ['khoa', 'miễn 99999 vì nhầm', ['Không có việc số 99999']],
    ['ngoc', 'xác nhận 999', ['Không có thông báo TB 999']],
  ]));
