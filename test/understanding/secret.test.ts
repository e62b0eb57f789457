import { describe, expect, test } from '@jest/globals';
import { isMarkedSecret } from '../../src/understanding/secret.ts';

describe('a mark of state secrecy', () => {
  test.each([
    'TỐI MẬT',
    'tối mật',
    'Tuyệt mật: danh sách',
    'TUYET MAT',
    'TOI MAT số 5',
    'Công văn MẬT số 3',
    '[MẬT] gửi anh',
    'Độ mật: MẬT',
    'TỐI  MẬT'.normalize('NFD'),
    'TỐI\nMẬT',
    'T\u200BỐI MẬT',
    'tuyet-mat',
    'văn bản TUYỆT MẬT về BẢO MẬT',
  ])('is seen in %s', (text) => expect(isMarkedSecret(text)).toBe(true));

  test.each([
    'BẢO MẬT',
    'BÍ MẬT',
    'MẬT KHẨU',
    'mật',
    'MAT',
    'mật ong',
    'Mật khẩu mới',
    'bảo mật thông tin',
    'tôi mất thẻ',
    'tối mất điện',
    'toi mat dien thoai',
    'tối mặt',
    'xong 12',
    'BẢO MẬT và MẬT KHẨU',
    'chất lượng MẬT ONG',
  ])('is not seen in %s', (text) => expect(isMarkedSecret(text)).toBe(false));
});
