import type { PostDuties } from '../sample-duty.ts';
import { quarterly } from '../schedules.ts';

export const POLICE: PostDuties = {
  post: 'CA',
  duties: [
    {
      title: 'Giải quyết đúng hẹn hồ sơ cư trú, an ninh trật tự',
      kind: 'standing',
      cadence: 'thường xuyên',
      criterion: '3.5.2',
      points: 1,
      tasks: [
        ...quarterly('Giải quyết đúng hẹn hồ sơ cư trú, an ninh trật tự'),
        {
          title: 'Kế hoạch hướng dẫn người dân nộp hồ sơ cư trú trực tuyến',
          kind: 'deliverable',
          due: '03-25',
          criterion: '7.4.1',
          points: 1,
        },
      ],
    },
    {
      title: 'Niêm yết, công khai TTHC lĩnh vực công an',
      kind: 'standing',
      cadence: 'khi TTHC ban hành, sửa đổi, bãi bỏ',
      criterion: '3.3',
      points: 0.8,
      tasks: quarterly('Niêm yết, công khai TTHC lĩnh vực công an'),
    },
  ],
};
