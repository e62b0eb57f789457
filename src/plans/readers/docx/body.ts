import type { Block, Cell } from '../../document.ts';
import { composed } from '../../text/fold-in-place.ts';
import { oneLine } from '../../text/words.ts';
import { MAX_BLOCKS, MAX_CELLS_A_ROW, MAX_CHARACTERS } from '../limits.ts';
import { Unreadable } from '../unreadable.ts';
import { walkXml, type Attributes } from '../xml.ts';
import { createCounter, type Numbering } from './numbering.ts';
import { styleOf, type Styles } from './styles.ts';

/** One paragraph while it is read; those of a text box stand on top of the one that holds the box. */
interface OpenParagraph {
  text: string;
  style: string | null;
  list: { id: string; level: number } | null;
  outline: boolean;
  boldLetters: number;
  letters: number;
}

interface OpenCell {
  lines: string[];
  span: number;
  /** '' a cell of its own, else part of a merged one. */
  merge: 'restart' | 'continue' | null;
}

interface OpenTable {
  number: number;
  row: { cells: OpenCell[]; before: number } | null;
  above: Cell[];
}

/** What is not there for a reader: deleted and moved text, fields' code, the second rendering of a drawing, notes' marks. */
const UNSEEN = new Set([
  'w:del',
  'w:moveFrom',
  'w:instrText',
  'w:delText',
  'mc:Fallback',
  'w:rt',
  'w:pPrChange',
  'w:rPrChange',
  'w:tcPrChange',
]);
const isOn = (attributes: Attributes): boolean => !['0', 'false', 'off'].includes(attributes['w:val'] ?? '1');

/** The blocks of word/document.xml and how many pictures it shows. Throws Unreadable. */
export function readBody(xml: Buffer, numbering: Numbering, styles: Styles): { blocks: Block[]; pictures: number } {
  const reader = new BodyReader(numbering, styles);
  walkXml(xml, reader);
  return { blocks: reader.blocks, pictures: reader.pictures };
}

class BodyReader {
  readonly blocks: Block[] = [];
  pictures = 0;
  private readonly styles: Styles;
  private readonly label: ReturnType<typeof createCounter>;
  private readonly paragraphs: OpenParagraph[] = [];
  private readonly tables: OpenTable[] = [];
  private unseen = 0;
  private inRunProperties = false;
  private bold = false;
  private hidden = false;
  private inText = false;
  private tableCount = 0;
  private line = 0;
  private characters = 0;

  constructor(numbering: Numbering, styles: Styles) {
    this.label = createCounter(numbering);
    this.styles = styles;
  }

  open(name: string, attributes: Attributes): void {
    if (this.unseen > 0 || UNSEEN.has(name)) {
      if (UNSEEN.has(name)) this.unseen++;
      return;
    }
    if (name.startsWith('w:t') && this.openTablePart(name)) return;
    const paragraph = this.paragraphs.at(-1);
    switch (name) {
      case 'w:p':
        this.paragraphs.push({ text: '', style: null, list: null, outline: false, boldLetters: 0, letters: 0 });
        break;
      case 'w:r':
        this.bold = false;
        this.hidden = false;
        break;
      case 'w:rPr':
        this.inRunProperties = true;
        break;
      case 'w:b':
        if (this.inRunProperties) this.bold = isOn(attributes);
        break;
      case 'w:vanish':
        if (this.inRunProperties) this.hidden = isOn(attributes);
        break;
      case 'w:t':
        this.inText = true;
        break;
      case 'w:tab':
      case 'w:ptab':
        if (!this.inTabs) this.add('\t');
        break;
      case 'w:tabs':
        this.inTabs = true;
        break;
      case 'w:br':
      case 'w:cr':
        this.add('\n');
        break;
      case 'w:noBreakHyphen':
        this.add('-');
        break;
      case 'w:pStyle':
        if (paragraph) paragraph.style = attributes['w:val'] ?? null;
        break;
      case 'w:outlineLvl':
        if (paragraph) paragraph.outline = Number(attributes['w:val']) < 9;
        break;
      case 'w:numId':
        if (paragraph) paragraph.list = { level: paragraph.list?.level ?? 0, id: attributes['w:val'] ?? '0' };
        break;
      case 'w:ilvl':
        if (paragraph) paragraph.list = { id: paragraph.list?.id ?? '0', level: Number(attributes['w:val'] ?? 0) };
        break;
      case 'w:gridSpan':
        this.cell((cell) => (cell.span = Math.min(MAX_CELLS_A_ROW, Number(attributes['w:val'] ?? 1) || 1)));
        break;
      case 'w:vMerge':
        this.cell((cell) => (cell.merge = attributes['w:val'] === 'restart' ? 'restart' : 'continue'));
        break;
      case 'w:gridBefore':
        this.row((row) => (row.before = Math.min(MAX_CELLS_A_ROW, Number(attributes['w:val'] ?? 0) || 0)));
        break;
      case 'a:blip':
      case 'v:imagedata':
        this.pictures++;
        break;
    }
  }

