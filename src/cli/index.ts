import type { Subcommand } from './shell/shell.ts';

/** The register: help and dispatch are derived from this list, in this order. Loading one loads no other. */
export const SUBCOMMANDS: readonly Subcommand[] = [
  { name: 'unit', does: 'đơn vị: thêm, liệt kê', load: () => import('./unit.ts') },
  {
    name: 'officer',
    does: 'cán bộ: thêm, cấp mã liên kết, liệt kê, kết xuất, xóa thông tin',
    load: () => import('./officer.ts'),
  },
  { name: 'job', does: 'chạy một lượt việc hẹn giờ', load: () => import('./job.ts') },
  { name: 'outbox', does: 'tin gửi đi: xem, gửi lại', load: () => import('./outbox.ts') },
  { name: 'export', does: 'kết xuất toàn bộ một đơn vị ra tệp JSON', load: () => import('./export.ts') },
  {
    name: 'doctor',
    does: 'kiểm tra cấu hình, cơ sở dữ liệu, kênh, đồng hồ, hàng đợi',
    load: () => import('./doctor.ts'),
  },
  {
    name: 'parse-reply',
    does: 'cho biết một câu nhắn được hiểu thế nào',
    load: () => import('./parse-reply-command.ts'),
  },
  {
    name: 'import-plan',
    does: 'đọc một kế hoạch thành bản nháp nhiệm vụ',
    load: () => import('./import-plan-command.ts'),
  },
  {
    name: 'parse-deadline',
    does: 'cho biết một cụm từ chỉ thời hạn được hiểu thế nào',
    load: () => import('./parse-deadline-command.ts'),
  },
  { name: 'mongo', does: 'chạy riêng MongoDB nhúng', load: () => import('./mongo-command.ts') },
];
