import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach } from '@jest/globals';
import {
  createTelegramChannel,
  type TelegramChannel,
  type TelegramOptions,
  type TelegramTiming,
} from '../../../bot/telegram/telegram-channel.ts';
import type { Incoming, Outgoing, Reception, MenuEntry } from '../../../src/channels.ts';
import type { Logger } from '../../../src/log.ts';
import type { FileLink, Message } from '../../../src/messages/message.ts';
import { type FakeTelegram, startFakeTelegram } from '../../support/fake-telegram/fake-telegram.ts';

export const TOKEN = '4711:AAsecretSECRETsecret-x_y';
export const HANH = 2001;

const FAST: Partial<TelegramTiming> = {
  pollSeconds: 5,
  callMs: 300,
  connectMs: 200,
  fileMs: 1_000,
  againMs: 10,
  backOffMs: 2,
  backOffMaxMs: 10,
  slowMs: 10,
  soonMs: 10,
  lookMs: 10,
  failingMs: 30,
  quietMs: 60_000,
  leaseMs: 400,
  standByMs: 10,
};

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A fake Telegram with a chat that Hạnh has opened; it is closed after the test. */
export async function openFake(): Promise<FakeTelegram> {
  const fake = await startFakeTelegram({ token: TOKEN });
  fake.chats.set(String(HANH), 'open');
  closing.push(() => fake.close().catch(() => undefined));
  return fake;
}

export interface Opened {
  channel: TelegramChannel;
  /** All that was logged, as JSON lines. */
  logged: string[];
}

/** A channel at this address, not started; it is stopped after the test. */
export function openChannel(
  apiRoot: string,
  {
    token = TOKEN,
    menu = [],
    timing = {},
    ...receiving
  }: { token?: string; menu?: MenuEntry[]; timing?: Partial<TelegramTiming> } & Pick<
    TelegramOptions,
    'webhook' | 'leases' | 'observer'
  > = {},
): Opened {
  const logged: string[] = [];
  const log =
    (level: string): Logger['info'] =>
    (fields, sentence) =>
      void logged.push(JSON.stringify({ level, ...fields, sentence }));
  const logger = { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
  const channel = createTelegramChannel({ token, apiRoot, logger, menu, timing: { ...FAST, ...timing }, ...receiving });
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

/** A message as the outbox hands it over; `files` by their id. Every turn comes as soon as it was waited for. */
export function outgoing(message: Message, files: Record<string, Buffer> = {}): Outgoing {
  return {
    kind: 'reply',
    message,
    open: (id) => Promise.resolve(files[id] ?? null),
    nextTurn: (afterMs = 0) => sleep(afterMs, true),
    signal: new AbortController().signal,
  };
}

/** A channel that only sends, and the fake behind it. */
export async function openBoth() {
  const fake = await openFake();
  return { fake, ...openChannel(fake.apiRoot) };
}

export const link = (id: string, name: string, mime: string, size = 4): FileLink => ({ id, name, mime, size });
