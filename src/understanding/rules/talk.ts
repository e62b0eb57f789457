import { given, type Heard, type Rule } from '../heard.ts';
import { personAt } from '../words/people.ts';

const HELP =
  /^(?:tro giup|help|huong dan(?: su dung| dung| cach dung| toi| voi| nay)*|giup(?: toi| em| minh| voi| do)*|cach (?:dung|su dung|nhan tin|tra loi|bao cao)(?: .{0,30})?|menu|lenh|cac lenh|danh sach lenh|cu phap|start|bat dau|\?+|xem (?:lenh|huong dan|cu phap|menu)|(?:bot|may|ban|cai nay|he thong|phan mem)(?: nay)? (?:la (?:ai|gi)|dung (?:the nao|sao|lam sao|nhu the nao)|lam duoc (?:nhung )?gi|biet lam gi|co the lam gi)|(?:khong biet|chua biet|chi) (?:cach )?(?:dung|su dung|lam sao|nhan sao|tra loi sao|nhan the nao)(?: the nao| sao)?|(?:phai |nen |thi |muon bao xong thi |lam xong(?: roi)? thi )?(?:dung|su dung|nhan|tra loi|go|bao(?: xong| hoan thanh)?)(?: tin)?(?: bot)? (?:kieu gi|the nao|nhu the nao|sao|lam sao|ra sao|gi)|can (?:giup|ho tro)(?: do| toi)?|ho tro(?: toi)?|lam sao de (?:dung|bao xong|tra loi|nhan).*|co (?:nhung )?lenh (?:gi|nao))[ ?.!]*$/u;
const help: Rule = (heard) => (HELP.test(heard.flat) ? { intent: 'help' } : null);

const record: Rule = ({ flat }) =>
  /^(?:(?:cho |xem |cho xem )?(?:(?:ho so|thong tin|du lieu|ket qua|thanh tich|diem|so theo doi|bang diem|ty le|lich su) )?(?:ca nhan )?cua (?:toi|em|minh)|ho so ca nhan|du lieu ca nhan|(?:toi|xem) lam (?:duoc )?(?:the nao|den dau)(?: roi)?)[ ?.!]*$/u.test(
    flat,
  )
    ? { intent: 'my-record' }
    : null;

const STOP =
  /(?<![a-z])(?:(?:dung|thoi|ngung|ngừng|tat|cham dut|bo|khoi|khong can|khong muon|khong phai|xin dung)(?: co)?(?: (?:nhan|gui|bao|lam phien|muon|can|de))*(?: toi| em| minh)? ?(?:nhac|nhan tin|gui tin|tin nhan|tin|nhan|thong bao|bao)(?: (?:tin|nhac|viec|cho|toi|em|minh|\d+|_+))*(?: (?:nua|di|lai|nhe))*|(?:khong|ko) (?:muon|can|thich)(?: (?:nhan|bi|phai))* (?:nhan |doc )?(?:tin|thong bao|nhac)(?: .{0,12})?|huy (?:dang ky|nhan tin|nhac|lien ket)|stop|unsubscribe|dung lam phien|lam phien qua|go (?:toi|em) (?:ra|khoi))(?: nua)?[ .!]*$/u;
const stop: Rule = (heard) => {
  if (/^(?:stop|unsubscribe)/u.test(heard.flat)) return { intent: 'stop' };
  if (
    !STOP.test(heard.flat) ||
    heard.asked ||
    /chua|cho|xong|hoan nhac|giao|(?:khong|chua) (?:thay|nhan duoc)|khong nhan(?: duoc)? tin|bao cao/u.test(
      heard.flat.replace(/cho toi|(?<=(?:nhan|gui|nhac)(?: tin)? )cho/u, ''),
    )
  )
    return null;
  return /lien ket/u.test(heard.flat) && heard.role === 'clerk' ? null : { intent: 'stop' };
};

