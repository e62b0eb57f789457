/** The people of the sample commune: posts as in the seed plan, names invented. */
import type { Officer, Post, Role } from '../people/person.ts';

export const SAMPLE_NAME = 'UBND xã Lục Bình (mẫu)';

const NAMES: readonly (readonly [code: string, name: string, ...aliases: string[]])[] = [
  ['CT', 'Chủ tịch', 'Chủ tịch UBND xã', 'lãnh đạo UBND'],
  ['VP-TK', 'Văn phòng - Thống kê', 'văn phòng', 'thống kê', 'văn thư'],
  ['TP-HT', 'Tư pháp - Hộ tịch', 'tư pháp', 'hộ tịch'],
  ['TC-KT', 'Tài chính - Kế toán', 'tài chính', 'kế toán'],
  [
    'DC-NN',
    'Địa chính - Nông nghiệp - Xây dựng và Môi trường',
    'ĐC-NN-XD&MT',
    'ĐC-NN',
    'địa chính',
    'nông nghiệp',
    'xây dựng',
    'môi trường',
  ],
  ['VH-XH', 'Văn hóa - Xã hội', 'văn hóa', 'xã hội', 'đài truyền thanh'],
  ['CA', 'Trưởng Công an', 'công an', 'Trưởng Công an xã'],
  ['TNTKQ', 'Bộ phận Tiếp nhận và Trả kết quả', 'TN&TKQ', 'một cửa', 'bộ phận một cửa', 'tiếp nhận và trả kết quả'],
];

/** The post's code is its id. */
export const SAMPLE_POSTS: readonly Post[] = NAMES.map(([code, name, ...aliases], index) => ({
  id: code,
  name,
  aliases: [code, ...aliases],
  rank: index + 1,
}));

interface SamplePerson {
  officer: Officer;
  post: Post['id'];
}

const person = (id: string, name: string, post: Post['id'], roles: Role[]): SamplePerson => ({
  officer: { id, name, roles, deputy: false, active: true },
  post,
});

/**
 * One holder a post. Given names differ and, without diacritics, are no word of the chat's grammar ("Thắng" would
 * read as "tháng"), so that each can be called by the given name alone.
 */
export const SAMPLE_PEOPLE: readonly SamplePerson[] = [
  person('khoa', 'Triệu Văn Khoa', 'CT', ['chairman']),
  person('ngoc', 'Hoàng Thị Ngọc', 'VP-TK', ['clerk', 'officer']),
  person('xuyen', 'Bàn Thị Xuyến', 'TP-HT', ['officer']),
  person('phuong', 'Ma Thị Phượng', 'TC-KT', ['officer']),
  person('giap', 'Phùng Văn Giáp', 'DC-NN', ['officer']),
  person('hanh', 'Nông Thị Hạnh', 'VH-XH', ['officer']),
  person('cuong', 'Hà Minh Cường', 'CA', ['officer']),
  person('oanh', 'Dương Thị Oanh', 'TNTKQ', ['officer']),
];
