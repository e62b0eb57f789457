/** Why a file was not taken, one sentence each. */
export const fileTooLarge = (name: string, limitMb = 20): string =>
  `Tệp ${name} lớn quá ${limitMb} MB nên chưa nhận. Đồng chí nén hoặc chụp lại.`;
export const fileEmpty = (name: string): string => `Tệp ${name} rỗng nên chưa nhận.`;
export const fileRefused = (name: string): string =>
  `Tệp ${name} không phải văn bản, bảng tính hay ảnh nên không nhận (kiểm tra theo nội dung tệp).`;
export const fileUnavailable = (name: string): string => `Chưa tải được tệp ${name}. Đồng chí gửi lại.`;

/** A file of a message on a channel that carries links only. */
export const fileLinked = (name: string, url: string): string => `Tệp ${name}: ${url}`;
/** Nothing that a phone could open (no PUBLIC_URL). */
export const fileNotCarried = (name: string): string =>
  `Tệp ${name}: kênh này chưa gửi được tệp, đồng chí xem tại văn phòng.`;