const wrongPerson: Rule = ({ flat, asked, numbers }) => {
  if (asked || numbers.length > 0) return null;
  const wrong =
    /(?:nhan|gui|nhac|goi|lien he) nham (?:nguoi|so|may)|nham so|(?:khong|ko|chang)(?: con| phai)? (?:lam|cong tac|o|la can bo|la cong chuc)(?: viec)?(?: o| tai)? (?:xa|phuong|day|uy ban|ubnd|co quan|do)|khong phai (?:can bo|cong chuc|nguoi cua|toi dau|so|la toi|nguoi nay)|(?:da |toi )?(?:nghi viec|nghi huu|chuyen cong tac|chuyen co quan|chuyen don vi|thoi viec|chuyen di)(?: noi khac)?(?: tu .{1,15}| lau)?(?: roi)|khong (?:quen|biet) (?:ai|xa|ubnd)|nham nguoi roi(?: .{0,15})?$|so (?:nay )?(?:khong phai|cua nguoi khac)|ai (?:day|vay|the)$/u;
  if (!wrong.test(flat) || /viec nay|nhiem vu nay|(?:giao|phan cong) nham|phu trach/u.test(flat)) return null;
  return /^(?:anh|chi|ong|ba|dong chi) (?!.*nham)/u.test(flat) ? null : { intent: 'wrong-person' };
};

const MISTAKE =
  /(?<![a-z])(?:(?:an|bam|go|nhan|bao|go|tra loi|gui|danh dau|nhap|ghi|chon|xac nhan|tich|viet|lo tay|nhan tin|vua roi|luc nay)(?: \S+){0,4}? (?:nham|lon)(?![a-z])(?! (?:nguoi|so|han|ngay))|nham(?: tay| roi| nut)(?! nguoi)|lo tay|hoan tac|undo|rut lai|thu hoi|(?:cho |tra |dua |chuyen )(?:lai |ve )?(?:nhu cu|trang thai cu|ve nhu cu|lai nhu cu)|(?<![a-z] )bo (?:xong|hoan thanh)|bo (?:danh dau|dau|tich|trang thai|xac nhan|bao)|mo lai|khoi phuc|quay lai (?:trang thai|nhu)|chua xong ma (?:bao|an|bam|nhan) nham)/u;
const undo: Rule = (heard) => {
  const { flat } = heard;
  const task = heard.numbers[0]?.value;
  const ofDone = /(?<![a-z])(?:xong|hoan thanh|hoan tat|da nop|da gui)(?![a-z])/u.test(flat)
    ? ('done' as const)
    : undefined;
  const cancelled =
    /^(?:xin |cho )?(?:huy|huy bo|xoa)(?: (?:bo|bao|danh dau|ket qua|xong|hoan thanh|viec|xac nhan|trang thai|lenh|thao tac|cai|vua roi|vua nay|cua|so|nhiem vu|giup))*(?: \d+)?(?: (?:di|vua roi|vua nay|nham|bao nham|xong|giup|luc nay))*[ .!]*$/u.test(
      flat,
    );
  if (cancelled && (task !== undefined || ofDone !== undefined || /vua|lenh|thao tac/u.test(flat))) {
    return { intent: 'undo', ...given({ task, of: ofDone }) };
  }
  if (!MISTAKE.test(flat) || (heard.asked && !/duoc khong/u.test(flat))) return null;
  if (heard.role === 'clerk' && /nhap nham/u.test(flat)) return null;
  if (
    /(?:sai|nham) (?:han|ngay|nguoi)|thong bao|van ban|cong van|mo lai may|khong mo lai|file|giao nham|phan cong nham/u.test(
      flat,
    )
  )
    return null;
  return { intent: 'undo', ...given({ task, of: ofDone }) };
};

