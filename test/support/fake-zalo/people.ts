import type { ZaloEvent } from './event-queue.ts';
import { newId, type World } from './world.ts';

/** A person's side of the chat: everything that they do becomes an event. Each returns its message id. */
export interface People {
  says(chat: string, text: string, more?: Said): string;
  /** Its picture lies at the fake's own address unless `url` says another. */
  sendsPhoto(chat: string, photo: { bytes?: Buffer; url?: string; caption?: string }): string;
  /** `sticker`, `voice`, or `unsupported`: what a document comes as, without any content. */
  sendsOther(chat: string, kind: 'sticker' | 'voice' | 'unsupported'): string;
  /** Any event, as it is. */
  pushEvent(event: ZaloEvent): void;
}

export interface Said {
  messageId?: string;
  group?: string;
  isBot?: boolean;
}

export function createPeople(world: World, mediaRoot: () => string): People {
  function pushEvent(event: ZaloEvent): void {
    if (world.push.target().url === '') world.events.push(event);
    else world.push.push(event);
  }

  function happens(
    chat: string,
    kind: string,
    content: object,
    { messageId = newId(), group, isBot = false }: Said = {},
  ) {
    if (group === undefined && !world.chats.has(chat)) world.chats.set(chat, 'open');
    pushEvent({
      event_name: `message.${kind}.received`,
      message: {
        message_id: messageId,
        date: Date.now(),
        from: { id: chat, display_name: 'Nông Thị Hạnh', is_bot: isBot },
        chat: { id: group ?? chat, chat_type: group === undefined ? 'PRIVATE' : 'GROUP' },
        message_type: 'CHAT_MESSAGE',
        ...content,
      },
    });
    return messageId;
  }

  return {
    pushEvent,
    says: (chat, text, more) => happens(chat, 'text', { text }, more),
    sendsPhoto(chat, { bytes, url, caption }) {
      const name = `${newId()}.jpg`;
      if (bytes !== undefined) world.media.set(name, { bytes });
      const key = world.oddities.photoKey;
      const photo = { [key]: url ?? `${mediaRoot()}/${name}` };
      return happens(chat, 'image', { ...photo, ...(caption === undefined ? {} : { caption }) });
    },
    sendsOther: (chat, kind) =>
      happens(
        chat,
        kind,
        {
          sticker: { sticker: 'abc', url: 'https://zalo-sticker.zdn.vn/abc' },
          voice: { voice_url: 'https://voice.zdn.vn/abc.aac' },
          unsupported: {},
        }[kind],
      ),
  };
}
