import { randomUUID } from 'node:crypto';
import { schedule, type ScheduledTask } from 'node-cron';
import type { Zone } from '../src/calendar/zone.ts';
import type { Clock, FrozenClock } from '../src/clock.ts';
import { deliverDue, type DeliverDeps, type DeliverReport } from '../src/outbox/deliver.ts';
import type { Unit } from '../src/unit.ts';
import { nextRing, runDue } from './run-due.ts';
import { runJob, type RunJobOptions } from './run-job.ts';
import type { JobReport } from './job.ts';

export interface SchedulerDeps extends DeliverDeps {
  zone: Zone;
  /** Handles what came in and was left unhandled by a crash. */
  recoverInbox(): Promise<void>;
  /** So many sends at a time (the channels keep their own pace). */
  inFlight?: number;
  /** The demo room has its database to itself: its clock must not wait for the lease of a process that was killed. */
  isAlone?: boolean;
}

export interface TickReport extends DeliverReport {
  /** Job runs, over all units. */
  ran: number;
}

export interface Scheduler {
  start(): void;
  /** Settles when the tick in hand is over. */
  stop(): Promise<void>;
  /** Everything that is due by `now`: jobs, deliveries, what the inbox left behind. Ticks wait for each other. */
  tick(now: Date): Promise<TickReport>;
  /** Sets the clock to every moment up to `to` at which something falls due, in order, and does it. */
  walkTo(clock: FrozenClock, to: Date, onMoment?: (moment: Date) => void | Promise<void>): Promise<void>;
  /** By the system's clock: readiness asks whether this process still ticks. */
  lastTickAt(): Date | null;
  runJob(name: string, now: Date, options?: RunJobOptions): Promise<JobReport | null>;
}

const EACH_MINUTE = '0 * * * * *';
/** Retries, and items whose process was killed: they leave elsewhere within a lease and this. */
const EACH_DELIVERY = '20,40 * * * * *';
const LEASE = 'jobs';
/** Longer than a run; a killed process delays the jobs by this at most. */
const LEASE_MS = 50_000;

export function createScheduler(deps: SchedulerDeps): Scheduler {
  const { memory, clock, logger } = deps;
  const owner = randomUUID();
  const tasks: ScheduledTask[] = [];
  let inHand: Promise<unknown> = Promise.resolve();
  let lastTick: Date | null = null;
  let isStopping = false;

  /** One at a time in this process; a failure is told to its caller and does not break the row. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = inHand.then(work);
    inHand = turn.catch(() => undefined);
    return turn;
  }

  const holdsLease = () => memory.jobRuns.holdLease(LEASE, owner, LEASE_MS);
  const mayGoOn = async () => !isStopping && (deps.isAlone === true || (await holdsLease()));
  const deliver = (at: Clock, inFlight = deps.inFlight ?? 1) =>
    deliverDue({ ...deps, clock: at }, { inFlight, mayGoOn: () => !isStopping });

  /** Before the jobs, what can no longer leave is recorded as missed, so that the digests pick it up. */
  async function runAll(at: Clock, now: Date, inFlight?: number): Promise<TickReport> {
    const before = await deliver(at, inFlight);
    let ran = 0;
    for (const unit of await memory.units.list()) {
      if (!(await mayGoOn())) break;
      ran += await runDue(deps, unit, now, mayGoOn);
    }
    const after = ran > 0 ? await deliver(at, inFlight) : NOTHING;
    return { ran, ...sum(before, after) };
  }

  const tick = (now: Date) =>
    inTurn(async () => {
      const report = await runAll(clock, now);
      await deps.recoverInbox();
      lastTick = new Date();
      return report;
    });

  /** node-cron's errors would end in the process's: an outage is logged and the next ring tries again. */
  const ring = (work: () => Promise<unknown>) => async (): Promise<void> => {
    if (isStopping) return;
    await work().catch((error: unknown) => {
      logger.error({ error: error instanceof Error ? error.name : 'unknown' }, 'a tick failed');
    });
  };

  async function nextMoment(units: readonly Unit[], after: Date, until: Date): Promise<Date | null> {
    const moments = [await memory.queue.nextDueAt(after, until)];
    for (const unit of units) moments.push(await nextRing(memory, unit, after, until));
    const known = moments.filter((moment) => moment !== null).map((moment) => moment.getTime());
    return known.length === 0 ? null : new Date(Math.min(...known));
  }

  return {
    start() {
      const options = { timezone: deps.zone, noOverlap: true, logger: quiet, suppressMissedWarning: true };
      tasks.push(
        schedule(
          EACH_MINUTE,
          ring(() => tick(clock.now())),
          options,
        ),
      );
      tasks.push(
        schedule(
          EACH_DELIVERY,
          ring(() => inTurn(() => deliver(clock))),
          options,
        ),
      );
    },
    async stop() {
      isStopping = true;
      for (const task of tasks) await task.destroy();
      await inHand;
      await memory.jobRuns.releaseLease(LEASE, owner);
    },
    tick,
    walkTo: (walked, to, onMoment = () => undefined) =>
      inTurn(async () => {
        const units = await memory.units.list();
        for (;;) {
          const moment = await nextMoment(units, walked.now(), to);
          if (moment === null || isStopping) break;
          walked.set(moment);
          // One at a time: the phones show messages in the order in which they were written.
          await runAll(walked, moment, 1);
          await onMoment(moment);
        }
        if (!isStopping) walked.set(to);
      }),
    lastTickAt: () => lastTick,
    runJob: (name, now, options) => runJob(deps, name, now, options),
  };
}

/** stdout belongs to the program; a missed minute is caught up by the next one. */
const quiet = { info() {}, warn() {}, error() {}, debug() {} };

const NOTHING: DeliverReport = { sent: 0, failed: 0, waiting: 0, missed: 0, cancelled: 0 };

const sum = (a: DeliverReport, b: DeliverReport): DeliverReport => ({
  sent: a.sent + b.sent,
  failed: a.failed + b.failed,
  waiting: a.waiting + b.waiting,
  missed: a.missed + b.missed,
  cancelled: a.cancelled + b.cancelled,
});
