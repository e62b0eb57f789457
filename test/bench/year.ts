import { openMemory } from '../../models/open-memory.ts';
import { demoClock, openDemo } from '../../src/main/open-demo.ts';
import { VIETNAM } from '../../src/calendar/zone.ts';
import { createLogger } from '../../src/logger.ts';
import { rounded, withDatabase } from './bench-database.ts';

const MONTHS = 12;

/** A year of the idle sample commune, month by month: every digest, nudge, summary and office list of it. */
export function benchYear(): Promise<object> {
  return withDatabase(async (uriFor) => {
    const opened = await openMemory(uriFor('year'));
    const walking = await openMemory(uriFor('year'), { durability: 'at-ease' });
    try {
      const { room } = await openDemo(
        opened.memory,
        demoClock(VIETNAM),
        VIETNAM,
        createLogger('silent'),
        walking.memory,
      );
      let moments = 0;
      const began = performance.now();
      for (let month = 1; month <= MONTHS; month += 1) {
        const to = new Date(room.now());
        to.setUTCMonth(to.getUTCMonth() + 1);
        await room.moveClock(to, false, () => {
          moments += 1;
        });
        process.stderr.write(`\r${month}/${MONTHS}`);
      }
      process.stderr.write('\n');
      const seconds = (performance.now() - began) / 1000;
      const pingMs = await opened.ping();
      const perMomentMs = (seconds * 1000) / moments;
      return {
        seconds: rounded(seconds),
        moments,
        perMomentMs: rounded(perMomentMs, 2),
        pingMs: rounded(pingMs, 2),
        pingsPerMoment: rounded(perMomentMs / pingMs),
      };
    } finally {
      await walking.close();
      await opened.close();
    }
  });
}
