import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { ChaosReport } from './report.ts';

const RUN = join(import.meta.dirname, 'run.ts');
/** Five minutes at most where the machine is not busy with other things. */
const LONGEST_MS = 600_000;

/** As `npm run chaos` does it: exit code, the last line, and what was told meanwhile. */
async function chaos(...args: string[]): Promise<{ code: number; report: ChaosReport; told: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', RUN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (told += text));
  const [code] = (await once(child, 'close')) as [number];
  const last = said.trimEnd().split('\n').at(-1) ?? '';
  return { code, report: JSON.parse(last === '' ? '{}' : last) as ChaosReport, told };
}

test(
  'two processes, a thousand items, every fault and kill -9 at random: nothing lost, nothing doubled without doubt',
  async () => {
    const { code, report, told } = await chaos('--seed', '20260310', '--items', '1000', '--processes', '2');
    expect({ ...report, told }).toMatchObject({
      items: 1000,
      processes: 2,
      doubledWithoutDoubt: 0,
      lost: 0,
      unfinished: 0,
      remindedAfterDone: 0,
      updatesTwice: 0,
      secretsInLogs: 0,
      ok: true,
    });
    expect(code).toBe(0);
    expect(report.maxPerSecond).toBeLessThanOrEqual(30);
    expect(Math.min(report.kills, report.faults, report.doubled)).toBeGreaterThan(0);
  },
  LONGEST_MS,
);

const BITES: [guard: string, count: keyof ChaosReport][] = [
  ['unique-key', 'doubledWithoutDoubt'],
  ['token-before-call', 'doubledWithoutDoubt'],
];

test.each(BITES)(
  'without the guard %s the same run fails: %s',
  async (guard, count) => {
    const small = ['--seed', '5', '--items', '300', '--processes', '2'];
    const { code, report } = await chaos(...small, '--without', guard);
    expect({ code, ok: report.ok }).toEqual({ code: 1, ok: false });
    expect(report[count]).toBeGreaterThan(0);
  },
  LONGEST_MS,
);
