import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type DemoOffice, openDemoOffice } from '../support/demo-office.ts';
import { clock, file, not, pdf, story } from './story.ts';

// One office, one day after the other: every story takes tasks of its own.
let office: DemoOffice;
beforeAll(async () => {
  office = await openDemoOffice();
});
afterAll(() => office.close());

const filesOf = async (number: number): Promise<string[]> =>
  (await office.task(number)).evidence.flatMap((one) => (one.kind === 'file' ? [one.name] : []));

test('files within ten minutes of a closing join it, later ones wait, the same one counts once', async () => {
  await story(office, [
    ['xuyen', pdf('a.pdf', 'xong 67 số 05/KH-UBND ngày 27/2'), ['Đã ghi nhận xong'], { 67: 'done' }],
    clock('2026-03-02T07:10'),
    ['xuyen', pdf('b.pdf'), ['Đã thêm 1 tệp', '67 · ']],
    ['xuyen', pdf('b.pdf'), ['đã có sẵn', '67 · ']],
    clock('2026-03-02T07:11'),
    ['xuyen', pdf('c.pdf'), ['15 phút', not('67 · ')]],
  ]);
  expect(await filesOf(67)).toEqual(['a.pdf', 'b.pdf']);
});

test('a file waits fifteen minutes for its xong and no longer', async () => {
  await story(office, [
    ['phuong', pdf('a.pdf'), ['Đã nhận 1 tệp', '15 phút']],
    ['phuong', pdf('b.pdf'), ['Đã nhận 1 tệp']],
    clock('2026-03-02T07:25'),
    ['phuong', 'xong 84 số 05/QC-UBND ngày 27/2', ['Đã ghi nhận xong'], { 84: 'done' }],
    ['phuong', 'xong 90', ['số, ký hiệu'], { 90: 'open' }],
    ['giap', pdf('c.pdf'), ['15 phút']],
    clock('2026-03-02T07:42'),
    ['giap', 'xong 100 số 06/DM-UBND ngày 27/2', ['còn thiếu tệp'], { 100: 'open' }],
  ]);
  expect(await filesOf(84)).toEqual(['a.pdf', 'b.pdf']);
  expect(await filesOf(90)).toEqual([]);
});

test('a file and a bare xong while several tasks wait close nothing: it is asked which', async () => {
  await story(office, [
    ['ngoc', pdf('a.pdf'), ['15 phút']],
    ['ngoc', 'xong', ['việc nào', '15 · ', '42 · ', '50 · '], { 15: 'open', 42: 'open', 50: 'open' }],
    ['ngoc', '42', ['còn thiếu số, ký hiệu', '42 · ', 'Đã có: tệp'], { 42: 'open' }],
    ['ngoc', 'số 07/BC-UBND ngày 27/2', ['Đã ghi nhận xong', '42 · '], { 42: 'done', 15: 'open', 50: 'open' }],
  ]);
  expect(await filesOf(42)).toEqual(['a.pdf']);
});

test('after a digest with one closable task a file and a bare xong mean that one', () =>
  story(office, [
    // 07:30 named deliverable 131 and target 147 to Oanh.
    ['oanh', pdf('a.pdf'), ['15 phút', '[Xong việc 131 = xong 131]', not('147')]],
    ['oanh', 'xong', ['số, ký hiệu', '131 · ', not('147')], { 131: 'open' }],
    ['oanh', 'số 08/KH-UBND ngày 27/2', ['Đã ghi nhận xong'], { 131: 'done' }],
  ]));

test('a caption that says "not done" keeps the file for later and says so', async () => {
  await story(office, [
    ['xuyen', pdf('d.pdf', 'chưa xong 65'), ['chưa xong', 'Việc vẫn mở', 'Đã nhận 1 tệp'], { 65: 'open' }],
    ['xuyen', 'xong 65 số 09/KH-UBND ngày 27/2', ['Đã ghi nhận xong'], { 65: 'done' }],
  ]);
  expect(await filesOf(65)).toContain('d.pdf');
});

test('a closing that was taken back gets no more files', async () => {
  await story(office, [
    ['hanh', 'xong 102', ['Đã ghi nhận xong'], { 102: 'done' }],
    ['hanh', 'hủy 102', ['Đã rút lại'], { 102: 'open' }],
    ['hanh', pdf('a.pdf'), ['15 phút', not('102 · ')]],
  ]);
  expect(await filesOf(102)).toEqual([]);
});

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
const ZIP = Buffer.concat([Buffer.from('504b0304140000000800', 'hex'), Buffer.alloc(60)]);
const EXE = Buffer.concat([Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), Buffer.alloc(200)]);
const HTML = Buffer.from('<!DOCTYPE html><html><script>alert(1)</script></html>');

test('a file is judged by its content, whatever it is called', async () => {
  await story(office, [
    [
      'cuong',
      file('bao-cao.pdf', EXE, 'xong 122 số 10/KH-CAX ngày 27/2'),
      ['không nhận', 'bao-cao.pdf', 'còn thiếu tệp'],
      { 122: 'open' },
    ],
    ['cuong', file('trang.pdf', HTML), ['không nhận']],
    ['cuong', file('rong.pdf', Buffer.alloc(0)), ['rỗng']],
    ['cuong', file('lon.pdf', Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(20 * 1024 * 1024)])), ['20 MB']],
    ['cuong', file('nen.zip', ZIP), ['Đã ghi nhận xong'], { 122: 'done' }],
    ['cuong', file('anh.bin', PNG), ['Đã thêm 1 tệp']],
  ]);
  expect(await filesOf(122)).toEqual(['nen.zip', 'anh.bin']);
});

test('a name keeps no path, no marks and its ending', async () => {
  const name = `../../etc/${'kế hoạch '.repeat(40)}\u202Efdp.exe.pdf`;
  await story(office, [['hanh', pdf(name, 'xong 112 số 11/KH-UBND ngày 27/2'), ['Đã ghi nhận xong'], { 112: 'done' }]]);
  const stored = (await filesOf(112)).at(-1) ?? '';
  expect(stored).toMatch(/^kế hoạch .*\.pdf$/u);
  expect(stored.length).toBeLessThanOrEqual(120);
  expect(stored).not.toMatch(/[/\\\u202E]/u);
});
