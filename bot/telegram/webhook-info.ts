import { z } from 'zod';
import type { TelegramApi } from './api.ts';

/** What Telegram knows of the bot's webhook. */
export interface WebhookInfo {
  /** Empty: none is set. It may name a server of somebody else: it is compared, never logged or shown. */
  url: string;
  /** Updates that it still has to bring. */
  pending: number;
  /** The last delivery that failed, since the webhook was set. */
  lastError: { at: Date; why: string } | null;
}

const infoSchema = z.object({
  url: z.string(),
  pending_update_count: z.int().catch(0),
  last_error_date: z.int().optional().catch(undefined),
  last_error_message: z.string().catch(''),
});

/** getWebhookInfo; rejects when Telegram cannot be asked. */
export async function readWebhookInfo(api: TelegramApi, signal?: AbortSignal): Promise<WebhookInfo> {
  const info = infoSchema.parse(await api.call('getWebhookInfo', {}, signal === undefined ? {} : { signal }));
  const { url, pending_update_count: pending, last_error_date: date, last_error_message: message } = info;
  return {
    url,
    pending,
    lastError: date === undefined ? null : { at: new Date(date * 1000), why: reasonOf(message) },
  };
}

/** As the Bot API server words them (facts/reliability §2); in the operator's words, for the raw ones may name hosts. */
const REASONS: readonly (readonly [words: RegExp, reason: string])[] = [
  [/time[d ]*out|timeout/iu, 'máy chủ của đơn vị không trả lời kịp'],
  [/ssl|tls|certificate/iu, 'chứng chỉ https không hợp lệ'],
  [/resolve|unknown host|dns/iu, 'không tìm thấy tên miền'],
  [/connect|reset|refused|unreachable/iu, 'không mở được kết nối tới máy chủ của đơn vị'],
];

function reasonOf(message: string): string {
  const code = /wrong response from the webhook: (\d{3})/iu.exec(message)?.[1];
  if (code !== undefined) return `máy chủ của đơn vị trả lời mã ${code}`;
  return REASONS.find(([words]) => words.test(message))?.[1] ?? 'lý do khác';
}
