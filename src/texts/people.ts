import type { Leave, Officer } from '../people/person.ts';
import { choice, type Message, message } from '../messages/message.ts';
import type { PlainDay } from '../calendar/plain-day.ts';
import { sayDay, sayFullDay } from './wording.ts';

export const personUnknown = (words: string): Message =>
  message(
    words === ''
      ? 'Đồng chí ghi rõ họ tên hoặc chức danh.'
      : `Không tìm thấy "${words.slice(0, 60)}" trong danh sách cán bộ, chức danh.`,
  );

export const personUnclear = (words: string, names: readonly string[]): Message =>
  message(`"${words.slice(0, 60)}" có thể là: ${names.join(', ')}. Đồng chí ghi đủ họ tên.`);

export const CODE_HOURS_WORDS = '72 giờ';

/** The code stands alone on its line, so that it can be copied. */
export function codeText(name: string, code: string, links: readonly string[]): Message {
  return message(
    [
      `Mã liên kết của ${name} (dùng một lần, hết hạn sau ${CODE_HOURS_WORDS}):`,
      code,
      ...links,
      'Người nhận nhắn mã này cho bot từ điện thoại của mình.',
    ].join('\n'),
  );
}

export const officerAdded = (officer: Officer, post: string, tasks: number): string =>
  `Đã thêm ${officer.name}, ${post}${tasks > 0 ? `, nhận ${tasks} việc đang mở` : ''}.`;

export const officerExists = (name: string, post: string): Message =>
  message(`${name} đã giữ ${post}. Lấy mã: gõ mã ${name}`);

export const officerHow = (): Message => message('Gõ: thêm cán bộ Nguyễn Văn A, Tư pháp');

export function handOverPreview(post: string, from: string, to: string, tasks: number): Message {
  return message(
    `Bàn giao ${post}${from === '' ? '' : ` từ ${from}`} cho ${to}: ${tasks} việc đang mở chuyển theo.\nTrả lời: gửi để bàn giao, hoặc hủy.`,
    [choice('Bàn giao', 'gửi'), choice('Hủy')],
  );
}

export const handedOver = (post: string, to: string, tasks: number): Message =>
  message(`Đã bàn giao ${post} cho ${to}, chuyển ${tasks} việc đang mở.`);

export const unlinked = (name: string, accounts: number): Message =>
  message(
    accounts === 0
      ? `${name} chưa liên kết điện thoại nào.`
      : `Đã gỡ liên kết của ${name}. Điện thoại cũ không còn nhận tin. Cấp mã mới: gõ mã ${name}`,
  );

const leaveDays = ({ fromOn, untilOn }: Leave, today: PlainDay): string =>
  fromOn === untilOn ? sayDay(fromOn, today) : `từ ${sayDay(fromOn, today)} đến ${sayDay(untilOn, today)}`;

export const awayAlone = (name: string, leave: Leave, today: PlainDay): Message =>
  message(`${name} báo nghỉ ${leaveDays(leave, today)}, chưa có người làm thay.`);

const leaveBackHint = ({ fromOn }: Leave): string => `Rút lại thì gõ: hủy nghỉ ${sayFullDay(fromOn)}`;

export function leaveTaken(leave: Leave, substitute: string | null, today: PlainDay): Message {
  const days = leaveDays(leave, today);
  return message(
    substitute === null
      ? `Đã ghi đồng chí nghỉ ${days}. Chưa có người làm thay: nhắc việc tạm giữ, văn phòng được báo.\n${leaveBackHint(leave)}`
      : `Đã ghi đồng chí nghỉ ${days}, ${substitute} làm thay.\n${leaveBackHint(leave)}`,
  );
}
export const leaveBackwards = (): Message =>
  message('Ngày cuối nghỉ phải sau ngày đầu. Đồng chí ghi lại, ví dụ: nghỉ 3/12 đến 5/12');
export const leavePast = (): Message => message('Những ngày này đã qua nên chưa ghi được.');
export const leaveTakenBack = (leaves: readonly Leave[], today: PlainDay): Message =>
  message(
    leaves.length === 0
      ? 'Đồng chí không có ngày nghỉ nào để rút lại.'
      : `Đã rút lại: ${leaves.map(({ fromOn, untilOn }) => `nghỉ từ ${sayDay(fromOn, today)} đến ${sayDay(untilOn, today)}`).join('; ')}.`,
  );
export const leaveHow = (): Message => message('Gõ: nghỉ 3/12 đến 5/12, thay: họ tên người làm thay');
export const substituteSelf = (): Message => message('Người làm thay phải là người khác.');

export const substituteNotice = (name: string, leave: Leave, today: PlainDay): Message =>
  message(
    `Đồng chí làm thay ${name} từ ${sayDay(leave.fromOn, today)} đến ${sayDay(leave.untilOn, today)}: nhận nhắc việc và báo xong thay.`,
  );

export const transferred = (number: number, to: string): Message =>
  message(`Đã chuyển việc số ${number} cho ${to}.\nChuyển nhầm thì gõ: hủy ${number}`);
export const transferPreview = (from: string, to: string, tasks: number): Message =>
  message(`Chuyển ${tasks} việc đang mở của ${from} cho ${to}.\nTrả lời: gửi để chuyển, hoặc hủy.`, [
    choice('Chuyển', 'gửi'),
    choice('Hủy'),
  ]);
export const transferredMany = (count: number, to: string): Message =>
  message(`Đã chuyển ${count} việc đang mở cho ${to}.`);
export const sameHolder = (number: number, to: string): Message => message(`Việc số ${number} vốn của ${to}.`);
export const reassignAsked = (): Message =>
  message('Đã ghi đề nghị chuyển việc để văn phòng xem. Việc vẫn của đồng chí cho tới khi được chuyển.');

export function reachList(
  lines: readonly { name: string; words: string; lost: number }[],
  linked: number,
  total: number,
): Message {
  const isAnyLost = lines.some(({ lost }) => lost > 0);
  return message(
    [
      `Đã liên kết ${linked}/${total} người.`,
      ...lines.map(({ name, words, lost }) => `- ${name}: ${words}${lost === 0 ? '' : `; ${lost} tin chưa gửi được`}`),
      `Cấp mã cho người chưa liên kết: gõ mã kèm họ tên${isAnyLost ? ' · tin chưa gửi được: gõ tin lỗi' : '.'}`,
    ].join('\n'),
  );
}

export const CHANNEL_NAMES = {
  demo: 'phòng diễn tập',
  telegram: 'Telegram',
  'zalo-bot': 'Zalo',
  'zalo-oa': 'Zalo OA',
} as const;

export function unsentReasons(
  name: string,
  words: string,
  reasons: readonly { day: string; what: string; reason: string }[],
  canSendAgain: boolean,
): Message {
  return message(
    [
      `${name}: ${words}.`,
      ...(reasons.length === 0
        ? ['30 ngày qua không có tin nào gửi hỏng.']
        : [
            `${reasons.length} tin gần đây chưa tới:`,
            ...reasons.map((one) => `- ${one.day}: ${one.what}, ${one.reason}`),
          ]),
      ...(canSendAgain ? [`Gửi lại: gõ gửi lại tin cho ${name}`] : []),
    ].join('\n'),
  );
}

export const channelPreferred = (channel: string): Message => message(`Đã ưu tiên ${channel}.`);
export const channelNotLinked = (channel: string): Message =>
  message(`Chưa liên kết ${channel}. Lấy mã ở văn phòng rồi nhắn mã từ ${channel}.`);
