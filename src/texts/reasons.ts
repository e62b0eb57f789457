import type { Account } from '../people/person.ts';

/** Why a message was not sent, for the clerk: short, without a name or a text. */
export const REASONS = {
  windowPassed: 'quá giờ gửi trong ngày',
  onLeave: 'đang nghỉ, không có người làm thay',
  nothingLeft: 'không còn việc nào cần nhắc',
  quietHours: 'ngoài giờ nhắc việc',
  unitGone: 'đơn vị không còn',
  officerGone: 'người nhận không còn công tác',
  notLinked: 'chưa liên kết',
  channelMissing: 'kênh đã liên kết chưa được cấu hình',
  inDoubtTwice: 'đã gửi hai lần, không rõ đã đến chưa',
  noAnswerInTime: 'kênh không trả lời kịp',
  internal: 'lỗi nội bộ',
  inTurn: 'chờ đến lượt theo giới hạn tốc độ của kênh',
  movedAway: 'cuộc trò chuyện đã chuyển sang địa chỉ khác',
} as const;

export const ACCOUNT_STATES: Record<Account['state'], string> = {
  ok: 'đang dùng được',
  blocked: 'không gửi được, có thể đã chặn',
  failing: 'đang lỗi',
  'over-quota': 'hết hạn mức tin',
};
