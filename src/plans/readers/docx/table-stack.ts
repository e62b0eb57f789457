import type { Cell } from '../../document.ts';
import { oneLine } from '../../text/words.ts';
import { MAX_CELLS_A_ROW } from '../limits.ts';

interface OpenCell {
  lines: string[];
  span: number;
  merge: 'restart' | 'continue' | null;
}

interface OpenRow {
  cells: OpenCell[];
  /** Columns that the row leaves out on its left. */
  before: number;
}

interface OpenTable {
  number: number;
  row: OpenRow | null;
  above: Cell[];
}

const counted = (value: string | undefined, otherwise: number): number =>
  Math.min(MAX_CELLS_A_ROW, Number(value) || otherwise);

/** The tables that are open while a document is walked; one within a cell becomes lines of that cell. */
export class TableStack {
  private readonly tables: OpenTable[] = [];
  private count = 0;

  openTable(): void {
    this.tables.push({ number: ++this.count, row: null, above: [] });
  }

  closeTable(): void {
    this.tables.pop();
  }

  openRow(): void {
    const table = this.tables.at(-1);
    if (table) table.row = { cells: [], before: 0 };
  }

  openCell(): void {
    this.tables.at(-1)?.row?.cells.push({ lines: [], span: 1, merge: null });
  }

  leaveOut(columns: string | undefined): void {
    const row = this.tables.at(-1)?.row;
    if (row) row.before = counted(columns, 0);
  }

  span(columns: string | undefined): void {
    const cell = this.cell();
    if (cell) cell.span = counted(columns, 1);
  }

  merge(how: string | undefined): void {
    const cell = this.cell();
    if (cell) cell.merge = how === 'restart' ? 'restart' : 'continue';
  }

  /** Takes a paragraph into the open cell; false when none is open. */
  takes(line: string): boolean {
    if (!this.tables.at(-1)?.row) return false;
    this.cell()?.lines.push(line);
    return true;
  }

  /** The finished row of an outer table; null for an empty one and for a table within a cell. */
  closeRow(): { table: number; cells: Cell[] } | null {
    const table = this.tables.at(-1);
    const row = table?.row;
    if (!table || !row) return null;
    table.row = null;
    table.above = cellsOf(row, table.above);
    const outer = this.tables.at(-2)?.row;
    if (outer) {
      const line = oneLine(row.cells.flatMap(({ lines }) => lines).join(' '));
      if (line !== '') outer.cells.at(-1)?.lines.push(line);
      return null;
    }
    return table.above.every(({ text }) => text === '') ? null : { table: table.number, cells: table.above };
  }

  private cell(): OpenCell | undefined {
    return this.tables.at(-1)?.row?.cells.at(-1);
  }
}

/** The row's cells with what merging took from them: a cell for each column of the grid. */
function cellsOf({ cells: open, before }: OpenRow, above: readonly Cell[]): Cell[] {
  const blank: Cell = { text: '', fromAbove: false, fromLeft: false, day: null, number: null };
  const cells = Array.from({ length: before }, () => blank);
  for (const { lines, span, merge } of open) {
    const fromAbove = merge === 'continue';
    const text = fromAbove ? (above[cells.length]?.text ?? '') : lines.join('\n');
    cells.push({ ...blank, text, fromAbove });
    for (let more = 1; more < span; more++) cells.push({ ...blank, fromLeft: true });
    if (cells.length > MAX_CELLS_A_ROW) return cells.slice(0, MAX_CELLS_A_ROW);
  }
  return cells;
}
