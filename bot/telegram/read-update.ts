import { z } from 'zod';
import type { Incoming } from '../../src/channels.ts';
import { readTap } from './keyboard.ts';

/** Something that came in, its files still at Telegram. */
export interface Draft extends Pick<Incoming, 'account' | 'chat' | 'text' | 'choice' | 'album' | 'unsupported'> {
  attachments: Attachment[];
}

export interface Attachment {
  fileId: string;
  name: string;
  /** Bytes, as announced; null when Telegram does not say. */
  size: number | null;
}

const fileSchema = z.object({ file_id: z.string(), file_size: z.number().optional() });
const chatSchema = z.object({ id: z.number(), type: z.string() });
const messageSchema = z.object({
  chat: chatSchema,
  text: z.string().optional(),
  caption: z.string().optional(),
  media_group_id: z.string().optional(),
  photo: z.array(fileSchema.extend({ width: z.number(), height: z.number() })).optional(),
  document: fileSchema.extend({ file_name: z.string().optional() }).optional(),
});
const tapSchema = z.object({
  id: z.string(),
  data: z.string().optional(),
  message: z
    .object({
      chat: chatSchema,
      reply_markup: z
        .object({
          inline_keyboard: z.array(z.array(z.object({ text: z.string(), callback_data: z.string().optional() }))),
        })
        .optional(),
    })
    .optional(),
});

/** What a person can send that the product does not read. Anything else without words is a notice of Telegram's own. */
const UNSUPPORTED = [
  'voice',
  'video',
  'video_note',
  'audio',
  'animation',
  'sticker',
  'location',
  'venue',
  'contact',
  'poll',
  'dice',
  'game',
  'story',
  'paid_media',
  'checklist',
];

const chatOf = (type: string): Incoming['chat'] | null => {
  if (type === 'private') return 'private';
  return type === 'group' || type === 'supergroup' ? 'group' : null;
};

/**
 * A message or, with `edited`, its edited form. Null: nothing that a person said to this bot (notices, stickers in
 * groups, a command for another bot). Throws ZodError when it is not what the Bot API describes.
 */
export function readMessage(raw: object, { edited, username }: { edited: boolean; username: string }): Draft | null {
  const message = messageSchema.parse(raw);
  const chat = chatOf(message.chat.type);
  const carries = (key: string): boolean => key in raw;
  // a moving live location arrives as an edited message every few seconds
  if (chat === null || (edited && (chat === 'group' || carries('location')))) return null;
  const base = { account: String(message.chat.id), chat, choice: null, album: message.media_group_id ?? null };
  const unsupported = edited || UNSUPPORTED.some(carries);
  if (unsupported) return chat === 'group' ? null : { ...base, text: null, attachments: [], unsupported };
  const said = message.text ?? message.caption;
  const text = said === undefined ? null : withoutAddress(said, username);
  const attachments = chat === 'group' ? [] : attachmentsOf(message);
  const forAnotherBot = said !== undefined && text === null;
  if (forAnotherBot || (text === null && attachments.length === 0)) return null;
  return { ...base, text, attachments, unsupported };
}

/** A tap on a button; its id is wanted for the answer. `draft` null: the button says nothing any more. Throws ZodError. */
export function readCallback(raw: object): { id: string; draft: Draft | null } {
  const { id, data, message } = tapSchema.parse(raw);
  const chat = message === undefined ? null : chatOf(message.chat.type);
  if (data === undefined || message === undefined || chat === null) return { id, draft: null };
  const tap = readTap(data, message.reply_markup?.inline_keyboard.flat() ?? []);
  if (tap === null) return { id, draft: null };
  const base = { account: String(message.chat.id), chat, album: null, attachments: [], unsupported: false };
  return { id, draft: { ...base, text: null, choice: null, ...tap } };
}

function attachmentsOf({ photo, document }: z.infer<typeof messageSchema>): Attachment[] {
  if (document !== undefined) {
    return [{ fileId: document.file_id, name: document.file_name ?? 'tệp', size: document.file_size ?? null }];
  }
  const largest = photo?.toSorted((a, b) => b.width * b.height - a.width * a.height)[0];
  return largest === undefined ? [] : [{ fileId: largest.file_id, name: 'ảnh.jpg', size: largest.file_size ?? null }];
}

/** `/viec@TenBot …` → `/viec …`, as groups and menus write it; null when another bot is meant. */
function withoutAddress(text: string, username: string): string | null {
  const address = /^\/[a-z0-9_]+@(?<bot>[a-z0-9_]+)/iu.exec(text)?.groups?.['bot'];
  if (address === undefined) return text;
  return address.toLowerCase() === username.toLowerCase() ? text.replace(`@${address}`, '') : null;
}
