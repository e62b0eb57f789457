import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Observer } from '../../observer.ts';

/** From a quick database to a call that ran into its deadline. */
const SECONDS = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
/** A tick late by a minute is nothing; a morning missed is. */
const LATENESS = [1, 60, 120, 300, 900, 3600, 14_400, 86_400];

const seconds = (ms: number): number => ms / 1000;

/**
 * What this process did since it began. Labels are names of channels, classes, jobs and states: never a person, a unit,
 * an account or a text.
 */
export function createCounts(registry: Registry): Observer {
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name: `nhacviec_${name}`, help, labelNames, registers });
  const histogram = <Label extends string>(name: string, help: string, buckets: number[], ...labelNames: Label[]) =>
    new Histogram({ name: `nhacviec_${name}`, help, buckets, labelNames, registers });
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Gauge({ name: `nhacviec_${name}`, help, labelNames, registers });

  const received = counter('inbox_received_total', 'Messages that came in, redeliveries too', 'channel');
  const duplicates = counter('inbox_duplicates_total', 'Redeliveries among them', 'channel');
  const handling = histogram('handling_seconds', 'From a message’s arrival to its effects', SECONDS, 'channel');
  const notHandled = counter('handling_failures_total', 'Handlings that failed; they are tried again', 'channel');
  const refused = counter('refused_total', 'Messages of people and groups that are not served', 'channel', 'why');
  const sends = counter('sends_total', 'Calls of a channel to send, by what became of them', 'channel', 'class');
  const sending = histogram('send_seconds', 'How long such a call took', SECONDS, 'channel');
  const ends = counter('outbox_ends_total', 'What became of claimed items; waiting: put back', 'kind', 'end');
  const answering = histogram('answer_seconds', 'From the start of a handling to its answer sent', SECONDS, 'channel');
  const jobRuns = counter('job_runs_total', 'Runs of a job, one for each unit and moment', 'job');
  const lateness = histogram('job_lateness_seconds', 'From a job’s moment to the end of its run', LATENESS, 'job');
  const ticks = counter('ticks_total', 'Ticks of the scheduler by their end', 'end');
  const ticking = histogram('tick_seconds', 'How long a tick took, its wait for others included', SECONDS);
  const lastTick = gauge('last_tick_timestamp_seconds', 'When a tick was completed last');
  // before the first one there is no moment to tell
  lastTick.remove();
  const hindered = counter(
    'receiving_troubles_total',
    'Rounds of receiving that a trouble hindered',
    'channel',
    'trouble',
  );
  const pending = gauge('webhook_pending_updates', 'What the platform still has to bring', 'channel');
  const lastError = gauge('webhook_last_error_timestamp_seconds', 'When it last failed to', 'channel');
  const used = gauge('month_used', 'What the bot has used of its calendar month', 'channel', 'what');
  const allowed = gauge('month_limit', 'What it may use', 'channel', 'what');
  const heldUntil = new Map<string, number>();
  const leaseHeld = new Gauge({
    name: 'nhacviec_lease_held',
    help: '1 while this process holds the lease of the jobs, of the polling',
    labelNames: ['lease'],
    registers,
    collect() {
      for (const [lease, until] of heldUntil) this.set({ lease }, performance.now() < until ? 1 : 0);
    },
  });
  for (const lease of ['jobs', 'poll']) leaseHeld.set({ lease }, 0);
  for (const end of ['done', 'failed', 'too-long']) ticks.inc({ end }, 0);

  return {
    received(channel, isDuplicate) {
      received.inc({ channel });
      duplicates.inc({ channel }, isDuplicate ? 1 : 0);
    },
    handled: (channel, ms) => handling.observe({ channel }, seconds(ms)),
    notHandled: (channel) => notHandled.inc({ channel }),
    refused: (channel, why) => refused.inc({ channel, why }),
    called(channel, end, ms) {
      sends.inc({ channel, class: end });
      sending.observe({ channel }, seconds(ms));
    },
    settled: (kind, end) => ends.inc({ kind, end }),
    answered: (channel, ms) => answering.observe({ channel }, Math.max(0, seconds(ms))),
    jobRan(job, lateMs) {
      jobRuns.inc({ job });
      lateness.observe({ job }, Math.max(0, seconds(lateMs)));
    },
    ticked(end, ms) {
      ticks.inc({ end });
      ticking.observe(seconds(ms));
      if (end === 'done') lastTick.setToCurrentTime();
    },
    // `poll/telegram/4711`: which bot it is stays here
    leased: (name, ms) => void heldUntil.set(name.split('/', 1)[0] ?? name, performance.now() + ms),
    hindered: (channel, trouble) => hindered.inc({ channel, trouble }),
    used(channel, month, limits) {
      for (const what of ['messages', 'users'] as const) {
        used.set({ channel, what }, month[what]);
        allowed.set({ channel, what }, limits[what]);
      }
    },
    webhookSeen(channel, count, lastErrorAgoMs) {
      pending.set({ channel }, count);
      if (lastErrorAgoMs !== null) lastError.set({ channel }, (Date.now() - lastErrorAgoMs) / 1000);
    },
  };
}
