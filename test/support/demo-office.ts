import { mongo } from 'mongoose';
import type { DemoMessage, DemoTask } from '../../bot/demo/demo-room.ts';
import { openMemory } from '../../models/open-memory.ts';
import { VIETNAM } from '../../src/calendar/zone.ts';
import { demoClock, openDemo } from '../../src/main/open-demo.ts';
import { openTestDatabase } from './database.ts';

/**
 * The sample commune in the demo room, in this process, on a database of the test's own: people speak, the clock is
 * moved, and what stands on the phones is read. Moments are `2026-03-02T07:30` in Vietnam.
 */
export interface DemoOffice {
  /** The replies. */
  say(person: string, text: string): Promise<DemoMessage[]>;
  /** A button: the value of a choice. */
  tap(person: string, value: string): Promise<DemoMessage[]>;
  sendFile(person: string, name: string, bytes: Buffer, text?: string): Promise<DemoMessage[]>;
  /** Oldest first, replies too; after the message with this id. */
  inboxOf(person: string, after?: string | null): Promise<DemoMessage[]>;
  moveTo(moment: string, options?: { down?: boolean }): Promise<void>;
  now(): string;
  /** Throws when there is no such task. */
  task(number: number): Promise<DemoTask>;
  tasks(): Promise<DemoTask[]>;
  announcements(): ReturnType<Awaited<ReturnType<typeof openDemo>>['room']['announcements']>;
  /** As at the first start: Monday 2 March 2026, 07:00. */
  reset(): Promise<void>;
  /** Where the database holds this, in any collection or file: `collection: …a few words around it…`. */
  stored(pattern: RegExp): Promise<string[]>;
  close(): Promise<void>;
}

const silence = { debug() {}, info() {}, warn() {}, error() {} };
const MINUTE_MS = 60_000;

/** Opens the room; `reset` is what a new story begins with. */
export async function openDemoOffice(): Promise<DemoOffice> {
  const database = await openTestDatabase();
  const opened = await openMemory(database.uri);
  const { app, room } = await openDemo(opened.memory, demoClock(VIETNAM), VIETNAM, silence);
  await app.start();
  const speak = (from: string, said: { text?: string; choice?: string; file?: { name: string; bytes: Buffer } }) =>
    room.speak({ from, text: said.text ?? null, choice: said.choice ?? null, file: said.file ?? null });

  return {
    say: (person, text) => speak(person, { text }),
    tap: (person, choice) => speak(person, { choice }),
    sendFile: (person, name, bytes, text) =>
      speak(person, { file: { name, bytes }, ...(text === undefined ? {} : { text }) }),
    inboxOf: (person, after = null) => room.inbox(person, after),
    moveTo: (moment, { down = false } = {}) => room.moveClock(vietnameseMoment(moment), down),
    now: () => new Date(room.now().getTime() + 7 * 60 * MINUTE_MS).toISOString().slice(0, 16),
    async task(number) {
      const task = (await room.tasks()).find((one) => one.number === number);
      if (task === undefined) throw new Error(`no task ${number}`);
      return task;
    },
    tasks: () => room.tasks(),
    announcements: () => room.announcements(),
    reset: () => room.reset(),
    stored: (pattern) => search(database.uri, pattern),
    async close() {
      await app.stop();
      await opened.close();
      await database.close();
    },
  };
}

const vietnameseMoment = (moment: string): Date => new Date(`${moment}:00+07:00`);

/** Binary (files) is read as text too: a word in a stored file is a word in the database. */
async function search(uri: string, pattern: RegExp): Promise<string[]> {
  const client = new mongo.MongoClient(uri);
  const everywhere = new RegExp(`.{0,60}(?:${pattern.source}).{0,20}`, `${pattern.flags.replace('g', '')}gs`);
  try {
    const found: string[] = [];
    for (const { name } of await client.db().listCollections().toArray()) {
      for await (const document of client.db().collection(name).find()) {
        const text = JSON.stringify(document, asText);
        found.push(...(text.match(everywhere) ?? []).map((hit) => `${name}: ${hit}`));
      }
    }
    return found;
  } finally {
    await client.close();
  }
}

/** Binaries turn themselves into base64 before a replacer sees them: it looks at what they were. */
function asText(this: unknown, key: string, value: unknown): unknown {
  const raw = (this as Record<string, unknown>)[key];
  return raw instanceof mongo.Binary ? raw.toString('utf8') : value;
}
