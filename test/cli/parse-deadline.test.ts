import { describe, expect, test } from '@jest/globals';
import { printDeadlines } from '../../src/cli/parse-deadline.ts';

async function* chunks(...parts: (string | Buffer)[]) {
  yield* parts;
}
async function run(args: { on: string; phrases: string[] }, ...stdin: (string | Buffer)[]) {
  const lines: string[] = [];
  const errors: string[] = [];
  const code = await printDeadlines(args, {
    stdin: chunks(...stdin),
    write: (line) => lines.push(line),
    error: (line) => errors.push(line),
  });
  return { code, lines, errors };
}

describe('parse-deadline', () => {
  test('prints one JSON line per phrase', async () => {
    const { code, lines } = await run({ on: '2026-03-05', phrases: ['trước 20/6', 'theo quy định'] });
    expect(code).toBe(0);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { kind: 'on-day', day: '2026-06-19' },
      { kind: 'elsewhere' },
    ]);
  });

  test('reads lines of stdin, also when a letter is cut in two', async () => {
    const bytes = Buffer.from('trước ngày 25 hằng tháng\r\nthường xuyên');
    const { lines } = await run({ on: '2026-03-05', phrases: [] }, bytes.subarray(0, 3), bytes.subarray(3));
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { kind: 'repeat', every: 'month', on: [24] },
      { kind: 'ongoing' },
    ]);
  });

  test.each(['2026-02-30', '05/03/2026', ''])('refuses the day "%s" with 2 and says why', async (on) => {
    const { code, lines, errors } = await run({ on, phrases: ['cuối năm'] });
    expect(code).toBe(2);
    expect(lines).toEqual([]);
    expect(errors.join()).toContain('--on');
  });
});
