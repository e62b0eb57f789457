import type { PostDuties } from '../sample-duty.ts';
import { halfYearReports, quarterly } from '../schedules.ts';

export const CULTURE: PostDuties = {
  post: 'VH-XH',
  duties: [
    {
      title: 'Giải quyết đúng hẹn hồ sơ lĩnh vực văn hóa - xã hội',
      kind: 'standing',
      cadence: 'thường xuyên',
      criterion: '3.5.2',
      points: 1,
      tasks: quarterly('Giải quyết đúng hẹn hồ sơ văn hóa - xã hội'),
    },
    {
      title: 'Niêm yết, công khai TTHC lĩnh vực văn hóa - xã hội',
      kind: 'standing',
      cadence: 'khi TTHC ban hành, sửa đổi, bãi bỏ',
      criterion: '3.3',
      points: 0.8,
      tasks: quarterly('Niêm yết, công khai TTHC lĩnh vực văn hóa - xã hội'),
    },
    {
      title: 'Rà soát TTHC văn hóa - xã hội, kiến nghị sửa đổi',
      kind: 'report',
      cadence: 'tổng hợp báo cáo 6 tháng và năm',
      criterion: '3.2.1',
      points: 0.5,
      tasks: halfYearReports('Báo cáo rà soát TTHC văn hóa - xã hội'),
    },
    {
      title: 'Tuyên truyền CCHC, hoàn thành 100% kế hoạch',
      kind: 'deliverable',
      cadence: 'kế hoạch đầu năm, kết quả cuối năm',
      criterion: '1.3',
      points: 1,
      receiptRequired: true,
      tasks: [
        { title: 'Kế hoạch tuyên truyền CCHC trong năm', due: '03-09' },
        { title: 'Báo cáo kết quả thực hiện kế hoạch tuyên truyền CCHC', due: '12-10' },
      ],
    },
    {
      title: 'Phối hợp các ban ngành, đoàn thể phổ biến chủ trương, văn bản CCHC',
      kind: 'coordination',
      cadence: 'thường xuyên',
      criterion: '1.3',
      points: 0.4,
      tasks: quarterly('Phối hợp phổ biến chủ trương, văn bản CCHC'),
    },
    {
      title: 'Phối hợp xây dựng tin, bài về CCHC, nêu gương tốt và việc chưa tốt',
      kind: 'coordination',
      cadence: 'thường xuyên',
      criterion: '7.2',
      points: 2,
      tasks: quarterly('Phối hợp đăng tin, bài về CCHC trên đài, trang TTĐT'),
    },
  ],
};
