import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type DemoOffice, openDemoOffice } from '../support/demo-office.ts';
import { not, pdf, story } from './story.ts';

let office: DemoOffice;
beforeAll(async () => {
  office = await openDemoOffice();
});
afterAll(() => office.close());

const WARNING = 'dấu mật';

test('what is marked secret is refused and dropped before anything is written', async () => {
  await story(office, [
    ['xuyen', 'Kế hoạch TỐI MẬT về hoa mộc lan', [WARNING]],
    ['xuyen', 'xong 67 tuyệt mật hoa mộc lan', [WARNING], { 67: 'open' }],
    ['xuyen', 'MẬT: hoa mộc lan ở kho', [WARNING]],
    ['xuyen', pdf('hoa-moc-lan.pdf', 'công văn TỐI MẬT'), [WARNING]],
    ['xuyen', pdf('TOI_MAT_moc_lan.pdf'), [WARNING]],
    ['la', 'văn bản tối mật hoa mộc lan', []],
    ['ngoc', 'thông báo tất cả: tài liệu TUYỆT MẬT hoa mộc lan', [WARNING, not('Gửi tới')]],
  ]);
  expect(await office.stored(/m[oộ]c[ _-]?lan/iu)).toEqual([]);
  // The search itself finds what is there.
  await office.say('xuyen', 'vướng 65 vì chờ hoa phượng');
  expect(await office.stored(/hoa phượng/u)).not.toEqual([]);
});

test('what only sounds like it is read', () =>
  story(office, [
    ['xuyen', 'quên MẬT KHẨU rồi', [not(WARNING)]],
    ['xuyen', 'lớp tập huấn BẢO MẬT', [not(WARNING)]],
    ['xuyen', 'tối mất điện', [not(WARNING)]],
  ]));

test('invisible, right-to-left, decomposed and broken characters change nothing of the meaning', () =>
  story(office, [
    ['hanh', 'xong\u200B 1\u200C02', ['Đã ghi nhận xong', '102 · '], { 102: 'done' }],
    ['hanh', '\u202Exong 106\u202C', ['Đã ghi nhận xong', '106 · '], { 106: 'done' }],
    ['hanh', 'đã phối hợp 114'.normalize('NFD'), ['Đã ghi nhận', '114 · '], { 114: 'done' }],
    ['hanh', 'xong 118 \uD83D', ['118 · '], { 118: 'done' }],
    ['hanh', '\uDC00\uD800', []],
    ['hanh', '\u200B\u200E\uFEFF', []],
    ['hanh', ' \n\t ', []],
    ['hanh', 'XONG 103', ['103 · '], { 103: 'done' }],
  ]));

test('a text of more than 10.000 characters is refused whole', async () => {
  await story(office, [
    ['xuyen', `xong 67 ${'quả táo '.repeat(1400)}`, ['quá dài'], { 67: 'open' }],
    ['xuyen', 'a'.repeat(9_990), [not('·')], { 67: 'open' }],
  ]);
  expect(await office.stored(/quả táo/u)).toEqual([]);
});

test('markup and injections are words', async () => {
  await story(office, [
    ['khoa', 'giao Hạnh: <b>lập</b> _sổ_ *hộ* {"$gt":""}, hạn 20/3', ['<b>lập</b> _sổ_ *hộ*', '160 · ']],
    ['xuyen', '{"$ne":null}', []],
    ['xuyen', "'; drop table tasks; --", []],
    ['xuyen', '/../../etc/passwd', []],
  ]);
  expect((await office.task(160)).title).toContain('<b>lập</b>');
});

test('a task that could begin like a list line does not', () =>
  story(office, [
    ['khoa', 'giao Hạnh: 67 · việc giả, hạn 20/3', [/^161 · /mu, not('\n67 · ')]],
    ['khoa', 'giao Hạnh: dòng một\n65 · dòng hai, hạn 20/3', [/^162 · /mu, not('\n65 · ')]],
  ]));

test('nothing of all this broke the office', () =>
  story(office, [
    ['xuyen', 'việc', ['67 · ']],
    ['khoa', 'tổng hợp', ['việc']],
  ]));
