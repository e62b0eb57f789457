import { createConnection } from 'mongoose';
import { openMemory } from '../../models/open-memory.ts';
import { addDays } from '../../src/calendar/plain-day.ts';
import { aTask, minutesLater, NOW, TODAY } from '../models/samples.ts';
import { median, rounded, withDatabase } from './bench-database.ts';

const DOCS = 100_000;
const BATCH = 5000;
const DUE = 100;
const RUNS = 20;

/** Finding the due tasks of one unit among many: keys examined, the plan's stages, and the time beside a bare ping. */
export function benchDue(): Promise<object> {
  return withDatabase(async (uriFor) => {
    const uri = uriFor('due');
    const opened = await openMemory(uri);
    const raw = await createConnection(uri).asPromise();
    try {
      const { tasks } = opened.memory.forUnit('bench');
      for (let from = 0; from < DOCS; from += BATCH) {
        await tasks.add(Array.from({ length: BATCH }, (_, index) => plannedTask(from + index)));
        process.stderr.write(`\r${from + BATCH} tasks`);
      }
      process.stderr.write('\n');
      await raw.db?.command({ profile: 2 });
      const found = await tasks.wantingAttention(NOW);
      await raw.db?.command({ profile: 0 });
      const profile = await raw.db
        ?.collection('system.profile')
        .findOne({ ns: `${raw.db.databaseName}.tasks`, op: { $in: ['query', 'command'] } });
      const times: number[] = [];
      const pings: number[] = [];
      for (let run = 0; run < RUNS; run += 1) {
        const began = performance.now();
        await tasks.wantingAttention(NOW);
        times.push(performance.now() - began);
        pings.push(await opened.ping());
      }
      return {
        docs: DOCS,
        found: found.length,
        keysExaminedMinusFound: Number(profile?.['keysExamined']) - found.length,
        stage: String(profile?.['planSummary']).split(' ')[0],
        sorted: profile?.['hasSortStage'] === true,
        ms: rounded(median(times), 2),
        pingMs: rounded(median(pings), 2),
      };
    } finally {
      await raw.close();
      await opened.close();
    }
  });
}

const plannedTask = (index: number) =>
  aTask({
    holder: `o${index % 500}`,
    dueOn: addDays(TODAY, index % 365),
    attentionAt: index < DUE ? minutesLater(-1 - index) : minutesLater(1 + index),
  });
