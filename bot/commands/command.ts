import type { Conversation, PendingIntent } from '../../src/conversation/conversation.ts';
import type { StoredFile } from '../../src/inbox/inbox-item.ts';
import type { Message } from '../../src/messages/message.ts';
import type { Office } from '../../src/office.ts';
import type { ChannelName, Officer, Role } from '../../src/people/person.ts';
import type { IntentName, IntentOf } from '../../src/understanding/intent.ts';

/** One message of one person, understood: what a command gets. It knows no channel. */
export interface Turn {
  office: Office;
  person: Officer;
  role: Role;
  /** As typed (or the value of the tapped choice). */
  text: string;
  files: StoredFile[];
  /** Those of this message alone; `files` holds the ones that waited too. */
  cameWith: StoredFile[];
  conversation: Conversation;
  /** The preview of this command was confirmed. */
  confirmed: boolean;
  /** Links by which a person opens a bot with this code; empty where no channel has such a link. */
  linksFor(code: string): string[];
  channel: ChannelName;
}

/** What a command answers, and what it leaves behind in the conversation. */
export interface Answer {
  message: Message;
  /** The intent now waits for one more answer. */
  pending?: PendingIntent;
  /** An answer without a number now means one of these tasks. */
  focus?: number[];
  /** A task was just closed: files that follow within minutes join it. */
  closed?: number;
  /** A closing was taken back: files that follow no longer join it. */
  reopened?: number;
  /** The files of this message found their place; those that did not go on waiting. */
  filesUsed?: boolean;
  /** The message holds a link code: it is blanked in the outbox once it was sent. */
  forget?: boolean;
}

/** A command: which intents it serves, who may say it, how it stands in the help, and what it does. */
export interface Command<Name extends IntentName = IntentName> {
  intents: readonly Name[];
  /** In the leading role of the person; absent: everybody. */
  roles?: readonly Role[];
  /** Lines of the help: what to type, and what it does. */
  help: readonly { roles: readonly Role[]; say: string; does: string }[];
  /** Telegram's menu. */
  menu?: { command: string; description: string; roles: readonly Role[] };
  run(turn: Turn, intent: IntentOf<Name>): Promise<Answer>;
}

/** Keeps the intent's type for `run` and forgets it for the list. */
export function command<Name extends IntentName>(definition: Command<Name>): AnyCommand {
  return {
    ...definition,
    run: (turn, intent) => definition.run(turn, intent as IntentOf<Name>),
  };
}

export type AnyCommand = Omit<Command, 'run'> & {
  run(turn: Turn, intent: IntentOf<IntentName>): Promise<Answer>;
};

export const EVERYBODY: readonly Role[] = ['officer', 'chairman', 'clerk'];
export const LEADERS: readonly Role[] = ['chairman', 'clerk'];
export const CLERK: readonly Role[] = ['clerk'];

/** An answer of words alone. */
export const say = (message: Message): Answer => ({ message });
