import type { DemoRoom } from '../bot/demo/demo-room.ts';
import { createWebServer, type WebServer } from '../bot/web/server.ts';
import { openMemory, type OpenMemory } from '../models/open-memory.ts';
import type { Channel } from './channels.ts';
import { type Clock, type FrozenClock, systemClock } from './clock.ts';
import { type Config, readConfig } from './config.ts';
import type { Logger } from './log.ts';
import { createLogger } from './logger.ts';
import type { Observer } from './observer.ts';
import type { Memory } from './ports.ts';
import { withEnvFile } from './read-env-file.ts';
import { closeInTime } from './main/close-in-time.ts';
import { type App, openApp } from './main/open-app.ts';
import { openChannels } from './main/open-channels.ts';
import { openShared } from './main/open-shared.ts';
import { type Database, openMemoryPatiently, startDatabase, untilSound } from './main/open-database.ts';
import { createMetrics } from './main/metrics/metrics.ts';
import { startPulse } from './main/pulse.ts';
import { readVersion } from './main/read-version.ts';
import { readiness } from './main/readiness.ts';
import { tellOperator } from './main/tell-operator.ts';
import { whyNotStarted } from './main/why-not-started.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

/** What is open by now, in the order in which it was opened. */
const open: { web?: WebServer; database?: Database; memory?: OpenMemory; walking?: OpenMemory; app?: App } = {};
let stopping = false;
const isStopping = (): boolean => stopping;

/** Opens everything in order; a signal closes it in reverse. */
async function main(): Promise<void> {
  const env = withEnvFile(process.env);
  const config = readConfig(env);
  const logger = createLogger(config.logLevel);
  endOn(logger);
  // what only the demo room needs is loaded for it alone
  const handClock = config.demo ? (await import('./main/open-demo.ts')).demoClock(config.zone) : null;
  const clock = handClock ?? systemClock(config.clockShiftSeconds);
  let isStarted = false;
  let room: DemoRoom | null = null;

  // before the database is there, so that the webhook answers from the first moment
  const ready = readiness(() => (open.app === undefined ? null : { app: open.app, isStarted, byHand: config.demo }));
  const metrics = createMetrics({
    version: readVersion(),
    now: () => clock.now(),
    look: () => open.memory?.look ?? null,
    channels: () => channels,
    isReady: async () => (await ready.check()).ok,
  });
  const channels = await openChannels(config, logger, metrics.observer, () => {
    if (open.memory === undefined) throw new Error('no memory yet');
    return open.memory.memory.jobRuns;
  });
  open.web = await createWebServer({
    host: config.host,
    port: config.port,
    logger,
    health: { ready: ready.check, now: () => clock.now(), zone: config.zone },
    metrics: metrics.text,
    files: openShared(() => open.memory?.memory ?? null),
    webhooks: channels.flatMap(({ webhook }) => webhook ?? []),
    ...(config.demo ? { demo: () => room } : {}),
  });
  const url = await open.web.listen();
  say(config.demo ? `Phòng diễn tập Nhắc Việc: ${url}` : `Nhắc Việc đang chạy: ${url}`);
  if (config.clockShiftSeconds !== 0) say(`Đồng hồ diễn tập lệch ${config.clockShiftSeconds} giây (CLOCK_SHIFT).`);

  open.database = await startDatabase(config, env, complain);
  void open.database.lost.then(() => {
    complain('MongoDB nhúng đã dừng ngoài ý muốn, chương trình dừng theo.');
    return stop(1, logger);
  });
  const opened = await openMemoryPatiently(open.database.uri, logger, complain, isStopping);
  if (opened === null) return;
  open.memory = opened;
  ready.watch(opened);
  startPulse({ look: opened.look, logger, onBeat: metrics.pulse });
  if (!(await untilSound(opened, complain, isStopping))) return;

  open.walking = handClock === null ? opened : await openMemory(open.database.uri, { durability: 'at-ease' });
  const memories = { memory: opened.memory, walking: open.walking.memory };
  const running = await openParts(config, memories, clock, handClock, logger, channels, metrics.observer);
  open.app = running.app;
  await running.app.start();
  isStarted = true;
  ({ room } = running);
  const well = (): void => say(config.demo ? 'Sẵn sàng. Mở địa chỉ trên bằng trình duyệt.' : 'Sẵn sàng.');
  tellOperator(running.app.channelProblems, { well, wrong: complain });
}

async function openParts(
  config: Config,
  { memory, walking }: { memory: Memory; walking: Memory },
  clock: Clock,
  handClock: FrozenClock | null,
  logger: Logger,
  channels: readonly Channel[],
  observer: Observer,
): Promise<{ app: App; room: DemoRoom | null }> {
  if (handClock !== null) {
    const { openDemo } = await import('./main/open-demo.ts');
    return openDemo(memory, handClock, config.zone, logger, walking);
  }
  if (channels.length === 0)
    complain('Chưa có kênh nào: đặt ZALO_BOT_TOKEN hoặc TELEGRAM_BOT_TOKEN, hoặc DEMO=on để thử.');
  return { app: openApp({ memory, clock, logger, zone: config.zone, channels, observer }), room: null };
}

/** Signals end it well; what nobody caught ends it with a line that does not repeat what somebody wrote. */
function endOn(logger: Logger): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(0, logger));
  process.on('uncaughtException', (error) => {
    logger.error({ err: error }, 'an error that nobody caught');
    void stop(1, logger);
  });
  // `npm start | head -1`: whoever read our lines has gone, the work goes on
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

/** In reverse, within ten seconds in all; what is in hand finishes or stands in the database for the next start. */
async function stop(code: number, logger: Logger): Promise<void> {
  if (stopping) return;
  stopping = true;
  const { web, app, memory, walking, database } = open;
  await Promise.all([closeInTime('app', app?.stop(), 6000, logger), closeInTime('web', web?.close(), 6000, logger)]);
  await closeInTime('memory', Promise.all([memory?.close(), walking?.close()]), 1000, logger);
  await closeInTime('database', database?.stop(), 2500, logger);
  process.exit(code);
}

main().catch((error: unknown) => {
  if (stopping) return; // what was being opened lost its ground
  complain(whyNotStarted(error));
  process.exit(1);
});
