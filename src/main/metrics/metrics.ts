import { Gauge, Histogram, Registry } from 'prom-client';
import type { Look } from '../../../models/look.ts';
import type { Observer } from '../../observer.ts';
import { createCounts } from './counts.ts';
import { createQueueGauges } from './figures.ts';
import { addOwnProcess } from './own-process.ts';

export interface Metrics {
  /** Counts what it is told. */
  observer: Observer;
  /** The database answered a question (pulse.ts). */
  pulse(tripMs: number, aheadMs: number): void;
  /** Prometheus text; every scrape asks the rest anew. */
  text(): Promise<string>;
  /** Of every metric that stands in the text. */
  names(): string[];
}

export interface MetricsNeeds {
  version: string;
  /** The product's. */
  now(): Date;
  look(): Look | null;
  /** Channels and what hinders them; null: nothing. */
  channels(): readonly { name: string; problem(): string | null }[];
  /** Whether the process is ready, asked at each scrape. */
  isReady(): Promise<boolean>;
}

/** `/metrics`: what this process did, and how the outbox stands. One registry for each call: nothing is shared. */
export function createMetrics({ version, now, look, channels, isReady }: MetricsNeeds): Metrics {
  const registry = new Registry();
  const registers = [registry];
  addOwnProcess(registry, version);
  const observer = createCounts(registry);
  const queue = createQueueGauges(registry);
  const ready = new Gauge({ name: 'nhacviec_ready', help: '1 when /health/ready answers 200', registers });
  const channelOk = new Gauge({
    name: 'nhacviec_channel_ok',
    help: '1 when nothing hinders the channel in receiving',
    labelNames: ['channel'],
    registers,
  });
  const trips = new Histogram({
    name: 'nhacviec_database_seconds',
    help: 'A question to the database and its answer, asked each ten seconds',
    buckets: [0.001, 0.005, 0.025, 0.1, 0.25, 1, 5],
    registers,
  });
  const skew = new Gauge({
    name: 'nhacviec_database_clock_skew_seconds',
    help: 'By how much the database’s clock is ahead of this machine’s',
    registers,
  });

  return {
    observer,
    pulse(tripMs, aheadMs) {
      trips.observe(tripMs / 1000);
      skew.set(aheadMs / 1000);
    },
    async text() {
      for (const { name, problem } of channels()) channelOk.set({ channel: name }, problem() === null ? 1 : 0);
      await queue.refresh(look(), now());
      ready.set((await isReady()) ? 1 : 0);
      return registry.metrics();
    },
    names: () => registry.getMetricsAsArray().map(({ name }) => name),
  };
}
