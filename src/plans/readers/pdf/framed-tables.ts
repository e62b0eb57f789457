import type { Piece, Rule } from './page-content.ts';
import { linesOf } from './text-lines.ts';

/** A cell between four rules, with the text in it. */
interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
  pieces: Piece[];
}

export interface FramedRow {
  top: number;
  /** One for each column of the table; null: part of the cell to the left. */
  cells: ({ text: string; fromAbove: boolean } | null)[];
}

export interface FramedTable {
  top: number;
  /** The left sides of the columns: a table that goes on over a page has the same. */
  lefts: number[];
  rows: FramedRow[];
}

const NEAR = 3;

/** The tables whose frames are drawn, and the pieces of text that stand in none. */
export function framedTables(
  pieces: readonly Piece[],
  rules: readonly Rule[],
): { tables: FramedTable[]; loose: Piece[] } {
  const upright = rules.filter((rule) => rule.x1 - rule.x0 <= NEAR && rule.y1 - rule.y0 > NEAR);
  const level = rules.filter((rule) => rule.y1 - rule.y0 <= NEAR && rule.x1 - rule.x0 > NEAR);
  const boxes = new Map<string, Box>();
  const loose: Piece[] = [];
  for (const piece of pieces) {
    const box = boxAround(piece, upright, level);
    if (box === null) {
      loose.push(piece);
      continue;
    }
    const key = [box.left, box.right, box.top, box.bottom].map((side) => Math.round(side / NEAR)).join(' ');
    const known = boxes.get(key) ?? box;
    known.pieces.push(piece);
    boxes.set(key, known);
  }
  const tables: FramedTable[] = [];
  for (const group of touching([...boxes.values()])) {
    if (group.length < 4) loose.push(...group.flatMap((box) => box.pieces));
    else tables.push(tableOf(group));
  }
  return { tables: tables.toSorted((a, b) => b.top - a.top), loose };
}

/** The nearest rule on each of the four sides; null when one is missing. */
function boxAround(piece: Piece, upright: readonly Rule[], level: readonly Rule[]): Box | null {
  const [x, y] = [(piece.x0 + piece.x1) / 2, piece.y + piece.height * 0.3];
  const beside = upright.filter((rule) => rule.y0 - NEAR <= y && rule.y1 + NEAR >= y);
  const over = level.filter((rule) => rule.x0 - NEAR <= x && rule.x1 + NEAR >= x);
  const left = Math.max(...beside.filter((rule) => rule.x1 <= x).map((rule) => rule.x1));
  const right = Math.min(...beside.filter((rule) => rule.x0 >= x).map((rule) => rule.x0));
  const bottom = Math.max(...over.filter((rule) => rule.y1 <= y).map((rule) => rule.y1));
  const top = Math.min(...over.filter((rule) => rule.y0 >= y).map((rule) => rule.y0));
  return [left, right, bottom, top].every(Number.isFinite) ? { left, right, top, bottom, pieces: [] } : null;
}

/** Boxes that share sides are one table. */
function touching(boxes: readonly Box[]): Box[][] {
  const groups: Box[][] = [];
  for (const box of boxes.toSorted((a, b) => b.top - a.top)) {
    const near = groups.filter((group) => group.some((other) => meet(box, other)));
    const joined = [...near.flat(), box];
    groups.splice(0, groups.length, ...groups.filter((group) => !near.includes(group)), joined);
  }
  return groups;
}

const meet = (a: Box, b: Box): boolean =>
  a.left <= b.right + 2 * NEAR && b.left <= a.right + 2 * NEAR && a.bottom <= b.top + 40 && b.bottom <= a.top + 40;

function distinct(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted.filter((value, at) => at === 0 || value - (sorted[at - 1] ?? 0) > 2 * NEAR);
}

function tableOf(boxes: readonly Box[]): FramedTable {
  const lefts = distinct(boxes.map(({ left }) => left));
  const tops = distinct(boxes.map(({ top }) => top)).toReversed();
  const rows = tops.map((top): FramedRow => {
    const cells = lefts.map((left) => {
      const box = boxes.find(
        (one) =>
          one.left <= left + 2 * NEAR &&
          one.right > left + 2 * NEAR &&
          one.top >= top - 2 * NEAR &&
          one.bottom < top - 2 * NEAR,
      );
      if (box === undefined) return { text: '', fromAbove: false };
      if (box.left < left - 2 * NEAR) return null;
      return { text: unwrapped(linesOf(box.pieces).map((line) => line.text)), fromAbove: box.top > top + 2 * NEAR };
    });
    return { top, cells };
  });
  return { top: tops[0] ?? 0, lefts, rows };
}

/** The lines of a cell as one, but for bullets and lists that a semicolon parts: a narrow column breaks everything. */
const unwrapped = (lines: readonly string[]): string =>
  lines.reduce(
    (text, line) =>
      text === '' ? line : /^[-+•]\s/u.test(line) || text.endsWith(';') ? `${text}\n${line}` : `${text} ${line}`,
    '',
  );