  close(name: string): void {
    if (this.unseen > 0) {
      if (UNSEEN.has(name)) this.unseen--;
      return;
    }
    switch (name) {
      case 'w:t':
        this.inText = false;
        break;
      case 'w:tabs':
        this.inTabs = false;
        break;
      case 'w:rPr':
        this.inRunProperties = false;
        break;
      case 'w:p':
        this.closeParagraph();
        break;
      case 'w:tr':
        this.closeRow();
        break;
      case 'w:tbl':
        this.closeTable();
        break;
    }
  }

  text(text: string): void {
    if (this.inText && this.unseen === 0) this.add(text);
  }

  private inTabs = false;

  private openTablePart(name: string): boolean {
    if (name === 'w:tbl') this.tables.push({ number: ++this.tableCount, row: null, above: [] });
    else if (name === 'w:tr') {
      const table = this.tables.at(-1);
      if (table) table.row = { cells: [], before: 0 };
    } else if (name === 'w:tc') this.row((row) => row.cells.push({ lines: [], span: 1, merge: null }));
    else return false;
    return true;
  }

  private row(change: (row: { cells: OpenCell[]; before: number }) => void): void {
    const row = this.tables.at(-1)?.row;
    if (row) change(row);
  }

  private cell(change: (cell: OpenCell) => void): void {
    this.row(({ cells }) => {
      const cell = cells.at(-1);
      if (cell) change(cell);
    });
  }

  private add(text: string): void {
    const paragraph = this.paragraphs.at(-1);
    if (!paragraph || this.hidden) return;
    this.characters += text.length;
    if (this.characters > MAX_CHARACTERS) throw new Unreadable('too-large');
    paragraph.text += text;
    const letters = text.replace(/\s/gu, '').length;
    paragraph.letters += letters;
    if (this.bold) paragraph.boldLetters += letters;
  }

  private closeParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (!paragraph) return;
    const style = styleOf(this.styles, paragraph.style);
    const list = paragraph.list ?? style.list;
    const text = composed(paragraph.text);
    const labelled = list !== null && list.id !== '0' && text.trim() !== '';
    const listLabel = labelled ? this.label(list.id, list.level) : null;
    if (text.trim() === '') return;
    const table = this.tables.at(-1);
    if (table?.row) {
      const line = oneLine(text.replace(/\n/gu, ' '));
      this.cell(({ lines }) => lines.push(listLabel === null ? line : `${listLabel} ${line}`));
      return;
    }
    this.push({
      kind: 'paragraph',
      line: ++this.line,
      text: text.trim(),
      listLabel,
      styledHeading: style.heading || paragraph.outline,
      bold: style.bold || (paragraph.letters > 0 && paragraph.boldLetters === paragraph.letters),
      follows: false,
      page: null,
    });
  }

  private closeRow(): void {
    const table = this.tables.at(-1);
    const row = table?.row;
    if (!table || !row) return;
    table.row = null;
    const cells = cellsOf(row, table.above);
    table.above = cells;
    const outer = this.tables.at(-2);
    if (outer?.row) {
      // a table within a cell: its rows are lines of that cell
      const line = oneLine(row.cells.flatMap(({ lines }) => lines).join(' '));
      if (line !== '') outer.row.cells.at(-1)?.lines.push(line);
      return;
    }
    if (cells.every(({ text }) => text === '')) return;
    this.push({ kind: 'row', line: ++this.line, table: table.number, sheet: null, page: null, cells });
  }

  private closeTable(): void {
    this.tables.pop();
  }

  private push(block: Block): void {
    if (this.blocks.length >= MAX_BLOCKS) throw new Unreadable('too-large');
    this.blocks.push(block);
  }
}

function cellsOf(row: { cells: OpenCell[]; before: number }, above: Cell[]): Cell[] {
  const cells: Cell[] = [];
  const blank = (): Cell => ({ text: '', fromAbove: false, fromLeft: true, day: null, number: null });
  for (let skipped = 0; skipped < row.before; skipped++) cells.push({ ...blank(), fromLeft: false });
  for (const { lines, span, merge } of row.cells) {
    const fromAbove = merge === 'continue';
    const text = fromAbove ? (above[cells.length]?.text ?? '') : lines.join('\n');
    cells.push({ text, fromAbove, fromLeft: false, day: null, number: null });
    for (let more = 1; more < span; more++) cells.push(blank());
    if (cells.length > MAX_CELLS_A_ROW) return cells.slice(0, MAX_CELLS_A_ROW);
  }
  return cells;
}
