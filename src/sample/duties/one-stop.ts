import type { PostDuties } from '../sample-duty.ts';
import { quarterly, reports } from '../schedules.ts';

export const ONE_STOP: PostDuties = {
  post: 'TNTKQ',
  duties: [
    {
      title: 'Thực hiện cơ chế một cửa, khắc phục tồn tại năm trước về TTHC, số hóa',
      kind: 'standing',
      cadence: 'thường xuyên',
      criterion: '3.5.1',
      points: 1,
      tasks: [
        ...quarterly('Thực hiện cơ chế một cửa tại Bộ phận TN&TKQ'),
        {
          title: 'Kế hoạch khắc phục tồn tại trong giải quyết TTHC',
          kind: 'deliverable',
          due: '03-16',
          criterion: '7.4.1',
          points: 1,
        },
      ],
    },
    {
      title: 'Trả kết quả TTHC đúng hẹn, đủ sổ theo dõi và các loại phiếu',
      kind: 'standing',
      cadence: 'thường xuyên',
      criterion: '3.5.2',
      points: 1,
      tasks: quarterly('Trả kết quả TTHC đúng hẹn, đủ sổ và phiếu'),
    },
    {
      title: 'Xây dựng, áp dụng quy trình ISO cho 100% TTHC',
      kind: 'deliverable',
      cadence: 'hàng năm',
      criterion: '7.5',
      points: 0.5,
      tasks: [{ title: 'Bộ quy trình ISO giải quyết TTHC', due: '04-10' }],
    },
    {
      title: 'Rà soát, cập nhật quy trình ISO, khắc phục điểm không phù hợp',
      kind: 'deliverable',
      cadence: 'khi văn bản thay đổi; 6 tháng một lần',
      criterion: '7.5',
      points: 0.5,
      tasks: [
        { title: 'Cập nhật quy trình ISO đợt 1', due: '06-26' },
        { title: 'Cập nhật quy trình ISO đợt 2, khắc phục sau đánh giá nội bộ', due: '12-04' },
      ],
    },
    {
      title: 'Ứng dụng CNTT, dùng đủ phần mềm dùng chung khi giải quyết TTHC',
      kind: 'standing',
      cadence: 'thường xuyên',
      criterion: '7.1',
      points: 2,
      tasks: [
        ...quarterly('Dùng đủ phần mềm dùng chung khi giải quyết TTHC'),
        {
          title: 'Hồ sơ TTHC phát sinh trực tuyến đạt từ 12%',
          kind: 'target',
          due: '12-31',
          criterion: '7.4.4',
          points: 2,
          goal: { atLeast: 12, unit: '%', countedIn: 'hồ sơ trực tuyến' },
        },
      ],
    },
    {
      title: 'Báo cáo tình hình tiếp nhận hồ sơ, trả kết quả',
      kind: 'report',
      cadence: 'hàng quý, 6 tháng và năm',
      criterion: '1.2',
      points: 1,
      receiptRequired: true,
      nilNeedsReference: true,
      tasks: reports('Báo cáo tiếp nhận hồ sơ, trả kết quả'),
    },
    {
      title: 'Khảo sát mức độ hài lòng, công khai kết quả lấy ý kiến',
      kind: 'deliverable',
      cadence: 'hàng quý',
      criterion: '3.5.3',
      points: 0.8,
      tasks: [
        { title: 'Kết quả khảo sát hài lòng quý I', period: 'quý I', due: '03-27' },
        { title: 'Kết quả khảo sát hài lòng quý II', period: 'quý II', due: '06-26' },
        { title: 'Kết quả khảo sát hài lòng quý III', period: 'quý III', due: '09-25' },
        { title: 'Kết quả khảo sát hài lòng quý IV', period: 'quý IV', due: '12-25' },
      ],
    },
    {
      title: 'Công khai xin lỗi khi sai sót, chậm trả kết quả TTHC',
      kind: 'standing',
      cadence: 'khi có sai sót',
      criterion: '3.5.3',
      points: 0.2,
      tasks: quarterly('Công khai xin lỗi khi sai sót, chậm trả kết quả'),
    },
  ],
};
