import { randomBytes } from 'node:crypto';
import type { Oddities } from './oddities.ts';
import { createEventQueue, type EventQueue } from './event-queue.ts';
import { createPushSide, type PushSide } from './push-side.ts';

/** A message that stands in a chat because the bot sent it. */
export interface Sent {
  messageId: string;
  method: 'sendMessage' | 'sendPhoto';
  chatId: string;
  /** Text or caption. */
  text: string;
  /** What Zalo fetched from the photo's address. */
  photo: Buffer | null;
  /** Everything that was asked for. */
  values: Record<string, unknown>;
  /** In ms of a steady clock. */
  at: number;
}

/** What a media address answers. */
export interface Media {
  status?: number;
  bytes?: Buffer;
  type?: string;
  location?: string;
}

/** All that this Zalo remembers. */
export interface World {
  token: string;
  oddities: Oddities;
  events: EventQueue;
  push: PushSide;
  sent: Sent[];
  /** People who have written to the bot can be written to; `blocked` ones no more. */
  chats: Map<string, 'open' | 'blocked'>;
  media: Map<string, Media>;
}

export function createWorld(token: string, oddities: Oddities, losesAnswer: () => boolean): World {
  const events = createEventQueue(oddities.polling);
  return {
    token,
    oddities,
    events,
    push: createPushSide(oddities.bodies, losesAnswer),
    sent: [],
    chats: new Map(),
    media: new Map(),
  };
}

export const newId = (): string => randomBytes(10).toString('hex');

/** An error as the platform answers it. */
export class Refusal extends Error {
  readonly code: number;
  constructor(code: number, description: string) {
    super(description);
    this.code = code;
  }
}
