import { findPhrases } from '../deadlines/find-phrases.ts';
import type { PostFinder } from '../posts/find-posts.ts';
import { type Holder, leadingPosts } from '../posts/read-holders.ts';

export interface Sentence {
  holders: Holder[];
  coordinators: Holder[];
}

const WITH = /phối\s*hợp\s*(?:chặt\s*chẽ\s*)?(?:với|cùng(?:\s*với)?)?\s*/iu;
const NO_SUBJECT = /^\s*(?:của|về|đã|được|ban hành|phê duyệt|giao|tại|trên|và)(?=\s)/iu;

/** Shape D: the posts of a sentence that begins with them ("Giao công chức …", "Công an xã …"). */
export function readSubject(text: string, finder: PostFinder): (Sentence & { rest: string; ordered: boolean }) | null {
  const opening = /^(?:(?:giao|phân công|đề nghị|yêu cầu)(?:\s+cho)?\s+)/iu.exec(text);
  const found = leadingPosts(text, finder, opening !== null);
  if (found === null) return null;
  const rest = text.slice(found.end);
  if (opening === null && (NO_SUBJECT.test(rest) || /^\s*[.;]?\s*$/u.test(rest))) return null;
  if (opening === null && !/^\s*[,:]?\s*(?:[-–]\s*)?\p{Ll}/u.test(rest)) return null;
  return {
    holders: found.holders,
    coordinators: partnersIn(rest, finder),

    rest,
    ordered: opening !== null,
  };
}

/** The posts behind "phối hợp với" in a sentence. */
export function partnersIn(text: string, finder: PostFinder): Holder[] {
  const at = WITH.exec(text);
  if (at === null) return [];
  const behind = text.slice(at.index + at[0].length);
  return leadingPosts(behind, finder, true)?.holders ?? [];
}

export type Subject = Sentence & { rest: string; ordered: boolean };

/** The posts that do what a sentence says, wherever they stand in it; null when it names none. */
export function findSubject(text: string, finder: PostFinder): Subject | null {
  const direct = readSubject(text, finder);
  if (direct !== null) return direct;
  const [phrase] = findPhrases(text);
  if (phrase !== undefined && phrase.from === 0) {
    const behind = readSubject(text.slice(phrase.to).replace(/^[\s,:]+/u, ''), finder);
    if (behind !== null) return behind;
  }
  return innerSubject(text, finder);
}

const DOER_FOLLOWS =
  /^\s*,?\s*(?:làm\s+)?(?:chủ\s*trì|đầu\s+mối|tham\s+mưu|thực\s+hiện|chịu\s+trách\s+nhiệm|theo dõi|tổng hợp)/iu;

/** "Tiếp công dân: Chủ tịch UBND xã tiếp vào …"; "…, giao Phòng Kinh tế chủ trì"; "… do VP chủ trì". */
function innerSubject(text: string, finder: PostFinder): Subject | null {
  const colon = /^[^:;.]{3,70}:\s*(?=\p{Lu}|các\s)/u.exec(text);
  if (colon !== null) {
    const behind = readSubject(text.slice(colon[0].length), finder);
    if (behind !== null) return behind;
  }
  for (const found of text.matchAll(/(?:^|[\s,;.(])(?:giao|do)\s+(?:cho\s+)?(?=[\p{L}])/giu)) {
    const behind = text.slice(found.index + found[0].length);
    const posts = leadingPosts(behind, finder, true);
    if (posts === null || !DOER_FOLLOWS.test(behind.slice(posts.end))) continue;
    const rest = behind.slice(posts.end);
    return { holders: posts.holders, coordinators: partnersIn(rest, finder), rest, ordered: true };
  }
  return null;
}
