import type { Announcement } from '../announcements/announcement.ts';
import { choice, type Message, message } from '../messages/message.ts';

/** The announcement as its receivers read it: its number is in the text, so that it can be named in a reply. */
export function announcementMessage({ number, text, files }: Announcement): Message {
  return message(
    `THÔNG BÁO (TB ${number})\n${text}\n\nĐồng chí trả lời: xác nhận ${number}`,
    [choice('Đã nhận', `xác nhận ${number}`)],
    files,
  );
}

const names = (people: readonly string[]): string => people.join(', ');

export function announcementPreview(
  text: string,
  people: readonly string[],
  unreachable: readonly string[],
  files: number,
): Message {
  const lines = [
    'Xem trước thông báo:',
    text,
    '',
    `Gửi tới ${people.length} người: ${names(people)}.`,
    ...(files > 0 ? [`Kèm ${files} tệp.`] : []),
    ...(unreachable.length > 0 ? [`Chưa liên lạc được: ${names(unreachable)} (sẽ nhận khi liên kết).`] : []),
    'Trả lời: gửi, hoặc hủy.',
  ];
  return message(lines.join('\n'), [choice(`Gửi ${people.length} người`, 'gửi'), choice('Hủy')]);
}

export const announcementSent = (number: number, people: number): Message =>
  message(`Đã gửi thông báo TB ${number} tới ${people} người.\nXem ai chưa xác nhận: gõ ai chưa xác nhận ${number}`);

export const announcementNobody = (): Message =>
  message('Không có ai để gửi: thông báo này chưa chỉ tới người nào khác đồng chí.');

export const announcementUnknown = (unknown: readonly string[], unclear: readonly string[]): Message =>
  message(
    [
      ...(unknown.length > 0 ? [`Không tìm thấy: ${names(unknown)}.`] : []),
      ...(unclear.length > 0 ? [`Chưa rõ là ai: ${names(unclear)}. Đồng chí ghi đủ họ tên.`] : []),
      'Thông báo chưa được gửi.',
    ].join('\n'),
  );

export const announcementEmpty = (): Message =>
  message('Thông báo chưa có nội dung. Gõ: thông báo tất cả: nội dung cần gửi');

export const acknowledged = (number: number, others: readonly number[]): Message =>
  message(
    `Đã ghi nhận: đồng chí đã nhận thông báo TB ${number}.${others.length === 0 ? '' : `\nCòn chờ xác nhận: ${others.map((other) => `TB ${other}`).join(', ')}.`}`,
    others.slice(0, 3).map((other) => choice(`Xác nhận TB ${other}`, `xác nhận ${other}`)),
  );

export const acknowledgedAlready = (number: number): Message =>
  message(`Đồng chí đã xác nhận thông báo TB ${number} trước đó.`);

export const noAnnouncementOpen = (): Message => message('Đã rõ. Hiện không có thông báo nào chờ đồng chí xác nhận.');

export const noSuchAnnouncement = (number: number | null): Message =>
  message(number === null ? 'Chưa có thông báo nào.' : `Không có thông báo TB ${number} gửi tới đồng chí.`);

export function silentList(
  number: number,
  receivers: number,
  silent: readonly { name: string; reachable: boolean }[],
): Message {
  if (silent.length === 0) return message(`TB ${number}: cả ${receivers} người đã xác nhận.`);
  const lines = silent.map(({ name, reachable }) => `- ${name}${reachable ? '' : ' (chưa liên lạc được)'}`);
  return message([`TB ${number}: ${silent.length}/${receivers} người chưa xác nhận:`, ...lines].join('\n'), [
    choice('Nhắc lại những người này', `nhắc lại thông báo ${number}`),
  ]);
}

export const silentReminded = (number: number, people: readonly string[]): Message =>
  people.length === 0
    ? message(`TB ${number}: mọi người đã xác nhận, không nhắc ai.`)
    : message(`Đã gửi lại TB ${number} tới ${people.length} người chưa xác nhận: ${names(people)}.`);
