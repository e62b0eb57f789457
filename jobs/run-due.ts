import type { Clock } from '../src/clock.ts';
import { withDeadline } from '../src/deadline.ts';
import type { Logger } from '../src/log.ts';
import type { Observer } from '../src/observer.ts';
import { type Office, openOffice } from '../src/office.ts';
import type { Memory } from '../src/ports.ts';
import type { Unit } from '../src/unit.ts';
import { JOBS } from './index.ts';
import type { Job } from './job.ts';
import { firstMoment, momentsBetween } from './moments.ts';

export interface RunDeps {
  memory: Memory;
  clock: Clock;
  logger: Logger;
  observer?: Observer | undefined;
}

/** What a unit's jobs may take in one tick; a unit that hangs costs the others no more. */
const UNIT_MS = 30_000;

interface DueJob {
  job: Job;
  moment: Date;
}

/** How far each job has come: in the database, or kept until a walk over many moments is over. */
export type Cursors = Pick<Memory['jobRuns'], 'readCursor' | 'saveCursor'>;

/**
 * Runs what rang in this unit between each job's cursor and `now`, in order over all jobs. The cursor moves after each
 * run: a crash repeats a run, whose keys keep it from saying anything twice. A unit's failure is its own.
 */
export async function runDue(
  { memory, clock, logger, observer }: RunDeps,
  cursors: Cursors,
  unit: Unit,
  now: Date,
  mayGoOn: () => Promise<boolean>,
  mostMs = UNIT_MS,
): Promise<number> {
  let runs = 0;
  let isGivenUp = false;
  async function runAll(): Promise<void> {
    const office = await openOffice(memory, unit, now);
    for (const { job, moment } of await dueJobs(office, cursors)) {
      if (isGivenUp || !(await mayGoOn())) return;
      const report = await job.run(office, moment, (work) => memory.transaction(work));
      await cursors.saveCursor(unit.id, job.name, moment);
      runs += 1;
      observer?.jobRan(job.name, clock.now().getTime() - moment.getTime());
      logger.info({ unit: unit.id, job: job.name, moment: moment.toISOString(), ...report }, 'a job ran');
    }
  }
  try {
    await withDeadline(runAll(), mostMs);
  } catch (error) {
    isGivenUp = true;
    const name = error instanceof Error ? error.name : 'unknown';
    logger.error({ unit: unit.id, error: name }, 'a job failed, its unit is tried again');
  }
  return runs;
}

async function dueJobs({ unit, calendar, now }: Office, cursors: Cursors): Promise<DueJob[]> {
  const { settings, zone } = unit;
  const due: DueJob[] = [];
  for (const job of JOBS) {
    const cursor = (await cursors.readCursor(unit.id, job.name)) ?? unit.createdAt;
    for (const moment of momentsBetween(job, { settings, zone, calendar }, cursor, now)) due.push({ job, moment });
  }
  return due.sort((a, b) => a.moment.getTime() - b.moment.getTime());
}

/** Cursors that are read once and written once, by `flush`. A crash in between repeats the walk, not its messages. */
export function keptCursors(jobRuns: Cursors): Cursors & { flush(): Promise<void> } {
  const kept = new Map<string, { unit: string; job: string; at: Date | null; isMoved: boolean }>();
  return {
    async readCursor(unit, job) {
      const known = kept.get(`${unit} ${job}`);
      if (known !== undefined) return known.at;
      const at = await jobRuns.readCursor(unit, job);
      kept.set(`${unit} ${job}`, { unit, job, at, isMoved: false });
      return at;
    },
    async saveCursor(unit, job, at) {
      kept.set(`${unit} ${job}`, { unit, job, at, isMoved: true });
    },
    async flush() {
      for (const { unit, job, at, isMoved } of kept.values()) {
        if (isMoved && at !== null) await jobRuns.saveCursor(unit, job, at);
      }
    },
  };
}

/** The first moment at which a job of this unit rings in (`after`, `until`]. */
export function nextRing({ unit, calendar }: Office, after: Date, until: Date): Date | null {
  const { settings, zone } = unit;
  const moments = JOBS.flatMap((job) => firstMoment(job, { settings, zone, calendar }, after, until) ?? []);
  return moments.length === 0 ? null : new Date(Math.min(...moments.map((moment) => moment.getTime())));
}
