import type { Piece } from './page-content.ts';

export interface TextLine {
  text: string;
  y: number;
  height: number;
  x0: number;
  x1: number;
  bold: boolean;
  /** Parts that wide gaps keep apart: columns. */
  parts: { x0: number; x1: number; text: string }[];
}

/** Pieces of text put together into lines, from top to bottom; a wide gap within a line stays visible as four blanks. */
export function linesOf(pieces: readonly Piece[]): TextLine[] {
  const lines: Piece[][] = [];
  for (const piece of pieces.toSorted((a, b) => b.y - a.y || a.x0 - b.x0)) {
    const line = lines.at(-1);
    const [first] = line ?? [];
    if (
      line !== undefined &&
      first !== undefined &&
      Math.abs(first.y - piece.y) < Math.max(first.height, piece.height) * 0.45
    )
      line.push(piece);
    else lines.push([piece]);
  }
  return lines.map(lineOf);
}

function lineOf(pieces: readonly Piece[]): TextLine {
  const sorted = pieces.toSorted((a, b) => a.x0 - b.x0);
  const parts: TextLine['parts'] = [];
  for (const piece of sorted) {
    const last = parts.at(-1);
    const gap = last === undefined ? 0 : piece.x0 - last.x1;
    if (last === undefined || gap > piece.height * 2.2) parts.push({ x0: piece.x0, x1: piece.x1, text: piece.text });
    else {
      const blank = gap > piece.height * 0.15 && !last.text.endsWith(' ') && !piece.text.startsWith(' ') ? ' ' : '';
      last.text += blank + piece.text;
      last.x1 = Math.max(last.x1, piece.x1);
    }
  }
  return {
    text: parts.map(({ text }) => text.replace(/\s+/gu, ' ').trim()).join('    '),
    y: sorted[0]?.y ?? 0,
    height: Math.max(...sorted.map(({ height }) => height)),
    x0: sorted[0]?.x0 ?? 0,
    x1: Math.max(...sorted.map((piece) => piece.x1)),
    bold: sorted.every(({ bold }) => bold),
    parts,
  };
}

const MIN_LINES = 5;

/**
 * The lines in reading order, by column: on a page of two columns the left one first. Two columns are believed when hardly any line
 * crosses the middle and much stands on both sides: the two halves of a plan's head are not enough.
 */
export function inReadingOrder(pieces: readonly Piece[]): TextLine[][] {
  const lines = linesOf(pieces);
  const gutter = gutterOf(lines);
  if (gutter === null) return [lines];
  const across = lines.filter(({ parts }) => parts.some(({ x0, x1 }) => x0 < gutter && x1 > gutter));
  const inColumns = pieces.filter(({ y }) => !across.some((line) => Math.abs(line.y - y) < line.height * 0.45));
  const top = Math.max(...inColumns.map(({ y }) => y));
  return [
    across.filter(({ y }) => y >= top),
    linesOf(inColumns.filter(({ x0 }) => x0 < gutter)),
    linesOf(inColumns.filter(({ x0 }) => x0 >= gutter)),
    across.filter(({ y }) => y < top),
  ];
}

const STEP = 4;

/** The place between two columns: the one in the middle third that the fewest lines cross; null on a page of one column. */
function gutterOf(lines: readonly TextLine[]): number | null {
  const parts = lines.flatMap((line) => line.parts);
  const [from, to] = [Math.min(...parts.map(({ x0 }) => x0)), Math.max(...parts.map(({ x1 }) => x1))];
  let best: { x: number; crossed: number } | null = null;
  for (let x = from + (to - from) / 3; x <= to - (to - from) / 3; x += STEP) {
    const crossed = parts.filter(({ x0, x1 }) => x0 < x && x1 > x).length;
    if (best === null || crossed < best.crossed) best = { x, crossed };
  }
  if (best === null || best.crossed > parts.length * 0.1) return null;
  const { x } = best;
  const enough = (side: TextLine['parts']) =>
    side.length >= MIN_LINES && side.length >= parts.length * 0.25 && width(side) >= (to - from) * 0.28;
  return enough(parts.filter(({ x1 }) => x1 <= x)) && enough(parts.filter(({ x0 }) => x0 >= x)) ? x : null;
}

/** How wide the text of a side usually is: a column of numbers beside text is no column of text. */
function width(parts: TextLine['parts']): number {
  const widths = parts.map(({ x0, x1 }) => x1 - x0).toSorted((a, b) => a - b);
  return widths[Math.floor(widths.length * 0.7)] ?? 0;
}
