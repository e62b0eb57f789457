import { given, type Rule } from '../../heard.ts';

/** Nothing to report: `không phát sinh 12`, "tháng này không có hồ sơ nào". */
export const nil: Rule = (heard) => {
  const { flat } = heard;
  const none =
    /(?<![a-z])(?:khong|chua|chang|ko) (?:he |thay |co )*(?:phat sinh|phat hien)(?![a-z])|phat sinh (?:bang |la )?(?:0|khong|khong co)(?![a-z\d])|(?<![a-z])khong co (?:(?:\S+ ){0,3}(?:nao|gi|moi)(?: .{0,20})?$|gi (?:de |phai |can )?(?:bao cao|phat sinh|nop|dang ke))|^khong co (?:ho so|truong hop|vu|vu viec|don|phat sinh|noi dung|van ban|so lieu phat sinh)(?![a-z])/u.test(
      flat,
    );
  if (
    !none ||
    heard.asked ||
    /khong (?:con )?gi vuong|bieu mau|khong co (?:mang|dien|mau|ai|thoi gian|y kien|van de|kho khan|vuong)/u.test(flat)
  )
    return null;
  const [document] = heard.references;
  return {
    intent: 'nil',
    ...given({
      task: heard.task,
      reference: document?.text,
      referenceDay: document === undefined ? undefined : (heard.days[0]?.past ?? undefined),
    }),
  };
};
