/** The CCHC index 2022 of the seed plan as examined: 84,93 of 100 (Quyết định số 3520/QĐ-UBND ngày 28/12/2022). */
import type { ExaminedYear } from '../scores/criterion.ts';

type Field = readonly [number: number, title: string, points: number, maxPoints: number];
const FIELDS: readonly Field[] = [
  [1, 'Công tác chỉ đạo, điều hành', 20, 21.5],
  [2, 'Cải cách thể chế', 8, 10.5],
  [3, 'Cải cách thủ tục hành chính', 21, 25.5],
  [4, 'Cải cách tổ chức bộ máy', 6.5, 6.5],
  [5, 'Cải cách chế độ công vụ', 6.5, 6.5],
  [6, 'Cải cách tài chính công', 6, 8],
  [7, 'Chính quyền điện tử, chính quyền số', 16.93, 21.5],
];

type Loss = ExaminedYear['losses'][number];
type LossRow = readonly [
  criterion: string,
  title: string,
  points: number,
  maxPoints: number,
  cause: Loss['cause'],
  why: string,
];
const LOSSES: readonly LossRow[] = [
  ['1.4', 'Sáng kiến CCHC', 0, 0.5, 'nothing-started', 'trong năm không có sáng kiến'],
  ['1.5', 'Nhiệm vụ cấp trên giao', 1, 2, 'late', 'một số nhiệm vụ chậm, bị đôn đốc'],
  ['2.1.1', 'Ban hành kế hoạch theo dõi thi hành pháp luật', 0.5, 1, 'late', 'kế hoạch ban hành chậm'],
  ['2.1.2', 'Hoạt động theo dõi thi hành pháp luật', 1, 1.5, 'document-missing', 'thiếu kết luận kiểm tra'],
  ['2.1.3', 'Xử lý kết quả theo dõi', 0, 1, 'document-missing', 'thiếu văn bản xử lý, kiến nghị'],
  ['2.1.4', 'Báo cáo theo dõi thi hành pháp luật', 0.5, 1, 'late', 'báo cáo chậm'],
  ['3.2.2', 'Kết quả rà soát, đánh giá TTHC', 0, 2.5, 'ratio-not-reached', 'chưa đạt tỷ lệ phương án đơn giản hóa'],
  ['3.5.4', 'Hồ sơ chứng thực điện tử', 0, 2, 'ratio-not-reached', 'chưa đạt từ 30%'],
  ['6.3', 'Tiết kiệm chi thường xuyên', 1, 3, 'ratio-not-reached', 'tiết kiệm dưới 10%'],
  ['7.4.2', 'Đề xuất tái cấu trúc quy trình TTHC', 0, 2, 'nothing-started', 'trong năm không có đề xuất'],
  ['7.4.3', 'TTHC có phát sinh hồ sơ trực tuyến', 1.13, 2, 'ratio-not-reached', 'chưa đạt từ 50%'],
  ['7.4.4', 'Hồ sơ phát sinh trực tuyến', 0.3, 2, 'ratio-not-reached', 'chưa đạt từ 12%'],
];

export const EXAMINED_2022: ExaminedYear = {
  year: 2022,
  fields: FIELDS.map(([number, title, points, maxPoints]) => ({ number, title, points, maxPoints })),
  losses: LOSSES.map(([criterion, title, points, maxPoints, cause, why]) => ({
    criterion,
    title,
    points,
    maxPoints,
    cause,
    why,
  })),
};
