import { given, plannedDay, reasonOf, type Rule } from '../../heard.ts';

/** "có ai xin gia hạn không", "có gì chờ duyệt không". */
export const extensions: Rule = ({ flat, office, numbers, days }) => {
  const about =
    /(?:gia han|xin lui|lui han|xin hoan|doi han|xin them (?:ngay|thoi gian)|xin doi|xin khat|de nghi lui)/u.test(flat);
  const asks =
    /(?<![a-z])(?:co ai|ai|nhung|cac|danh sach|bao nhieu|may|nao|xem|co (?:yeu cau|de nghi|don)|con|cho duyet|dang cho)(?![a-z])/u.test(
      flat,
    ) || /^(?:yeu cau|de nghi|don|cac|danh sach)? ?(?:xin )?(?:gia han|lui han)$/u.test(flat);
  const pending =
    /^(?:xem |danh sach |cac |nhung |co |con )*(?:viec |gi |de nghi |yeu cau |don )*(?:can|cho|dang cho|phai)(?: toi| toi phai)? (?:duyet|phe duyet)(?: .{0,15})?$/u.test(
      flat,
    );
  return office &&
    numbers.length === 0 &&
    days.length === 0 &&
    ((about && asks) || pending) &&
    !/^(?:dong y|cho|khong|tu choi|duyet)(?![a-z])/u.test(flat)
    ? { intent: 'extensions' }
    : null;
};

const APPROVE =
  /^(?:toi |anh |chi )?(?:duyet|phe duyet|dong y|nhat tri|chap thuan|chap nhan|cho phep|cho|dong thuan|thong nhat|ok|duoc)(?![a-z])/u;
/** `duyệt 12`, "cho lùi 12 đến 16/3", "đồng ý hết". */
export const approve: Rule = (heard) => {
  const { flat, role } = heard;
  if (
    role === 'officer' ||
    !APPROVE.test(flat) ||
    heard.asked ||
    /khong|chua|(?<![a-z])nhung(?! (?:(?:chi|cho|thoi|han|lui) )*(?:den|toi|_)|[a-z])|xem|biet|nghi/u.test(heard.masked)
  )
    return null;
  const strong =
    /^(?:toi |anh |chi |ok,? |duoc,? )?(?:duyet|phe duyet|dong y|nhat tri|chap thuan|chap nhan|dong thuan|thong nhat)/u.test(
      flat,
    );
  const grants =
    /^(?:ok |duoc )?(?:cho(?: phep)?|ok|duoc)(?: cho)?(?: \S+){0,2} ?(?:lui|gia han|hoan|doi|them|keo dai|khat|den|\d+|_)/u.test(
      heard.masked,
    );
  if ((!strong && !grants) || (role === 'clerk' && !strong)) return null;
  if (/^ok \d+$/u.test(flat) && role !== 'chairman') return null;
  const task =
    heard.numbers[0]?.value ??
    (/(?:tat ca|het|ca (?:hai|\d+)|toan bo)(?![a-z])/u.test(flat) ? ('all' as const) : undefined);
  return { intent: 'approve', ...given({ task, reason: reasonOf(heard) }), ...plannedDay(heard) };
};

const REFUSE =
  /^(?:toi |anh )?(?:tu choi|khong (?:dong y|duyet|cho|nhat tri|chap (?:nhan|thuan)|gia han|phe duyet|duoc lui|the (?:lui|cho|gia han))|bac(?: bo)?|chua (?:duyet|dong y|cho|the duyet)|khong cho phep|khong duoc$)(?![a-z])/u;
/** `từ chối 12 lý do …`, "không cho". */
export const refuse: Rule = (heard) => {
  if (!heard.office || heard.asked || !REFUSE.test(heard.flat)) return null;
  if (/^bac(?! bo)/u.test(heard.flat) && heard.numbers.length === 0) return null;
  const task =
    heard.numbers[0]?.value ??
    (/(?:tat ca|het|ca hai|toan bo)(?![a-z])/u.test(heard.flat) ? ('all' as const) : undefined);
  const behind = /(?:\d+|gia han|lui|tat ca)[,;:.] *(?=\S)/u.exec(heard.flat);
  const reason =
    reasonOf(heard) ?? (behind === null ? undefined : heard.words(behind.index + behind[0].length, heard.flat.length));
  return { intent: 'refuse', ...given({ task, reason }) };
};
