import { createReception } from '../../bot/reception.ts';
import { menuFor } from '../../bot/commands/index.ts';
import { handleMessage } from '../../bot/handle-message.ts';
import { createScheduler, type Scheduler } from '../../jobs/scheduler.ts';
import type { Channel, Reception } from '../channels.ts';
import type { Clock } from '../clock.ts';
import { withDeadline } from '../deadline.ts';
import type { Logger } from '../log.ts';
import type { Observer } from '../observer.ts';
import type { InboxClaim, Memory } from '../ports.ts';
import { observeLeases } from './observe-leases.ts';
import { createSender } from '../outbox/sender.ts';
import { createUsageWatch } from '../usage/warn-clerks.ts';

/** The product itself: what comes in, what goes out, and the clock between, over these channels. */
export interface App {
  reception: Reception;
  scheduler: Scheduler;
  start(): Promise<void>;
  /** No more is taken in or claimed; what is in hand finishes. */
  stop(): Promise<void>;
  /** Vietnamese sentences about channels that do not work. */
  channelProblems(): string[];
}

export interface AppParts {
  memory: Memory;
  clock: Clock;
  logger: Logger;
  zone: string;
  channels: readonly Channel[];
  /** The demo room: its clock is moved by hand, and it has its database to itself. */
  byHand?: boolean;
  observer?: Observer | undefined;
}

const RECOVERED_AT_ONCE = 200;
const DAY_MS = 86_400_000;
/** What a person says next waits for the answer before, but not for everybody's reminders. */
const ANSWERS_MS = 3000;

/** Puts the parts together; nothing runs before `start`. */
export function openApp(parts: AppParts): App {
  const { memory, clock, logger, channels, byHand = false, observer } = parts;
  const sending = { memory, channels, clock, logger, observer };
  const sender = createSender(sending, byHand ? 1 : 5);
  const answers = createSender(sending, 5, true);
  const linksFor = (code: string): string[] => channels.flatMap((channel) => channel.linkFor(code) ?? []);
  const handle = async (claim: InboxClaim): Promise<void> => {
    const linked = await handleMessage({ memory, clock, linksFor, observer }, claim);
    if (linked === null) return;
    const channel = channels.find(({ name }) => name === linked.channel);
    // A comfort: the answer does not wait for it.
    void channel?.setMenuFor?.(linked.account, menuFor(linked.role));
  };

  /** Whoever wrote waits for answers alone, however many reminders are on their way; not for a platform that hangs. */
  async function sendAnswers(): Promise<void> {
    const everything = sender.sendDue();
    await (byHand ? everything : withDeadline(answers.sendDue(), ANSWERS_MS).catch(() => undefined));
  }

  const reception = createReception({ memory, clock, logger, handle, sendDue: sendAnswers, observer });

  const watchUsage = createUsageWatch({ memory, channels, clock, observer });

  /** What a crash left between "stored" and "handled", and what failed and is to be tried again. */
  async function recoverInbox(): Promise<void> {
    await reception.sweep(RECOVERED_AT_ONCE);
    const everything = sender.sendDue();
    // A morning's thousands take minutes: the tick that looked here has an end.
    if (byHand) await everything;
    await sweepFiles();
    await watchUsage();
  }

  /** Once a day: files of messages that a crash cut short. File dates are the system's, whatever the product's clock. */
  let sweptAt = 0;
  async function sweepFiles(): Promise<void> {
    if (Date.now() - sweptAt < DAY_MS) return;
    sweptAt = Date.now();
    const before = new Date(sweptAt - DAY_MS);
    for (const { id } of await memory.units.list()) {
      const removed = await memory.forUnit(id).files.removeLoose(before);
      if (removed > 0) logger.info({ unit: id, removed }, 'loose files were removed');
    }
  }

  const watchedRuns = observer === undefined ? {} : observeLeases(memory.jobRuns, observer);
  const scheduler = createScheduler({
    memory: { ...memory, jobRuns: { ...memory.jobRuns, ...watchedRuns } },
    channels,
    clock,
    logger,
    observer,
    zone: parts.zone,
    recoverInbox,
    isAlone: byHand,
    inFlight: byHand ? 1 : 5,
  });

  return {
    reception,
    scheduler,
    async start() {
      for (const channel of channels) await channel.start(reception);
      if (byHand) return recoverInbox();
      scheduler.start();
      // What fell into the downtime does not wait for the next full minute. If this fails, that one tries again.
      await scheduler
        .tick(clock.now())
        .catch((error: unknown) => logger.error({ err: error }, 'the first tick failed'));
    },
    async stop() {
      // the last ones get their answers; a sweep under way ends with the line in hand
      const drained = Promise.all(channels.map((channel) => channel.stop())).then(() => reception.drained());
      await Promise.all([drained, scheduler.stop()]);
      await Promise.all([sender.stop(), answers.stop()]);
    },
    channelProblems: () => channels.flatMap((channel) => channel.problem() ?? []),
  };
}
