import type { RoundNeeds } from '../receiving/rounds.ts';
import type { Trouble } from '../receiving/trouble.ts';
import type { Failure } from './failure.ts';

export const CONNECTING: Trouble = {
  name: 'connecting',
  sentence: 'Đang kết nối tới Telegram.',
  wait: 'back-off',
};

/** How the rounds of receiving speak of it. */
export const TELEGRAM: Pick<RoundNeeds, 'channel' | 'platform' | 'connecting'> = {
  channel: 'telegram',
  platform: 'Telegram',
  connecting: CONNECTING,
};

/** The update stays with Telegram (24 h) and is fetched again. */
export const NOT_STORED: Trouble = {
  name: 'storage',
  sentence: 'Chưa lưu được tin nhận từ Telegram vì cơ sở dữ liệu chưa sẵn sàng; sẽ nhận lại khi có.',
  wait: 'back-off',
};

const WRONG_TOKEN: Trouble = {
  name: 'token',
  sentence: 'Telegram không nhận mã bot: kiểm tra TELEGRAM_BOT_TOKEN (lấy lại mã ở @BotFather) rồi khởi động lại.',
  wait: 'slow',
};

export const WEBHOOK_SET: Trouble = {
  name: 'webhook',
  sentence: 'Bot Telegram đang đặt webhook nên không nhận được tin: gỡ webhook hoặc đặt TELEGRAM_MODE=webhook.',
  wait: 'slow',
};

const OTHER_POLLER: Trouble = {
  name: 'other-poller',
  sentence: 'Một máy khác đang nhận tin của cùng bot Telegram này: chỉ để một máy chạy.',
  wait: 'back-off',
};

const NETWORK: Trouble = {
  name: 'network',
  sentence: 'Không liên lạc được với máy chủ Telegram (mất mạng hoặc bị chặn); vẫn đang thử lại.',
  wait: 'back-off',
};

/** Somebody took the webhook away or set another one: it has been set again, and is looked at again soon. */
export const WEBHOOK_CHANGED: Trouble = {
  name: 'webhook-changed',
  sentence:
    'Webhook của bot Telegram đã bị gỡ hoặc trỏ đi nơi khác; chương trình đã đặt lại. ' +
    'Kiểm tra xem máy nào khác đang dùng cùng mã bot.',
  wait: 'soon',
};

/** Telegram has not been able to bring its updates for minutes: they wait there (24 h, taps 150 s). */
export function webhookFailing(why: string, ms: number): Trouble {
  return {
    name: 'webhook-failing',
    sentence:
      `Telegram báo không chuyển được tin tới webhook: ${why}. Tin đang chờ ở Telegram; ` +
      'kiểm tra PUBLIC_URL, chứng chỉ và máy chủ web phía trước.',
    wait: { ms },
  };
}

/** What a refused setWebhook means to the operator. */
export function webhookRefused(code: number): Trouble {
  return {
    name: 'webhook-refused',
    sentence:
      `Telegram không nhận địa chỉ webhook (lỗi ${code}): PUBLIC_URL phải là https mở được từ Internet, ` +
      'cổng 443, 80, 88 hoặc 8443.',
    wait: 'slow',
  };
}

/** What a failed getMe or getUpdates means to the operator. */
export function troubleOf(failure: Failure): Trouble {
  switch (failure.kind) {
    case 'token':
      return WRONG_TOKEN;
    case 'conflict':
      return failure.webhook ? WEBHOOK_SET : OTHER_POLLER;
    case 'wait':
      return {
        name: 'limit',
        sentence: 'Telegram yêu cầu chờ trước khi nhận tin tiếp.',
        wait: { ms: failure.afterMs },
      };
    case 'refused':
      return {
        name: 'refused',
        sentence: `Telegram từ chối yêu cầu nhận tin (lỗi ${failure.code}); vẫn đang thử lại.`,
        wait: 'back-off',
      };
    default:
      return NETWORK;
  }
}
