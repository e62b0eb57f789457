import type { PostDuties } from '../sample-duty.ts';
import { quarterly } from '../schedules.ts';

export const LAND: PostDuties = {
  post: 'DC-NN',
  duties: [
    {
      title: 'Giải quyết đúng hẹn hồ sơ địa chính, nông nghiệp, xây dựng, môi trường',
      kind: 'standing',
      cadence: 'thường xuyên',
      criterion: '3.5.2',
      points: 1,
      tasks: quarterly('Giải quyết đúng hẹn hồ sơ địa chính - xây dựng'),
    },
    {
      title: 'Niêm yết, công khai TTHC lĩnh vực địa chính, xây dựng, môi trường',
      kind: 'standing',
      cadence: 'khi TTHC ban hành, sửa đổi, bãi bỏ',
      criterion: '3.3',
      points: 0.8,
      tasks: quarterly('Niêm yết, công khai TTHC lĩnh vực địa chính - xây dựng'),
    },
    {
      title: 'Rà soát TTHC đất đai, xây dựng; đề xuất tái cấu trúc quy trình',
      kind: 'deliverable',
      cadence: 'trong năm, tổng hợp báo cáo cấp trên',
      criterion: '7.4.2',
      points: 2,
      tasks: [
        {
          title: 'Danh mục TTHC đất đai, xây dựng cần rà soát',
          due: '03-20',
          criterion: '3.2.1',
          points: 0.5,
        },
        {
          title: 'Đề xuất tái cấu trúc quy trình TTHC để làm dịch vụ công trực tuyến',
          due: '09-30',
          askWhetherBegun: true,
        },
      ],
    },
  ],
};
