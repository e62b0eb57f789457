import { type Message, message } from '../messages/message.ts';
import type { Office } from '../office.ts';
import type { OfficerId } from '../people/person.ts';
import type { NotSent, OfficeNews } from '../reminders/rounds/office-news.ts';
import { ACT_NAMES } from './history.ts';
import { doubtLines, sayItem } from './undelivered.ts';
import { sayDay, taskLine, taskName } from './wording.ts';

const NOTE_LIMIT = 120;

/** The clerk's 16:30 list; null when there is nothing. */
export function officeListMessage(
  news: OfficeNews,
  office: Office,
  nameOf: (officer: OfficerId | null) => string,
): Message | null {
  const { today, calendar } = office;
  const person = ({ officer, reason }: { officer: OfficerId; reason: string }) => `- ${nameOf(officer)}: ${reason}`;
  const lines = [
    ...section('Chưa liên lạc được', news.unreachable.map(person)),
    ...section(
      'Tin không gửi được',
      news.notSent.map((one) => `${person(one)}${whichItems(one, office)}`),
    ),
    ...doubtLines(news.inDoubt, office, nameOf),
    ...section(
      'Đang nghỉ, không có người làm thay, nhắc việc tạm giữ',
      news.held.map((officer) => `- ${nameOf(officer)}`),
    ),
    ...section(
      'Chưa xác nhận thông báo sau hai lần nhắc',
      news.silent.map(({ announcement, officers }) => `- TB ${announcement}: ${officers.map(nameOf).join(', ')}`),
    ),
    ...section(
      'Hạn đề xuất chờ xác nhận',
      news.unconfirmed.map((task) => taskLine(task, today, calendar, [nameOf(task.holder)])),
    ),
    ...section(
      'Cần văn phòng xử lý',
      news.said.map(
        ({ entry, task }) => `${taskName(task)} · ${nameOf(entry.by)} ${ACT_NAMES[entry.what]}${note(entry.note)}`,
      ),
    ),
  ];
  if (lines.length === 0) return null;
  return message(
    [
      `Văn phòng ${sayDay(today, today)}:`,
      ...lines,
      `Xem một việc: chi tiết kèm số · xem liên kết: liên lạc${news.notSent.length > 0 ? ' · gửi lại: gửi lại tin kèm số' : ''}`,
    ].join('\n'),
  );
}

/** ` (tin 4: bản nhắc việc 10/03; nhắc trong ngày 10/03)`: the ones with a number are worth sending again. */
function whichItems({ items }: NotSent, office: Office): string {
  const words = items.map((item) => `${item.number === null ? '' : `tin ${item.number}: `}${sayItem(item, office)}`);
  return ` (${words.join('; ')})`;
}

const section = (heading: string, lines: string[]): string[] =>
  lines.length === 0 ? [] : [`${heading} (${lines.length}):`, ...lines];

function note(words: string | null): string {
  if (words === null) return '';
  const flat = words.replace(/\s+/gu, ' ').trim();
  return `: ${flat.length > NOTE_LIMIT ? `${flat.slice(0, NOTE_LIMIT).trimEnd()}…` : flat}`;
}
