import type { Cell, Row } from '../../document.ts';
import { kindOfColumn, type LabelKind } from '../labels.ts';
import { foldInPlace } from '../../text/fold-in-place.ts';

/** Which column holds what; several may hold the same (two columns of leads). */
export interface Columns {
  kinds: (LabelKind | null)[];
  titles: string[];
  /** Rows of the head, to be left out. */
  headRows: number;
}

const MAX_HEAD_ROWS = 3;

/** The head of a task table that begins at `at`: it names the work and at least who, when or what comes out. */
export function readHead(rows: readonly Row[], at: number): Columns | null {
  const first = rows[at];
  if (first === undefined) return null;
  const kinds = first.cells.map((cell) => (cell.fromLeft ? null : kindOfColumn(cell.text)));
  const titles = first.cells.map((cell) => cell.text);
  if (!namesWork(kinds) || isSentence(first)) return null;
  let headRows = 1;
  for (let next = at + 1; next < rows.length && headRows < MAX_HEAD_ROWS; next++) {
    const row = rows[next];
    if (row === undefined || !isHeadRow(row, first)) break;
    row.cells.forEach((cell, column) => {
      if (cell.fromAbove || cell.text === '') return;
      const kind = kindOfColumn(cell.text);
      titles[column] = cell.text;
      if (kind !== null) kinds[column] = kind;
      // two columns below one title "Thời gian": the second title decides, else the one above holds
      else if (kinds[column] === null) kinds[column] = kindAbove(kinds, first.cells, column);
    });
    headRows++;
  }
  return { kinds: kinds.map((kind, column) => kind ?? kindAbove(kinds, first.cells, column)), titles, headRows };
}

function kindAbove(kinds: (LabelKind | null)[], cells: readonly Cell[], column: number): LabelKind | null {
  for (let at = column; at >= 0; at--) {
    if (cells[at]?.fromLeft !== true) return at === column ? null : (kinds[at] ?? null);
  }
  return null;
}

const namesWork = (kinds: (LabelKind | null)[]): boolean => {
  const has = (...wanted: LabelKind[]) => kinds.some((kind) => kind !== null && wanted.includes(kind));
  return (
    has('what') &&
    has('lead', 'doer', 'time', 'product', 'partner') &&
    kinds.filter((kind) => kind !== null).length >= 2
  );
};

const isSentence = (row: Row): boolean => row.cells.some(({ text }) => text.length > 120);

/** A second row of titles: it has cells that go on from above, and the others are titles too. */
function isHeadRow(row: Row, first: Row): boolean {
  const own = row.cells.filter(({ text, fromAbove }) => text !== '' && !fromAbove);
  if (own.length === 0 || own.some(({ text }) => text.length > 60)) return false;
  if (own.every(({ text }) => /^\(?\d{1,2}\)?$|^\([a-z]\)$/iu.test(text))) return own.length >= 3;
  const below = first.cells.some(({ fromLeft }) => fromLeft);
  const shares = row.cells.some(({ fromAbove }) => fromAbove);
  return (below || shares) && own.every(({ text }) => kindOfColumn(text) !== null || isPeriodTitle(text));
}

/** "Quý I", "T3", "Tháng 12": a column of crosses. */
export const isPeriodTitle = (title: string): boolean =>
  /^(?:quy\s*(?:[iv]+|[1-4])|q[1-4]|thang\s*\d{1,2}|t\d{1,2}|tuan\s*\d{1,2}|6 thang(?: dau| cuoi)?(?: nam)?|9 thang|ca nam|nam)$/u.test(
    foldInPlace(title).trim(),
  );

/** The same titles again, as on a new page. */
export const isHeadAgain = (row: Row, columns: Columns): boolean => {
  const own = row.cells.filter(({ text, fromAbove }) => text !== '' && !fromAbove);
  return (
    own.length >= 2 &&
    own.every(
      ({ text }) =>
        columns.titles.some((title) => foldInPlace(title) === foldInPlace(text)) || kindOfColumn(text) !== null,
    ) &&
    own.filter(({ text }) => columns.titles.includes(text)).length >= 2
  );
};
