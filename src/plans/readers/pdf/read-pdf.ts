import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import type { Block, Cell, PlanDocument } from '../../document.ts';
import { composed } from '../../text/fold-in-place.ts';
import { MAX_BLOCKS, MAX_CHARACTERS, MAX_PDF_PAGES } from '../limits.ts';
import { Unreadable } from '../unreadable.ts';
import { framedTables, type FramedTable } from './framed-tables.ts';
import { type Operators, type PageContent, readPage } from './page-content.ts';
import { inReadingOrder, type TextLine } from './text-lines.ts';

/** Letters on a page below which it counts as a picture: a page number and a stamp are no text. */
const LETTERS_OF_A_PAGE = 40;

/** The lines and framed tables of a PDF with a text layer. Throws Unreadable: a scan is named as one. */
export async function readPdf(bytes: Buffer): Promise<Pick<PlanDocument, 'blocks' | 'furniture'>> {
  const pages = await readPages(bytes);
  const letters = pages.reduce(
    (sum, { pieces }) => sum + pieces.reduce((count, { text }) => count + text.length, 0),
    0,
  );
  if (letters > MAX_CHARACTERS) throw new Unreadable('too-large');
  if (letters < pages.length * LETTERS_OF_A_PAGE)
    throw new Unreadable(pages.some(({ pictures }) => pictures > 0) ? 'scan' : 'empty');
  const collected = new Collector();
  pages.forEach((page, at) => collected.page(page, at + 1));
  return { blocks: collected.blocks, furniture: [] };
}

async function readPages(bytes: Buffer): Promise<PageContent[]> {
  const pdf = await openPdf(bytes);
  try {
    if (pdf.numPages > MAX_PDF_PAGES) throw new Unreadable('too-large');
    const operators: Operators = (await getResolvedPDFJS()).OPS;
    const pages: PageContent[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      pages.push(await readPage(page, operators));
      page.cleanup();
    }
    return pages;
  } catch (error) {
    // the library throws whatever a broken page makes it throw
    throw error instanceof Unreadable ? error : new Unreadable('corrupt');
  } finally {
    await pdf.destroy();
  }
}

async function openPdf(bytes: Buffer): ReturnType<typeof getDocumentProxy> {
  try {
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  } catch (error) {
    throw new Unreadable(error instanceof Error && error.name === 'PasswordException' ? 'password' : 'corrupt');
  }
}

/** Under the line before, without a gap, not indented, and that line was full: the two may be one paragraph. */
const goesOn = (before: TextLine, line: TextLine, edge: number): boolean =>
  (before.y - line.y < line.height * 2.1 || line.y > before.y) &&
  line.x0 < before.x0 + line.height * 0.7 &&
  before.x1 > edge - (edge - line.x0) * 0.18;

class Collector {
  readonly blocks: Block[] = [];
  private line = 0;
  private tables = 0;
  private lastLefts: number[] | null = null;

  page({ pieces, rules }: PageContent, page: number): void {
    const { tables, loose } = framedTables(pieces, rules);
    let next = 0;
    for (const lines of inReadingOrder(loose)) {
      const edge = Math.max(0, ...lines.map(({ x1 }) => x1));
      let before: TextLine | null = null;
      for (const line of lines) {
        for (let table = tables[next]; table !== undefined && table.top > line.y; table = tables[++next]) {
          this.table(table, page);
          before = null;
        }
        this.paragraph(line, before, edge, page);
        before = line;
      }
    }
    tables.slice(next).forEach((table) => this.table(table, page));
  }

  private paragraph(line: TextLine, before: TextLine | null, edge: number, page: number): void {
    const text = composed(line.text);
    if (text.trim() === '') return;
    const follows = before === null ? this.blocks.length > 0 : goesOn(before, line, edge);
    if (text.trim().length > 3) this.lastLefts = null;
    this.push({
      kind: 'paragraph',
      line: ++this.line,
      text,
      listLabel: null,
      styledHeading: false,
      bold: line.bold,
      follows,
      page,
    });
  }

  private table({ lefts, rows }: FramedTable, page: number): void {
    // the same columns at the top of the next page: the table goes on
    const goesOn =
      this.lastLefts !== null &&
      this.lastLefts.length === lefts.length &&
      lefts.every((left, at) => Math.abs(left - (this.lastLefts?.[at] ?? 0)) < 8);
    if (!goesOn) this.tables++;
    this.lastLefts = lefts;
    for (const row of rows) {
      const cells = row.cells.map((cell): Cell => ({
        text: composed(cell?.text ?? ''),
        fromAbove: cell?.fromAbove ?? false,
        fromLeft: cell === null,
        day: null,
        number: null,
      }));
      if (cells.every(({ text }) => text.trim() === '')) continue;
      this.push({ kind: 'row', line: ++this.line, table: this.tables, sheet: null, page, cells });
    }
  }

  private push(block: Block): void {
    if (this.blocks.length >= MAX_BLOCKS) throw new Unreadable('too-large');
    this.blocks.push(block);
  }
}
