import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from '@jest/globals';

/** Zones and what they take from UTC in January, in minutes: proof that the process really lived there. */
const ZONES = [
  ['UTC', 0],
  ['Asia/Ho_Chi_Minh', -420],
  ['America/New_York', 300],
  ['Europe/Berlin', -60],
  ['Pacific/Apia', -780],
] as const;

interface Outcome {
  offsetMinutes: number;
  lines: string[];
}

const script = fileURLToPath(new URL('./self-check.ts', import.meta.url));

async function checkIn(zone: string): Promise<Outcome> {
  const run = await promisify(execFile)(process.execPath, ['--import', 'tsx', script], {
    env: { ...process.env, TZ: zone, NODE_OPTIONS: '' },
    maxBuffer: 4_000_000,
  });
  return JSON.parse(run.stdout) as Outcome;
}

describe('the calendar in a process of another time zone', () => {
  const outcomes = new Map<string, Outcome>();
  beforeAll(async () => {
    for (const [zone] of ZONES) outcomes.set(zone, await checkIn(zone));
  }, 90_000);

  test.each(ZONES)('%s says the same as UTC', (zone, offsetMinutes) => {
    expect(outcomes.get(zone)?.offsetMinutes).toBe(offsetMinutes);
    expect(outcomes.get(zone)?.lines).toEqual(outcomes.get('UTC')?.lines);
  });

  test('says what is right: three years of mornings, no 31 February', () => {
    const lines = outcomes.get('UTC')?.lines ?? [];
    expect(lines).toEqual(
      expect.arrayContaining([
        '2026-02-31 refused',
        '2028-02-29 2028-02-29',
        '2026-03-05 trước 20/6 {"kind":"on-day","day":"2026-06-19"}',
        '2026-12-31 thứ Ba tuần sau {"kind":"on-day","day":"2027-01-05"}',
        '2026-03-02 1 true 2026-03-04 2026-02-09 2026-04-02 2026-03-31 2026-03-02T00:30:00.000Z 2026-03-02T23:59:00+07:00 true',
        '2026-11-14 6 false 2026-11-17 2026-11-02 2026-12-14 2026-11-30 2026-11-14T00:30:00.000Z 2026-11-14T23:59:00+07:00 true',
      ]),
    );
    expect(lines.filter((line) => line.endsWith('+07:00 true'))).toHaveLength(1095);
  });
});