/** The channel that is wanted; behind "đừng", "không", "thay vì" stands the other one. */
const channelOf = ({ flat, source }: Heard) => {
  const unwanted = /đừng|không/iu.test(source)
    ? /(?<![a-z])(?:dung|khong|chu khong) (?:\S+ ){0,3}?(?:zalo|telegram)/u
    : /(?:thay (?:vi|cho)|khong phai) (?:\S+ )?(?:zalo|telegram)/u;
  const named =
    /(?<![a-z])(zalo|telegram)(?![a-z])/u.exec(flat.replace(unwanted, ' ')) ?? /(zalo|telegram)/u.exec(flat);
  return named?.[1] === 'telegram' ? ('telegram' as const) : ('zalo' as const);
};
const prefer: Rule = (heard) => {
  const { flat } = heard;
  if (!/(?<![a-z])(?:zalo|telegram)(?![a-z])/u.test(flat) || heard.asked || flat.length > 120) return null;
  if (
    !/uu tien|(?:nhan|gui|nhac|bao|lien he|lien lac|tra loi|dung|chuyen|thich|muon|doi|chi)(?: .{0,20})?(?:zalo|telegram)|(?:zalo|telegram) (?:truoc|thoi|nhe|cho tien|la chinh|tien hon)|^(?:qua |bang |sang )?(?:zalo|telegram)$/u.test(
      flat,
    )
  )
    return null;
  if (/(?:zalo|telegram) (?:loi|hong)|khong (?:co|dung|vao|nhan)/u.test(flat) && !/uu tien|chuyen|doi/u.test(flat))
    return null;
  if (/(?<![a-z])(?:xong|da|nop roi|chua|(?:gui|nop) .*roi)(?![a-z])/u.test(flat)) return null;
  return {
    intent: 'prefer',
    channel: channelOf(heard),
    ...given({ person: heard.office ? preferringPerson(heard) : undefined }),
  };
};

/** `ưu tiên NAME: zalo` by the clerk. */
function preferringPerson(heard: Heard): string | undefined {
  const colon =
    /^uu tien (?:cho |kenh (?:cua )?)?(?<name>[^:]{2,40}?)(?: ?:| dung| qua| nhan| bang) ?(?:qua |tin |bang )*(?:zalo|telegram)/u.exec(
      heard.flat,
    );
  const name = colon?.groups?.['name'];
  if (name === undefined || /^(?:kenh|tin|nhan|toi|em)$/u.test(name)) return undefined;
  const start = heard.flat.indexOf(name, 7);
  return personAt(heard, start)?.name ?? heard.words(start, start + name.length);
}

const NONE =
  /(?<![a-z])(?:cam on|biet on|xin chao|chao (?:anh|chi|em|ca|moi|buoi|bot|ban|dong|co|chu|bac)|^chao|chuc (?:mung|moi|anh|chi|ca|ngu|cuoi|ngay|suc)|hello|good|vat va|met qua|nang qua|nong qua|lanh qua|mua to|an com|ngu ngon|vui qua|tuyet voi|hay qua|gioi qua|gioi that|de thuong|tot qua|thong cam|xin loi|may qua|khiep|troi oi|hoan ho|chuc mung|cuoi tuan vui|bot (?:gioi|hay|tot|thong minh)|nhieu viec qua|co gang nhe|co len|kho qua)(?![a-z])|^[^\p{L}\p{N}]*\p{Extended_Pictographic}[^\p{L}\p{N}]*$/u;
/** Conditions and intentions that change nothing: "nếu xong sớm em báo", "khi nào xong tôi nhắn". */
const CONDITION =
  /^(?:neu|gia ma|gia nhu|lo|he|mien la)(?![a-z]).*(?:bao|nhan|gui|nop|goi|thi|lam|xong|xem|tra loi)|^(?:khi nao|bao gio|luc nao|khi|chung nao|ngay khi|sau khi)(?![a-z])(?: \S+){0,5}? (?:xong|hoan thanh|hoan tat|co|duoc|kip|ro|ky)(?![a-z]).*(?:(?<![a-z])(?:bao|nhan|gui|nop|goi|xem|trinh)(?! cao)(?![a-z])|thi)|(?<![a-z])(?:xong|hoan thanh|hoan tat)(?: xong| viec)?(?: \d+)?(?: (?:la|thi|roi|se))* (?:bao|nhan|goi|thong bao|gui|nop)(?! (?:cao|gio|lau|nhieu)(?![a-z]))(?![a-z])(?!.*roi)/u;
export const smallTalk: Rule = ({ flat, asked }) => {
  if (!asked && CONDITION.test(flat)) return { intent: 'none' };
  if (
    !asked &&
    /(?<![a-z])(?:neu|xong la|xong thi|hoan thanh la|hoan thanh thi)(?![a-z]).*(?:bao(?! cao| gio| lau| nhieu)|nhan|gui|thong bao|nop|goi)(?![a-z])/u.test(
      flat,
    )
  )
    return { intent: 'none' };
  return NONE.test(flat) ? { intent: 'none' } : null;
};

export const TALK: readonly Rule[] = [help, record, prefer, undo, wrongPerson, stop];
