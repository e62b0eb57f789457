import type { Cell, Row, SkipReason } from '../../document.ts';
import type { DutyPart } from '../../draft.ts';
import type { PostFinder } from '../../posts/find-posts.ts';
import type { Holder } from '../../posts/read-holders.ts';
import type { LabelKind } from '../labels.ts';
import type { RawDuty } from '../raw-duty.ts';
import type { Columns } from './columns.ts';

export interface TableRead {
  duties: RawDuty[];
  skipped: { row: Row; why: SkipReason }[];
}

/** What is known while the rows of one table are read from top to bottom. */
export interface TableState {
  columns: Columns;
  finder: PostFinder;
  part: DutyPart;
  /** A section row that names a post or a time holds for the rows below it. */
  owner: Holder[];
  time: string | null;
  last: RawDuty | null;
  /** What the columns said in the row above: "nt" repeats it. */
  above: Map<number, string>;
  done: TableRead;
}

/** The cells of a row in the columns of a kind. */
export function cellsOf(row: Row, { columns }: TableState, kind: LabelKind): Cell[] {
  return row.cells.filter((cell, at) => columns.kinds[at] === kind && !cell.fromLeft);
}

const SAME = /^[-–"“”'’/.\s]*(?:nt|như trên|"|”|“|''|\/\/)?[-–"“”'’/.\s]*$/iu;
const isSame = (text: string): boolean => text.trim() !== '' && SAME.test(text) && /nt|như trên|["“”'/]/iu.test(text);

/** The column's words; "nt" and the lower part of a merged cell are those of the row above. */
export function valueAt(row: Row, at: number, state: TableState): { text: string; fromAbove: boolean } {
  const cell = row.cells[at];
  if (cell === undefined) return { text: '', fromAbove: false };
  const same = isSame(cell.text);
  const text = same ? (state.above.get(at) ?? '') : cell.text.trim();
  state.above.set(at, text);
  return { text, fromAbove: (same || cell.fromAbove) && text !== '' };
}
