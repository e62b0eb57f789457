import type { Block } from '../document.ts';
import { createPostFinder, type PostAlias } from '../posts/find-posts.ts';
import { oneLine } from '../text/words.ts';

const KNOWN = createPostFinder();
const PAIR = /(?<short>\p{Lu}[\p{Lu}\d&-]{1,12})\s*[:=–-]\s*(?<long>\p{Lu}[^:;=,()]{3,70})/gu;
const BEHIND =
  /(?<long>\p{Lu}[\p{L}\s&,-]{4,70}?)\s*\((?:sau đây )?(?:gọi tắt là|viết tắt là|viết tắt|gọi chung là|gọi là)\s*:?\s*["“]?(?<short>[\p{Lu}\d&-]{2,12}|[\p{L}\s]{4,30})["”]?\)/gu;

/** The abbreviations that the document explains itself: "VP: Văn phòng HĐND và UBND; KT: Phòng Kinh tế". */
export function findGlossary(blocks: readonly Block[]): PostAlias[] {
  const aliases: PostAlias[] = [];
  for (const block of blocks) {
    const texts = block.kind === 'paragraph' ? [block.text] : block.cells.map(({ text }) => text);
    for (const text of texts.map(oneLine)) {
      if (/viết tắt|chú giải|ký hiệu/iu.test(text)) collect(text.matchAll(PAIR), aliases);
      collect(text.matchAll(BEHIND), aliases);
    }
  }
  return aliases;
}

function collect(found: Iterable<RegExpExecArray>, aliases: PostAlias[]): void {
  for (const { groups } of found) {
    const [long, alias] = [groups?.['long'] ?? '', groups?.['short']?.trim() ?? ''];
    const post = KNOWN.find(long, { listed: true }).at(-1);
    if (post !== undefined && alias !== '') aliases.push({ alias, code: post.code, many: post.many });
  }
}
