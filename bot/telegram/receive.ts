import type { Incoming, Reception } from '../../src/channels.ts';
import type { Logger } from '../../src/log.ts';
import type { TelegramApi } from './api.ts';
import { fetchFile } from './fetch-file.ts';
import { type Draft, readCallback, readMessage } from './read-update.ts';

const OLD_BUTTON = 'Nút này đã cũ, đồng chí gõ câu trả lời giúp nhé.';

export interface Receiver {
  /** Settles when the calls that are still under way have ended. */
  settle(): Promise<void>;
}

export interface ReceiverNeeds {
  api: TelegramApi;
  reception: Reception;
  logger: Logger;
  fileMs: number;
}

/**
 * Makes `api.bot.handleUpdate` bring every update to the heart: it settles when the update is stored (or says nothing
 * to this bot), and rejects only when it could not be stored, so that whoever drives it offers it again.
 */
export function listen({ api, reception, logger, fileMs }: ReceiverNeeds): Receiver {
  const { bot } = api;
  // the number before the colon is public; update ids alone would clash after a change of the bot
  const botId = bot.telegram.token.split(':', 1)[0] ?? '';
  const underWay = new Set<Promise<void>>();

  /** One malformed update must not hold up those behind it. */
  function tryRead<T>(updateId: number, read: () => T): T | null {
    try {
      return read();
    } catch {
      logger.warn({ channel: 'telegram', updateId }, 'an update that is not as described was left out');
      return null;
    }
  }

  async function bring(updateId: number, draft: Draft): Promise<void> {
    const { attachments, ...said } = draft;
    const files = [];
    // one after the other: a whole album in memory at once is not worth the second it saves
    for (const attachment of attachments) files.push(await fetchFile(api, attachment, fileMs));
    const incoming: Incoming = { ...said, channel: 'telegram', messageId: `${botId}:${updateId}`, files };
    await reception.receive(incoming);
  }

  /** Stops the button's spinner. Telegram refuses for taps older than some minutes: nobody waits for those. */
  function answerTap(id: string, text?: string): void {
    const payload = text === undefined ? { callback_query_id: id } : { callback_query_id: id, text };
    const answered = api.call('answerCallbackQuery', payload).then(
      () => undefined,
      () => logger.debug({ channel: 'telegram' }, 'a tap could not be answered'),
    );
    underWay.add(answered);
    void answered.finally(() => underWay.delete(answered));
  }

  bot.on(['message', 'edited_message'], async (ctx) => {
    const { update } = ctx;
    const edited = 'edited_message' in update;
    const raw = edited ? update.edited_message : update.message;
    const draft = tryRead(update.update_id, () => readMessage(raw, { edited, username: ctx.me }));
    if (draft !== null) await bring(update.update_id, draft);
  });
  bot.on('callback_query', async ({ update }) => {
    const tap = tryRead(update.update_id, () => readCallback(update.callback_query));
    if (tap === null) return;
    if (tap.draft !== null) await bring(update.update_id, tap.draft);
    answerTap(tap.id, tap.draft === null ? OLD_BUTTON : undefined);
  });

  return {
    async settle() {
      await Promise.all(underWay);
    },
  };
}
