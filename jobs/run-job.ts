import { frozenClock } from '../src/clock.ts';
import { openOffice } from '../src/office.ts';
import { deliverDue, type DeliverDeps } from '../src/outbox/deliver.ts';
import type { UnitId } from '../src/people/person.ts';
import { DELIVER, JOBS } from './index.ts';
import type { JobReport } from './job.ts';

export interface RunJobOptions {
  unit?: UnitId;
  /** Everything is computed and nothing kept or sent. */
  dryRun?: boolean;
}

/** Thrown to roll a dry run back: it never leaves this file. */
class RolledBack extends Error {
  readonly report: JobReport;
  constructor(report: JobReport) {
    super('dry run');
    this.report = report;
  }
}

/** One run of a job as if it were `now`, for one unit or all: the counts summed up. Null: no such job. */
export async function runJob(
  deps: Omit<DeliverDeps, 'clock'>,
  name: string,
  now: Date,
  { unit: only, dryRun = false }: RunJobOptions = {},
): Promise<JobReport | null> {
  if (name === DELIVER) return runDelivery(deps, now, dryRun);
  const job = JOBS.find((one) => one.name === name);
  if (job === undefined) return null;
  const { memory } = deps;
  const total: JobReport = {};
  for (const unit of await memory.units.list()) {
    if (only !== undefined && unit.id !== only) continue;
    const office = await openOffice(memory, unit, now);
    const run = () => job.run(office, now, (work) => memory.transaction(work));
    const report = await (dryRun ? withoutTrace(memory, run) : run());
    for (const [count, value] of Object.entries(report)) total[count] = (total[count] ?? 0) + value;
  }
  return total;
}

async function withoutTrace(memory: DeliverDeps['memory'], run: () => Promise<JobReport>): Promise<JobReport> {
  try {
    return await memory.transaction(async () => {
      throw new RolledBack(await run());
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.report;
    throw error;
  }
}

/** What a dry run cannot send it counts as waiting. */
async function runDelivery(deps: Omit<DeliverDeps, 'clock'>, now: Date, dryRun: boolean): Promise<JobReport> {
  if (!dryRun) return { ...(await deliverDue({ ...deps, clock: frozenClock(now) })) };
  const { waiting } = await deps.memory.queue.counts();
  return { sent: 0, failed: 0, waiting, missed: 0, cancelled: 0 };
}
