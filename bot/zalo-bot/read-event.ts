import { z } from 'zod';

/** What a person said to the bot; a picture still at Zalo. */
export interface Said {
  /** Zalo's id, per bot. */
  messageId: string;
  account: string;
  chat: 'private' | 'group';
  text: string | null;
  /** Where the picture lies; '' when Zalo did not say, null: none came. */
  photoUrl: string | null;
  unsupported: boolean;
}

/** Ids are opaque text. One that comes as a number is taken while it is exact: a rounded one could be somebody else's. */
const idSchema = z.union([z.string().min(1).max(300), z.int().transform(String)]);
const textSchema = z.string().nullish().catch(null);
const messageSchema = z.object({
  message_id: idSchema,
  from: z.object({ id: idSchema, is_bot: z.boolean().optional().catch(undefined) }),
  chat: z.object({ id: idSchema, chat_type: z.string().optional().catch(undefined) }),
  text: textSchema,
  caption: textSchema,
  // real bodies have photo_url, the documentation says photo
  photo_url: z.unknown().optional(),
  photo: z.unknown().optional(),
});
const eventSchema = z.object({ event_name: z.string(), message: z.unknown().optional() });

/**
 * The events in what Zalo pushes or answers a poll with: flat, wrapped in an envelope, or a list of either. Null: it is
 * nothing that Zalo describes.
 */
export function eventsIn(body: unknown): unknown[] | null {
  if (Array.isArray(body)) return body.flatMap((one: unknown) => eventsIn(one) ?? [one]);
  if (typeof body !== 'object' || body === null) return null;
  if ('event_name' in body) return [body];
  if (!('result' in body)) return null;
  const { result } = body;
  return result === null || result === undefined ? [] : eventsIn(result);
}

const PREFIX = 'message.';
const SUFFIX = '.received';
const UNSUPPORTED: readonly string[] = ['sticker', 'voice', 'unsupported'];

/**
 * What a person said; null: nothing that concerns this bot (other events, its own messages, what groups send beside
 * words). Throws ZodError when it is not what Zalo describes.
 */
export function readEvent(raw: unknown, botId: string | null): Said | null {
  const { event_name: name, message: rest } = eventSchema.parse(raw);
  const kind = name.startsWith(PREFIX) && name.endsWith(SUFFIX) ? name.slice(PREFIX.length, -SUFFIX.length) : '';
  if (kind !== 'text' && kind !== 'image' && !UNSUPPORTED.includes(kind)) return null;
  const message = messageSchema.parse(rest);
  const { from, chat } = message;
  if (from.is_bot === true || from.id === botId) return null;
  const isPrivate = chat.chat_type === undefined ? chat.id === from.id : chat.chat_type.toUpperCase() === 'PRIVATE';
  const said = { messageId: message.message_id, account: chat.id, chat: isPrivate ? 'private' : 'group' } as const;
  const text = (kind === 'image' ? message.caption : message.text) ?? null;
  if (kind === 'text' || !isPrivate) {
    return text === null || UNSUPPORTED.includes(kind) ? null : { ...said, text, photoUrl: null, unsupported: false };
  }
  if (kind !== 'image') return { ...said, text: null, photoUrl: null, unsupported: true };
  const photoUrl = urlIn(message.photo_url) ?? urlIn(message.photo) ?? '';
  return { ...said, text: emptyAsNull(text), photoUrl, unsupported: false };
}

const emptyAsNull = (text: string | null): string | null => (text?.trim() === '' ? null : text);

/** An address by itself, in an object, or the last (the largest) of several. */
function urlIn(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  if (Array.isArray(value)) return urlIn(value.at(-1));
  return typeof value === 'object' && value !== null && 'url' in value ? urlIn(value.url) : null;
}
