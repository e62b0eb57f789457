import type { World } from './world.ts';

/** A person's side of the chat: everything that they do becomes an update. Each returns its update id. */
export interface People {
  pushMessage(said: { chat: number; text: string; group?: boolean }): number;
  /** A tap on a button of a message that the bot sent; `expired` ones come too late to be answered. */
  pushCallback(tap: { chat: number; data: string; messageId?: number; expired?: boolean }): number;
  pushPhoto(photo: FileSaid): number;
  pushDocument(document: FileSaid & { name: string }): number;
  /** Any other update, `chat` being filled in: a voice, a sticker, an edited message, nonsense. */
  pushUpdate(update: Record<string, unknown>): number;
}

export interface FileSaid {
  chat: number;
  bytes: Buffer;
  caption?: string;
  album?: string;
  /** What Telegram tells of the size before the download; the truth unless given, null: it does not tell. */
  announcedSize?: number | null;
}

export function createPeople(world: World): People {
  const chatOf = (id: number, group = false) => ({ id, type: group ? 'supergroup' : 'private' });
  const from = (id: number) => ({ id: Math.abs(id), is_bot: false, first_name: 'Nông Thị Hạnh' });

  function messageOf(chat: number, rest: object, group = false): object {
    if (!world.chats.has(String(chat))) world.chats.set(String(chat), 'open');
    return { message_id: world.nextId(), date: 1_772_000_000, chat: chatOf(chat, group), from: from(chat), ...rest };
  }

  function keep(file: FileSaid, path: string): object {
    const id = `file-${world.nextId()}`;
    const announcedSize = file.announcedSize ?? file.bytes.length;
    world.files.set(id, { path, bytes: file.bytes, announcedSize: file.announcedSize === null ? 0 : announcedSize });
    return { file_id: id, file_unique_id: id, ...(file.announcedSize === null ? {} : { file_size: announcedSize }) };
  }

  const around = ({ caption, album }: FileSaid): object => ({
    ...(caption === undefined ? {} : { caption }),
    ...(album === undefined ? {} : { media_group_id: album }),
  });

  return {
    pushMessage: ({ chat, text, group }) => world.updates.push({ message: messageOf(chat, { text }, group) }),
    pushCallback({ chat, data, messageId, expired = false }) {
      const id = `tap-${world.nextId()}`;
      if (!expired) world.freshTaps.set(id, performance.now() + world.manners.tapLifeMs);
      const tapped = world.sent.find((message) => message.messageId === messageId);
      const message = messageOf(chat, {
        text: tapped?.text ?? '',
        ...(tapped === undefined ? {} : { message_id: messageId, reply_markup: { inline_keyboard: tapped.buttons } }),
      });
      return world.updates.push({
        callback_query: { id, from: from(chat), message, chat_instance: '1', data },
      });
    },
    pushPhoto(photo) {
      const small = {
        ...keep({ chat: photo.chat, bytes: Buffer.from('small') }, 'photos/small.jpg'),
        width: 90,
        height: 60,
      };
      const large = { ...keep(photo, `photos/${world.nextId()}.jpg`), width: 1280, height: 853 };
      return world.updates.push({ message: messageOf(photo.chat, { photo: [large, small], ...around(photo) }) });
    },
    pushDocument(said) {
      const document = { ...keep(said, `documents/${world.nextId()}.bin`), file_name: said.name };
      return world.updates.push({ message: messageOf(said.chat, { document, ...around(said) }) });
    },
    pushUpdate: (update) => world.updates.push(update),
  };
}
