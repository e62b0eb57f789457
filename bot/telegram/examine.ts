import type { Examined } from '../connected-channel.ts';
import type { TelegramApi } from './api.ts';
import { readFailure } from './failure.ts';
import { troubleOf, WEBHOOK_SET } from './trouble.ts';
import { readWebhookInfo, type WebhookInfo } from './webhook-info.ts';

export interface ExamineNeeds {
  /** Where the webhook ought to be; null: polling. */
  url: string | null;
  now: Date;
  /** For how long a process still holds the lease of polling, 0: none does; null: nobody can tell. */
  leaseMs: number | null;
}

/** While updates wait, an error younger than this is one that goes on. */
const FRESH_MS = 10 * 60_000;
const KNOWN = 'Telegram nhận mã bot';

/** Asks Telegram whether the token works and whether updates come the way that is configured. Never rejects. */
export async function examineBot(api: TelegramApi, needs: ExamineNeeds): Promise<Examined> {
  try {
    await api.call('getMe', {});
    const info = await readWebhookInfo(api);
    return needs.url === null ? asPolling(info, needs) : asWebhook(info, needs.url, needs.now);
  } catch (error) {
    return { ok: false, says: troubleOf(readFailure(error)).sentence };
  }
}

function asPolling({ url, pending }: WebhookInfo, { leaseMs }: ExamineNeeds): Examined {
  if (url !== '') return { ok: false, says: WEBHOOK_SET.sentence };
  const waiting = `${pending} tin chờ ở Telegram`;
  if (leaseMs === null) return { ok: true, says: `${KNOWN}; nhận tin bằng polling, ${waiting}.` };
  const poller = leaseMs > 0 ? 'một tiến trình đang hỏi tin (polling)' : 'chưa có tiến trình nào hỏi tin (polling)';
  return { ok: true, says: `${KNOWN}; ${poller}, ${waiting}.` };
}

function asWebhook({ url, pending, lastError }: WebhookInfo, ours: string, now: Date): Examined {
  if (url === '') return { ok: false, says: `${KNOWN}; webhook chưa được đặt: chương trình có đang chạy không?` };
  if (url !== ours) return { ok: false, says: `${KNOWN}; webhook đang trỏ tới địa chỉ khác PUBLIC_URL.` };
  const waiting = `${KNOWN}; webhook đúng địa chỉ, ${pending} tin chờ ở Telegram`;
  if (lastError === null) return { ok: true, says: `${waiting}.` };
  const ageMs = Math.max(0, now.getTime() - lastError.at.getTime());
  const minutes = Math.round(ageMs / 60_000);
  return {
    ok: pending === 0 || ageMs > FRESH_MS,
    says: `${waiting}; lần lỗi gần nhất cách đây ${minutes} phút: ${lastError.why}.`,
  };
}
