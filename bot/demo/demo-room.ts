import type { Kind, TaskStatus } from '../../src/duties/task.ts';
import type { MessageKind } from '../../src/messages/message.ts';
import type { Role } from '../../src/people/person.ts';

/**
 * What the demo room's page and API need of the product. Everything is in the shape of the contract already
 * (moments ISO 8601 with offset, days `YYYY-MM-DD`), so that the routes only check what comes in.
 */
export interface DemoRoom {
  people(): Promise<DemoPerson[]>;
  /**
   * Somebody writes; the answers come back. An unknown `from` is a stranger writing for the first time. Everything
   * that the message causes stands in the inboxes before it settles.
   */
  speak(input: DemoSpeech): Promise<DemoMessage[]>;
  /** Oldest first, after the message with this id; nobody of that name: none. */
  inbox(person: string, after: string | null): Promise<DemoMessage[]>;
  /** By number. */
  tasks(): Promise<DemoTask[]>;
  announcements(): Promise<DemoAnnouncement[]>;
  now(): Date;
  /**
   * Runs what lies in between, in order; with `down` as if the process had been off. Tells of its progress by events.
   * Rejects with ClockMovesBackward.
   */
  moveClock(to: Date, down: boolean, onProgress?: (at: Date) => void): Promise<void>;
  reset(): Promise<void>;
  openFile(id: string): Promise<DemoFile | null>;
  /** Tells of every change until the returned function is called. */
  onChange(listener: (event: DemoEvent) => void): () => void;
}

export interface DemoPerson {
  id: string;
  name: string;
  post: string;
  roles: Role[];
}

export interface DemoSpeech {
  from: string;
  text: string | null;
  choice: string | null;
  file: { name: string; bytes: Buffer } | null;
}

export interface DemoMessage {
  id: string;
  at: string;
  text: string;
  kind: MessageKind;
  choices: { label: string; value: string }[];
  files: { name: string; url: string }[];
}

export interface DemoTask {
  number: number;
  duty: string | null;
  title: string;
  kind: Kind;
  holder: { id: string; name: string; post: string } | null;
  status: TaskStatus;
  dueOn: string | null;
  originalDueOn: string | null;
  doneAt?: string;
  closedOn?: string;
  /** Working days up to the closing day, 0 in time. */
  late?: number;
  points?: number;
  evidence: DemoEvidence[];
}

export type DemoEvidence =
  | { kind: 'reference'; reference: string; issuedOn: string }
  | { kind: 'file'; name: string; size: number; url: string }
  | { kind: 'reading'; value: number; of: number | null; on: string }
  | { kind: 'confirmation'; on: string }
  | { kind: 'exempted'; reason: string };

export interface DemoAnnouncement {
  number: number;
  text: string;
  at: string;
  receivers: { id: string; name: string; acknowledgedAt?: string }[];
}

export interface DemoFile {
  name: string;
  mime: string;
  bytes: Buffer;
}

/** `person` got a message; the clock stands at `now`; a long move has come as far as `now`; all began anew. */
export interface DemoEvent {
  kind: 'message' | 'clock' | 'reset' | 'progress';
  person?: string;
  now?: string;
}

export class ClockMovesBackward extends Error {
  constructor() {
    super('the demo clock only moves forward');
    this.name = 'ClockMovesBackward';
  }
}
