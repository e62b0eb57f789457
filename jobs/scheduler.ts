import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { schedule, type ScheduledTask } from 'node-cron';
import type { Zone } from '../src/calendar/zone.ts';
import type { Clock, FrozenClock } from '../src/clock.ts';
import { TookTooLong } from '../src/deadline.ts';
import { openOffice } from '../src/office.ts';
import { deliverDue, type DeliverDeps, type DeliverReport } from '../src/outbox/deliver.ts';
import type { Unit } from '../src/unit.ts';
import { type Cursors, keptCursors, nextRing, runDue } from './run-due.ts';
import { runJob, type RunJobOptions } from './run-job.ts';
import type { JobReport } from './job.ts';
import { type BellTimes, createSecondBell, type SecondBell } from './second-bell.ts';
import { createTurns, type TurnLimits } from './turns.ts';

export interface SchedulerDeps extends DeliverDeps {
  zone: Zone;
  /** Handles what came in and was left unhandled by a crash. */
  recoverInbox(): Promise<void>;
  /** So many sends at a time (the channels keep their own pace). */
  inFlight?: number;
  /** The demo room has its database to itself: its clock must not wait for the lease of a process that was killed. */
  isAlone?: boolean;
  /** Tests shorten them. */
  limits?: TurnLimits;
  bell?: BellTimes;
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
  /** Real time since a tick was completed, null before the first: readiness asks whether this process still ticks. */
  msSinceTick(): number | null;
  runJob(name: string, now: Date, options?: RunJobOptions): Promise<JobReport | null>;
}

const EACH_MINUTE = '0 * * * * *';
/** Retries, and what a killed process had in hand: elsewhere it goes on within a lease and this. */
const EACH_DELIVERY = '20,40 * * * * *';
const LEASE = 'jobs';
/** Longer than a run; a killed process delays the jobs by this at most. */
const LEASE_MS = 50_000;
/** Ten thousand messages take minutes: the next turn goes on, so that jobs and the inbox are looked at in between. */
const LIMITS: TurnLimits = { beginMs: 30_000, giveUpMs: 115_000 };
/** A little more than a minute: heard only when the clock was set back. */
const BELL: BellTimes = { silentMs: 65_000, lookMs: 5_000 };

