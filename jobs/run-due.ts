import type { Logger } from '../src/log.ts';
import { openOffice } from '../src/office.ts';
import type { Memory } from '../src/ports.ts';
import type { Unit } from '../src/unit.ts';
import { JOBS } from './index.ts';
import type { Job } from './job.ts';
import { firstMoment, momentsBetween } from './moments.ts';

export interface RunDeps {
  memory: Memory;
  logger: Logger;
}

interface DueJob {
  job: Job;
  moment: Date;
}

/**
 * Runs what rang in this unit between each job's cursor and `now`, in order over all jobs. The cursor moves after each
 * run: a crash repeats a run, whose keys keep it from saying anything twice. A unit's failure is its own.
 */
export async function runDue(
  { memory, logger }: RunDeps,
  unit: Unit,
  now: Date,
  mayGoOn: () => Promise<boolean>,
): Promise<number> {
  let runs = 0;
  try {
    for (const { job, moment } of await dueJobs(memory, unit, now)) {
      if (!(await mayGoOn())) return runs;
      const office = await openOffice(memory, unit, now);
      const report = await job.run(office, moment, (work) => memory.transaction(work));
      await memory.jobRuns.saveCursor(unit.id, job.name, moment);
      runs += 1;
      logger.info({ unit: unit.id, job: job.name, moment: moment.toISOString(), ...report }, 'a job ran');
    }
  } catch (error) {
    logger.error(
      { unit: unit.id, error: error instanceof Error ? error.name : 'unknown' },
      'a job failed, its unit is tried again',
    );
  }
  return runs;
}

async function dueJobs(memory: Memory, unit: Unit, now: Date): Promise<DueJob[]> {
  const { settings, zone, calendar } = await jobCalendar(memory, unit, now);
  const due: DueJob[] = [];
  for (const job of JOBS) {
    const cursor = (await memory.jobRuns.readCursor(unit.id, job.name)) ?? unit.createdAt;
    for (const moment of momentsBetween(job, { settings, zone, calendar }, cursor, now)) due.push({ job, moment });
  }
  return due.sort((a, b) => a.moment.getTime() - b.moment.getTime());
}

/** The first moment at which a job of this unit rings in (`after`, `until`]. */
export async function nextRing(memory: Memory, unit: Unit, after: Date, until: Date): Promise<Date | null> {
  const calendar = await jobCalendar(memory, unit, after);
  const moments = JOBS.flatMap((job) => firstMoment(job, calendar, after, until) ?? []);
  return moments.length === 0 ? null : new Date(Math.min(...moments.map((moment) => moment.getTime())));
}

async function jobCalendar(memory: Memory, unit: Unit, now: Date) {
  const { calendar } = await openOffice(memory, unit, now);
  return { calendar, settings: unit.settings, zone: unit.zone };
}
