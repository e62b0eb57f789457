import type { Incoming, IncomingFile, Reception } from '../../src/channels.ts';
import type { Logger } from '../../src/log.ts';
import { fetchPhoto, type PhotoRules } from './fetch-photo.ts';
import { readEvent, type Said } from './read-event.ts';

export interface ReceiverNeeds {
  reception: Reception;
  logger: Logger;
  photos: PhotoRules;
  /** The public number of the bot: ids of messages are its own. */
  publicId: string;
  /** As Zalo calls the bot; null: not asked yet. */
  botId(): string | null;
}

export interface Receiver {
  /** Settles when what came is stored, or says nothing to us. Rejects when it could not be stored: bring it again. */
  take(event: unknown): Promise<void>;
}

/** Ids that were stored a moment ago: a platform that repeats everything shall not have each picture fetched again. */
const REMEMBERED = 500;

/** Brings what people say to the reception, of each chat in the order in which it came. */
export function createReceiver({ reception, logger, photos, publicId, botId }: ReceiverNeeds): Receiver {
  const chats = new Map<string, Promise<unknown>>();
  const stored = new Set<string>();

  function read(event: unknown): Said | null {
    try {
      return readEvent(event, botId());
    } catch {
      logger.warn({ channel: 'zalo-bot' }, 'an event that is not as described was left out');
      return null;
    }
  }

  async function bring({ photoUrl, messageId: id, ...said }: Said): Promise<void> {
    const messageId = `${publicId}:${id}`;
    if (stored.has(messageId)) return;
    const files: IncomingFile[] = photoUrl === null ? [] : [await fetchPhoto(photoUrl, photos)];
    const incoming: Incoming = { ...said, channel: 'zalo-bot', messageId, choice: null, album: null, files };
    await reception.receive(incoming);
    stored.add(messageId);
    const [oldest] = stored;
    if (stored.size > REMEMBERED && oldest !== undefined) stored.delete(oldest);
  }

  return {
    async take(event) {
      const said = read(event);
      if (said === null) return;
      // "xong 12" must not overtake the picture before it, which takes longer to come
      const before = chats.get(said.account) ?? Promise.resolve();
      const mine = before.catch(() => undefined).then(() => bring(said));
      chats.set(said.account, mine);
      await mine.finally(() => {
        if (chats.get(said.account) === mine) chats.delete(said.account);
      });
    },
  };
}
