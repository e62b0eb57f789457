import type { SendOutcome } from '../../src/channels.ts';
import { type Failure, mayBeDone, NO_CHAT, SHUT } from './failure.ts';

/** What became of a try; `limit` (429) names no wait: the sender chooses one. */
export type Refused = Exclude<SendOutcome, { kind: 'sent' }> | { kind: 'limit' };

export const IN_DOUBT: Refused = {
  kind: 'retry',
  reason: 'Zalo không trả lời rõ, có thể tin đã đến',
  inDoubt: true,
  afterMs: null,
};

/** Refusals by their number (facts/channels §1), in this order; without `words` whatever the description says. */
const REFUSALS: readonly { codes: readonly number[]; words?: RegExp; outcome: Refused }[] = [
  { codes: [429], outcome: { kind: 'limit' } },
  {
    codes: [400, 403, 404],
    words: NO_CHAT,
    outcome: { kind: 'unreachable', reason: 'không tìm thấy cuộc trò chuyện' },
  },
  { codes: [400, 403], words: SHUT, outcome: { kind: 'unreachable', reason: 'Zalo không cho gửi tới người nhận này' } },
  { codes: [401], outcome: { kind: 'operator', reason: 'Zalo không nhận mã bot (ZALO_BOT_TOKEN)' } },
  {
    codes: [404],
    outcome: {
      kind: 'operator',
      reason: 'Zalo không nhận mã bot hoặc địa chỉ API (ZALO_BOT_TOKEN, ZALO_BOT_API_ROOT)',
    },
  },
  { codes: [426], outcome: { kind: 'operator', reason: 'bot Zalo đã hết giới hạn dùng thử (lỗi 426)' } },
];

/** What the outbox does about a failed send, and the words that the clerk reads. */
export function outcomeOf(failure: Failure): Refused {
  switch (failure.kind) {
    case 'not-connected':
      return { kind: 'retry', reason: 'không kết nối được tới Zalo', inDoubt: false, afterMs: null };
    case 'in-doubt':
      return IN_DOUBT;
    default: {
      const { code, description } = failure;
      const known = REFUSALS.find(({ codes, words }) => codes.includes(code) && (words?.test(description) ?? true));
      if (known !== undefined) return known.outcome;
      if (mayBeDone(code, description)) return IN_DOUBT;
      return { kind: 'permanent', reason: `Zalo từ chối tin này (lỗi ${code})` };
    }
  }
}
