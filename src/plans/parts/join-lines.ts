import type { Block, Paragraph } from '../document.ts';
import { foldInPlace } from '../text/fold-in-place.ts';
import { readLabels } from '../shapes/labels.ts';
import { splitMarker } from '../text/markers.ts';

/**
 * Puts lines that were broken by hand, by a scanner or by a PDF back together into paragraphs. Two lines belong
 * together when the second has no marker of its own and the first is not finished.
 */
export function joinBrokenLines(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  const width = usualWidth(blocks);
  let lastLine: Paragraph | null = null;
  for (const block of blocks) {
    const before = joined.at(-1);
    if (
      block.kind === 'paragraph' &&
      before?.kind === 'paragraph' &&
      lastLine !== null &&
      goesOn(lastLine, before, block, width)
    )
      joined[joined.length - 1] = { ...before, text: `${before.text} ${block.text.trim()}` };
    else joined.push(block);
    lastLine = block.kind === 'paragraph' ? block : null;
  }
  return joined;
}

/** The width that full lines have: the 8th tenth of all lengths. Lines of a file that breaks none are much longer. */
function usualWidth(blocks: readonly Block[]): number {
  const lengths = blocks
    .flatMap((block) => (block.kind === 'paragraph' ? [block.text.trim().length] : []))
    .toSorted((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.8)] ?? 0;
}

const FINISHED = /[.;:!?…]["”')\]]*$|\.\/\.?$/u;

function goesOn(lastLine: Paragraph, paragraph: Paragraph, next: Paragraph, width: number): boolean {
  if (!next.follows || next.styledHeading || lastLine.styledHeading) return false;
  if (next.bold !== lastLine.bold) return false;
  const text = next.text.trim();
  if (splitMarker(text).marker !== null || looksTitled(text) || looksTitled(lastLine.text)) return false;
  if (/^(?:Căn cứ|Thực hiện (?:Kế hoạch|Quyết định|Nghị quyết|Chỉ thị|Công văn|Chương trình))\s/u.test(text))
    return false;
  if (/\s{4,}\S/u.test(text) || /\S\s{4,}\S/u.test(lastLine.text.trim())) return false;
  if (FINISHED.test(lastLine.text.trim()) || readLabels(text) !== null) return false;
  if (/^[\p{Ll}\d(]/u.test(text)) return !isShortTitle(paragraph, width);
  return lastLine.text.trim().length >= Math.min(width, 95) * 0.72 && width > 30;
}

/** All capitals: a heading, which is never a part of a sentence. */
const looksTitled = (text: string): boolean => {
  const outside = text.replace(/\([^)]*\)/gu, '');
  return /\p{Lu}{2}/u.test(outside) && !/\p{Ll}{2}/u.test(outside);
};

const isShortTitle = (paragraph: Paragraph, width: number): boolean =>
  splitMarker(paragraph.text).marker?.kind === 'roman' && paragraph.text.length < width * 0.6;

const PAGE_NUMBER = /^\s*(?:[-–]\s*)?(?:trang\s*)?\d{1,3}(?:\s*\/\s*\d{1,3})?(?:\s*[-–])?\s*$/iu;

/** Takes page numbers and running heads out, so that a sentence over two pages is one again. */
export function withoutFurniture(blocks: readonly Block[]): {
  blocks: Block[];
  furniture: { line: number; text: string; why: 'page-number' | 'running-head' }[];
} {
  const furniture: { line: number; text: string; why: 'page-number' | 'running-head' }[] = [];
  const repeated = repeatedLines(blocks);
  const kept: Block[] = [];
  let afterFurniture = false;
  blocks.forEach((block, at) => {
    if (block.kind === 'paragraph') {
      const why = PAGE_NUMBER.test(block.text)
        ? 'page-number'
        : isRunningHead(block, at, blocks, repeated)
          ? 'running-head'
          : null;
      if (why !== null) {
        furniture.push({ line: block.line, text: block.text.trim(), why });
        afterFurniture = true;
        return;
      }
    }
    kept.push(afterFurniture && block.kind === 'paragraph' ? { ...block, follows: true } : block);
    afterFurniture = false;
  });
  return { blocks: kept, furniture };
}

const keyOf = (text: string): string => foldInPlace(text).replace(/[\d\s]/gu, '');

function repeatedLines(blocks: readonly Block[]): Set<string> {
  const counts = new Map<string, number>();
  for (const block of blocks) {
    if (block.kind !== 'paragraph' || splitMarker(block.text).marker !== null) continue;
    const key = keyOf(block.text);
    if (key.length >= 8) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= 3).map(([key]) => key));
}

function isRunningHead(block: Paragraph, at: number, blocks: readonly Block[], repeated: Set<string>): boolean {
  const nextToPageNumber = [blocks[at - 1], blocks[at + 1]].some(
    (other) => other?.kind === 'paragraph' && PAGE_NUMBER.test(other.text) && Math.abs(other.line - block.line) <= 2,
  );
  if (!nextToPageNumber) return false;
  return repeated.has(keyOf(block.text)) || (looksTitled(block.text) && splitMarker(block.text).marker === null);
}
