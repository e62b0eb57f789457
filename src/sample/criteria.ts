/**
 * The criteria of the running year. Numbers and points named in the seed plan are as there; the rest is invented to
 * fill its seven fields (21,5 · 10,5 · 25,5 · 6,5 · 6,5 · 8 · 21,5): sample data, not a province's table.
 */
import type { Criterion, ScoreRule } from '../scores/criterion.ts';

const SAMPLE_BASIS = 'Bộ tiêu chí Chỉ số CCHC cấp xã (dữ liệu mẫu)';
const ONLINE_BASIS = 'Kế hoạch số 439/KH-UBND ngày 13/7/2022 của UBND tỉnh';

type Row = readonly [number: string, title: string, maxPoints: number, rule: ScoreRule, legalBasis?: string];

const ROWS: readonly Row[] = [
  ['1.1', 'Ban hành và hoàn thành kế hoạch CCHC', 4, 'pro-rata'],
  ['1.2', 'Báo cáo CCHC định kỳ', 4, 'half-when-late'],
  ['1.3', 'Tuyên truyền CCHC', 4, 'pro-rata'],
  ['1.4', 'Sáng kiến CCHC', 0.5, 'binary'],
  ['1.5', 'Nhiệm vụ cấp trên giao', 2, 'half-when-late'],
  ['1.6', 'Chỉ đạo, điều hành CCHC', 4, 'by-hand'],
  ['1.7', 'Gắn CCHC với thi đua, khen thưởng', 3, 'by-hand'],
  ['2.1.1', 'Ban hành kế hoạch theo dõi thi hành pháp luật', 1, 'half-when-late'],
  ['2.1.2', 'Hoạt động theo dõi thi hành pháp luật', 1.5, 'by-hand'],
  ['2.1.3', 'Xử lý kết quả theo dõi', 1, 'binary'],
  ['2.1.4', 'Báo cáo theo dõi thi hành pháp luật', 1, 'half-when-late'],
  ['2.2', 'Rà soát, hệ thống hóa VBQPPL', 3, 'by-hand'],
  ['2.3', 'Ban hành, triển khai VBQPPL', 3, 'by-hand'],
  ['3.1', 'Kiểm soát TTHC', 3, 'half-when-late'],
  ['3.2.1', 'Kế hoạch rà soát, đánh giá TTHC', 2, 'half-when-late'],
  ['3.2.2', 'Kết quả rà soát, đánh giá TTHC', 2.5, 'cliff'],
  ['3.3', 'Niêm yết, công khai TTHC', 5, 'by-hand'],
  ['3.4', 'Phản ánh, kiến nghị về TTHC', 3, 'by-hand'],
  ['3.5.1', 'Cơ chế một cửa, một cửa liên thông', 2, 'by-hand'],
  ['3.5.2', 'Giải quyết hồ sơ TTHC đúng hạn', 4, 'pro-rata'],
  ['3.5.3', 'Khảo sát hài lòng, công khai xin lỗi', 2, 'by-hand'],
  ['3.5.4', 'Hồ sơ chứng thực điện tử (từ 30%)', 2, 'cliff'],
  ['4.1', 'Chức năng, nhiệm vụ, cơ cấu tổ chức', 3.5, 'by-hand'],
  ['4.2', 'Quy chế làm việc, quy chế phối hợp', 3, 'by-hand'],
  ['5.1', 'Đào tạo, bồi dưỡng cán bộ, công chức', 2, 'pro-rata'],
  ['5.2', 'Đánh giá, xếp loại cán bộ, công chức', 2.5, 'half-when-late'],
  ['5.3', 'Kỷ luật, kỷ cương hành chính', 2, 'by-hand'],
  ['6.1', 'Quy chế chi tiêu nội bộ, quản lý tài sản công', 2.5, 'half-when-late'],
  ['6.2', 'Công khai, báo cáo tài chính', 2.5, 'half-when-late'],
  ['6.3', 'Tiết kiệm chi thường xuyên (từ 10%)', 3, 'pro-rata'],
  ['7.1', 'Ứng dụng CNTT, phần mềm dùng chung', 5, 'by-hand'],
  ['7.2', 'Trang thông tin điện tử', 3, 'by-hand'],
  ['7.3', 'Văn bản điện tử, chữ ký số', 3.5, 'pro-rata'],
  ['7.4.1', 'Cung cấp dịch vụ công trực tuyến', 2, 'by-hand'],
  ['7.4.2', 'Đề xuất tái cấu trúc quy trình TTHC', 2, 'binary'],
  ['7.4.3', 'TTHC có phát sinh hồ sơ trực tuyến (từ 50%)', 2, 'pro-rata', ONLINE_BASIS],
  ['7.4.4', 'Hồ sơ phát sinh trực tuyến (từ 12%)', 2, 'pro-rata', ONLINE_BASIS],
  ['7.5', 'Hệ thống quản lý chất lượng ISO 9001:2015', 2, 'by-hand'],
];

export const SAMPLE_CRITERIA: readonly Criterion[] = ROWS.map(([number, title, maxPoints, rule, legalBasis]) => ({
  number,
  title,
  field: Number(number.slice(0, 1)),
  maxPoints,
  rule,
  legalBasis: legalBasis ?? SAMPLE_BASIS,
}));
