import type { PlainDay } from '../calendar/plain-day.ts';

/** What every reader makes of a file: paragraphs and table rows in the order of the document. */
export type Block = Paragraph | Row;

export interface Paragraph {
  kind: 'paragraph';
  /** Text files: the line of the file; .docx: the block's number; .pdf: the line counted through the pages. */
  line: number;
  /** NFC, without formatting marks; the typed bullet or number is still in it. */
  text: string;
  /** The bullet or number that the file keeps as a list property (`1.`, `a)`, `-`): it is not in the text. */
  listLabel: string | null;
  /** Set as a heading by style, outline level or `#`. */
  styledHeading: boolean;
  /** The whole paragraph is bold. */
  bold: boolean;
  /** Stands right under the line before, without a blank line: the two may be one paragraph that was broken. */
  follows: boolean;
  /** 1-based page or null when the file knows no pages. */
  page: number | null;
}

export interface Row {
  kind: 'row';
  /** .xlsx: the row of the sheet; elsewhere as for paragraphs. */
  line: number;
  /** Rows with the same number are one table. */
  table: number;
  sheet: string | null;
  page: number | null;
  cells: Cell[];
}

export interface Cell {
  /** Lines of the cell are kept as `\n`. */
  text: string;
  /** Part of a cell that was merged downwards: `text` is that of the cell above. */
  fromAbove: boolean;
  /** Part of a cell that was merged to the right: its text stands in the first cell. */
  fromLeft: boolean;
  /** A real date cell of a spreadsheet. */
  day: PlainDay | null;
  /** A number typed into a spreadsheet cell of general format. */
  number: number | null;
}

export type PlanFormat = 'docx' | 'xlsx' | 'pdf' | 'md' | 'txt';

export interface PlanDocument {
  name: string;
  format: PlanFormat;
  blocks: Block[];
  /** Lines that were left out while reading: page numbers, running heads, hidden rows. */
  furniture: { line: number; text: string; why: SkipReason }[];
}

/** Why a line of the document is no duty. */
export type SkipReason =
  | 'header'
  | 'legal-basis'
  | 'goal'
  | 'requirement'
  | 'assessment'
  | 'heading'
  | 'detail'
  | 'summary-of-annex'
  | 'repeated-in-annex'
  | 'funding'
  | 'closing'
  | 'recipient'
  | 'signature'
  | 'form'
  | 'glossary'
  | 'note'
  | 'total-row'
  | 'table-head'
  | 'page-number'
  | 'running-head'
  | 'footnote'
  | 'hidden-row'
  | 'cancelled'
  | 'other-list'
  | 'other-body';

export const textCell = (text: string): Cell => ({
  text,
  fromAbove: false,
  fromLeft: false,
  day: null,
  number: null,
});
