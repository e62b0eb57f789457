import type { StoredFile } from '../inbox/inbox-item.ts';
import type { Choice } from '../messages/message.ts';
import type { OfficerId } from '../people/person.ts';
import type { Intent } from '../understanding/intent.ts';

/** What is missing before an intent can be acted on. */
export type Missing = 'task' | 'evidence' | 'reference-day' | 'day' | 'reason' | 'reading' | 'confirm' | 'choice';

/** An intent that waits for one more answer. */
export interface PendingIntent {
  intent: Intent;
  missing: Missing;
  /** Files that came with it. */
  files: StoredFile[];
}

/** The last message with choices: on a channel without buttons the number is the answer, for 15 minutes. */
export interface OpenQuestion {
  choices: Choice[];
  askedAt: Date;
}

/** What the bot last asked this person about; an answer without a number means the only one. */
export interface Focus {
  tasks: number[];
  announcement: number | null;
  until: Date;
}

/** What a person and the bot are talking about: kept in the database, so a restart forgets nothing. */
export interface Conversation {
  officer: OfficerId;
  pending: (PendingIntent & { askedAt: Date }) | null;
  question: OpenQuestion | null;
  focus: Focus | null;
  /** Files that came before their "xong": they wait 15 minutes. */
  waitingFiles: { file: StoredFile; at: Date }[];
  /** Files within 10 minutes of a closing join it. */
  lastClosing: { task: number; at: Date } | null;
  /** The album that was answered last: its other parts get no answer of their own. */
  album: string | null;
}

export function emptyConversation(officer: OfficerId): Conversation {
  return { officer, pending: null, question: null, focus: null, waitingFiles: [], lastClosing: null, album: null };
}
