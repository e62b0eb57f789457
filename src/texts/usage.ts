import { type Message, message } from '../messages/message.ts';
import type { ChannelName } from '../people/person.ts';
import { CHANNEL_NAMES } from './people.ts';

const inVietnamese = (count: number): string => count.toLocaleString('vi-VN');

/** To the clerk, once at each share: what runs out, and what happens then. */
export function usageWarning(
  channel: ChannelName,
  what: 'messages' | 'users',
  { used, limit, percent }: { used: number; limit: number; percent: number },
): Message {
  const share = `${inVietnamese(used)} trên ${inVietnamese(limit)}`;
  const name = CHANNEL_NAMES[channel];
  return message(
    what === 'messages'
      ? `Bot ${name} đã gửi ${share} tin của tháng này (hơn ${percent} %).\nHết hạn mức thì tin nhắc không đi qua kênh này nữa, chỉ còn trả lời; người có kênh khác nhận ở kênh khác.`
      : `Bot ${name} đã trò chuyện với ${share} người của gói đang dùng (hơn ${percent} %).\nQuá số này, người mới có thể không nhắn được cho bot; đồng chí nâng gói hoặc liên kết họ qua kênh khác.`,
  );
}

/** For the operator, in `doctor`. */
export function usageInWords(
  used: { messages: number; users: number },
  limit: { messages: number; users: number },
): string {
  return `Tháng này bot đã gửi ${inVietnamese(used.messages)}/${inVietnamese(limit.messages)} tin, trò chuyện với ${inVietnamese(used.users)}/${inVietnamese(limit.users)} người.`;
}
