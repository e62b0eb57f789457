import { expect, test } from '@jest/globals';
import { utils, write, type CellObject, type WorkSheet } from '@e965/xlsx';
import { plainDay } from '../../src/calendar/plain-day.ts';
import type { DraftDuty } from '../../src/plans/draft.ts';
import { importPlan } from '../../src/plans/import-plan.ts';
import { dayOfSerial } from '../../src/plans/readers/xlsx/read-xlsx.ts';

const HEAD = ['STT', 'Nội dung', 'Chủ trì', 'Thời hạn'];

async function dutiesOf(sheets: Record<string, WorkSheet>, hidden: string[] = []): Promise<DraftDuty[]> {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  book.Workbook = { Sheets: Object.keys(sheets).map((name) => ({ name, Hidden: hidden.includes(name) ? 1 : 0 })) };
  const bytes: unknown = write(book, { type: 'buffer', bookType: 'xlsx', cellStyles: true });
  const read = await importPlan(Buffer.from(bytes as Uint8Array), 'a.xlsx', { today: plainDay('2026-01-05') });
  if (read.kind !== 'draft') throw new Error(read.reason);
  return read.draft.duties;
}
const sheetOf = (...rows: unknown[][]): WorkSheet => utils.aoa_to_sheet([HEAD, ...rows]);

test('a workbook with parts that are not read (theme, metadata, properties) opens', async () => {
  expect(await dutiesOf({ NV: sheetOf([1, 'Kiểm tra chợ', 'Phòng Kinh tế', 'Tháng 3/2026']) })).toHaveLength(1);
});

test('a real date is that day, never its month-first text', async () => {
  const sheet = sheetOf([1, 'Kiểm tra chợ', 'Phòng Kinh tế', null]);
  sheet['D2'] = { t: 'n', v: 46117, z: 'm/d/yy', w: '4/5/26' } satisfies CellObject;
  const [duty] = await dutiesOf({ NV: sheet });
  expect(duty).toMatchObject({ deadlinePhrase: '5/4/2026', deadline: { kind: 'on-day', day: '2026-04-05' } });
});

test('a formula is its last value, hidden sheets and columns are not read', async () => {
  const sheet = sheetOf([1, null, 'Phòng Kinh tế', '20/3/2026']);
  sheet['B2'] = { t: 's', v: 'Kiểm tra chợ', f: 'CONCATENATE("Kiểm tra"," chợ")' };
  sheet['!cols'] = [{}, {}, {}, { hidden: true }];
  const duties = await dutiesOf({ NV: sheet, Cũ: sheetOf([1, 'Việc cũ', 'Công an xã', 'Tháng 1']) }, ['Cũ']);
  expect(duties.map(({ text, deadlinePhrase }) => [text, deadlinePhrase])).toEqual([['Kiểm tra chợ', null]]);
});

test.each([
  [46117, false, '2026-04-05'],
  [46117.75, false, '2026-04-05'],
  [44655, true, '2026-04-05'],
  [59, false, null],
  [9e9, false, null],
])('serial %d (1904: %s) is %s', (serial, is1904, day) => {
  expect(dayOfSerial(serial, is1904)).toBe(day);
});
