import type { PostDuties } from '../sample-duty.ts';
import { quarterly } from '../schedules.ts';

export const CHAIRMAN: PostDuties = {
  post: 'CT',
  duties: [
    {
      title: 'Họp chỉ đạo, sơ kết, tổng kết công tác CCHC',
      kind: 'deliverable',
      cadence: 'hàng quý; sơ kết giữa năm, tổng kết cuối năm',
      criterion: '1.6',
      points: 2,
      tasks: [
        { title: 'Thông báo kết luận họp chỉ đạo CCHC quý I', period: 'quý I', due: '03-20' },
        { title: 'Báo cáo kết quả hội nghị sơ kết CCHC 6 tháng đầu năm', period: '6 tháng đầu năm', due: '07-10' },
        { title: 'Thông báo kết luận họp chỉ đạo CCHC quý III', period: 'quý III', due: '10-09' },
        { title: 'Báo cáo kết quả hội nghị tổng kết CCHC', period: 'cả năm', due: '12-11' },
      ],
    },
    {
      title: 'Kiện toàn bộ máy, quy chế phối hợp HĐND, UBND, UBMTTQ và đoàn thể',
      kind: 'deliverable',
      cadence: 'trong năm',
      criterion: '4.2',
      points: 3,
      tasks: [
        { title: 'Sửa đổi quy chế phối hợp HĐND, UBND, UBMTTQ và đoàn thể', due: '03-27' },
        {
          title: 'Rà soát chức năng, nhiệm vụ, cơ cấu tổ chức của UBND xã',
          due: '10-30',
          criterion: '4.1',
          points: 3,
        },
      ],
    },
    {
      title: 'Đánh giá, xếp loại cán bộ, công chức theo chức danh',
      kind: 'deliverable',
      cadence: '6 tháng và năm, theo quy định',
      criterion: '5.2',
      points: 2.5,
      tasks: [
        { title: 'Kết quả đánh giá cán bộ, công chức 6 tháng đầu năm', period: '6 tháng đầu năm', due: '06-26' },
        { title: 'Kết quả đánh giá, xếp loại cán bộ, công chức cả năm', period: 'cả năm', due: '12-04' },
      ],
    },
    {
      title: 'Cử cán bộ, công chức đào tạo, bồi dưỡng; 100% đạt chuẩn',
      kind: 'deliverable',
      cadence: 'hàng năm',
      criterion: '5.1',
      points: 2,
      tasks: [
        { title: 'Kế hoạch đào tạo, bồi dưỡng cán bộ, công chức trong năm', due: '03-25' },
        { title: 'Báo cáo kết quả đào tạo, bồi dưỡng cán bộ, công chức', due: '11-27' },
      ],
    },
    {
      title: 'Giữ kỷ luật, kỷ cương hành chính và đạo đức công vụ',
      kind: 'standing',
      cadence: 'thường xuyên',
      criterion: '5.3',
      points: 2,
      tasks: quarterly('Giữ kỷ luật, kỷ cương hành chính'),
    },
  ],
};
