const THINGS =
  'kế hoạch|phương án|đề án|quy chế|quyết định|chương trình|danh sách|danh mục|báo cáo|quy ước|tờ trình|hồ sơ|thư xin lỗi|biên bản|dự toán|nghị quyết|văn bản|tài liệu';
const ISSUED = new RegExp(
  `(?:ban hành|xây dựng|lập|soạn thảo|tham mưu|ký ban hành|hoàn thiện|cập nhật|chuẩn bị|trình|gửi)\\s+(?<product>(?:${THINGS})(?:\\s+\\p{Ll}[\\p{L}]*){0,6})`,
  'iu',
);

/** The document that the sentence says is to be made, in its words; null when it names none. */
export function productIn(text: string): string | null {
  const words = ISSUED.exec(text)?.groups?.['product']?.trim();
  if (words === undefined) return null;
  const bare = words.replace(
    /\s+(?:của|trước|trong|vào|gửi|trình|hàng|hằng|chậm|xong|cho|theo|để|và|đến|từ|tại|ngay|đảm bảo|bảo đảm)(?:\s.*)?$/iu,
    '',
  );
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}
