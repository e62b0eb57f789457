import { describe, expect, test } from '@jest/globals';
import { hear } from '../../src/understanding/text/said.ts';
import { findDays } from '../../src/understanding/words/days.ts';
import { TABLE_DAY } from './rows.ts';

const daysOf = (text: string) => findDays(hear(text).flat, TABLE_DAY);

describe('a day phrase, said on Thursday 5 March 2026', () => {
  test.each([
    ['hôm nay', '2026-03-05'],
    ['sáng mai', '2026-03-06'],
    ['ngày kia', '2026-03-07'],
    ['mốt', '2026-03-07'],
    ['20/3', '2026-03-20'],
    ['20-3-2026', '2026-03-20'],
    ['5/3', '2026-03-05'],
    ['4/3', '2027-03-04'],
    ['ngày 5 tháng 4', '2026-04-05'],
    ['5 tháng 4 năm 2027', '2027-04-05'],
    ['mùng 5', '2026-04-05'],
    ['ngày 12', '2026-03-12'],
    ['thứ Năm', '2026-03-12'],
    ['thứ 6', '2026-03-06'],
    ['t6', '2026-03-06'],
    ['chủ nhật', '2026-03-08'],
    ['CN', '2026-03-08'],
    ['thứ 5 tuần sau', '2026-03-12'],
    ['thứ Hai tuần này', '2026-03-02'],
    ['cuối tháng', '2026-03-31'],
    ['hết quý', '2026-03-31'],
    ['cuối năm', '2026-12-31'],
    ['3 ngày nữa', '2026-03-08'],
    ['hai tuần nữa', '2026-03-19'],
    ['nửa tháng nữa', '2026-03-20'],
    ['trước 20/3', '2026-03-19'],
    ['trước ngày 1/4', '2026-03-31'],
    ['trước thứ Sáu', '2026-03-05'],
    ['trước tháng 4', '2026-03-31'],
    ['đến 20/3', '2026-03-20'],
    ['thứ Năm 05/03', '2026-03-05'],
    ['29/2', '2028-02-29'],
    ['trước 16 giờ ngày 27/3', '2026-03-27'],
  ])('%s is %s', (text, day) => expect(daysOf(text).map(({ next }) => next)).toEqual([day]));

  test.each([
    ['hôm qua', '2026-03-04'],
    ['hồi thứ Ba', '2026-03-03'],
    ['28/02', '2026-02-28'],
    ['hôm 2', '2026-03-02'],
    ['20/3', '2025-03-20'],
  ])('%s was %s', (text, day) => expect(daysOf(text)[0]?.past).toBe(day));

  test.each(['31/2', '5/13', '30 tháng 2', '0/3', '32/1', '31/4/2026'])('%s is no day', (text) =>
    expect(daysOf(text)[0]?.next).toBeNull(),
  );

  test.each(['128/310', '05/BC-UBND', '28%', '3.2.2', 'tư pháp', 'báo cáo quý 1', 'việc 12', '96,4', 'một việc'])(
    '%s holds no day',
    (text) => expect(daysOf(text)).toEqual([]),
  );

  test.each(['tuần sau', 'cuối tuần', 'giữa tháng', 'đầu tháng 4'])('%s is vague', (text) =>
    expect(daysOf(text)[0]?.vague).toBe(true),
  );
});
