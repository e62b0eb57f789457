/**
 * First words by role. Those that end in a space or a colon wait for the rest; the others are sent at once.
 * @type {Record<string, string[]>}
 */
const BY_ROLE = {
  officer: ['việc', 'xong ', 'vẫn thực hiện tốt', 'vướng ', 'số liệu ', 'trợ giúp'],
  chairman: ['quá hạn', 'tổng hợp', 'tuần này', 'điểm', 'giao ', 'trợ giúp'],
  clerk: ['quá hạn', 'thông báo tất cả: ', 'ai chưa xác nhận', 'liên lạc', 'điểm', 'mã ', 'trợ giúp'],
  stranger: ['xin chào'],
};

/** @param {string} role */
export const suggestionsFor = (role) => BY_ROLE[role] ?? [];
/** @param {string} words */
export const needsMore = (words) => /[ :]$/u.test(words);
