import { findPhrases } from '../../deadlines/find-phrases.ts';
import type { Item } from '../../parts/outline.ts';
import type { PostFinder } from '../../posts/find-posts.ts';
import { type Holder, leadingPosts } from '../../posts/read-holders.ts';
import { isBullet } from '../../text/markers.ts';
import { readEndBrackets } from '../roles.ts';
import { readSubject } from '../subject.ts';

/** Who stands above: a heading that names posts. */
export interface Owner {
  holders: Holder[];
  depth: number;
  /** The items below it have the same marker as the heading itself. */
  sameMarker: boolean;
}

/** A heading that names who does what stands below it, and the sentence that it may carry. */
export interface OwnerHeading {
  holders: Holder[];
  words: string;
}

/** "a) Phòng Kinh tế: Tham mưu …, cụ thể:"; "### - Công chức …"; null for another paragraph. */
export function ownerHeading(
  item: Item,
  next: Item | null,
  finder: PostFinder,
  owner: Owner | null,
): OwnerHeading | null {
  const { text, block, capitals } = item;
  const found = leadingPosts(text, finder, true);
  const behind = found === null ? '' : text.slice(found.end);
  const colon = /^\s*(?:\p{L}+\s+){0,3}?:\s*(?<words>.*)$/su.exec(behind);
  if (
    found !== null &&
    colon !== null &&
    !/\b(?:chủ trì|phối hợp|thực hiện)\b/iu.test(behind.slice(0, behind.indexOf(':')))
  )
    return { holders: found.holders, words: (colon.groups?.['words'] ?? '').trim() };
  const styled = block.styledHeading || block.bold || capitals;
  const alone = /^\s*(?:(?:xã|phường|của|thuộc|UBND)\s*)*[.;:]?\s*$/iu.test(behind);
  if (found !== null && alone && (styled || item.marker !== null || next === null || next.marker !== null))
    return { holders: found.holders, words: '' };
  if (found !== null && /(?:nhiệm vụ|nội dung|công việc|việc)\s*(?:sau|cụ thể|dưới đây)?[^.;]*:\s*$/iu.test(behind))
    return { holders: found.holders, words: '' };
  return unknownOwner(item, next, owner);
}

/** A heading like the ones that named posts, but of a body that is not known: never give its bullets to the one above. */
function unknownOwner(item: Item, next: Item | null, owner: Owner | null): OwnerHeading | null {
  const { text, block } = item;
  if (owner === null || next === null || item.marker === null || owner.depth !== item.marker.depth) return null;
  if (!(block.bold || block.styledHeading || /:\s*$/u.test(text)) || (next.marker?.depth ?? 9) <= item.marker.depth)
    return null;
  const name = text.replace(/[:.\s]+$/u, '');
  if (
    name.split(' ').length > 10 ||
    !/^\p{Lu}/u.test(name) ||
    /^(?:nhiệm vụ|công tác|về|lĩnh vực|nội dung|việc|giải pháp|các)\s/iu.test(name)
  )
    return null;
  return { holders: [{ name, code: null, many: false, outside: false, known: false, person: null }], words: '' };
}

/** What stands as high as the heading of the posts, or higher, is no longer theirs. */
export function endsOwner({ marker, block, text, capitals }: Item, owner: Owner): boolean {
  if (marker === null) return block.styledHeading || capitals || (block.bold && !/[.;]$/u.test(text));
  return marker.depth < owner.depth || (marker.depth === owner.depth && !owner.sameMarker);
}

/** A heading of a field of work: short, without an end, with something deeper below. */
export function isPlainHeading(item: Item, next: Item | null, finder: PostFinder): boolean {
  const { text, block, marker, capitals } = item;
  if (/[.;]$/u.test(text) || text.length > 200) return false;
  if (block.styledHeading || capitals) return true;
  if (next === null || next.section !== item.section) return block.bold;
  const deeper = next.marker !== null && marker !== null && next.marker.depth > marker.depth;
  const plainBelow = marker !== null && !isBullet(marker) && next.marker === null && !next.opens;
  if (block.bold && (deeper || next.marker === null)) return true;
  if (marker === null) return text.endsWith(':') && next.marker !== null && text.length < 120;
  return (
    (deeper || plainBelow) &&
    (text.endsWith(':') || !isBullet(marker)) &&
    readSubject(text, finder) === null &&
    readEndBrackets(text, finder) === null &&
    findPhrases(text).length === 0
  );
}

/** The sentence of a heading that only leads to its bullets: "Chỉ đạo chung …, trong đó tập trung:". */
export function isIntroduction(words: string, item: Item, next: Item | null): boolean {
  if (next === null || next.marker === null) return false;
  const below = item.marker === null || next.marker.depth > item.marker.depth || isBullet(next.marker);
  return below && (/:\s*$/u.test(words) || /(?:cụ thể|sau đây|như sau|trong đó|gồm)\s*[.:]?\s*$/iu.test(words));
}
