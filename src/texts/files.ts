/** Why a file was not taken, one sentence each. */
export const fileTooLarge = (name: string): string =>
  `Tệp ${name} lớn quá 20 MB nên chưa nhận. Đồng chí nén hoặc chụp lại.`;
export const fileEmpty = (name: string): string => `Tệp ${name} rỗng nên chưa nhận.`;
export const fileRefused = (name: string): string =>
  `Tệp ${name} không phải văn bản, bảng tính hay ảnh nên không nhận (kiểm tra theo nội dung tệp).`;
export const fileUnavailable = (name: string): string => `Chưa tải được tệp ${name}. Đồng chí gửi lại.`;
