import {
  basisOf,
  given,
  oneTask,
  plannedDay,
  reasonOf,
  reasonStart,
  requiredDay,
  timeOf,
  type Heard,
  type Rule,
} from '../../heard.ts';

/** `mốc 12 ngày 10/12`: an own target date. */
export const ownDate: Rule = (heard) => {
  const sets =
    /^(?:(?:xin )?(?:dat|tu dat|chon|ghi|lay|dang ky|sua|doi|cai|cam) )?(?:cai )?(?:moc|han rieng|han noi bo|muc tieu ngay|ngay muc tieu)(?![a-z])/u.test(
      heard.flat,
    ) || /(?<![a-z])(?:tu dat (?:han|muc tieu)|dat (?:moc|muc tieu|han rieng))(?![a-z])/u.test(heard.flat);
  if (!sets || heard.asked) return null;
  return { intent: 'own-date', ...given({ task: oneTask(heard) }), ...requiredDay(heard) };
};

/** `sai hạn 12 vì văn bản ghi 20/12`: the right day is the one said last, often inside the reason. */
export const contest: Rule = (heard) => {
  const { flat } = heard;
  const wrong =
    /(?<![a-z])(?:sai|nham|ghi sai|ghi nham|tinh sai|lech) (?:ca )?(?:han|ngay|thoi han|thoi gian|ngay han)(?![a-z])/u.test(
      flat,
    ) ||
    /(?<![a-z])(?:han|thoi han|ngay)(?: nop| cua)?(?: viec)?(?: so)?(?: \d+)?(?: nay| cua viec nay| cuoi)?(?: bi| ghi| thong bao| dat| nhu vay| the)* (?:la )?(?:khong (?:dung|phai|chinh xac|khop)|sai|chua dung|chua chinh xac|nham|lech)(?![a-z])/u.test(
      flat,
    ) ||
    /(?<![a-z])(?:han|thoi han)(?: viec)?(?: \d+)?(?: nay)? (?:dung (?:ra )?(?:la|phai)|phai la|dung la|moi dung|chinh xac la)(?![a-z])/u.test(
      flat,
    ) ||
    /(?<![a-z])(?:han dung|ngay dung|dung ra)(?![a-z]).*(?:la|han)/u.test(flat) ||
    /(?:chu khong phai|khong phai) (?:ngay |han )?_|(?<![a-z])han (?:la )?_+ (?:la |nay |thi |bi )*(?:sai|nham|khong dung)(?![a-z])/u.test(
      heard.masked,
    );
  if (!wrong || (heard.asked && !/sai|khong dung/u.test(flat))) return null;
  const right = rightDay(heard);
  const reason = reasonOf(heard) ?? behindComma(heard);
  return { intent: 'contest-date', ...given({ task: oneTask(heard), reason }), ...right };
};

function behindComma(heard: Heard): string | undefined {
  const comma = heard.flat.search(/[,;:.]\s*(?=\S)/u);
  return comma < 0 ? undefined : heard.words(comma + 1, heard.flat.length);
}

function rightDay(heard: Heard) {
  const notThis = /(?:chu )?khong phai (?:la )?(?:ngay |han )?$/u;
  const wrong = /^ (?:la |nay |thi |bi )*(?:sai|nham|khong dung)(?![a-z])/u;
  const days = heard.days.filter(
    ({ start, end }) => !notThis.test(heard.flat.slice(0, start)) && !wrong.test(heard.flat.slice(end)),
  );
  const right =
    days.find(({ start }) =>
      /(?:ghi|la|den|dung|phai|moi|quy dinh|yeu cau)(?: han| ngay)? $/u.test(heard.flat.slice(0, start)),
    ) ?? days.at(-1);
  return right?.next === null || right === undefined ? { ask: 'date' as const } : { day: right.next };
}

const REQUEST =
  /(?<![a-z])(?:gia han|(?:lui|gian|don|doi|hoan|keo dai|khat|day|noi|them) (?:\S+ )?(?:han|thoi han|thoi gian|ngay nop)|xin (?:phep )?(?:lui|doi|hoan|khat|them|noi|gian|keo dai|nop (?:muon|cham|tre)|muon|cham|tre|cho lui|den|toi|sang|bao cao (?:muon|cham)|gui (?:muon|cham))|cho (?:phep )?(?:xin )?(?:lui|doi|hoan|khat|gian|noi|them|keo dai|muon|cham|nop (?:muon|cham|tre)|gui (?:muon|cham|tre)|den|toi|sang)|de nghi (?:cho )?(?:lui|doi|hoan|keo dai|gia han|them)|keo dai (?:them|den|toi)|(?:doi|lui|hoan|don) (?:giup|ho|gium|lai|sang|den|toi|viec|nhiem vu|\d+|_)|xin han|han moi (?:xin|la|de nghi)|nop (?:muon|cham|tre) (?:den|toi|sang|vai|\d+|_)|them (?:cho )?_+|(?<!da )(?:nop|gui) (?:muon|cham|tre)(?= (?:_|mot|1|vai|hon|duoc|co|mot it)|$))/u;

