import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** Of the library's three dozen: what memory, processor and event loop tell. */
const KEPT = [
  'process_cpu_user_seconds_total',
  'process_cpu_system_seconds_total',
  'process_cpu_seconds_total',
  'process_resident_memory_bytes',
  'process_start_time_seconds',
  'nodejs_eventloop_lag_seconds',
];

export function addOwnProcess(registry: Registry, version: string): void {
  const registers = [registry];
  const all = new Registry();
  collectDefaultMetrics({ register: all });
  for (const name of KEPT) {
    const metric = all.getSingleMetric(name);
    if (metric !== undefined) registry.registerMetric(metric);
  }
  new Gauge({ name: 'nhacviec_up', help: '1 while the process lives', registers }).set(1);
  const build = new Gauge({ name: 'nhacviec_build_info', help: 'The version', labelNames: ['version'], registers });
  build.set({ version }, 1);
}
