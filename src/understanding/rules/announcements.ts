import type { Intent } from '../intent.ts';
import { given, type Heard, type Rule } from '../heard.ts';
import { hear } from '../text/said.ts';
import { findDays } from '../words/days.ts';
import { readTargets } from '../words/targets.ts';

const COMMAND =
  /^(?:(?:nho |xin |hay )?(?:gui (?:giup )?)?(?:thong bao|tb)(?: (?:cho|toi|den|gui))*|(?:gui|bao|nhan|phat|phat thong bao|nhan tin)(?: (?:cho|toi|den|tin|thong bao))*)(?:\s+|$)/u;
const ACK_BY =
  /[,.;\n]\s*(?:đề nghị |yêu cầu |de nghi |yeu cau )?(?:(?:các đồng chí|mọi người) )?(?:xác nhận|xac nhan)(?: (?:đã nhận|lại|thông báo|da nhan|lai))*\s+(?=(?:chậm nhất|muộn nhất|trước|hạn|đến|trong|xong|ngày|cham nhat|muon nhat|truoc|han|den|ngay|là|la)\s)/iu;

/** The text is kept word by word; only a closing "xác nhận chậm nhất …" is the day by which to acknowledge. */
function readBody(body: string, heard: Heard): { text?: string; ackBy?: NonNullable<ReturnType<typeof dayOf>> } {
  const ack = ACK_BY.exec(body);
  if (ack === null) return given({ text: body });
  const ackBy = dayOf(body.slice(ack.index), heard);
  // Something else behind the day means that the clause is part of the message.
  if (ackBy === null || body.length - ack.index > 60) return given({ text: body });
  return given({ text: body.slice(0, ack.index).trim(), ackBy });
}

const dayOf = (words: string, heard: Heard) => findDays(hear(words).flat, heard.on)[0]?.next ?? null;

const broadcast: Rule = (heard) => {
  const colon = heard.source.indexOf(':');
  if (colon < 0 || colon > 400) return null;
  const head = hear(heard.source.slice(0, colon));
  const command = COMMAND.exec(head.flat);
  if (command === null) return null;
  const announces = /thong bao/u.test(command[0]);
  // An officer's "gửi chị Yến: …" is a word to the bot, not an announcement.
  if (!announces && heard.role === 'officer') return null;
  if (/^(?:bao|gui) (?:cao|so lieu)/u.test(head.flat) || /\d/u.test(head.flat.replace(/1 cua/u, ''))) return null;
  const targets = readTargets(head.words(command[0].length, head.flat.length));
  if (targets.length === 0 && !announces) return null;
  const body = readBody(heard.source.slice(colon + 1).trim(), heard);
  return { intent: 'broadcast', targets, ...body, ...(targets.length === 0 ? { ask: 'meaning' as const } : {}) };
};

/** `thông báo tất cả họp giao ban 8h`: without a colon the targets must be everybody. */
const broadcastAll: Rule = (heard) => {
  const match =
    /^(?:thong bao|bao)(?: (?:cho|toi|den))? (?:tat ca|moi nguoi|toan co quan|ca co quan|toan the co quan)(?: (?:moi nguoi|can bo|cong chuc))*[,.]? (?=\S)/u.exec(
      heard.flat,
    );
  if (match === null || !heard.office || heard.asked) return null;
  const text = heard.long
    ? heard.source.slice(heard.source.indexOf(heard.words(match[0].length, match[0].length + 1)))
    : heard.words(match[0].length, heard.flat.length);
  return { intent: 'broadcast', targets: ['all'], ...given({ text }) };
};

const ANNOUNCED = /(?:thong bao|tb)(?: so)? ?(?<n>\d{1,5})/u;
const numberOf = (heard: Heard): number | undefined => {
  const named = ANNOUNCED.exec(heard.masked)?.groups?.['n'];
  return named === undefined ? heard.numbers[0]?.value : Number(named);
};
const NOT_YET = /(?:chua|khong|ko) (?:thay )?(?:ai )?(?:xac nhan|xem|doc|nhan|mo|biet|phan hoi thong bao|bao nhan)/u;

