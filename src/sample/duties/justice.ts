import type { PostDuties } from '../sample-duty.ts';
import { halfYearly, quarterly } from '../schedules.ts';

export const JUSTICE: PostDuties = {
  post: 'TP-HT',
  duties: [
    {
      title: 'Giải pháp khắc phục hạn chế năm trước về rà soát, đơn giản hóa TTHC',
      kind: 'deliverable',
      cadence: 'trong năm',
      criterion: '3.2.1',
      points: 1,
      tasks: [
        { title: 'Kế hoạch rà soát, đánh giá TTHC', due: '03-18' },
        {
          title: 'TTHC rà soát có phương án đơn giản hóa đạt từ 20%',
          kind: 'target',
          due: '12-31',
          criterion: '3.2.2',
          points: 2.5,
          goal: { atLeast: 20, unit: '%', countedIn: 'phương án đơn giản hóa TTHC' },
        },
      ],
    },
    {
      title: 'Phối hợp theo dõi thi hành pháp luật, ban hành đủ VBQPPL',
      kind: 'coordination',
      cadence: 'thường xuyên; kế hoạch, báo cáo hàng năm',
      criterion: '2.3',
      points: 2,
      tasks: [
        ...quarterly('Phối hợp triển khai VBQPPL của cấp trên'),
        {
          title: 'Kế hoạch theo dõi thi hành pháp luật',
          kind: 'deliverable',
          due: '03-09',
          criterion: '2.1.1',
          points: 1,
        },
        {
          title: 'Kết luận kiểm tra theo dõi thi hành pháp luật',
          kind: 'deliverable',
          due: '10-15',
          criterion: '2.1.2',
          points: 1.5,
        },
        {
          title: 'Văn bản xử lý, kiến nghị kết quả theo dõi thi hành pháp luật',
          kind: 'deliverable',
          due: '10-30',
          criterion: '2.1.3',
          points: 1,
        },
        {
          title: 'Báo cáo theo dõi thi hành pháp luật cả năm',
          kind: 'report',
          period: 'cả năm',
          due: '11-17',
          cutOff: '11-14',
          criterion: '2.1.4',
          points: 1,
        },
      ],
    },
    {
      title: 'Chứng thực điện tử hồ sơ TTHC đạt chỉ tiêu giao (từ 30%)',
      kind: 'target',
      cadence: 'cả năm, số liệu hàng tháng',
      criterion: '3.5.4',
      points: 2,
      tasks: [
        {
          title: 'Hồ sơ chứng thực điện tử đạt từ 30%',
          due: '12-31',
          goal: { atLeast: 30, unit: '%', countedIn: 'hồ sơ chứng thực điện tử' },
        },
      ],
    },
    {
      title: 'Kế hoạch rà soát, hệ thống hóa VBQPPL và báo cáo kết quả',
      kind: 'deliverable',
      cadence: 'hàng năm',
      criterion: '2.2',
      points: 3,
      tasks: [
        { title: 'Kế hoạch rà soát VBQPPL trong năm', due: '03-27' },
        { title: 'Báo cáo kết quả rà soát, hệ thống hóa VBQPPL', due: '11-13' },
      ],
    },
    {
      title: 'Phối hợp công khai bộ TTHC và TTHC mới sửa đổi, bãi bỏ',
      kind: 'coordination',
      cadence: 'khi có thay đổi; rà lại 6 tháng một lần',
      criterion: '3.3',
      points: 1,
      tasks: halfYearly('Phối hợp công khai TTHC mới, sửa đổi, bãi bỏ'),
    },
    {
      title: 'Phổ biến pháp luật, tuyên truyền văn bản CCHC trên đài và trang TTĐT',
      kind: 'standing',
      cadence: 'thường xuyên',
      criterion: '1.3',
      points: 1,
      tasks: quarterly('Phổ biến pháp luật, văn bản CCHC trên đài và trang TTĐT'),
    },
  ],
};
