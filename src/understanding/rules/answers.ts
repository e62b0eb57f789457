import type { Intent } from '../intent.ts';
import { given, type Heard, type Rule, timeOf } from '../heard.ts';

const bare = (heard: Heard) => heard.flat.replace(/[\s.,;:!…"“”'()*-]+$/u, '').replace(/^[\s.,;:!"“”'()*-]+/u, '');
const matches =
  (pattern: RegExp, read: (heard: Heard) => Intent): Rule =>
  (heard) =>
    pattern.test(bare(heard)) ? read(heard) : null;

const DIGIT_WORDS = ['khong', 'mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin'];

/** "2", "số 2", "chọn 2", "việc 31", "hai": what it answers is the conversation's step. */
const choose: Rule = (heard) => {
  const word = DIGIT_WORDS.indexOf(bare(heard));
  if (word > 0) return { intent: 'choose', number: word };
  const [only, second] = heard.numbers;
  const rest = heard.masked
    .replace(/\d+/u, '')
    .replace(/[^a-z_\d]+/gu, ' ')
    .trim();
  if (only === undefined || second !== undefined || heard.asked) return null;
  return /^(?:(?:chon|so|cau|y|viec|viec so|muc|cai|phuong an|dap an|chon so|chon viec|lua chon)?)$/u.test(rest)
    ? { intent: 'choose', number: only.value }
    : null;
};

const CONNECTORS = /^(?:(?:den|vao|la|khoang|chac|thi|sang|toi|truoc|han|xong|het|duoc|cho|luc|_+)(?:\s|$))*$/u;

/** "17/3", "đến thứ Sáu", "8h sáng mai". A past word ("hôm qua") is an answer too. */
const bareDay: Rule = (heard) => {
  const [said] = heard.days;
  if (said === undefined || heard.days.length > 1 || heard.asked || heard.references.length > 0) return null;
  const rest = heard.masked
    .replace(/[.,!;:-]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  if (!CONNECTORS.test(rest) || /xong/u.test(rest)) return null;
  if (
    heard.office &&
    /^(?:trong )?(?:ngay )?(?:hom nay|tuan nay|ngay mai|mai|thang nay|tuan sau|tuan toi)$/u.test(bare(heard))
  )
    return null;
  if (!heard.office && /^(?:tuan|thang) nay$/u.test(bare(heard))) return null;
  if (said.next === null) return { intent: 'day', ask: 'date' };
  const day = said.points === 'back' && said.past !== null ? said.past : said.next;
  return { intent: 'day', day, ...given({ time: timeOf(heard) }), ...(said.vague ? { ask: 'vague' as const } : {}) };
};

/** "QĐ số 102/QĐ-UBND", "05/BC-UBND ngày 5/3". */
const bareReference: Rule = (heard) => {
  const [only] = heard.references;
  if (only === undefined || heard.references.length > 1 || heard.asked || heard.numbers.length > 0) return null;
  const rest = heard.masked.replace(/[^a-z]+/gu, ' ').trim();
  if (
    !/^(?:(?:bao cao|ke hoach|cong van|van ban|quyet dinh|qd|so|ky|ngay|ngay ky|la|ban hanh|ngay ban hanh|to trinh)(?:\s|$))*$/u.test(
      rest,
    )
  )
    return null;
  if (/ban hanh/u.test(rest) && !/ngay ban hanh/u.test(rest)) return null;
  const day = heard.days[0]?.past ?? undefined;
  return { intent: 'reference', reference: only.text, ...given({ referenceDay: day }) };
};

const TAP =
  /^(?:van (?:dang )?(?:thuc hien|lam|duy tri|dam bao|bao dam|giai quyet|trien khai)(?: (?:tot|on|dung hen|dung quy dinh|thuong xuyen|dam bao|binh thuong|day du))*(?: ca| het| tat ca)?|(?:da|van)(?: dang)? phoi hop(?: (?:tot|day du|xong|dung yeu cau))*(?: roi)?)(?<rest>[\s\d,:#]*(?:viec|so|tat ca|ca|het)?[\s\d]*)$/u;

/** "vẫn thực hiện tốt", "đã phối hợp 12": the tap of standing and coordination tasks. */
const tap: Rule = (heard) => {
  const text = bare(heard).replace(
    /^(?:cac |nhung )?(?:(?:viec|nhiem vu) )?(?:thuong xuyen |so )?(?:\d+[\s:,]*)?(?:thi )?(?=van|da)/u,
    '',
  );
  if (
    heard.asked ||
    !TAP.test(text) ||
    (/lam|giai quyet|trien khai/u.test(text) && !/tot|on|dung|thuong|binh|bao|day/u.test(text))
  )
    return null;
  const parts = heard.numbers.map(({ value }): Intent => ({ intent: 'confirm', task: value }));
  if (parts.length > 1) return { intent: 'several', parts };
  const all = /(?:tat ca|\bca|het)$/u.test(text) ? ('all' as const) : undefined;
  return { intent: 'confirm', ...given({ task: heard.numbers[0]?.value ?? all }) };
};

const YES =
  /^(?:dung|dung roi|dung vay|dung the|chinh xac|chuan|chuan roi|phai|phai roi|phai day|co|co chu|u|uh|yes|y|xac nhan dung|tat nhien|chac chan|chac|nhu vay|duoc roi|duoc|lam di|dung luon)$/u;
const AGREE =
  /^(?:dong y|nhat tri|toi dong y|dong y het|hoan toan dong y|nhat tri cao|cho phep|chap thuan|dong y cho)$/u;
const NO =
  /^(?:khong|khong can|khong phai|thoi|thoi khong|thoi bo|bo|bo qua|bo di|huy|huy bo|huy di|khoi|khoi can|khoan|khoan da|dung|dung gui|dung lai|khong gui|chua gui|cho da|tu tu|tu tu da|de da|cancel|no|quay lai|thoi dung|de xem da|khong lam nua|thoi bo qua)(?: (?:di|da|nua))?$/u;
const RECEIVED =
  /^(?:(?:ok|👍|roi)[ !.,👍]*)+$|^(?:ok )?(?:da |vua |moi )?(?:nhan|nhan duoc|nhan tin|nhan thong tin|nhan thong bao|xem|xem thong bao|doc|doc thong bao|doc tin|ro|hieu|nam|nam duoc|nam ro|nam thong tin|biet|tiep nhan|tiep thu|quan triet|thay|thay tin|tiep nhan thong tin)(?: (?:du|thong bao|tin|thong tin|roi|het|day du|nhiem vu|viec|noi dung|van ban|tin nhan|chi dao|nay|cua anh|cua chi|ok))*$|^(?:ok )?(?:se (?:thuc hien|trien khai|lam|chap hanh)|xin tiep thu|xin chap hanh|ghi nho|nghe ro|ro rang|tuan lenh|ok (?:ok|luon|men|nhan|roi))(?: (?:ngay|luon|day|nghiem tuc|day du))*$/u;

const confirm = matches(YES, () => ({ intent: 'confirm' }));
const agree = matches(AGREE, ({ role }) => (role === 'chairman' ? { intent: 'approve' } : { intent: 'confirm' }));
/** "đừng" and "đúng", "dùng" are one word without marks: only the marks tell. */
const cancel: Rule = (heard) => {
  const text = bare(heard);
  if (heard.asked || !NO.test(text) || (heard.role === 'officer' && /^(?:khong|chua) gui/u.test(text))) return null;
  return text === 'dung' && !/^[đd]ừng$/u.test(heard.markedAt(0)) ? null : { intent: 'cancel' };
};
const received: Rule = (heard) => {
  if (heard.asked) return null;
  const said = bare(heard);
  if (said === '' && heard.polite) return { intent: 'acknowledge' };
  return RECEIVED.test(said) &&
    !/^(?:thay|biet|hieu|xem|doc|nhan|nam)(?! (?:duoc|ro|du|het))(?!.* (?:roi|ok))/u.test(said)
    ? { intent: 'acknowledge' }
    : null;
};
/** The choice of a preview is labelled `Gửi …`. */
const send = matches(
  /^gui(?: di| luon| ngay| luon di| di luon| thong bao| thong bao di| thong bao \d+| (?:cho |toi |den )?(?:tat ca )?\d+ (?:nguoi|can bo|dong chi)| cho tat ca| tat ca)?$/u,
  () => ({ intent: 'send' }),
);

export const ANSWERS: readonly Rule[] = [tap, choose, bareReference, bareDay, cancel, confirm, agree, send, received];
