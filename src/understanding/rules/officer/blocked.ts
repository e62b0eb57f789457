import { given, type Heard, type Rule } from '../../heard.ts';

const BLOCKED =
  /(?<![a-z])(?:vuong(?: mac)?|ket(?! qua| hop| thuc| luan| noi| nap)|bi tac|ach tac|dang tac|thieu(?! gi)|loi (?:mang|phan mem|he thong|dang nhap|may)|(?:bi |bao |dang )loi|mat (?:mang|dien)|hong may|may hong|(?:mang|may|phan mem|he thong|dien|cong|trang)(?: \S+){0,2} (?:loi|hong|sap|mat|cham|treo|yeu|bi|khong (?:vao|dang))|khong (?:gui|dang nhap|vao|mo|lam|truy cap|tai|nop|xu ly|ket noi|up|lay|lien he|lien lac|thuc hien|trien khai|the)(?: \S+){0,4}? (?:duoc|noi)|khong (?:vao|dang nhap|truy cap|ket noi)|kho khan|gap kho|tro ngai|(?:tinh|huyen|thon|cong an|so|cap tren|don vi|phong|cac thon|dan|ho|nguoi dan|ban|bo phan|van phong|tu phap|dia chinh|ke toan)(?: \S+){0,2} (?:chua|khong) (?:gui|nop|cung cap|ban hanh|co|tra|phoi hop|phan hoi|ky|cap|bao|dong y|hop tac)|chua (?:co|nhan duoc|lay duoc|duoc cap|duoc cung cap|thong nhat)(?= \S)|bi (?:tra|tra lai|ket|vuong)|chua co (?:so lieu|kinh phi|bieu mau|huong dan|van ban|chu ky))(?![a-z])/u;
/** "còn chờ thôn Đoài gửi", "đợi số liệu công an"; not "chờ tí", "cho em lùi". */
const WAITING =
  /(?<![a-z])(?:(?:dang|con|van|phai|cu|vi) (?:cho|doi)|^(?:\d+ (?:thi )?)?(?:cho|doi)) (?!(?:em|toi|ty|ti|chut|mot|lat|da|phep|duyet|hoi|den|sang|lui|gia|thu|ky|chu ky|xin|biet)(?![a-z]))[a-z]/u;

/** Open with a reason. The reason keeps the whole sentence when nothing marks it. */
export const blocked: Rule = (heard) => {
  const { flat } = heard;
  if (
    (!BLOCKED.test(flat) && !WAITING.test(flat)) ||
    heard.asked ||
    /khong (?:con |co |bi |he |gap )*(?:vuong|kho khan|tro ngai|thieu|loi)|het vuong|go vuong|cho (?:toi|em|phep|lui|xin|biet|hoi|lai)(?![a-z])|^cho |(?:tinh|huyen|cap tren) (?:doi|giao)/u.test(
      flat,
    )
  )
    return null;
  if (/(?<![a-z])(?:chua (?:xong|nop|gui|lam|hoan thanh|kip))(?![a-z])/u.test(flat) && !/vuong|^ket/u.test(flat))
    return null;
  if (
    /(?<![a-z])(?:trinh|ky)(?![a-z]).*(?:roi|cho)/u.test(flat) ||
    /cho (?:chu tich|lanh dao|anh|chi|dong chi|pho)(?: \S+){0,2} (?:ky|duyet)/u.test(flat)
  )
    return null;
  const task = heard.numbers[0]?.value;
  return { intent: 'blocked', ...given({ task, reason: blockedReason(heard) }) };
};

function blockedReason(heard: Heard): string | undefined {
  const [first] = heard.numbers;
  const command = /^(?:bao |dang |con |bi )*(?:vuong mac|vuong|ket)(?![a-z])/u.exec(heard.flat);
  let start = 0;
  if (
    first !== undefined &&
    (first.start < 3 ||
      (command !== null && first.start <= command[0].length + 1) ||
      /^(?:viec |so |nhiem vu |hien |dang )+$/u.test(heard.flat.slice(0, first.start)))
  ) {
    start = first.end;
  } else if (command !== null && /^ ?[:,]/u.test(heard.flat.slice(command[0].length))) start = command[0].length;
  const words = heard
    .words(start, heard.flat.length)
    .replace(/^(?:thì|thi|còn|con|đang|dang|bị|bi|vẫn|van)\s+(?=vướng|vuong|kẹt|chờ|cho|lỗi)/iu, '');
  const bare = words
    .replace(/^(?:còn |con |đang |dang |bị |bi )*(?:vướng|vuong|kẹt|ket|mắc)(?: mắc| mac)?[ ,:]*$/iu, '')
    .replace(/^(?:vì|vi|do)\s+/iu, '');
  return bare === '' ? undefined : bare;
}
