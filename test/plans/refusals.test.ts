import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { plainDay } from '../../src/calendar/plain-day.ts';
import { importPlan } from '../../src/plans/import-plan.ts';
import { planRefused } from '../../src/texts/plan-import.ts';
import { zipOf } from './zip-of.ts';

const TODAY = { today: plainDay('2026-03-05') };
const reasonOf = async (bytes: Buffer, name: string): Promise<string> => {
  const read = await importPlan(bytes, name, TODAY);
  return read.kind === 'refused' ? read.reason : read.kind;
};

const ole = (...streams: string[]): Buffer =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(512),
    ...streams.map((name) => Buffer.from(name, 'utf16le')),
  ]);
const body = (xml: string): string =>
  `<?xml version="1.0"?><w:document xmlns:w="http://w" xmlns:a="http://a"><w:body>${xml}</w:body></w:document>`;
const docx = (xml: string): Buffer => zipOf({ 'word/document.xml': Buffer.from(body(xml)) });
const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const whole = readFileSync(new URL('./documents/plan-02.docx', import.meta.url));

describe('what is no readable plan is refused with its reason', () => {
  const cases: [what: string, name: string, bytes: Buffer, reason: string][] = [
    ['an empty file', 'a.docx', Buffer.alloc(0), 'empty'],
    ['blank text', 'a.txt', Buffer.from(' \n\n '), 'empty'],
    ['a file over the limit', 'a.txt', Buffer.alloc(20 * 1024 * 1024 + 1, 'a'), 'too-large'],
    ['a locked .docx', 'a.docx', ole('EncryptedPackage'), 'password'],
    ['an old .doc', 'a.doc', ole('WordDocument'), 'old-word'],
    ['an old .xls', 'a.xls', ole('Workbook'), 'old-excel'],
    ['an .rtf', 'a.rtf', Buffer.from('{\\rtf1 Kế hoạch}'), 'rtf'],
    ['an .rtf that is called .doc', 'a.doc', Buffer.from('{\\rtf1 Kế hoạch}'), 'rtf'],
    ['a photo', 'a.jpg', Buffer.from('ffd8ffe000104a464946', 'hex'), 'photo'],
    ['a photo that is called .docx', 'a.docx', Buffer.from('ffd8ffe000104a464946', 'hex'), 'photo'],
    ['a .docx that was cut off', 'a.docx', whole.subarray(0, whole.length >> 1), 'corrupt'],
    ['text that is called .docx', 'a.docx', Buffer.from('Kế hoạch'), 'corrupt'],
    [
      'a .docx whose XML breaks off',
      'a.docx',
      zipOf({ 'word/document.xml': Buffer.from('<w:document><w:body>') }),
      'corrupt',
    ],
    ['a .docx of pictures', 'a.docx', docx('<w:p><w:r><a:blip/></w:r></w:p>'), 'only-pictures'],
    ['a .docx of nothing', 'a.docx', docx('<w:p/>'), 'empty'],
    [
      'a part that says it unpacks to 1 GB',
      'a.docx',
      zipOf({ 'word/document.xml': Buffer.from('<w:p/>') }, { claim: 1 << 30 }),
      'zip-bomb',
    ],
    [
      'a part that unpacks to more than it says',
      'a.docx',
      zipOf({ 'word/document.xml': Buffer.from(`<w:p>${' '.repeat(100_000)}</w:p>`) }, { claim: 10 }),
      'corrupt',
    ],
    ['a broken .pdf', 'a.pdf', Buffer.from('%PDF-1.7 broken'), 'corrupt'],
    ['a picture as a .pdf', 'scan.pdf', readFileSync(new URL('./documents/scan.pdf', import.meta.url)), 'scan'],
    ['text in an old encoding', 'a.txt', Buffer.from([0x4b, 0xea, 0x20, 0xff, 0xfe, 0x80]), 'not-utf8'],
    ['a program', 'a.exe', Buffer.from('MZ'), 'unknown-format'],
    [
      'a secret document',
      'a.txt',
      Buffer.from('UBND XÃ NÀ BÓ\nMẬT\nSố: 01/KH-UBND\n1. Công an xã: báo cáo.'),
      'classified',
    ],
    ['a top secret .docx', 'a.docx', docx(paragraph('TUYỆT MẬT') + paragraph('1. Công an xã: báo cáo.')), 'classified'],
    ['a degree of secrecy in words', 'a.txt', Buffer.from('Độ mật: Tối mật\n1. Công an xã: báo cáo.'), 'classified'],
  ];
  test.each(cases)('%s (%s)', async (_, name, bytes, reason) => {
    expect(await reasonOf(bytes, name)).toBe(reason);
  });
});

test('words about secrets are no secrecy mark', async () => {
  const text =
    'KẾ HOẠCH\nI. NHIỆM VỤ\n1. Công an xã: Bảo vệ bí mật nhà nước, mật khẩu hệ thống; kiểm tra trước 30/6/2026.';
  expect(await reasonOf(Buffer.from(text), 'a.txt')).toBe('draft');
});

test('a refusal says what to do, and how to get a .docx', () => {
  expect(planRefused('old-word')).toMatch(/Lưu thành.*\.docx/u);
  expect(planRefused('scan')).toMatch(/scan.*\.docx/u);
  expect(planRefused('classified')).toMatch(/không nạp gì cả/u);
});

test('an entity is never expanded', async () => {
  const xml = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "${'x'.repeat(1000)}">]><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>`;
  expect(await reasonOf(zipOf({ 'word/document.xml': Buffer.from(xml) }), 'a.docx')).toBe('corrupt');
});
