/** What the web server says when something cannot be done: one short Vietnamese sentence each. */
const BY_STATUS: Record<number, string> = {
  400: 'Yêu cầu không đọc được.',
  403: 'Yêu cầu này không đến từ trang của chương trình trên máy này.',
  404: 'Không có trang này.',
  408: 'Gửi quá lâu, mời gửi lại.',
  413: 'Nội dung gửi lên quá lớn.',
  414: 'Địa chỉ quá dài.',
  415: 'Kiểu nội dung này không dùng được.',
  431: 'Phần đầu của yêu cầu quá dài.',
  503: 'Chương trình đang khởi động hoặc đang dừng, mời thử lại sau ít giây.',
};

/** The sentence for an HTTP status. */
export function sentenceFor(status: number): string {
  return BY_STATUS[status] ?? (status < 500 ? 'Yêu cầu không hợp lệ.' : 'Chương trình gặp sự cố, mời thử lại sau.');
}

export const STARTING = 'Chương trình đang khởi động, mời thử lại sau ít giây.';
