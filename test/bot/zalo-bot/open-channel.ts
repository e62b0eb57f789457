import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach } from '@jest/globals';
import type { ConnectedChannel } from '../../../bot/connected-channel.ts';
import {
  createZaloBotChannel,
  type ZaloBotOptions,
  type ZaloBotTiming,
} from '../../../bot/zalo-bot/zalo-bot-channel.ts';
import type { Incoming, Outgoing, Reception } from '../../../src/channels.ts';
import type { Logger } from '../../../src/log.ts';
import type { Message } from '../../../src/messages/message.ts';
import { type FakeZalo, startFakeZalo } from '../../support/fake-zalo/fake-zalo.ts';
import type { Oddities } from '../../support/fake-zalo/oddities.ts';

export const TOKEN = '4711:AAsecretSECRETsecret-x_y';
export const HANH = '6ede9afa66b88fe6d6a9';

const FAST: Partial<ZaloBotTiming> = {
  pollSeconds: 1,
  pollGraceMs: 300,
  restMs: 20,
  callMs: 300,
  connectMs: 200,
  fileMs: 1_000,
  againMs: 10,
  limitMs: 10,
  limitMaxMs: 40,
  backOffMs: 2,
  backOffMaxMs: 10,
  slowMs: 10,
  soonMs: 10,
  lookMs: 10,
  leaseMs: 400,
  standByMs: 10,
};

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** A fake Zalo with a chat that Hạnh has opened; it is closed after the test. */
export async function openFake(oddities: Partial<Oddities> = {}): Promise<FakeZalo> {
  const fake = await startFakeZalo({ token: TOKEN, oddities });
  fake.chats.set(HANH, 'open');
  closing.push(() => fake.close().catch(() => undefined));
  return fake;
}

export interface Opened {
  channel: ConnectedChannel;
  /** All that was logged, as JSON lines. */
  logged: string[];
}

export type Given = Partial<
  Pick<ZaloBotOptions, 'token' | 'mediaHosts' | 'publicUrl' | 'webhook' | 'leases' | 'observer'>
> & {
  timing?: Partial<ZaloBotTiming>;
};

/** A channel at this address, not started; it is stopped after the test. */
export function openChannel(apiRoot: string, { timing = {}, ...given }: Given = {}): Opened {
  const logged: string[] = [];
  const log =
    (level: string): Logger['info'] =>
    (fields, sentence) =>
      void logged.push(JSON.stringify({ level, ...fields, sentence }));
  const logger = { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
  const month = { messages: 3000, users: 50 };
  const channel = createZaloBotChannel({
    token: TOKEN,
    apiRoot,
    mediaHosts: ['zdn.vn'],
    publicUrl: null,
    month,
    logger,
    timing: { ...FAST, ...timing },
    ...given,
  });
  closing.push(() => channel.stop());
  return { channel, logged };
}

export interface TestReception extends Reception {
  received: Incoming[];
  /** While true nothing can be stored. */
  away: boolean;
}

export function openReception(): TestReception {
  const reception: TestReception = {
    received: [],
    away: false,
    receive(incoming) {
      if (reception.away) return Promise.reject(new Error('no database'));
      reception.received.push(incoming);
      return Promise.resolve({ duplicate: false, handled: Promise.resolve() });
    },
  };
  return reception;
}

/** A message as the outbox hands it over; `paths` by the files' ids. Every turn comes as soon as it was waited for. */
export function outgoing(message: Message, paths: Record<string, string> = {}): Outgoing {
  return {
    kind: 'reply',
    message,
    open: () => Promise.resolve(null),
    share: (id) => Promise.resolve(paths[id] ?? null),
    nextTurn: (afterMs = 0) => sleep(afterMs, true),
    signal: new AbortController().signal,
  };
}

export interface Running extends Opened {
  fake: FakeZalo;
  reception: TestReception;
}

/** A started channel that polls, what it brings, and the fake behind it. */
export async function start(oddities: Partial<Oddities> = {}, given: Given = {}): Promise<Running> {
  const fake = await openFake(oddities);
  const reception = openReception();
  const opened = openChannel(fake.apiRoot, given);
  await opened.channel.start(reception);
  return { fake, reception, ...opened };
}

/** Settles when this many messages were brought. */
export const arrived = ({ fake, reception }: Pick<Running, 'fake' | 'reception'>, count: number): Promise<void> =>
  fake.until(`${count} messages arrive`, () => reception.received.length >= count);
