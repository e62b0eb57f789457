import { afterEach } from '@jest/globals';
import type { OpenMemory } from '../../models/open-memory.ts';
import { openMemory } from '../../models/open-memory.ts';
import { openOffice } from '../../src/office.ts';
import type { OutboxItem } from '../../src/outbox/outbox-item.ts';
import { createLinkCode } from '../../src/people/link-code.ts';
import type { Memory } from '../../src/ports.ts';
import { createUnit, plantSample } from '../../src/sample/plant-sample.ts';
import type { Unit } from '../../src/unit.ts';
import { openTestDatabase } from '../support/database.ts';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram/fake-telegram.ts';
import type { Sent } from '../support/fake-telegram/world.ts';
import { type Program, startProgram, waitFor } from '../support/process.ts';

export const TOKEN = '471100:AAsecretSECRETsecret-x_y';
/** Their private chats. */
export const PHONES = { hanh: 2001, khoa: 2002, ngoc: 2003, xuyen: 2004 } as const;
export type Somebody = keyof typeof PHONES;

/** The sample commune on the real program over Telegram; its clock stands where a test wants it. */
export interface TelegramOffice {
  fake: FakeTelegram;
  /** Of its database. */
  uri: string;
  memory: Memory;
  unit: Unit;
  /** The program with a clock that reads `at` now. */
  start(at: Date, env?: Record<string, string>): Promise<Program>;
  /** A new link code, as the clerk would give it at `now`. */
  codeFor(officer: string, now: Date): Promise<string>;
  /** Links phones as if they had typed their codes long ago. */
  link(...people: Somebody[]): Promise<void>;
  says(who: Somebody, text: string): void;
  /** What stands in the chat, oldest first. */
  chat(who: Somebody): Sent[];
  texts(who: Somebody): string;
  /** Settles with the first message in the chat that matches. */
  gets(who: Somebody, what: RegExp, withinMs?: number): Promise<Sent>;
  outbox(): Promise<OutboxItem[]>;
}

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close().catch(() => undefined);
});

export const at = (moment: string): Date => new Date(`${moment}+07:00`);

/** The seconds of the system's clock stay, so that the program's minutes begin with the system's. */
export function alignedBefore(moment: Date): Date {
  const seconds = new Date().getSeconds();
  // starting and linking takes some seconds
  return new Date(moment.getTime() - (seconds > 40 ? 120_000 : 60_000) + seconds * 1000);
}

/** What is closed after the test, the last one first. */
export const closeAfterwards = (close: () => Promise<unknown>): void => void closing.push(close);

export const secondsTo = (moment: Date): string => String(Math.round((moment.getTime() - Date.now()) / 1000));

/** The sample commune in a database of its own, or in `uri`, which somebody else removes; gone after the test. */
export async function plantCommune(planted: Date, uri?: string): Promise<{ uri: string; memory: Memory; unit: Unit }> {
  const database = uri === undefined ? await openTestDatabase() : { uri, close: () => Promise.resolve() };
  closeAfterwards(() => database.close());
  const opened: OpenMemory = await openMemory(database.uri);
  closeAfterwards(() => opened.close());
  const { memory } = opened;
  const unit = await memory.transaction(async () => {
    const created = await createUnit(memory, { id: 'xa', name: 'UBND xã thử', zone: 'Asia/Ho_Chi_Minh' }, planted);
    await plantSample(memory, created, planted);
    return created;
  });
  return { uri: database.uri, memory, unit };
}

/** On a database of its own, or on `uri`, which somebody else removes. */
export async function openTelegramOffice(planted = at('2026-03-02T07:00'), given?: string): Promise<TelegramOffice> {
  const { uri, memory, unit } = await plantCommune(planted, given);
  const fake = await startFakeTelegram({ token: TOKEN });
  closeAfterwards(() => fake.close());
  const stores = memory.forUnit(unit.id);
  const chat = (who: Somebody): Sent[] => fake.sent.filter(({ chatId }) => chatId === String(PHONES[who]));
  const texts = (who: Somebody): string =>
    chat(who)
      .map(({ text }) => text)
      .join('\n---\n');

  return {
    fake,
    uri,
    memory,
    unit,
    start: (moment, env = {}) =>
      startProgram({
        env: {
          MONGODB_URI: uri,
          TELEGRAM_BOT_TOKEN: TOKEN,
          TELEGRAM_API_ROOT: fake.apiRoot,
          CLOCK_SHIFT: secondsTo(moment),
          ...env,
        },
      }),
    async codeFor(officer, now) {
      return (await createLinkCode(await openOffice(memory, unit, now), officer)).code;
    },
    async link(...people) {
      for (const officer of people) {
        fake.chats.set(String(PHONES[officer]), 'open');
        const account = { channel: 'telegram', account: String(PHONES[officer]), officer, order: 1 } as const;
        await stores.accounts.add({ ...account, state: 'ok', reason: null, linkedAt: planted });
      }
    },
    says: (who, text) => void fake.pushMessage({ chat: PHONES[who], text }),
    chat,
    texts,
    async gets(who, what, withinMs = 30_000) {
      const find = (): Sent | undefined => chat(who).find(({ text }) => what.test(text));
      await waitFor(
        () => find() !== undefined,
        withinMs,
        () => `${who} did not get ${what.source}, but:\n${texts(who)}`,
      );
      const found = find();
      if (found === undefined) throw new Error('it was there a moment ago');
      return found;
    },
    outbox: () => stores.outbox.list({}),
  };
}
