import type { RoundNeeds } from '../receiving/rounds.ts';
import type { Trouble } from '../receiving/trouble.ts';
import { type Failure, isToken, mayBeDone } from './failure.ts';

/** How the rounds of receiving speak of it. */
export const ZALO_BOT: Pick<RoundNeeds, 'channel' | 'platform' | 'connecting'> = {
  channel: 'zalo-bot',
  platform: 'Zalo',
  connecting: { name: 'connecting', sentence: 'Đang kết nối tới Zalo.', wait: 'back-off' },
};

/** Zalo keeps nothing that it has given: it is held here until it is stored. */
export const NOT_STORED: Trouble = {
  name: 'storage',
  sentence: 'Chưa lưu được tin nhận từ Zalo vì cơ sở dữ liệu chưa sẵn sàng; đang giữ lại và thử tiếp.',
  wait: 'back-off',
};

const WRONG_TOKEN: Trouble = {
  name: 'token',
  sentence: 'Zalo không nhận mã bot: kiểm tra ZALO_BOT_TOKEN (xem lại ở trang quản lý Zalo Bot) rồi khởi động lại.',
  wait: 'slow',
};

export const WEBHOOK_SET: Trouble = {
  name: 'webhook',
  sentence: 'Bot Zalo đang đặt webhook nên không nhận được tin: gỡ webhook hoặc đặt ZALO_BOT_MODE=webhook.',
  wait: 'slow',
};

const LIMIT: Trouble = {
  name: 'limit',
  sentence: 'Zalo yêu cầu gọi chậm lại; chương trình đang chờ rồi nhận tin tiếp.',
  wait: { ms: 30_000 },
};

const NETWORK: Trouble = {
  name: 'network',
  sentence: 'Không liên lạc được với máy chủ Zalo (mất mạng hoặc Zalo đang lỗi); vẫn đang thử lại.',
  wait: 'back-off',
};

/** Somebody took the webhook away or set another one: it has been set again, and is looked at again soon. */
export const WEBHOOK_CHANGED: Trouble = {
  name: 'webhook-changed',
  sentence:
    'Webhook của bot Zalo đã bị gỡ hoặc trỏ đi nơi khác; chương trình đã đặt lại. ' +
    'Kiểm tra xem máy nào khác đang dùng cùng mã bot.',
  wait: 'soon',
};

/** What a refused setWebhook means to the operator. */
export function webhookRefused(code: number): Trouble {
  return {
    name: 'webhook-refused',
    sentence: `Zalo không nhận địa chỉ webhook (lỗi ${code}): PUBLIC_URL phải là https mở được từ Internet.`,
    wait: 'slow',
  };
}

/** What a failed getMe or getUpdates means to the operator. */
export function troubleOf(failure: Failure): Trouble {
  if (failure.kind !== 'refused' || mayBeDone(failure.code, failure.description)) return NETWORK;
  const { code } = failure;
  if (isToken(code)) return WRONG_TOKEN;
  if (code === 429) return LIMIT;
  return {
    name: 'refused',
    sentence: `Zalo từ chối yêu cầu nhận tin (lỗi ${code}); vẫn đang thử lại.`,
    wait: 'back-off',
  };
}
