import type { PlainDay } from '../calendar/plain-day.ts';
import type { Message, MessageKind } from '../messages/message.ts';
import type { ChannelName, OfficerId, UnitId } from '../people/person.ts';
import type { Stage } from '../reminders/stage.ts';

/** Six states, no more. A try that may have arrived is the field `inDoubt`. */
export const OUTBOX_STATES = ['waiting', 'claimed', 'sent', 'failed', 'cancelled', 'missed'] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];

/** Answers go first. */
export const PRIORITY = { reply: 0, notice: 1, reminder: 2 } as const;

/** Where an item goes: to an officer, by the officer's first usable channel, or to a stranger's account. */
export type Recipient =
  | {
      kind: 'officer';
      officer: OfficerId;
      /** Answers go back where the question came from. */ via: { channel: ChannelName; account: string } | null;
    }
  | { kind: 'account'; channel: ChannelName; account: string };

/**
 * What is said: words that are fixed when they are written, or a reminder that is put into words only when it is
 * claimed, so that nothing finished meanwhile is named.
 */
/** `forget`: it holds a link code, which is blanked once it was sent. */
export type Content = { kind: 'message'; message: Message; forget?: true } | ({ kind: 'reminder' } & ReminderContent);

export interface ReminderContent {
  /** The working day whose digest, nudge or list this is. */
  day: PlainDay;
  items: { task: number; stage: Stage }[];
  /** Numbers of announcements that this person has not acknowledged. */
  announcements: number[];
}

export interface NewOutboxItem {
  unit: UnitId | null;
  /** Unique: (unit, person, kind, day) of a digest, (inbox id, n) of an answer. */
  key: string;
  kind: MessageKind;
  recipient: Recipient;
  content: Content;
  priority: number;
  dueAt: Date;
  /** After this it is recorded as missed instead of sent; null: it never lapses. */
  expiresAt: Date | null;
  createdAt: Date;
  /** Set when it is written already ended: a digest that its window has passed. */
  state?: 'missed' | 'cancelled';
  reason?: string;
}

export interface OutboxItem extends Omit<NewOutboxItem, 'state' | 'reason'> {
  id: string;
  state: OutboxState;
  attempts: number;
  inDoubt: boolean;
  /** Why it was not (yet) sent, in Vietnamese, for the clerk. */
  reason: string | null;
  sentAt: Date | null;
  channel: ChannelName | null;
  /** The channel's id of the message that was sent. */
  messageId: string | null;
  /** The short number by which the office names it; null until it stood in a list of what did not arrive. */
  number: number | null;
  /** The moment of the office's list that told of it: that it did not arrive, or perhaps twice. */
  toldAt: Date | null;
  /** When somebody last had it sent again. */
  resentAt: Date | null;
}
