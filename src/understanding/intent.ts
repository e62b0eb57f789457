import type { PlainDay } from '../calendar/plain-day.ts';

/** A task's number as said, or all that were asked. */
export type SaidTask = number | 'all';

/** Why a text cannot be acted on without asking back. */
export type Ask = 'date' | 'vague' | 'meaning' | 'which-task' | 'which-request' | 'reference-day' | 'confirm';

/**
 * The reading of a text alone. The first group is the published schema of `parse-reply` (its slots stand there only
 * when the text says them); the second group are further typed forms of the clerk and the chairman, in the same shape.
 * People and posts are as said: a given name without form of address, a post code like `TP-HT`, or words.
 */
export type Intent = { ask?: Ask } & (
  | { intent: 'list'; period?: 'today' | 'week' | 'month' | 'overdue' | 'all'; from?: PlainDay; to?: PlainDay }
  | {
      intent: 'done';
      task?: SaidTask;
      except?: number[];
      doneDay?: PlainDay;
      reference?: string;
      referenceDay?: PlainDay;
    }
  | { intent: 'not-done'; task?: SaidTask; reason?: string }
  | { intent: 'in-progress'; task?: SaidTask; percent?: number; stage?: 'for-signature' }
  | { intent: 'blocked'; task?: SaidTask; reason?: string }
  | { intent: 'nil'; task?: SaidTask; reference?: string; referenceDay?: PlainDay }
  | { intent: 'progress'; task?: number; target?: string; value: number; of?: number; unit?: '%' }
  | {
      intent: 'extend';
      task?: SaidTask;
      day?: PlainDay;
      by?: number;
      unit?: 'day' | 'working-day';
      reason?: string;
      time?: string;
    }
  | { intent: 'promise'; task?: SaidTask; day?: PlainDay; time?: string }
  | { intent: 'own-date'; task?: number; day?: PlainDay }
  | { intent: 'snooze'; task?: SaidTask; day?: PlainDay; time?: string; minutes?: number }
  | { intent: 'acknowledge'; announcement?: number }
  | { intent: 'detail'; task?: number; about?: 'content' | 'deadline' | 'form' | 'owner' | 'which' }
  | { intent: 'question'; task?: number }
  | { intent: 'away'; from?: PlainDay; until?: PlainDay; substitute?: string; reason?: string }
  | { intent: 'not-mine'; task?: number; owner?: string }
  | {
      intent: 'reassign';
      task?: SaidTask;
      person?: string;
      to?: string;
      post?: string;
      day?: PlainDay;
    }
  | { intent: 'contest-date'; task?: number; day?: PlainDay; reason?: string }
  | { intent: 'undo'; task?: number; of?: 'done' }
  | { intent: 'prefer'; channel: 'zalo' | 'telegram'; person?: string }
  | { intent: 'help' }
  | { intent: 'none' }
  | { intent: 'stop' }
  | { intent: 'wrong-person' }
  | { intent: 'unclear' }
  | { intent: 'choose'; number: number }
  /** `day` is missing, with `ask: 'date'`, when the calendar has no such day (31/2). */
  | { intent: 'day'; day?: PlainDay; time?: string }
  | { intent: 'reference'; reference: string; referenceDay?: PlainDay }
  | { intent: 'confirm'; task?: SaidTask }
  | { intent: 'cancel' }
  | {
      intent: 'overdue';
      view: 'list' | 'count' | 'people' | 'top' | 'trend' | 'file';
      person?: string;
      post?: string;
      plan?: string;
      from?: PlainDay;
      to?: PlainDay;
      olderThanDays?: number;
      open?: true;
    }
  | { intent: 'due'; from: PlainDay; to: PlainDay }
  | { intent: 'summary'; person?: string; post?: string; from?: PlainDay; to?: PlainDay }
  | { intent: 'score'; criterion?: string; year?: number }
  | { intent: 'no-reply'; period?: string }
  | { intent: 'extensions' }
  | { intent: 'approve'; task?: SaidTask; day?: PlainDay; reason?: string }
  | { intent: 'refuse'; task?: SaidTask; reason?: string }
  | { intent: 'remind'; who?: 'overdue'; person?: string; post?: string; task?: number; what?: string }
  | { intent: 'assign'; person?: string; post?: string; what?: string; day?: PlainDay; time?: string }
  | { intent: 'waive'; task?: number; person?: string; reason?: string }
  | { intent: 'broadcast'; targets: string[]; text?: string; ackBy?: PlainDay }
  | { intent: 'unacknowledged'; announcement?: number }
  | { intent: 'resend'; announcement?: number; to?: 'silent' | 'all' }
  | { intent: 'swap'; off?: PlainDay[]; work?: PlainDay[]; basis?: string }
  | { intent: 'link-code'; person?: string; post?: string }
  | { intent: 'move'; task?: number; day?: PlainDay; basis?: string }
  | { intent: 'return'; task?: number; reason?: string; day?: PlainDay }
  | { intent: 'reach'; person?: string }
  | { intent: 'import-plan' }
  | { intent: 'several'; parts: Intent[] }
  // Further typed forms of product.md §4, beyond the published schema.
  | { intent: 'my-record' }
  | { intent: 'add-officer'; name?: string; post?: string; role?: 'officer' | 'chairman' | 'clerk' }
  /** `đổi Tư pháp cho …`: hands the whole post over. */
  | { intent: 'hand-over'; post?: string; to?: string }
  | { intent: 'unlink'; person?: string }
  | { intent: 'add-duty'; post?: string; what?: string; cadence?: string }
  | { intent: 'add-target'; post?: string; what?: string; atLeast?: number; day?: PlainDay }
  /** `ghi 12 số … ngày …`: the office records for an officer; `waiver` holds the reason of "không cần tài liệu vì …". */
  | {
      intent: 'record';
      task?: number;
      reference?: string;
      referenceDay?: PlainDay;
      doneDay?: PlainDay;
      waiver?: string;
    }
  | { intent: 'receive'; task?: number }
  | { intent: 'entered-by-mistake'; task?: number; reason?: string }
  /** `hủy nghỉ 10/3`: takes a leave back. */
  | { intent: 'cancel-leave'; day?: PlainDay }
  /** `tin lỗi`: messages that did not arrive; of one person. */
  | { intent: 'undelivered'; person?: string }
  /** `gửi lại tin 4, 5`; without a number those of the person, or all. */
  | { intent: 'send-again'; messages?: number[]; person?: string }
  /** `hết vướng 12`. */
  | { intent: 'unblock'; task?: SaidTask }
  /** `gửi`: sends what was previewed. */
  | { intent: 'send' }
  | { intent: 'link'; code: string }
);

export type IntentName = Intent['intent'];
export type IntentOf<Name extends IntentName> = Extract<Intent, { intent: Name }>;
