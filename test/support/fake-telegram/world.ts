import { CLOSED_CHAT, type ClosedChat, ApiError } from './scenario.ts';
import type { UploadedFile } from './read-request.ts';
import { createUpdateQueue, type UpdateQueue } from './update-queue.ts';
import { createWebhookSide, type WebhookSide } from './webhook-side.ts';

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
}

/** All that this Telegram remembers. */
export interface World {
  token: string;
  username: string;
  updates: UpdateQueue;
  sent: Sent[];
  /** Answers to taps, by callback id. */
  answeredTaps: { id: string; text: string | null }[];
  /** Ids of taps that can still be answered. */
  freshTaps: Set<string>;
  /** Menus by scope: `default` or the chat's id. */
  menus: Map<string, { command: string; description: string }[]>;
  /** What people sent, by file_id; `announcedSize` may differ from the bytes. */
  files: Map<string, { path: string; bytes: Buffer; announcedSize: number }>;
  webhook: WebhookSide;
  chats: Map<string, 'open' | ClosedChat>;
  nextId(): number;
}

export function createWorld(token: string, username: string): World {
  let lastId = 100;
  const updates = createUpdateQueue();
  return {
    token,
    username,
    updates,
    sent: [],
    answeredTaps: [],
    freshTaps: new Set(),
    menus: new Map(),
    files: new Map(),
    webhook: createWebhookSide(updates),
    chats: new Map(),
    nextId() {
      lastId += 1;
      return lastId;
    },
  };
}

/** The chat as its id is written in a call; throws what Telegram answers when nothing can be sent there. */
export function openChat({ chats }: World, chatId: unknown): string {
  const id = typeof chatId === 'number' ? String(chatId) : chatId;
  const state = typeof id === 'string' ? chats.get(id) : undefined;
  if (typeof id !== 'string' || state === undefined) throw new ApiError(400, 'Bad Request: chat not found');
  if (state !== 'open') throw new ApiError(403, CLOSED_CHAT[state]);
  return id;
}
