import type { Examined } from '../connected-channel.ts';
import type { ZaloApi } from './api.ts';
import { troubleOf, WEBHOOK_SET } from './trouble.ts';
import { readWebhookUrl } from './webhook-url.ts';

export interface ExamineNeeds {
  /** Where the webhook ought to be; null: polling. */
  url: string | null;
  /** For how long a process still holds the lease of polling, 0: none does; null: nobody can tell. */
  leaseMs: number | null;
}

const KNOWN = 'Zalo nhận mã bot';

/** Asks Zalo whether the token works and whether messages come the way that is configured. Never rejects. */
export async function examineBot(api: ZaloApi, { url, leaseMs }: ExamineNeeds): Promise<Examined> {
  const me = await api.call('getMe', {});
  if (!me.ok) return { ok: false, says: troubleOf(me.failure).sentence };
  const info = await api.call('getWebhookInfo', {});
  const found = readWebhookUrl(info);
  if (found === null) return { ok: false, says: `${KNOWN}; chưa hỏi được Zalo về webhook.` };
  return url === null ? asPolling(found, leaseMs) : asWebhook(found, url);
}

function asPolling(found: string, leaseMs: number | null): Examined {
  if (found !== '') return { ok: false, says: WEBHOOK_SET.sentence };
  if (leaseMs === null) return { ok: true, says: `${KNOWN}; nhận tin bằng polling.` };
  const poller = leaseMs > 0 ? 'một tiến trình đang hỏi tin (polling)' : 'chưa có tiến trình nào hỏi tin (polling)';
  return { ok: true, says: `${KNOWN}; ${poller}.` };
}

function asWebhook(found: string, ours: string): Examined {
  if (found === ours) return { ok: true, says: `${KNOWN}; webhook đúng địa chỉ.` };
  if (found === '') return { ok: false, says: `${KNOWN}; webhook chưa được đặt: chương trình có đang chạy không?` };
  return { ok: false, says: `${KNOWN}; webhook đang trỏ tới địa chỉ khác PUBLIC_URL.` };
}
