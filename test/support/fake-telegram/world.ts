import { CLOSED_CHAT, type ClosedChat, ApiError } from './scenario.ts';
import type { UploadedFile } from './read-request.ts';
import { createUpdateQueue, type Update, type UpdateQueue } from './update-queue.ts';
import { createWebhookSide, type PushTiming, type WebhookSide } from './webhook-side.ts';

export interface FakeButton {
  text: string;
  callback_data: string;
}

/** A message that stands in a chat because the bot sent it. */
export interface Sent {
  messageId: number;
  method: string;
  chatId: string;
  /** Text or caption. */
  text: string;
  buttons: FakeButton[][];
  file: UploadedFile | null;
  /** Everything that was asked for. */
  values: Record<string, unknown>;
  /** In ms of a steady clock. */
  at: number;
}

/** What lasts long at the real one, so that a test need not wait for it. */
export interface Manners extends PushTiming {
  /** A tap can be answered, and is offered, for so long: 150 s. */
  tapLifeMs: number;
  /** Any other update is kept for so long: 24 h. */
  updateLifeMs: number;
  /** Between two calls of setWebhook: a second. */
  setWebhookEveryMs: number;
}

const MANNERS: Manners = {
  tapLifeMs: 150_000,
  updateLifeMs: 24 * 3_600_000,
  setWebhookEveryMs: 1_000,
  // the real one begins with 2 s and ends with 60
  firstDelayMs: 20,
  longestDelayMs: 2_000,
  answerMs: 60_000,
};

/** A chat that cannot be written to, or (a group) has got another id. */
export type ChatState = 'open' | ClosedChat | { movedTo: string };

/** All that this Telegram remembers. */
export interface World {
  token: string;
  username: string;
  updates: UpdateQueue;
  /** Updates that nobody took in time. */
  expired: Update[];
  sent: Sent[];
  /** Answers to taps, by callback id. */
  answeredTaps: { id: string; text: string | null }[];
  /** Until when a tap can be answered, by its id. */
  freshTaps: Map<string, number>;
  /** Menus by scope: `default` or the chat's id. */
  menus: Map<string, { command: string; description: string }[]>;
  /** What people sent, by file_id; `announcedSize` may differ from the bytes. */
  files: Map<string, { path: string; bytes: Buffer; announcedSize: number }>;
  webhook: WebhookSide;
  chats: Map<string, ChatState>;
  manners: Manners;
  nextId(): number;
}

export function createWorld(
  token: string,
  username: string,
  given: Partial<Manners> = {},
  losesAnswer: () => boolean = () => false,
): World {
  const manners = { ...MANNERS, ...given };
  let lastId = 100;
  const expired: Update[] = [];
  const updates = createUpdateQueue(
    (update) => ('callback_query' in update ? manners.tapLifeMs : manners.updateLifeMs),
    expired,
  );
  return {
    token,
    username,
    updates,
    expired,
    sent: [],
    answeredTaps: [],
    freshTaps: new Map(),
    menus: new Map(),
    files: new Map(),
    webhook: createWebhookSide(updates, manners, losesAnswer),
    chats: new Map(),
    manners,
    nextId() {
      lastId += 1;
      return lastId;
    },
  };
}

/** The chat as its id is written in a call; throws what Telegram answers when nothing can be sent there. */
export function openChat({ chats }: World, chatId: unknown): string {
  const id = typeof chatId === 'number' ? String(chatId) : chatId;
  if (typeof id !== 'string' || id === '') throw new ApiError(400, 'Bad Request: chat_id is empty');
  const state = chats.get(id);
  if (state === undefined) throw new ApiError(400, 'Bad Request: chat not found');
  if (typeof state === 'object') {
    const parameters = { migrate_to_chat_id: Number(state.movedTo) };
    throw new ApiError(400, 'Bad Request: group chat was upgraded to a supergroup chat', parameters);
  }
  if (state !== 'open') throw new ApiError(403, CLOSED_CHAT[state]);
  return id;
}
