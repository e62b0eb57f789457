import type { Memory } from '../../src/ports.ts';
import { openOffice } from '../../src/office.ts';
import type { OutboxItem } from '../../src/outbox/outbox-item.ts';
import { createLinkCode } from '../../src/people/link-code.ts';
import type { Unit } from '../../src/unit.ts';
import { startFakeZalo } from '../support/fake-zalo/fake-zalo.ts';
import type { Oddities } from '../support/fake-zalo/oddities.ts';
import { type Program, startProgram, waitFor } from '../support/process.ts';
import {
  at,
  closeAfterwards,
  openTelegramOffice,
  PHONES,
  plantCommune,
  secondsTo,
  type Somebody,
} from './telegram-office.ts';

/** What stands in a chat, and the labels of what can be chosen. */
export interface Got {
  text: string;
  labels: string[];
}

/** The sample commune on the real program, by whichever channel: what people see and do. */
export interface StoryOffice {
  memory: Memory;
  unit: Unit;
  /** The program with a clock that reads `at` now. */
  start(at: Date): Promise<Program>;
  codeFor(officer: string, now: Date): Promise<string>;
  says(who: Somebody, text: string): void;
  /** Opens the bot with a code, as one does on this channel. */
  joins(who: Somebody, code: string): void;
  /** Takes a choice of this message: a button, or the number of its line. */
  chooses(who: Somebody, got: Got, label: string): void;
  /** Sends proof with a caption: a document where the channel carries some, else a photo of it. */
  proves(who: Somebody, caption: string): void;
  /** Oldest first. */
  chat(who: Somebody): Got[];
  texts(who: Somebody): string;
  /** Settles with the first message in the chat that matches. */
  gets(who: Somebody, what: RegExp, withinMs?: number): Promise<Got>;
  outbox(): Promise<OutboxItem[]>;
  /** What the platform still has to bring. */
  pending(): number;
}

const PLANTED = at('2026-03-02T07:00');
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n');
/** The smallest picture that is one. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const textsOf = (chat: Got[]): string => chat.map(({ text }) => text).join('\n---\n');

export async function overTelegram(): Promise<StoryOffice> {
  const office = await openTelegramOffice(PLANTED);
  const { fake } = office;
  const chat = (who: Somebody): Got[] =>
    office.chat(who).map(({ text, buttons }) => ({ text, labels: buttons.flat().map((button) => button.text) }));
  return {
    ...office,
    chat,
    async gets(who, what, withinMs) {
      const { text, buttons } = await office.gets(who, what, withinMs);
      return { text, labels: buttons.flat().map((button) => button.text) };
    },
    joins: (who, code) => office.says(who, `/start ${code}`),
    chooses(who, got, label) {
      const sent = office.chat(who).find(({ text }) => text === got.text);
      const data = sent?.buttons.flat().find(({ text }) => text === label)?.callback_data;
      if (sent === undefined || data === undefined) throw new Error(`there is no ${label}`);
      fake.pushCallback({ chat: PHONES[who], data, messageId: sent.messageId });
    },
    proves: (who, caption) => void fake.pushDocument({ chat: PHONES[who], name: 'KH CCHC.pdf', bytes: PDF, caption }),
    pending: () => fake.updates.pending(),
  };
}

const TOKEN = '471100:AAsecretSECRETsecret-x_y';
/** Lines of choices are the last ones of a message. */
const labelsIn = (text: string): string[] => [...text.matchAll(/^\d+\. (.+)$/gmu)].map(([, label]) => label ?? '');

export async function overZalo(oddities: Partial<Oddities> = {}): Promise<StoryOffice> {
  const { uri, memory, unit } = await plantCommune(PLANTED);
  const fake = await startFakeZalo({ token: TOKEN, oddities });
  closeAfterwards(() => fake.close());
  const idOf = (who: Somebody): string => `zalo-${PHONES[who]}`;
  const chat = (who: Somebody): Got[] =>
    fake.sent.filter(({ chatId }) => chatId === idOf(who)).map(({ text }) => ({ text, labels: labelsIn(text) }));
  const says = (who: Somebody, text: string): void => void fake.says(idOf(who), text);
  return {
    memory,
    unit,
    start: (moment) =>
      startProgram({
        env: {
          MONGODB_URI: uri,
          ZALO_BOT_TOKEN: TOKEN,
          ZALO_BOT_API_ROOT: fake.apiRoot,
          CLOCK_SHIFT: secondsTo(moment),
        },
      }),
    codeFor: async (officer, now) => (await createLinkCode(await openOffice(memory, unit, now), officer)).code,
    says,
    joins: says,
    chooses(who, { labels }, label) {
      if (!labels.includes(label)) throw new Error(`there is no ${label}`);
      says(who, String(labels.indexOf(label) + 1));
    },
    proves: (who, caption) => void fake.sendsPhoto(idOf(who), { bytes: PNG, caption }),
    chat,
    texts: (who) => textsOf(chat(who)),
    async gets(who, what, withinMs = 30_000) {
      const find = (): Got | undefined => chat(who).find(({ text }) => what.test(text));
      await waitFor(
        () => find() !== undefined,
        withinMs,
        () => `${who} did not get ${what.source}, but:\n${textsOf(chat(who))}`,
      );
      const found = find();
      if (found === undefined) throw new Error('it was there a moment ago');
      return found;
    },
    outbox: () => memory.forUnit(unit.id).outbox.list({}),
    pending: () => fake.pending(),
  };
}
