import { z } from 'zod';
import type { Webhook } from '../web/webhook.ts';
import type { TelegramApi } from './api.ts';

export const WEBHOOK_PATH = '/webhooks/telegram';

/** Where Telegram calls, behind whatever prefix the public address has. */
export const webhookUrl = (publicUrl: string): string => publicUrl.replace(/\/+$/u, '') + WEBHOOK_PATH;

const updateSchema = z.looseObject({ update_id: z.int() });
type Update = Parameters<TelegramApi['bot']['handleUpdate']>[0];

/** Updates that Telegram pushes go the same way as those that were fetched; before `isOpen` they are to come again. */
export function telegramWebhook(api: TelegramApi, secrets: readonly string[], isOpen: () => boolean): Webhook {
  return {
    path: WEBHOOK_PATH,
    header: 'x-telegram-bot-api-secret-token',
    secrets,
    async accept(update) {
      if (!updateSchema.safeParse(update).success) return 'malformed';
      // without botInfo telegraf would ask for it by itself, without a deadline
      if (!isOpen() || api.bot.botInfo === undefined) throw new Error('not receiving yet, or no more');
      await api.bot.handleUpdate(update as Update);
      return 'accepted';
    },
  };
}