/** Asks for more time. A length is said from nowhere: from which day it counts is the product's rule. */
export const extend: Rule = (heard) => {
  const { flat, masked } = heard;
  if (!REQUEST.test(masked) && !REQUEST.test(flat)) return null;
  if (
    /(?:hoan|doi|lui) nhac|ai (?:xin|dang)|bao nhieu|nhung ai|nguoi nao|viec nao|^(?!.*(?<![a-z])xin ).*(?:nop|gui|xong|hoan thanh) (?:muon|cham|tre) .*roi[ .!]*$|doi (?:viec |so )?\d+ (?:xong|nop|gui|hoan thanh)|khong (?:can|xin|muon) (?:xin )?gia han|khong xin|xin nghi/u.test(
      flat,
    )
  )
    return null;
  const limit = reasonStart(heard);
  const task = heard.task;
  const reason = reasonOf(heard) ?? excuse(heard);
  const slots = given({ task, reason, time: timeOf(heard) });
  const by = heard.lengths.find(({ start, unit }) => start < limit && (unit === 'day' || unit === 'working-day'));
  const until = plannedDay(heard);
  const asWords = /them (?:mot |1 )?(?:vai|it|may)/u.test(flat);
  if (until.day !== undefined && !isLength(heard)) return { intent: 'extend', ...slots, ...until };
  const stretch = by ?? lengthInDays(heard);
  if (stretch !== undefined && !asWords && (stretch.unit === 'day' || stretch.unit === 'working-day')) {
    return { intent: 'extend', ...slots, by: stretch.count, unit: stretch.unit };
  }
  return { intent: 'extend', ...slots, ask: 'date' };
};

/** "…, em đang đi tập huấn": a clause behind the comma that tells what keeps the speaker. */
function excuse(heard: Heard): string | undefined {
  const match =
    /[,;.] *(?=(?:dang|con|cho|ban|chua|thieu|may|nha|gia dinh|tuan nay|hien|so lieu)(?![a-z])[^,]{4})/u.exec(
      heard.masked,
    );
  return match === null ? undefined : heard.words(match.index + match[0].length, heard.flat.length);
}

const MORE =
  /(?<![a-z])(?:them|keo dai|lui|gian|khat|doi|muon|cham|hoan|gia han) (?:them )?(?:khoang )?(?<n>\d{1,3}|nua) (?<unit>ngay|hom|tuan|thang)(?<working> lam viec)?(?: nua)?(?![a-z])/u;
/** "thêm 5 ngày nữa" is a length, although "5 ngày nữa" alone is a day. */
const isLength = (heard: Heard): boolean => MORE.test(heard.flat);
function lengthInDays(heard: Heard): { count: number; unit: 'day' | 'working-day' } | undefined {
  const { n, unit, working } = MORE.exec(heard.flat)?.groups ?? {};
  if (n === undefined) return undefined;
  const count = n === 'nua' ? 0.5 : Number(n);
  if (working !== undefined) return { count, unit: 'working-day' };
  return { count: unit === 'tuan' ? Math.ceil(count * 7) : unit === 'thang' ? count * 30 : count, unit: 'day' };
}

/** The chairman grants ("cho lùi 12 đến 16/3"), the clerk moves ("dời 12 đến 20/12 căn cứ …"). */
export const move: Rule = (heard) => {
  if (!heard.office || heard.asked) return null;
  const moves =
    /^(?:hay |de nghi |nho )?(?:doi|chuyen|sua|dieu chinh|lui|keo|thay doi|cap nhat)(?: lai)? (?:thoi )?(?:han |ngay )?(?:cua )?(?:viec |nhiem vu )?(?:so )?\d+(?:,? (?:va )?\d+)*(?: lai)? (?:den|sang|toi|thanh|ve|qua|_)/u.test(
      heard.masked,
    ) || /^(?:doi|sua|dieu chinh|thay doi)(?: lai)? (?:thoi )?han(?![a-z])/u.test(heard.flat);
  if (!moves) return null;
  return { intent: 'move', ...given({ task: oneTask(heard), basis: basisOf(heard) }), ...requiredDay(heard) };
};

