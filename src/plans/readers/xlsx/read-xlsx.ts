import { CFB, read, SSF, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { addDays, plainDay, type PlainDay } from '../../../calendar/plain-day.ts';
import type { Block, Cell, PlanDocument } from '../../document.ts';
import { textCell } from '../../document.ts';
import { composed } from '../../text/fold-in-place.ts';
import { MAX_BLOCKS, MAX_CELLS_A_ROW, MAX_CHARACTERS } from '../limits.ts';
import { Unreadable } from '../unreadable.ts';
import { unzip, type ZipParts } from '../unzip.ts';

/** What a table of tasks needs: no macro, no external link, no picture, no comment reaches the library. */
const PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml))$/u;
const MAX_ROWS = 20_000;

/** The rows of all visible sheets. Formulas are their last values, dates are days. Throws Unreadable. */
export async function readXlsx(bytes: Buffer): Promise<Pick<PlanDocument, 'blocks' | 'furniture'>> {
  const parts = await unzip(bytes, (name) => PARTS.test(name));
  if (!parts.has('xl/workbook.xml')) throw new Unreadable('corrupt');
  const book = openBook(parts);
  const found: Pick<PlanDocument, 'blocks' | 'furniture'> = { blocks: [], furniture: [] };
  const is1904 = book.Workbook?.WBProps?.date1904 === true;
  book.SheetNames.forEach((name, at) => {
    const sheet = book.Sheets[name];
    if (sheet === undefined || (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0) return;
    readSheet(sheet, composed(name), at + 1, is1904, found);
  });
  if (found.blocks.length === 0) throw new Unreadable('empty');
  return found;
}

const TYPES = '[Content_Types].xml';

/** The list of parts without those that were left behind: the library fails on a part that is listed and not there. */
const withoutMissing = (types: Buffer, parts: ZipParts): Buffer =>
  Buffer.from(
    types
      .toString('utf8')
      .replace(
        /<(?:\w+:)?Override\b[^>]*?PartName=["']\/([^"']+)["'][^>]*?(?:\/>|><\/(?:\w+:)?Override>)/gu,
        (all, name: string) => (parts.has(name) ? all : ''),
      ),
  );

function openBook(parts: ZipParts): WorkBook {
  try {
    const container = CFB.utils.cfb_new();
    for (const [name, content] of parts)
      CFB.utils.cfb_add(container, `/${name}`, name === TYPES ? withoutMissing(content, parts) : content);
    const zip: unknown = CFB.write(container, { fileType: 'zip', type: 'buffer' });
    return read(zip, {
      type: 'buffer',
      dense: true,
      sheetRows: MAX_ROWS + 1,
      cellDates: false,
      cellNF: true,
      cellText: false,
      cellFormula: false,
      cellHTML: false,
      cellStyles: true,
    });
  } catch {
    // the library throws whatever it stumbles over
    throw new Unreadable('corrupt');
  }
}

function readSheet(
  sheet: WorkSheet,
  name: string,
  table: number,
  is1904: boolean,
  found: Pick<PlanDocument, 'blocks' | 'furniture'>,
): void {
  const grid = (sheet['!data'] ?? []) as (CellObject | undefined)[][];
  const merged = mergesOf(sheet);
  const shownColumns = columnsShown(sheet);
  let characters = 0;
  let above: Cell[] = [];
  for (let at = 0; at < grid.length; at++) {
    const raw = grid[at] ?? [];
    const width = Math.min(MAX_CELLS_A_ROW, Math.max(raw.length, merged.width(at)));
    const cells = Array.from({ length: width }, (_, column) =>
      shownColumns(column) ? cellAt(raw[column], merged.at(at, column), above[column], is1904) : textCell(''),
    );
    above = cells;
    const text = cells.map((cell) => (cell.fromAbove ? '' : cell.text)).join(' ');
    if (text.trim() === '') continue;
    characters += text.length;
    if (found.blocks.length >= MAX_BLOCKS || at > MAX_ROWS || characters > MAX_CHARACTERS)
      throw new Unreadable('too-large');
    if (sheet['!rows']?.[at]?.hidden === true)
      found.furniture.push({ line: at + 1, text: text.trim(), why: 'hidden-row' });
    else found.blocks.push({ kind: 'row', line: at + 1, table, sheet: name, page: null, cells } satisfies Block);
  }
}

const columnsShown =
  (sheet: WorkSheet) =>
  (column: number): boolean =>
    sheet['!cols']?.[column]?.hidden !== true;

type Merge = 'above' | 'left' | null;

function mergesOf(sheet: WorkSheet): { at(row: number, column: number): Merge; width(row: number): number } {
  const byRow = new Map<number, { from: number; to: number; first: boolean }[]>();
  for (const { s, e } of (sheet['!merges'] ?? []).slice(0, MAX_ROWS)) {
    for (let row = s.r; row <= Math.min(e.r, s.r + MAX_ROWS); row++) {
      const list = byRow.get(row) ?? [];
      byRow.set(row, list);
      list.push({ from: s.c, to: e.c, first: row === s.r });
    }
  }
  return {
    at(row, column) {
      const merge = byRow.get(row)?.find(({ from, to }) => column >= from && column <= to);
      if (merge === undefined) return null;
      if (column > merge.from) return 'left';
      return merge.first ? null : 'above';
    },
    width: (row) => Math.max(0, ...(byRow.get(row) ?? []).map(({ to }) => to + 1)),
  };
}

function cellAt(raw: CellObject | undefined, merge: Merge, above: Cell | undefined, is1904: boolean): Cell {
  if (merge === 'left') return { ...textCell(''), fromLeft: true };
  if (merge === 'above') return { ...(above ?? textCell('')), fromAbove: true, fromLeft: false };
  if (raw === undefined) return textCell('');
  if (raw.t === 's') return textCell(composed(String(raw.v)).replace(/\r\n?/gu, '\n').trim());
  if (raw.t !== 'n' || typeof raw.v !== 'number') return textCell('');
  const isDate = typeof raw.z === 'string' && SSF.is_date(raw.z);
  if (!isDate) return { ...textCell(String(raw.v).replace('.', ',')), number: raw.v };
  const day = dayOfSerial(raw.v, is1904);
  return day === null ? textCell(String(raw.v)) : { ...textCell(written(day)), day };
}

const FIRST_1900 = plainDay('1899-12-30');
const FIRST_1904 = plainDay('1904-01-01');

/** A spreadsheet's day number (60 is its 29 February 1900 that never was); null outside 1900-2199. */
export function dayOfSerial(serial: number, is1904 = false): PlainDay | null {
  const whole = Math.floor(serial);
  if (whole < 61 || whole > 109_574) return null;
  return addDays(is1904 ? FIRST_1904 : FIRST_1900, whole);
}

/** As the office writes it: `20/5/2026`. */
const written = (day: PlainDay): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${date}/${month}/${year}`;
};