export function createScheduler(deps: SchedulerDeps): Scheduler {
  const { memory, clock, logger, observer, limits = LIMITS, bell = BELL } = deps;
  const owner = randomUUID();
  const tasks: ScheduledTask[] = [];
  const turns = createTurns();
  let tickedAt: number | null = null;
  let secondBell: SecondBell | null = null;
  let isStopping = false;

  const holdsLease = () => memory.jobRuns.holdLease(LEASE, owner, LEASE_MS);
  const mayGoOn = async () => !isStopping && (deps.isAlone === true || (await holdsLease()));
  const deliver = (at: Clock, mayBegin = () => true, inFlight = deps.inFlight ?? 1) =>
    deliverDue({ ...deps, clock: at }, { inFlight, mayGoOn: () => !isStopping && mayBegin() });

  async function runJobs(units: readonly Unit[], cursors: Cursors, now: Date, mayBegin = () => true): Promise<number> {
    let ran = 0;
    for (const unit of units) {
      if (!mayBegin() || !(await mayGoOn())) break;
      ran += await runDue(deps, cursors, unit, now, mayGoOn);
    }
    return ran;
  }

  /** First what is waiting: what can no longer leave is recorded as missed, so that the digests pick it up. */
  async function work(now: Date, mayBegin: () => boolean): Promise<TickReport> {
    const before = await deliver(clock, mayBegin);
    const ran = await runJobs(await memory.units.list(), memory.jobRuns, now, mayBegin);
    const after = ran > 0 ? await deliver(clock, mayBegin) : NOTHING;
    await deps.recoverInbox();
    return { ran, ...sum(before, after) };
  }

  async function lookAgain(mayBegin: () => boolean): Promise<void> {
    await deps.recoverInbox();
    await deliver(clock, mayBegin);
  }

  async function tick(now: Date): Promise<TickReport> {
    const askedAt = performance.now();
    try {
      const report = await turns.take((mayBegin) => work(now, mayBegin), limits);
      tickedAt = performance.now();
      observer?.ticked('done', performance.now() - askedAt);
      return report;
    } catch (error) {
      observer?.ticked(error instanceof TookTooLong ? 'too-long' : 'failed', performance.now() - askedAt);
      throw error;
    }
  }

  /** From moment to moment, never from minute to minute: a year has a thousand moments. */
  async function walk(walked: FrozenClock, to: Date, onMoment: (moment: Date) => void | Promise<void>): Promise<void> {
    const units = await memory.units.list();
    const offices = await Promise.all(units.map((unit) => openOffice(memory, unit, walked.now())));
    const cursors = keptCursors(memory.jobRuns);
    try {
      while (!isStopping) {
        const now = walked.now();
        const retryAt = await memory.queue.nextDueAt(now, to);
        const rings = offices.flatMap((office) => nextRing(office, now, to) ?? []);
        const moment = earliest(retryAt === null ? rings : [retryAt, ...rings]);
        if (moment === null) break;
        walked.set(moment);
        // One at a time: the phones show messages in the order in which they were written.
        if (retryAt !== null && retryAt <= moment) await deliver(walked, undefined, 1);
        if (rings.some((ring) => ring <= moment) && (await runJobs(units, cursors, moment)) > 0)
          await deliver(walked, undefined, 1);
        await onMoment(moment);
      }
      if (!isStopping) walked.set(to);
    } finally {
      await cursors.flush();
    }
  }

  /** node-cron's errors would end in the process's: an outage is logged and the next ring tries again. */
  const ring = (work: () => Promise<unknown>) => async (): Promise<void> => {
    if (isStopping) return;
    await work().catch((error: unknown) => {
      logger.error({ error: error instanceof Error ? error.name : 'unknown' }, 'a tick failed');
    });
  };

  return {
    start() {
      const ringTick = ring(() => tick(clock.now()));
      const bellInHand = createSecondBell(() => void ringTick(), bell);
      secondBell = bellInHand;
      const options = { timezone: deps.zone, noOverlap: true, logger: quiet, suppressMissedWarning: true };
      tasks.push(
        schedule(
          EACH_MINUTE,
          () => {
            bellInHand.heard();
            return ringTick();
          },
          options,
        ),
      );
      tasks.push(
        schedule(
          EACH_DELIVERY,
          ring(() => turns.take((mayBegin) => lookAgain(mayBegin), limits)),
          options,
        ),
      );
    },
    async stop() {
      isStopping = true;
      secondBell?.stop();
      for (const task of tasks) await task.destroy();
      await turns.over();
      await memory.jobRuns.releaseLease(LEASE, owner);
    },
    tick,
    walkTo: (walked, to, onMoment = () => undefined) => turns.take(() => walk(walked, to, onMoment), null),
    msSinceTick: () => (tickedAt === null ? null : performance.now() - tickedAt),
    runJob: (name, now, options) => runJob(deps, name, now, options),
  };
}

/** stdout belongs to the program; a missed minute is caught up by the next one. */
const quiet = { info() {}, warn() {}, error() {}, debug() {} };

const NOTHING: DeliverReport = { sent: 0, failed: 0, waiting: 0, missed: 0, cancelled: 0 };

function earliest(moments: readonly Date[]): Date | null {
  return moments.length === 0 ? null : new Date(Math.min(...moments.map((moment) => moment.getTime())));
}

const sum = (a: DeliverReport, b: DeliverReport): DeliverReport => ({
  sent: a.sent + b.sent,
  failed: a.failed + b.failed,
  waiting: a.waiting + b.waiting,
  missed: a.missed + b.missed,
  cancelled: a.cancelled + b.cancelled,
});
