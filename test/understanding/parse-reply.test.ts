import { describe, expect, test } from '@jest/globals';
import { parseReply } from '../../src/cli/parse-reply.ts';

async function* chunks(...parts: (string | Buffer)[]) {
  yield* parts;
}
async function run(args: { on: string; role: string; texts: string[] }, ...stdin: (string | Buffer)[]) {
  const lines: string[] = [];
  const errors: string[] = [];
  const code = await parseReply(args, {
    stdin: chunks(...stdin),
    write: (line) => lines.push(line),
    error: (line) => errors.push(line),
  });
  return { code, lines, errors };
}

describe('parse-reply', () => {
  test('prints one JSON line per text', async () => {
    const { code, lines } = await run({ on: '2026-03-05', role: 'officer', texts: ['xong 12', 'mai em gửi'] });
    expect(code).toBe(0);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { intent: 'done', task: 12 },
      { intent: 'promise', day: '2026-03-06' },
    ]);
  });

  test('reads lines of stdin, also when a letter is cut in two', async () => {
    const bytes = Buffer.from('chưa xong 12\r\n\nviệc');
    const { lines } = await run(
      { on: '2026-03-05', role: 'clerk', texts: [] },
      bytes.subarray(0, 4),
      bytes.subarray(4),
    );
    expect(lines.map((line) => (JSON.parse(line) as { intent: string }).intent)).toEqual([
      'not-done',
      'unclear',
      'list',
    ]);
  });

  test.each([
    ['2026-02-30', 'officer', '--on'],
    ['05/03/2026', 'officer', '--on'],
    ['2026-03-05', 'boss', '--role'],
  ])('refuses %s %s with 2 and names the option', async (on, role, option) => {
    const { code, lines, errors } = await run({ on, role, texts: ['xong'] });
    expect(code).toBe(2);
    expect(lines).toEqual([]);
    expect(errors.join()).toContain(option);
  });
});
