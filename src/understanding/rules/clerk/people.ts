import { given, type Heard, type Rule } from '../../heard.ts';
import { foldText } from '../../text/clean.ts';
import { bareName, personAt, whoIs } from '../../words/people.ts';
import { postCode } from '../../words/posts.ts';

/** The words behind a command, as they were written; null when the text does not begin with it. */
function behind(heard: Heard, command: RegExp): string | null {
  const match = command.exec(heard.flat);
  return match === null || match.index !== 0 ? null : heard.words(match[0].length, heard.flat.length);
}

const linkCode: Rule = (heard) => {
  const written = behind(
    heard,
    /^(?:xin |tao |cap |lay |gui |cho |in |phat |sinh |doi )*(?:lai )?(?:ma|link|duong link|duong dan)(?: (?:lien ket|ket noi|moi|dang nhap|kich hoat|dang ky|vao))*(?: (?:cho|cua))?(?: |$|: ?)/u,
  );
  if (written === null || !heard.office || heard.asked || heard.numbers.length > 0) return null;
  if (/^(?:so|nay|la|sai|gi|hong)(?: |$)/u.test(foldText(written))) return null;
  return { intent: 'link-code', ...given(whoIs(written) ?? {}) };
};

const unlink: Rule = (heard) => {
  const written = behind(
    heard,
    /^(?:go|huy|xoa|bo|ngat|thu hoi)(?: (?:bo))? (?:lien ket|ket noi|tai khoan|thiet bi|dien thoai)(?: (?:cua|cho|voi))?(?: |$|: ?)/u,
  );
  if (written === null || !heard.office) return null;
  return { intent: 'unlink', ...given({ person: bareName(written) }) };
};

const addOfficer: Rule = (heard) => {
  const written = behind(
    heard,
    /^(?:them|bo sung|nhap|tao|ket nap)(?: moi)? (?:can bo|cong chuc|nguoi|nhan su|nguoi dung|vien chuc|dong chi)(?: moi)?(?: |: ?)/u,
  );
  if (written === null || !heard.office) return null;
  const parts = written
    .split(/[,;\n]| - /u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const [name, ...rest] = parts;
  const role = rest.map((part) => roleOf(foldText(part))).find((said) => said !== undefined);
  const post = rest.find((part) => roleOf(foldText(part)) === undefined || postCode(foldText(part)) !== null);
  const code = post === undefined ? undefined : (postCode(foldText(post)) ?? post);
  return {
    intent: 'add-officer',
    ...given({ name: name === undefined ? undefined : bareName(name), post: code, role }),
  };
};

const roleOf = (flat: string): 'officer' | 'chairman' | 'clerk' | undefined => {
  if (/^(?:vai tro )?(?:lanh dao|chu tich|nguoi duyet|chairman)$/u.test(flat)) return 'chairman';
  if (/^(?:vai tro )?(?:van thu|clerk|quan tri|van phong quan tri)$/u.test(flat)) return 'clerk';
  return /^(?:vai tro )?(?:can bo|cong chuc|chuyen vien|officer|chuyen mon)$/u.test(flat) ? 'officer' : undefined;
};

/** `đổi Tư pháp cho …`: the whole post gets another holder. */
const handOver: Rule = (heard) => {
  const match =
    /^(?:doi|ban giao|thay|giao|chuyen)(?: (?:nguoi|toan bo|can bo|chuc danh|vi tri|nguoi phu trach|nguoi giu))* (?<post>[^:\d]{2,80}?) (?:cho|sang|bang|thanh) (?=\S)/u.exec(
      heard.flat,
    );
  const said = match?.groups?.['post'];
  if (match === null || said === undefined || !heard.office || heard.asked) return null;
  const post = postCode(said);
  if (post === null || /viec cua|:/u.test(heard.flat)) return null;
  const person = personAt(heard, match[0].length);
  const written = person?.name ?? bareName(heard.words(match[0].length, heard.flat.length));
  return { intent: 'hand-over', post, ...given({ to: written }) };
};

/** `liên lạc`, `vì sao Hạnh không nhận được tin`. */
const reach: Rule = (heard) => {
  const { flat } = heard;
  if (
    /^(?:danh sach |xem |kiem tra |tinh trang )*(?:lien lac|lien ket|kenh lien lac|ket noi)(?: (?:cua|voi) .{1,40}| .{1,25})?[ ?]*$/u.test(
      flat,
    ) &&
    heard.numbers.length === 0
  ) {
    const person = personIn(heard);
    return { intent: 'reach', ...given({ person }) };
  }
  const fails =
    /(?:khong|chua|ko) (?:thay |the |duoc )*(?:nhan(?: duoc)?(?: .{0,12})?(?: (?:tin|thong bao|nhac))?|lien lac(?: duoc)?|lien ket|ket noi|gui (?:duoc|den|toi)|co (?:zalo|telegram))|mat lien lac|gui loi|loi gui|gui (?:khong|ko) duoc|tin (?:bi loi|khong den|chua den|that bai)/u.test(
      flat,
    );
  const asks =
    heard.asked ||
    /(?<![a-z])(?:vi sao|tai sao|sao|ai|nhung ai|nguoi nao|danh sach|kiem tra|may nguoi)(?![a-z])/u.test(flat);
  if (!heard.office || !fails || !asks || /viec nay|thong bao (?:so )?\d|xac nhan/u.test(flat)) return null;
  return { intent: 'reach', ...given({ person: personIn(heard) }) };
};
function personIn(heard: Heard): string | undefined {
  const lead =
    /(?:vi sao|tai sao|sao|kiem tra|lien lac(?: cua)?|lien ket(?: cua)?|ket noi(?: cua)?)(?: xem)? (?=[a-z])/u.exec(
      heard.flat,
    );
  if (lead === null) return undefined;
  const start = lead.index + lead[0].length;
  const person = personAt(heard, start);
  if (person !== null) return person.name;
  const end = /(?: (?:khong|chua|ko|van|lai|bi|cu|mai)(?![a-z])|$)/u.exec(heard.flat.slice(start))?.index ?? 0;
  const written = heard.words(start, start + end);
  const post = postCode(foldText(written));
  if (post !== null) return post;
  return written === '' ||
    /^(?:tin|thong bao|khong|chua|moi nguoi|nhieu|voi|cac|duoc|roi|het|gui)(?: |$)/u.test(foldText(written)) ||
    written.split(' ').length > 4
    ? undefined
    : bareName(written);
}

export const CLERK_PEOPLE: readonly Rule[] = [addOfficer, linkCode, unlink, reach, handOver];
