import { describe, expect, test } from '@jest/globals';
import { findDeadlines } from '../../../src/calendar/deadline/find-deadlines.ts';

const phrasesIn = (text: string) => findDeadlines(text).map(({ phrase }) => phrase);

describe('deadlines in a running sentence', () => {
  test.each([
    ['Lập danh sách hộ nghèo gửi UBND xã trước ngày 15/4/2026.', ['trước ngày 15/4/2026']],
    [
      'Tổng hợp báo cáo hằng tháng, chốt số liệu ngày 14, gửi Sở Nội vụ sau 02 ngày làm việc.',
      ['hằng tháng, chốt số liệu ngày 14, gửi Sở Nội vụ sau 02 ngày làm việc'],
    ],
    ['Sơ kết trong tháng 6 và tổng kết trước ngày 10/12/2026;', ['trong tháng 6', 'trước ngày 10/12/2026']],
    ['Kiểm tra trước 28/02; xử lý ngay khi có phản ánh của dân.', ['trước 28/02', 'ngay khi có phản ánh của dân']],
    ['Báo cáo kết quả theo định kỳ hàng quý, 6 tháng và năm', ['theo định kỳ hàng quý, 6 tháng và năm']],
    ['Khảo sát vào tuần cuối của mỗi quý; công khai kết quả', ['vào tuần cuối của mỗi quý']],
    ['Phát tin ít nhất 02 lần/tuần trong mùa mưa lũ.', ['ít nhất 02 lần/tuần trong mùa mưa lũ']],
    ['Diễn tập trong các ngày 06 - l0/5/2026', ['trong các ngày 06 - l0/5/2026']],
  ])('%s', (text, phrases) => expect(phrasesIn(text)).toEqual(phrases));

  test.each([
    'Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh về cải cách hành chính năm 2026',
    'Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 của Chính phủ',
    'Xây dựng phương án tiết kiệm chi thường xuyên từ 10% trở lên.',
    'Chịu trách nhiệm trước UBND tỉnh về chỉ số cải cách hành chính',
    'Tiêu chí 2.1.4: 0,5/1 điểm',
    'Giải quyết hồ sơ đúng hẹn, không để quá hạn; lưu hồ sơ đúng quy định của tỉnh.',
    'Báo cáo 6 tháng: kinh tế - xã hội (VP); thu, chi ngân sách (KT).',
    '',
  ])('nothing in: %s', (text) => expect(phrasesIn(text)).toEqual([]));

  test('are given verbatim, with their place in the text as it is written', () => {
    const text = 'Nộp báo cáo trước ngày 25 hằng tháng, kèm số liệu'.normalize('NFD');
    const [found] = findDeadlines(text);
    expect(found?.phrase).toBe('trước ngày 25 hằng tháng'.normalize('NFD'));
    expect(text.slice(found?.start, found?.end)).toBe(found?.phrase);
  });
});
