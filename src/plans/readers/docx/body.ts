import type { Block } from '../../document.ts';
import { composed } from '../../text/fold-in-place.ts';
import { oneLine } from '../../text/words.ts';
import { MAX_BLOCKS, MAX_CHARACTERS } from '../limits.ts';
import { Unreadable } from '../unreadable.ts';
import { walkXml, type Attributes } from '../xml.ts';
import { createCounter, type Numbering } from './numbering.ts';
import { addText, openParagraph, type OpenParagraph, softLines } from './open-paragraph.ts';
import { styleOf, type Styles } from './styles.ts';
import { TableStack } from './table-stack.ts';

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
  private readonly tables = new TableStack();
  private unseen = 0;
  private inRunProperties = false;
  private bold = false;
  private hidden = false;
  private inText = false;
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
    const paragraph = this.paragraphs.at(-1);
    switch (name) {
      case 'w:p':
        this.paragraphs.push(openParagraph());
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
      case 'w:tbl':
        this.tables.openTable();
        break;
      case 'w:tr':
        this.tables.openRow();
        break;
      case 'w:tc':
        this.tables.openCell();
        break;
      case 'w:gridSpan':
        this.tables.span(attributes['w:val']);
        break;
      case 'w:vMerge':
        this.tables.merge(attributes['w:val']);
        break;
      case 'w:gridBefore':
        this.tables.leaveOut(attributes['w:val']);
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
        this.row();
        break;
      case 'w:tbl':
        this.tables.closeTable();
        break;
    }
  }

  text(text: string): void {
    if (this.inText && this.unseen === 0) this.add(text);
  }

  private inTabs = false;

  private add(text: string): void {
    const paragraph = this.paragraphs.at(-1);
    if (!paragraph || this.hidden) return;
    this.characters += text.length;
    if (this.characters > MAX_CHARACTERS) throw new Unreadable('too-large');
    addText(paragraph, text, this.bold);
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
    const line = oneLine(text);
    if (this.tables.takes(listLabel === null ? line : `${listLabel} ${line}`)) return;
    this.line++;
    const isBold = style.bold || (paragraph.letters > 0 && paragraph.boldLetters === paragraph.letters);
    softLines(text).forEach((part, at) =>
      this.push({
        kind: 'paragraph',
        line: this.line,
        text: part,
        listLabel: at === 0 ? listLabel : null,
        styledHeading: style.heading || paragraph.outline,
        bold: isBold,
        follows: false,
        page: null,
      }),
    );
  }

  private row(): void {
    const row = this.tables.closeRow();
    if (row !== null) this.push({ kind: 'row', line: ++this.line, sheet: null, page: null, ...row });
  }

  private push(block: Block): void {
    if (this.blocks.length >= MAX_BLOCKS) throw new Unreadable('too-large');
    this.blocks.push(block);
  }
}