const LATER =
  /(?<![a-z])(?:hoan nhac|nhac lai|nhac (?:sau|giup|ho|nhe|lai|vao|luc|_+)|_+ (?:hay |roi |moi |hang )?nhac|(?:de|toi|khi|lat|ti|chut|lat nua|ti nua|chut nua)[^.]{0,20} nhac|nhac (?:toi |minh )?(?:luc |vao )?_|nua (?:thi |hay |nho )?nhac)/u;
/** "nhắc em 12 vào sáng thứ 2": the speaker himself; the office's "nhắc 12 …" urges the holder. */
const LATER_SELF = /(?<![a-z])nhac(?: (?:viec|so|nhiem vu))* \d+ (?:(?:vao|luc) )?_/u;
const BUSY =
  /(?<![a-z])(?:dang ban|ban (?:hop|viec|qua|tiep dan|chut|ti|mot chut|khach|doan|di)|dang hop|dang (?:o ngoai|di duong|lai xe|tiep (?:dan|khach|doan)|do tay|di (?:co so|thon|hop|cong viec))|(?:lat|ti|chut|mot lat|mot chut|it phut|it nua|lat nua|ti nua|chut nua)(?: nua)?(?:,)? (?:se )?(?:xem|lam|tra loi|bao|nhan|goi|phan hoi|rep)|de sau|(?:ti|lat|chut) nua(?:$| )|tinh sau|noi sau)/u;
/** "bận" alone; "bạn" and "bàn" fold to the same letters. */
const JUST_BUSY = /^ban(?: qua| lam| roi)?[ .!]*$/u;

/** Only the reminder moves: `hoãn nhắc 12 đến thứ 6`, "1 tiếng nữa nhắc", "đang bận". */
export const snooze: Rule = (heard) => {
  const { flat, masked } = heard;
  const later =
    LATER.test(masked) ||
    (LATER_SELF.test(masked) && (heard.self || !heard.office)) ||
    /^(?:_+ )?(?:hoan|lui|doi) (?:viec )?nhac/u.test(masked) ||
    /(?:nua|sau) nhac(?: lai)?$/u.test(flat);
  if (/(?:dung|dừng|khong|thoi|ngung|khoi) (?:can )?(?:nhac|nhan)|nham/u.test(flat)) return null;
  if (later && !/^(?:ai|sao|vi sao)/u.test(flat)) {
    // The office speaks of others: "nhắc lại chị Yến".
    if (
      heard.office &&
      heard.days.length === 0 &&
      heard.time === null &&
      heard.lengths.length === 0 &&
      !/hoan|(?:lat|chut|ti) nua/u.test(flat)
    )
      return null;
    return {
      intent: 'snooze',
      ...given({ task: heard.task, time: timeOf(heard), minutes: minutesOf(heard) }),
      ...laterDay(heard),
    };
  }
  const busy = BUSY.test(flat) || (JUST_BUSY.test(flat) && /^(?:bận|ban)$/u.test(heard.markedAt(0)));
  if (
    !busy ||
    /chua xong|xong|vuong|gia han|xin (?:hoan|lui|khat|them|doi)/u.test(flat) ||
    (heard.asked && !/de sau/u.test(flat))
  )
    return null;
  return {
    intent: 'snooze',
    ...given({ task: oneTask(heard), time: timeOf(heard), minutes: minutesOf(heard) }),
    ...laterDay(heard),
  };
};

function minutesOf(heard: Heard): number | undefined {
  return heard.lengths.find(({ unit }) => unit === 'minute')?.count;
}

/** "chiều nhắc lại" is this afternoon. */
function laterDay(heard: Heard) {
  const planned = plannedDay(heard);
  if (planned.day !== undefined || planned.ask !== undefined) return planned;
  const today =
    /(?<![a-z])(?:chieu|trua|dau gio chieu|cuoi gio|cuoi buoi|cuoi ngay|toi)(?: thi)? (?:hay )?nhac|nhac(?: lai)?(?: vao)? (?:buoi )?(?:chieu|trua|cuoi gio|cuoi ngay|toi)(?![a-z])/u.test(
      heard.flat,
    );
  return today ? { day: heard.on } : {};
}
