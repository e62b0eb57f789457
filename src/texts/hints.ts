import { choice, type Message, message } from '../messages/message.ts';
import type { Role } from '../people/person.ts';

export const notUnderstood = (): Message =>
  message('Chưa hiểu ý đồng chí, chưa ghi gì. Gõ: việc để xem việc của mình, hoặc trợ giúp.', [
    choice('Việc', 'việc'),
    choice('Trợ giúp', 'trợ giúp'),
  ]);

export const onlyWords = (): Message =>
  message('Tin này chưa đọc được (chỉ nhận chữ, ảnh và tệp). Đồng chí gõ bằng chữ, hoặc: trợ giúp');

export const tooLong = (): Message =>
  message('Tin quá dài (trên 10.000 ký tự) nên chưa ghi gì. Đồng chí gửi ngắn hơn hoặc gửi tệp.');

export const internalError = (): Message => message('Hệ thống đang có lỗi, chưa ghi gì. Đồng chí gửi lại sau ít phút.');

/** A text marked secret: it is dropped before anything is written. */
export const secretRefused = (): Message =>
  message('Tin có dấu mật nên đã được bỏ, không lưu. Không gửi tài liệu mật qua Zalo, Telegram.');

export const notForYourRole = (roles: readonly Role[]): Message =>
  message(
    `Việc này do ${roles.includes('chairman') ? 'lãnh đạo hoặc văn phòng' : 'văn phòng'} thực hiện. Gõ trợ giúp để xem những gì đồng chí làm được.`,
  );

export const staleChoice = (): Message => message('Câu hỏi này đã cũ, chưa ghi gì. Đồng chí gõ lại điều cần làm.');

export const dropped = (): Message => message('Đã bỏ, không ghi gì.');

export const nothingToSend = (): Message => message('Không có gì đang chờ gửi.');

export const nothingToDrop = (): Message =>
  message('Không có gì đang chờ. Rút lại một việc vừa báo thì gõ kèm số: hủy 12');

export const thanks = (): Message => message('Đã rõ.');

export const laterIssue = (what: string, instead: string): Message =>
  message(`${what} chưa có trong bản này. Tạm thời gõ: ${instead}`);

export const stopAsked = (): Message =>
  message('Đã ghi lại và báo văn phòng. Tin nhắc việc là nhiệm vụ công vụ nên chỉ văn phòng ngừng được.');

export const wrongPersonNoted = (): Message => message('Xin lỗi đã làm phiền. Văn phòng đã được báo để gỡ liên kết.');

export const passedOn = (): Message => message('Đã ghi lại để văn phòng xem. Việc và hạn chưa đổi.');

export const fileKept = (count: number): string =>
  `Đã nhận ${count} tệp, giữ 15 phút. Đồng chí cho biết tệp này của việc nào.`;

export const fileWaits = (count: number, choices: Message['choices']): Message =>
  message(`${fileKept(count)}\nGõ: xong kèm số việc`, choices);

/** The help of one role, derived from the list of commands. */
export function helpText(role: Role, lines: readonly { say: string; does: string }[]): Message {
  const who = { officer: 'cán bộ, công chức', chairman: 'lãnh đạo', clerk: 'văn phòng' }[role];
  return message([`Đồng chí gõ được (${who}):`, ...lines.map(({ say, does }) => `- ${say}: ${does}`)].join('\n'));
}

// Strangers: one polite line, no name, no data.

export const greetStranger = (): Message =>
  message('Đây là trợ lý nhắc việc của UBND xã. Đồng chí nhắn mã liên kết do văn phòng cấp để bắt đầu.');

export const codeWrong = (): Message => message('Mã chưa đúng hoặc đã hết hạn. Đồng chí xin văn phòng mã mới.');

export const codeLocked = (): Message => message('Sai mã quá nhiều lần. Đồng chí thử lại sau một giờ.');

export const accountTaken = (): Message =>
  message('Điện thoại này đã liên kết. Muốn đổi người dùng, đồng chí báo văn phòng gỡ liên kết.');

/** Said once, on linking: what is stored and why. */
export const welcome = (name: string, unit: string, first: boolean): Message =>
  message(
    `Chào đồng chí ${name}. ${first ? 'Đã liên kết' : 'Đã thêm kênh này'} với ${unit}.\nHệ thống chỉ lưu họ tên, chức danh và mã kênh chat để nhắc việc và lưu tài liệu kiểm chứng.\nGõ: việc để xem việc của mình, trợ giúp để xem cách dùng.`,
    [choice('Việc', 'việc'), choice('Trợ giúp', 'trợ giúp')],
  );

export const groupLine = (): Message => message('Trợ lý nhắc việc chỉ trả lời khi nhắn riêng.');