/** `TB 5 ai chưa xác nhận`, "những ai chưa xem thông báo". */
const unacknowledged: Rule = ({ flat, ...heard }) => {
  // The office that names an announcement alone wants to see how it stands.
  const alone = /^(?:(?:xem|chi tiet|noi dung|tinh hinh) )*(?:thong bao|tb) (?:so )?(\d{1,5})[ ?.]*$/u.exec(flat);
  if (alone !== null && heard.office) return { intent: 'unacknowledged', announcement: Number(alone[1]) };
  const about =
    /(?<![a-z])(?:ai|nguoi nao|bao nhieu nguoi|may nguoi|nhung nguoi|danh sach|don vi nao|bo phan nao|con ai|dong chi nao)(?![a-z])/u.test(
      flat,
    );
  if (/^(?:gui|nhac|phat|don doc)/u.test(flat) || !about) return null;
  const asked = NOT_YET.test(flat) || (/ da (?:xac nhan|xem|doc|nhan)/u.test(flat) && ANNOUNCED.test(flat));
  if (!asked || /nhan (?:duoc )?tin(?! thong bao)|bao cao|nhan viec/u.test(flat)) return null;
  return { intent: 'unacknowledged', ...given({ announcement: numberOf({ ...heard, flat }) }) };
};

/** "gửi lại thông báo 2 cho những người chưa xác nhận", `nhắc lại thông báo 5`, "nhắc những ai chưa xem TB 5". */
const resend: Rule = (heard) => {
  const { flat } = heard;
  const again =
    /^(?:nho |hay )?(?:gui|nhac|phat|thong bao(?= lai| them| tiep)|ban|day|don doc|nhan)(?: (?:giup|lai|tiep|them lan nua))* /u.test(
      flat,
    );
  const about = /thong bao|chua (?:xac nhan|xem|doc)/u.test(flat.replace(/^thong bao(?! lai)/u, ''));
  if (!again || !about || flat.includes(':')) return null;
  const silent = /chua (?:xac nhan|xem|doc|nhan|mo|phan hoi|tra loi)|im lang/u.test(flat);
  if (
    !silent &&
    !/^(?:\S+ )?(?:gui|nhac|phat|thong bao|ban|day|nhan)(?: giup)? lai/u.test(flat) &&
    !/^nhac (?:ve )?(?:thong bao|tb) \d/u.test(flat)
  )
    return null;
  const all = /tat ca|toan bo|moi nguoi|ca co quan|toan co quan/u.test(flat);
  const to = silent ? 'silent' : all ? 'all' : undefined;
  return { intent: 'resend', ...given({ announcement: numberOf(heard), to }) } as Intent;
};

/** `xác nhận 5`, "đã nhận TB 3", "em xác nhận đã đọc thông báo số 3". */
const acknowledge: Rule = (heard) => {
  const { flat } = heard;
  if (heard.asked || /chua|khong|(?<![a-z])ai(?![a-z])|nhung nguoi/u.test(flat)) return null;
  const confirms = /^(?:xin )?xac nhan(?! (?:xong|hoan thanh|dung|khong|da (?:xong|nop|hoan thanh|gui)))/u.test(flat);
  const named = ANNOUNCED.exec(heard.masked);
  const read = /^(?:da |vua )?(?:nhan|xem|doc|ro|nam|biet|tiep thu|tiep nhan|nghe)(?: (?:duoc|ro|roi|du))* /u.test(
    `${flat} `,
  );
  const toAnnouncement =
    named !== null &&
    (read || /(?:da|vua) (?:nhan|xem|doc|ro|nam|biet|tiep thu)|(?:nhan|xem|doc|ro|nam)(?: duoc)? roi/u.test(flat));
  if (
    !confirms &&
    !toAnnouncement &&
    !(read && /^(?:da )?nhan (?:duoc )?(?:so |viec |nhiem vu )*\d+(?: roi)?$/u.test(flat) && heard.role !== 'clerk')
  )
    return null;
  if (/(?:viec|nhiem vu) \d/u.test(heard.masked)) return { intent: 'acknowledge' };
  const rest = heard.masked.replace(
    /xac nhan|thong bao|da|nhan|duoc|xem|doc|ro|noi dung|so|roi|tb|tin|cua|ve|chu tich|van phong|vua|nam|biet|tiep thu|xin|nay|thong tin|viec|[^a-z]/gu,
    '',
  );
  if (rest.length > 25) return null;
  return { intent: 'acknowledge', ...given({ announcement: numberOf(heard) }) };
};

export const ANNOUNCEMENTS: readonly Rule[] = [resend, broadcast, broadcastAll, unacknowledged, acknowledge];
