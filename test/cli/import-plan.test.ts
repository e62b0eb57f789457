import { expect, test } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { importPlanFile } from '../../src/cli/import-plan.ts';

const file = (name: string): string => fileURLToPath(new URL(`../plans/documents/${name}`, import.meta.url));

function io() {
  const out: string[] = [];
  const errors: string[] = [];
  return { out, errors, write: (line: string) => void out.push(line), error: (line: string) => void errors.push(line) };
}

test('--json prints the draft as one object', async () => {
  const seen = io();
  expect(await importPlanFile({ file: file('plan-03.xlsx'), on: '2026-03-27', json: true }, seen)).toBe(0);
  expect(seen.out).toHaveLength(1);
  const draft: unknown = JSON.parse(seen.out[0] ?? '');
  expect(draft).toMatchObject({ number: '41/TB-UBND', planYear: 2026 });
  expect((draft as { duties: unknown[] }).duties[0]).toMatchObject({
    holders: ['Phòng Kinh tế'],
    role: 'lead',
    deadlinePhrase: '20/5/2026',
    deadline: { kind: 'range', from: '2026-04-01', to: '2026-05-20' },
    kind: 'deliverable',
    line: 8,
    sheet: 'Nhiệm vụ',
  });
});

test('without --json the clerk reads a summary', async () => {
  const seen = io();
  expect(await importPlanFile({ file: file('seed.txt'), on: '2023-03-10', json: false }, seen)).toBe(0);
  expect(seen.out[1]).toMatch(
    /^Đọc được 43 nhiệm vụ của .* 4 nhiệm vụ tổ chức thực hiện; 2 việc chưa có người thực hiện; \d+ việc cần hỏi; bỏ qua \d+ dòng\.$/u,
  );
});

test('a file that is no plan: exit 1 and what to do', async () => {
  const seen = io();
  expect(await importPlanFile({ file: file('scan.pdf'), on: '2026-03-05', json: true }, seen)).toBe(1);
  expect(seen.errors[0]).toContain('.docx');
  expect(JSON.parse(seen.out[0] ?? '')).toMatchObject({ refused: 'scan', duties: [] });
});

test.each([
  ['no-such-file.docx', '2026-03-05'],
  ['seed.txt', '2026-02-31'],
])('wrong use: %s on %s', async (name, on) => {
  await expect(importPlanFile({ file: file(name), on, json: true }, io())).rejects.toThrow(/\S/u);
});
