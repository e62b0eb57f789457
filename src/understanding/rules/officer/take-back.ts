import { given, type Rule } from '../../heard.ts';

/** "hủy nghỉ 10/3", "không nghỉ nữa", "rút đơn nghỉ phép": a leave is taken back. */
export const cancelLeave: Rule = ({ flat, days, asked }) => {
  if (asked) return null;
  const takesBack = /^(?:huy|bo|rut|xoa|thoi)(?: lai)?(?: (?:don|lich|ngay))?(?: xin)? nghi(?: phep)?(?![a-z])/u.test(
    flat,
  );
  const notAnyMore = /^(?:em |toi )?khong (?:xin )?nghi(?: phep)?(?: ngay [\d/]+| [\d/]+)? nua$/u.test(flat);
  return takesBack || notAnyMore ? { intent: 'cancel-leave', ...given({ day: days[0]?.next ?? undefined }) } : null;
};

/** "hết vướng 12", "12 hết vướng rồi", "đã gỡ vướng": what held a task up is gone; the task is not finished by that. */
export const unblock: Rule = ({ flat, numbers, asked }) => {
  const gone =
    /(?<!chua |khong |sap |gan )(?:het|khong con|da go(?: duoc)?|go duoc|go xong) vuong(?: mac)?(?![a-z])/u.test(flat);
  return gone && !asked ? { intent: 'unblock', ...given({ task: numbers[0]?.value }) } : null;
};
