import { createTelegramChannel } from '../bot/telegram/telegram-channel.ts';
import { menuFor } from '../bot/commands/index.ts';
import type { DemoRoom } from '../bot/demo/demo-room.ts';
import { CannotListen } from '../bot/web/cannot-listen.ts';
import { createWebServer } from '../bot/web/server.ts';
import { MongodError } from '../models/mongod/mongod-errors.ts';
import { type Clock, type FrozenClock, systemClock } from './clock.ts';
import { type Config, InvalidConfig, readConfig } from './config.ts';
import type { Logger } from './log.ts';
import { createLogger } from './logger.ts';
import type { Memory } from './ports.ts';
import { withEnvFile } from './read-env-file.ts';
import { type App, openApp } from './wiring/open-app.ts';
import { openMemoryPatiently, startDatabase } from './wiring/open-database.ts';
import { demoClock, openDemo } from './wiring/open-demo.ts';
import { readiness } from './wiring/readiness.ts';

const DRAIN_MS = 10_000;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

/** Opens everything in order; a signal closes it in reverse. */
async function main(): Promise<void> {
  const env = withEnvFile(process.env);
  const config = readConfig(env);
  const logger = createLogger(config.logLevel);
  const handClock = config.demo ? demoClock(config.zone) : null;
  const clock = handClock ?? systemClock(config.clockShiftSeconds);
  const closing: (() => Promise<void>)[] = [];
  let stopping = false;
  let app: App | null = null;
  let room: DemoRoom | null = null;

  const ready = readiness(() => (app === null ? null : { app, clock, byHand: config.demo }));
  const web = await createWebServer({
    host: config.host,
    port: config.port,
    logger,
    health: { ready: ready.check, now: () => clock.now(), zone: config.zone },
    metrics: ready.metrics,
    ...(config.demo ? { demo: () => room } : {}),
  });
  const url = await web.listen();
  closing.push(() => web.close());
  say(config.demo ? `Phòng thử Nhắc Việc: ${url}` : `Nhắc Việc đang chạy: ${url}`);
  if (config.clockShiftSeconds !== 0) say(`Đồng hồ diễn tập lệch ${config.clockShiftSeconds} giây (CLOCK_SHIFT).`);

  const stop = async (code: number): Promise<void> => {
    if (stopping) return;
    stopping = true;
    const hard = setTimeout(() => process.exit(code === 0 ? 1 : code), DRAIN_MS - 500);
    for (const close of closing.toReversed()) await close().catch((error: unknown) => logger.error({ err: error }, 'a part did not close'));
    clearTimeout(hard);
    process.exit(code);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(0));

  const database = await startDatabase(config, env, complain);
  closing.push(() => database.stop());
  void database.lost.then(() => {
    complain('MongoDB nhúng đã dừng ngoài ý muốn, chương trình dừng theo.');
    return stop(1);
  });
  const opened = await openMemoryPatiently(database.uri, logger, complain, () => stopping);
  if (opened === null) return;
  closing.push(() => opened.close());
  ready.watch(opened);

  const running = await openParts(config, opened.memory, clock, handClock, logger);
  closing.push(() => running.app.stop());
  await running.app.start();
  ({ app, room } = running);
  say(config.demo ? 'Sẵn sàng. Mở địa chỉ trên bằng trình duyệt.' : 'Sẵn sàng.');
}

async function openParts(
  config: Config,
  memory: Memory,
  clock: Clock,
  handClock: FrozenClock | null,
  logger: Logger,
): Promise<{ app: App; room: DemoRoom | null }> {
  if (handClock !== null) return openDemo(memory, handClock, config.zone, logger);
  const channels = config.telegram === null ? [] : [createTelegramChannel({ ...config.telegram, logger, menu: menuFor('officer') })];
  if (channels.length === 0) complain('Chưa có kênh nào: đặt TELEGRAM_BOT_TOKEN, hoặc DEMO=on để thử.');
  return { app: openApp({ memory, clock, logger, zone: config.zone, channels }), room: null };
}

main().catch((error: unknown) => {
  if (error instanceof InvalidConfig) complain(`Cấu hình sai:\n${error.problems.map((problem) => `- ${problem}`).join('\n')}`);
  else if (error instanceof MongodError || error instanceof CannotListen) complain(error.message);
  else complain(`Không khởi động được (${error instanceof Error ? error.name : 'lỗi'}). Chạy lại với LOG_LEVEL=debug, hoặc: npm run nhacviec -- doctor`);
  process.exit(1);
});
