import { afterEach, expect, test } from '@jest/globals';
import type { Look } from '../../models/look.ts';
import { isSkewed, startPulse } from '../../src/main/pulse.ts';

let stop = (): void => undefined;
afterEach(() => stop());

type Seen = Awaited<ReturnType<Look['clock']>>;

/** What is logged while the database's clock is seen like this, one look after the other; the last one stays. */
async function logged(...looks: (Seen | 'silent' | 'hangs')[]): Promise<{ lines: string[]; beats: number }> {
  const lines: string[] = [];
  let beats = 0;
  const log = (level: string) => (_fields: object, sentence: string) => void lines.push(`${level}: ${sentence}`);
  const logger = { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
  await new Promise<void>((resolve) => {
    const clock = (): Promise<Seen> => {
      const seen = looks.shift();
      if (seen === undefined) resolve();
      if (seen === 'silent') return Promise.reject(new Error('away'));
      return seen === undefined || seen === 'hangs' ? new Promise(() => undefined) : Promise.resolve(seen);
    };
    const look = { clock } as Look;
    stop = startPulse({ look, logger, onBeat: () => (beats += 1), everyMs: 1, answerMs: 20 });
  });
  return { lines, beats };
}

const AHEAD = { tripMs: 2, aheadMs: 2500 };
const AGREED = { tripMs: 2, aheadMs: -3 };

test('clocks further apart than two seconds are one warning, and so is their agreement again', async () => {
  expect(await logged(AGREED, AHEAD, AHEAD, AGREED)).toEqual({
    beats: 4,
    lines: [
      'warn: the clocks of this machine and of the database are apart',
      'info: the clocks of this machine and of the database agree again',
    ],
  });
});

test('a database that fails or hangs is one error, and its answer is told', async () => {
  expect(await logged('silent', 'hangs', 'silent', AGREED)).toEqual({
    beats: 1,
    lines: ['error: the database does not answer', 'info: the database answers again'],
  });
});

test.each([
  [2001, 0, true],
  [-2001, 0, true],
  [1999, 0, false],
  // a slow answer leaves in doubt when the clock was read
  [2500, 1200, false],
])('%i ms ahead after a trip of %i ms: %j', (aheadMs, tripMs, expected) => {
  expect(isSkewed({ aheadMs, tripMs })).toBe(expected);
});
