import type { PostDuties } from '../sample-duty.ts';

export const FINANCE: PostDuties = {
  post: 'TC-KT',
  duties: [
    {
      title: 'Tài chính công: tự chủ kinh phí, quy chế chi tiêu, công khai, báo cáo',
      kind: 'report',
      cadence: 'báo cáo, công khai hàng quý và năm, đúng thời gian quy định',
      criterion: '6.2',
      points: 2,
      receiptRequired: true,
      tasks: [
        {
          title: 'Sửa đổi quy chế chi tiêu nội bộ, quản lý tài sản công',
          kind: 'deliverable',
          due: '03-12',
          criterion: '6.1',
          points: 2.5,
        },
        // Figures of the calendar quarter, made public within fifteen days.
        { title: 'Báo cáo, công khai thu chi ngân sách quý I', period: 'quý I', due: '04-15', cutOff: '03-31' },
        { title: 'Báo cáo, công khai thu chi ngân sách quý II', period: 'quý II', due: '07-15', cutOff: '06-30' },
        { title: 'Báo cáo, công khai thu chi ngân sách quý III', period: 'quý III', due: '10-15', cutOff: '09-30' },
        { title: 'Báo cáo, công khai thu chi ngân sách cả năm', period: 'cả năm', due: '12-25', cutOff: '12-22' },
        {
          title: 'Tiết kiệm chi thường xuyên đạt từ 10%',
          kind: 'target',
          due: '12-31',
          criterion: '6.3',
          points: 3,
          goal: { atLeast: 10, unit: '%', countedIn: 'triệu đồng tiết kiệm' },
        },
      ],
    },
    {
      title: 'Cân đối kinh phí cho công tác CCHC của xã',
      kind: 'deliverable',
      cadence: 'đầu năm; dự toán năm sau trong quý IV',
      criterion: '1.1',
      points: 1,
      tasks: [
        { title: 'Phương án bố trí kinh phí CCHC trong năm', due: '03-16' },
        { title: 'Dự toán kinh phí CCHC năm sau', due: '11-20' },
      ],
    },
  ],
};
