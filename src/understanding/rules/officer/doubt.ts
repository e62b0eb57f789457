import type { Heard } from '../../heard.ts';
import { DOUBT, HARMLESS } from './doubt-words.ts';
import { leadsToOwnDeed, trailsAsFact } from './lead.ts';
import { maskSpans } from '../../words/span.ts';
import { TITLE_PATTERN } from '../../words/people.ts';
import { POST_PATTERN } from '../../words/posts.ts';
import { findExcept } from '../../words/tasks.ts';

/** A step of the work, not the work: "soạn xong", "họp xong", "gửi dự thảo", "gửi xin ý kiến". */
const STEP =
  /(?<![a-z])(?:soan|viet|thao|in|photo|doc|an|hop|goi|hoi(?! (?:nghi|thi|dong|thao|lhpn|nong|cuu|phu nu))|trao doi|scan|chup|danh may|go|nhap lieu|lay|thu thap|gap|noi chuyen|di|ve|mua|don|uong|ngu|(?<!hoi |de |kien )nghi|ho ten|dang nhap)(?: \S+){0,4} xong|cai da|roi (?:tinh|lam|hay|moi|tiep|den(?! (?:van phong|tinh|xa|cho)))(?![a-z])|gui hoi(?![a-z])|gui (?:cac |cho )*(?:thon|to|ho|dan|khu|khoi)(?![a-z])|gui(?: \S+){0,6} (?:thuc hien|lay|trien khai|phoi hop|gop y|tham gia|xin|de nghi|yeu cau|lam|biet|nghien cuu|chuan bi)(?![a-z])|ban hanh .*(?:chi dao|don doc|huong dan).* viec \d|viec (?:nha|rieng|gia dinh|khac|kia|dong ang)(?![a-z])|(?:nop|gui) (?:tien|don|thue|phi|hoc phi|le phi|qua|mail|email|loi)(?![a-z])|xong (?:phan|buoc|khau|doan|du|ban nhap|so lieu|bieu|dau viec|viec (?:nha|khac|rieng)|tu(?! (?:hom|thu|ngay|sang|chieu|toi|mung|dau|tuan|thang|_|lau|\d+[/-]))|le)|gui (?:\S+ )?(?:du thao|tin|tin nhan|xin|lay|phieu|giay moi|cau hoi|ban nhap|mau|bieu mau|anh|mail xin|cong van (?:xin|de nghi|don doc))(?![a-z])/u;
/** Somebody else did it: that closes nothing of the speaker's. */
const OTHERS = new RegExp(
  `^(?:ben |phia |theo |nghe |nghe noi )?(?:${TITLE_PATTERN} (?!em |toi )[a-z]+|(?:cac |truong )?thon(?: [a-z]+)?|ho|nguoi ta|dan|nguoi dan|tinh|huyen|cap tren|(?:cac )?don vi|ai do|ban ay|${POST_PATTERN})(?: (?:cung|ay|kia|xa|ho|deu|do))* (?:da |vua |cung )*(?:(?:lam|nop|gui|bao cao|hoan thanh|hoan tat|ban hanh|xu ly|giai quyet|thuc hien|lam viec)(?![a-z]).*(?:roi|xong)|xong|hoan thanh|da )`,
  'u',
);

/** Whether a text with a finishing word is anything but a plain fact. */
export function isDoubtful(heard: Heard): boolean {
  const open = heard.masked.replace(findExcept(heard.flat)?.end === undefined ? /$^/u : exceptPattern(heard), ' ');
  const kept = open.replace(HARMLESS, ' ');
  if (!leadsToOwnDeed(heard) || !trailsAsFact({ ...heard, masked: open })) return true;
  return (
    heard.asked ||
    heard.long ||
    strayNumber(heard) ||
    heard.lengths.some(({ unit, count }) => unit === 'percent' && count < 100) ||
    DOUBT.test(kept) ||
    STEP.test(heard.flat) ||
    OTHERS.test(heard.flat) ||
    named(heard)
  );
}

/** "xong 999999999999", "xong 1,5": a number that can be no task must not close the one that was asked about. */
const strayNumber = ({ masked, numbers }: Heard): boolean =>
  /\d/u.test(
    maskSpans(masked, numbers).replace(
      /(?<![a-z])(?:[a-z]+ )\d{1,4}(?:(?<=(?:quy|thang) \d{1,2})\/20\d\d)?(?![\d.,]\d)/gu,
      (words) => (FINISHED_NUMBER.test(words) ? words : ''),
    ),
  );
const FINISHED_NUMBER = /^(?:xong|thanh|tat|nop|gui|viec|so|vu) /u;

/** "Anh Tú xong rồi": a name at the beginning that is not called ("ơi") is another person. */
const named = (heard: Heard): boolean =>
  heard.capitalAt(0) &&
  heard.capitalAt(heard.flat.indexOf(' ') + 1) &&
  new RegExp(`^${TITLE_PATTERN} `, 'u').test(heard.flat);

function exceptPattern(heard: Heard): RegExp {
  const except = findExcept(heard.flat);
  const words = except === null ? '' : heard.flat.slice(except.start, except.end);
  return new RegExp(`${words.replace(/[^a-z\d ,]/gu, '.')}(?: (?:la )?(?:chua|con)(?: \\S+){0,3}$)?`, 'u');
}
