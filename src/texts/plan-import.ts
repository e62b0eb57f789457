import type { AskReason, DraftDuty, PlanDraft } from '../plans/draft.ts';
import type { RefusalReason } from '../plans/readers/unreadable.ts';

const AS_DOCX =
  'Mở tệp bằng Word (hoặc LibreOffice), chọn Lưu thành (Save as), kiểu Word Document (.docx), rồi gửi lại';

const REFUSALS: Record<RefusalReason, string> = {
  empty: 'Tệp trống, không có nội dung để đọc. Đồng chí kiểm tra và gửi lại đúng tệp.',
  'too-large': 'Tệp quá lớn (tối đa 20 MB). Bỏ bớt ảnh hoặc lưu riêng phần nhiệm vụ, rồi gửi lại.',
  'zip-bomb':
    'Tệp giải nén ra quá lớn so với một văn bản nên không được mở. Lưu lại bằng Word hoặc Excel, bỏ ảnh và tệp nhúng, rồi gửi lại.',
  corrupt: 'Tệp bị hỏng hoặc không đúng định dạng. Mở tệp trên máy, lưu thành tệp mới (.docx hoặc .xlsx), rồi gửi lại.',
  password: 'Tệp có mật khẩu nên không đọc được. Mở tệp, bỏ mật khẩu (Tệp - Thông tin - Bảo vệ), lưu lại rồi gửi.',
  'old-word': `Tệp .doc (Word cũ) không đọc được. ${AS_DOCX}.`,
  rtf: `Tệp .rtf không đọc được. ${AS_DOCX}.`,
  'old-excel':
    'Tệp .xls (Excel cũ) không đọc được. Mở bằng Excel, chọn Lưu thành, kiểu Excel Workbook (.xlsx), rồi gửi lại.',
  scan: `PDF này là bản scan (chỉ có ảnh, không có chữ) nên không đọc được. Gửi bản .docx gốc; hoặc mở PDF bằng Word để chuyển thành chữ, soát lại, lưu thành .docx rồi gửi.`,
  photo: 'Ảnh chụp không đọc được thành kế hoạch. Gửi bản .docx hoặc .xlsx gốc, hoặc dán nội dung vào một tệp .txt.',
  'only-pictures':
    'Tệp Word này chỉ có ảnh, không có chữ. Gửi bản .docx gốc có chữ, hoặc chuyển ảnh thành chữ, soát lại rồi gửi.',
  'unknown-format': 'Chỉ đọc được .docx, .xlsx, .pdf (có chữ), .md và .txt. Lưu văn bản thành .docx rồi gửi lại.',
  'not-utf8': 'Tệp chữ không ở mã Unicode (UTF-8). Dán nội dung vào Word, lưu thành .docx rồi gửi lại.',
  classified:
    'Văn bản có dấu chỉ độ mật (MẬT, TỐI MẬT hoặc TUYỆT MẬT): không nạp gì cả. Văn bản mật không được gửi hay lưu qua phần mềm này; đồng chí xóa tệp khỏi tin nhắn và xử lý theo quy định bảo vệ bí mật nhà nước.',
};

/** Why a file was not read, and what to do. */
export const planRefused = (reason: RefusalReason): string => REFUSALS[reason];

const ASKS: Record<AskReason, string> = {
  'no-day': 'chưa rõ ngày nào trong kỳ',
  'no-period': 'chưa rõ kỳ nào',
  vague: 'thời gian còn chung chung',
  invalid: 'ngày không có trong lịch',
  year: 'chưa rõ năm nào',
  past: 'ngày đã qua',
  conflict: 'thứ và ngày không khớp',
  empty: 'ngày cuối trước ngày đầu',
  unread: 'chưa hiểu hết thời hạn',
  event: 'chờ một sự kiện chưa có ngày',
  'no-deadline': 'chưa có thời hạn',
  'two-dates': 'có hai thời hạn',
  'several-leads': 'nhiều nơi chủ trì: làm chung hay mỗi nơi một việc',
  'many-holders': 'chưa rõ cụ thể là những ai',
  'no-lead': 'chưa rõ ai chủ trì',
  'no-holder': 'chưa có người thực hiện',
  'role-unclear': 'chưa rõ ai chủ trì, ai phối hợp',
  'holder-unclear': 'chưa chắc người thực hiện',
  'lead-and-coordinate': 'vừa chủ trì vừa phối hợp',
  'outside-lead': 'cơ quan ngoài xã chủ trì',
  'serial-date': 'ngày ghi bằng số của Excel',
  'already-done': 'ghi là đã xong',
  'catch-all': 'việc khác chung chung',
};

export const askWords = (reason: AskReason): string => ASKS[reason];

/** The summary that shows at once whether a heading was missed: counts per post, what is to be asked, what was left out. */
export function planSummary(draft: PlanDraft): string[] {
  const tasks = draft.duties.filter(({ part }) => part === 'tasks');
  const owned = tasks.filter(({ holders }) => holders.length > 0);
  const execution = draft.duties.filter(({ part }) => part === 'execution');
  const unowned = draft.duties.filter(({ holders }) => holders.length === 0).length;
  const asked = draft.duties.filter(({ ask }) => ask.length > 0);
  const counts = countByHolder(draft.duties);
  return [
    `${draft.title ?? draft.document}${draft.number === null ? '' : ` (số ${draft.number})`}`,
    [
      `Đọc được ${owned.length} nhiệm vụ của ${new Set(owned.flatMap(({ holders }) => holders)).size} bộ phận`,
      ...(execution.length > 0 ? [`${execution.length} nhiệm vụ tổ chức thực hiện`] : []),
      ...(unowned > 0 ? [`${unowned} việc chưa có người thực hiện`] : []),
      `${asked.length} việc cần hỏi`,
      `bỏ qua ${draft.skipped.length} dòng`,
    ].join('; ') + '.',
    ...counts.map(([holder, count]) => `- ${holder}: ${count}`),
    ...(asked.length > 0 ? ['Cần hỏi:', ...reasonsOf(asked)] : []),
    'Đây là bản nháp: chưa việc nào được giao hay nhắc trước khi đồng chí xác nhận.',
  ];
}

function countByHolder(duties: readonly DraftDuty[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { holders } of duties)
    for (const holder of holders.length > 0 ? holders : ['(chưa có người thực hiện)'])
      counts.set(holder, (counts.get(holder) ?? 0) + 1);
  return [...counts];
}

function reasonsOf(asked: readonly DraftDuty[]): string[] {
  const lines = new Map<AskReason, number[]>();
  for (const { ask, line } of asked) for (const reason of ask) lines.set(reason, [...(lines.get(reason) ?? []), line]);
  return [...lines].map(
    ([reason, at]) =>
      `- ${ASKS[reason]}: ${at.length} việc (dòng ${at.slice(0, 12).join(', ')}${at.length > 12 ? ', …' : ''})`,
  );
}
