import { given, reasonOf, type Heard, type Rule } from '../../heard.ts';
import { findExcept, saysAll } from '../../words/tasks.ts';

const REASON_BEHIND = /[,;:.\n]\s*(?=\S)/u;
/** What is said behind the first comma, else behind "vì". */
function explained(heard: Heard): string | undefined {
  const because = reasonOf(heard);
  if (because !== undefined) return because;
  const comma = REASON_BEHIND.exec(heard.masked);
  const words = comma === null ? '' : heard.words(comma.index + 1, heard.flat.length);
  return words === '' || /^\d+$/u.test(words) ? undefined : words;
}

const NOT_YET =
  /(?<![a-z])(?:chua(?! (?:lai|moi|rieng))|khong(?! (?:con|co|phat|phai|biet|noi|sao|can))|ko|chang|cha|dau (?:da|co|phai)|da .{1,20} dau$|con lau|con (?:mot )?(?:ty|ti|chut|it)(?: nua| xiu)?|sap|gan|suyt|xap xi|mai (?:ma )?khong|xong (?:the nao|sao) duoc|(?:the nao|sao|lam sao)(?: ma)? (?:xong|kip|nop)|xong dau|kip dau|lam gi (?:co|da)|lam gi ma|kho (?:ma|long|co the)|con nhieu|con dai|dau xong|bao gio moi xong|chua dau|bao gio cho xong)(?![a-z])/u;
const DONE_WORD =
  /(?<![a-z])(?:xong|hoan thanh|hoan tat|nop|gui|lam|kip|bat dau|bao cao|ban hanh|trien khai|thuc hien|duoc|dau|co|dong dau|ky)(?![a-z])/u;

/** "chưa xong, còn thiếu chữ ký", "còn lâu mới xong", "sắp xong". */
export const notDone: Rule = (heard) => {
  const { flat } = heard;
  if (
    !NOT_YET.test(flat) ||
    (heard.asked && !/(?:the nao|sao) (?:ma )?(?:xong|kip|duoc)|xong (?:the nao|sao)/u.test(flat))
  )
    return null;
  const only =
    /^(?:van |viec |nay |\d+ |thi |hien |con |moi |nhung |dau |da |a |o |_+ )*chua(?: a| dau| nhe| \d+)*[ .!]*$/u.test(
      flat,
    );
  if (!only && !DONE_WORD.test(flat)) return null;
  const except = findExcept(flat);
  if (
    except !== null &&
    saysAll(flat.slice(0, except.start + 1)) &&
    /(?:xong|het|ca|nop|gui)/u.test(flat.slice(0, except.start))
  )
    return null;
  if (
    /(?:chua|khong)(?: (?:anh|chi|em|sep|dong chi))?$/u.test(flat) &&
    !only &&
    /(?:xong|nop|gui|hoan thanh|lam)(?: \S+){0,3} (?:chua|khong)(?: (?:anh|chi|em|sep|dong chi))?$/u.test(flat)
  )
    return null;
  const denied = /(?<![a-z])(?:chua|khong|ko|chang|dau|lau|sap|gan|suyt|con|kho|the nao|sao|gi)(?![a-z])/u.test(flat);
  if (!denied || /danh dau/u.test(flat) || /(?:khong|chua) (?:phai|dung|sai|biet|hieu|ro)(?![a-z])/u.test(flat))
    return null;
  return { intent: 'not-done', ...given({ task: heard.task, reason: explained(heard) }) };
};
