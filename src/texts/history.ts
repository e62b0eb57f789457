import type { PlainDay } from '../calendar/plain-day.ts';
import type { HistoryAct, HistoryEntry } from '../duties/task.ts';
import { sayShortDay } from './wording.ts';

export const ACT_NAMES: Record<HistoryAct, string> = {
  created: 'lập việc',
  done: 'báo xong',
  'recorded-by-office': 'văn phòng ghi thay',
  'evidence-added': 'thêm tài liệu',
  reading: 'cập nhật số liệu',
  confirmed: 'xác nhận',
  nil: 'báo không phát sinh',
  waived: 'cho miễn',
  cancelled: 'bỏ vì nhập nhầm',
  undone: 'rút lại',
  blocked: 'báo vướng',
  unblocked: 'hết vướng',
  moved: 'dời hạn',
  transferred: 'chuyển người thực hiện',
  'own-date': 'đặt mốc riêng',
  snoozed: 'hoãn nhắc',
  begun: 'báo đang làm',
  received: 'văn phòng nhận',
  returned: 'văn phòng trả lại',
  'extension-asked': 'xin gia hạn',
  'extension-approved': 'duyệt gia hạn',
  'extension-refused': 'không duyệt gia hạn',
  'date-contested': 'báo sai hạn',
  said: 'trả lời',
};

/** `- 05/03: Nông Thị Hạnh báo vướng: chờ số liệu`. */
export function historyLine({ what, note }: HistoryEntry, name: string, day: PlainDay, today: PlainDay): string {
  const words = note === null || what === 'undone' ? '' : `: ${note.replace(/\s+/gu, ' ').slice(0, 120)}`;
  return `- ${sayShortDay(day, today)}: ${name} ${ACT_NAMES[what]}${words}`;
}
