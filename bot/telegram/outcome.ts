import type { SendOutcome } from '../../src/channels.ts';
import type { Failure } from './failure.ts';

/** What the outbox does about a failed send, and the words that the clerk reads. */
export function outcomeOf(failure: Failure): Exclude<SendOutcome, { kind: 'sent' }> {
  switch (failure.kind) {
    case 'not-connected':
      return { kind: 'retry', reason: 'không kết nối được tới Telegram', inDoubt: false, afterMs: null };
    case 'in-doubt':
      return { kind: 'retry', reason: 'Telegram không trả lời rõ, có thể tin đã đến', inDoubt: true, afterMs: null };
    case 'wait':
      return { kind: 'retry', reason: 'Telegram yêu cầu chờ', inDoubt: false, afterMs: failure.afterMs };
    case 'moved':
      return { kind: 'moved', account: failure.account };
    case 'token':
      return { kind: 'operator', reason: 'Telegram không nhận mã bot (TELEGRAM_BOT_TOKEN)' };
    case 'conflict':
      return { kind: 'retry', reason: 'Telegram đang bận', inDoubt: false, afterMs: null };
    default:
      return refusal(failure.code, failure.description);
  }
}

/** Descriptions as the Bot API server words them (facts/channels §3); compared in small letters. */
const UNREACHABLE: readonly (readonly [code: number, words: string, reason: string])[] = [
  [403, 'blocked by the user', 'người nhận đã chặn bot'],
  [403, 'user is deactivated', 'tài khoản Telegram của người nhận không còn'],
  [403, 'was kicked', 'bot đã bị đưa ra khỏi nhóm'],
  [403, 'initiate conversation', 'người nhận chưa mở bot lần nào'],
  [403, '', 'Telegram không cho gửi tới người nhận này'],
  [400, 'chat not found', 'không tìm thấy cuộc trò chuyện'],
  [400, 'user not found', 'không tìm thấy cuộc trò chuyện'],
  [400, 'peer_id_invalid', 'không tìm thấy cuộc trò chuyện'],
];

function refusal(code: number, description: string): Exclude<SendOutcome, { kind: 'sent' }> {
  const said = description.toLowerCase();
  const known = UNREACHABLE.find(([refused, words]) => refused === code && said.includes(words));
  if (known !== undefined) return { kind: 'unreachable', reason: known[2] };
  if (code === 413) return { kind: 'permanent', reason: 'tệp quá lớn đối với Telegram' };
  return { kind: 'permanent', reason: `Telegram từ chối tin này (lỗi ${code})` };
}
