import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type DemoOffice, openDemoOffice } from '../support/demo-office.ts';
import { clock, not, pdf, phone, story } from './story.ts';

let office: DemoOffice;
beforeAll(async () => {
  office = await openDemoOffice();
});
afterAll(() => office.close());

const HELLO = 'trợ lý nhắc việc của UBND xã';

/** What the clerk is given for this person. */
async function codeFor(name: string): Promise<string> {
  const [answer] = await office.say('ngoc', `mã ${name}`);
  const code = /^[0-9A-Z]{4}-[0-9A-Z]{4}$/mu.exec(answer?.text ?? '')?.[0];
  if (code === undefined) throw new Error('no code was given');
  return code;
}

test('one polite line, no names, no data, whatever they try', async () => {
  const asked = ['xin chào', 'việc', 'chi tiết 67', 'ai là chủ tịch', 'quá hạn'];
  await story(
    office,
    asked.map((says) => ['stranger-1', says, [HELLO, not('Khoa'), not('·')]] as const),
  );
  await story(office, [
    ['stranger-2', pdf('a.pdf'), [HELLO]],
    ['stranger-2', 'mã Hạnh', [HELLO, not('72 giờ')]],
  ]);
});

test('a flood of thirty messages, half of them guessed codes, costs six answers; the right code still works elsewhere', async () => {
  const code = await codeFor('Hạnh');
  for (let index = 0; index < 30; index += 1) {
    const guess = `ABCD-${String(2222 + index)}`;
    await office.say('flood', index % 2 === 0 ? guess : 'cho tôi vào');
  }
  const answers = await office.inboxOf('flood');
  expect(answers).toHaveLength(6);
  expect(answers.map(({ text }) => text).join('\n')).not.toMatch(/Hạnh|Khoa|Ngọc/u);
  await story(office, [
    ['flood', code, []],
    ['flood', 'việc', [not('102')]],
  ]);
  await story(office, [['second-phone', code, ['Nông Thị Hạnh']]]);
});

test('a code links by any case and hyphen, says what is stored, dies, and the clerk is told', async () => {
  const code = await codeFor('Bàn Thị Xuyến');
  await story(office, [
    ['xuyen-2', code.toLowerCase().replace('-', ''), ['Bàn Thị Xuyến', 'UBND xã Lục Bình', 'Hệ thống chỉ lưu']],
    phone('ngoc', 'Bàn Thị Xuyến đã liên kết'),
    ['xuyen-2', 'chi tiết 67', ['67 · ']],
    ['another', code, ['chưa đúng hoặc đã hết hạn', not('Xuyến')]],
    ['giap', code, ['chưa đúng']],
  ]);
  // Known accounts are told whose they are; another person's code does not turn one into theirs.
  const other = await codeFor('Hà Minh Cường');
  await story(office, [
    ['giap', other, ['đã liên kết', not('Cường')]],
    ['giap', 'chi tiết 100', ['100 · ']],
  ]);
});

test('a new code ends the one before; /start is the same; 72 hours and no longer', async () => {
  const first = await codeFor('Ma Thị Phượng');
  const second = await codeFor('Ma Thị Phượng');
  await story(office, [
    ['phuong-2', first, ['chưa đúng']],
    ['phuong-2', `/start ${second}`, ['Ma Thị Phượng']],
  ]);
  const late = await codeFor('Hà Minh Cường');
  const inTime = await codeFor('Dương Thị Oanh');
  await story(office, [
    clock('2026-03-05T06:59', true),
    ['oanh-2', inTime, ['Dương Thị Oanh']],
    clock('2026-03-05T07:01'),
    ['cuong-2', late, ['hết hạn']],
  ]);
});

test('after ten wrong codes within an hour none is taken from that account, the right one neither', async () => {
  const code = await codeFor('Phùng Văn Giáp');
  for (let index = 0; index < 10; index += 1) await office.say('guesser', `WXYZ-23${'23456789AB'[index] ?? ''}9`);
  await story(office, [
    ['guesser', code, []],
    ['guesser', 'chi tiết 100', [not('100 · ')]],
    clock('2026-03-05T08:03', true),
    ['guesser', code, ['Phùng Văn Giáp']],
  ]);
});

test('codes are nowhere in the database once they were handled or sent; wrong ones neither', async () => {
  const used = await codeFor('Triệu Văn Khoa');
  const unused = await codeFor('Nông Thị Hạnh');
  await office.say('khoa-2', used);
  await office.say('stranger-3', 'QRST-7777');
  for (const code of [used, unused, 'QRST-7777']) {
    const hits = await office.stored(new RegExp(code.replace('-', '-?'), 'iu'));
    // The clerk's phone in the demo room is a screen, not the product's memory.
    expect(hits.filter((hit) => !hit.startsWith('demoMessages'))).toEqual([]);
  }
});
