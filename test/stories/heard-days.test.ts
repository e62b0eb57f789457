import { afterAll, beforeAll, test } from '@jest/globals';
import { type DemoOffice, openDemoOffice } from '../support/demo-office.ts';
import { not, story } from './story.ts';

// Days, fractions and numbers that look alike, through the whole office: today is Monday 2 March 2026.
let office: DemoOffice;
beforeAll(async () => {
  office = await openDemoOffice();
});
afterAll(() => office.close());

test('a day without its year is a day, not a fraction', () =>
  story(office, [
    ['xuyen', 'xong 67 số 05/KH-UBND ngày 1/3', ['còn thiếu tệp', 'Đã có: số 05/KH-UBND'], { 67: 'open' }],
    ['hanh', 'xong 102 ngày 1/3', ['Đã ghi nhận xong'], { 102: { status: 'done', closedOn: '2026-03-01' } }],
  ]));

test('a day of the future is refused, not taken for a promise', () =>
  story(office, [
    ['xuyen', 'xong 65 số 06/KH-UBND ngày 5/3/2026', ['05/03/2026', 'chưa tới'], { 65: 'open' }],
    ['xuyen', 'hủy', ['Đã bỏ']],
    ['hanh', 'xong 106 ngày 20/3', ['Việc vẫn mở'], { 106: 'open' }],
  ]));

test('a day that no calendar has is asked again', () =>
  story(office, [
    ['oanh', 'xong 131 số 04/KH-UBND ngày 5/13', [not('đang thực hiện'), /ngày/u], { 131: 'open' }],
    ['hanh', 'xong 118 ngày 31/2', [not('diễn biến'), /ngày/u], { 118: 'open' }],
  ]));

test("a number that no office has is nobody's task, and never means another one", () =>
  story(office, [
    ['giap', 'chi tiết 92', ['[Vẫn thực hiện tốt']],
    ['giap', 'xong 999999999999', [not('92 · ')], { 92: 'open' }],
  ]));

test('who takes a leave back does not take another', () =>
  story(office, [['cuong', 'hủy nghỉ 10/3', [not('Đã ghi đồng chí nghỉ')]]]));
