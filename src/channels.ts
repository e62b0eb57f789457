import type { Message, MessageKind } from './messages/message.ts';
import type { ChannelName } from './people/person.ts';

/** What a channel makes of something that came in: plain values, no object of the channel's library. */
export interface Incoming {
  channel: ChannelName;
  /** The chat it came from: answers go there. Opaque. */
  account: string;
  /** Unique on this channel: a redelivery has the same one. */
  messageId: string;
  /** A group gets at most one line and never data. */
  chat: 'private' | 'group';
  /** What was typed, or the caption. Null: no words (a sticker, a bare file). */
  text: string | null;
  /** The value of a tapped choice. */
  choice: string | null;
  files: IncomingFile[];
  /** Parts of one album share it: they are one answer. */
  album: string | null;
  /** Voice, sticker, location, an edited message: answered with one hint. */
  unsupported: boolean;
}

/** A file as the channel hands it over; `problem` when it could not be had (no bytes then). */
export interface IncomingFile {
  name: string;
  bytes: Buffer | null;
  problem: 'too-large' | 'unavailable' | null;
  /** What this channel can carry, where it is less than the product's own limit. */
  limitMb?: number;
}

/** What a channel can carry; the message is rendered by it. */
export interface Capabilities {
  /** Buttons per message; 0: choices become numbered lines `1. Label`. */
  buttons: number;
  /** UTF-16 units per message; longer texts are split at line ends. Null: no limit. */
  textLimit: number | null;
  files: boolean;
  /** What the platform allows one bot in a calendar month; left out: no limit. */
  month?: MonthLimits;
  /**
   * What the platform allows one bot, over all processes; `bot` names it (never by a secret). Null: no limit.
   */
  pace: { bot: string; perSecond: number; perChatSeconds: number } | null;
}

/** Messages sent by one bot, and people whom it talks with. */
export interface MonthLimits {
  messages: number;
  users: number;
}

export interface Outgoing {
  kind: MessageKind;
  message: Message;
  /** Opens a file of the message. */
  open(fileId: string): Promise<Buffer | null>;
  /** A path on our web server by which whoever has it opens a file of the message; null, or left out: there is none. */
  share?(fileId: string): Promise<string | null>;
  /**
   * Awaited before every call of the message but the first: settles when the platform's limits allow one more. With
   * `afterMs` the platform has just asked for so long a wait; it holds for the whole bot, in every process. False: no
   * further call, the message ends where it is. Never rejects.
   */
  nextTurn(afterMs?: number): Promise<boolean>;
  /** Nobody waits for the outcome any longer: what is under way is given up. */
  signal: AbortSignal;
}

/** What became of a try. Reasons are short Vietnamese words for the clerk; they hold no text, name or token. */
export type SendOutcome =
  | { kind: 'sent'; messageId: string }
  /** Provably not delivered (or, with `inDoubt`, perhaps delivered): try again. With `afterMs` the whole bot
   * may not send before: the platform said so. */
  | { kind: 'retry'; reason: string; inDoubt: boolean; afterMs: number | null }
  /** The chat has another id from now on: nothing was delivered, send it there. */
  | { kind: 'moved'; account: string }
  /** This chat cannot be written to: blocked, gone. */
  | { kind: 'unreachable'; reason: string }
  /** A person must act (a wrong token): nothing on this channel works. */
  | { kind: 'operator'; reason: string }
  /** This message can never be sent. */
  | { kind: 'permanent'; reason: string };

/** A line of a channel's menu: `command` 1-32 of a-z0-9_ without the slash. */
export interface MenuEntry {
  command: string;
  description: string;
}

/** One folder a channel: it sends plain messages and hands over plain input. It knows no command. */
export interface Channel {
  name: ChannelName;
  capabilities: Capabilities;
  /** `https://…` by which a person opens the bot with this code, or null where there is no such link. */
  linkFor(code: string): string | null;
  /** Never rejects: every failure is a SendOutcome. `account` as in Incoming. */
  send(account: string, outgoing: Outgoing): Promise<SendOutcome>;
  /** Begins to receive; settles as soon as it is under way, and never fails for want of a network. */
  start(reception: Reception): Promise<void>;
  /** Stops receiving, lets what is in hand finish. */
  stop(): Promise<void>;
  /** Whether the platform answers at all; asked before what may have arrived is sent again. Never rejects. */
  answers?(): Promise<boolean>;
  /** Channels with a menu beside the input field: what this account's person can say. Best effort. */
  setMenuFor?(account: string, menu: readonly MenuEntry[]): Promise<boolean>;
  /** Null when all is well, else a Vietnamese sentence for the operator (readiness, doctor). */
  problem(): string | null;
}

/** Where channels bring what came in. */
export interface Reception {
  /**
   * Settles when the message is stored: only then may the channel acknowledge it. `handled` settles when its
   * effects are in the database and its answers had their first try; it never rejects.
   */
  receive(incoming: Incoming): Promise<{ duplicate: boolean; handled: Promise<void> }>;
}
