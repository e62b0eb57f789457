import type { Block, Paragraph, Row } from '../document.ts';
import { foldInPlace } from '../text/fold-in-place.ts';
import { isKindOfDocument } from './header.ts';
import { timeHeading } from './time-heading.ts';
import { type Marker, splitMarker } from '../text/markers.ts';
import { annexKind, holdsDuties, isClosing, kindOfHeading, type SectionKind } from './section-kind.ts';

/** A paragraph with its marker taken off. */
export interface Item {
  kind: 'item';
  block: Paragraph;
  line: number;
  marker: Marker | null;
  text: string;
  capitals: boolean;
  section: SectionKind;
  /** Opens a section: its words are no duty. */
  opens: boolean;
  inAnnex: boolean;
}

export interface RowItem {
  kind: 'row';
  block: Row;
  line: number;
  section: SectionKind;
  inAnnex: boolean;
}

export type Outlined = Item | RowItem;

const isCapitals = (text: string): boolean =>
  /\p{Lu}{2}/u.test(text) && !/\p{Ll}{2}/u.test(text.replace(/\([^)]*\)/gu, ''));

function itemOf(block: Paragraph): Omit<Item, 'section' | 'opens' | 'inAnnex'> {
  const typed = splitMarker(block.text);
  const listed = block.listLabel === null ? null : splitMarker(`${block.listLabel} x`).marker;
  const marker = listed ?? typed.marker;
  return {
    kind: 'item',
    block,
    line: block.line,
    marker,
    text: listed === null ? typed.rest : block.text.trim(),
    capitals: isCapitals(block.text),
  };
}

/** Names for every block the section in which it stands. */
export function outline(blocks: readonly Block[]): Outlined[] {
  const items = blocks.map((block) => (block.kind === 'paragraph' ? itemOf(block) : block));
  const walked = walkOver(items, new Walk(hasSectionsIn(items)));
  // nothing says where the tasks begin: they begin with the first number or bullet
  return walked.some(({ section }) => holdsDuties(section)) || hasSectionsIn(items)
    ? walked
    : walkOver(items, new Walk(false, true));
}

type Bare = Omit<Item, 'section' | 'opens' | 'inAnnex'> | Row;

const hasSectionsIn = (items: readonly Bare[]): boolean =>
  items.some((item) => item.kind === 'item' && isTopMarker(item) && item.text.length < 160);

const walkOver = (items: readonly Bare[], walk: Walk): Outlined[] =>
  items.map((item) => (item.kind === 'item' ? walk.item(item) : walk.row(item)));

const isTopMarker = ({ marker, capitals, block }: Omit<Item, 'section' | 'opens' | 'inAnnex'>): boolean =>
  marker?.kind === 'roman' ||
  marker?.kind === 'article' ||
  (marker?.kind === 'upper' && (capitals || block.bold || block.styledHeading));
const LAST_OF_PREAMBLE =
  /(?:như sau|sau đây|các nội dung sau|nội dung sau|cụ thể|yêu cầu|quyết định|phân công)\s*:\s*$/iu;

class Walk {
  private readonly hasSections: boolean;
  private section: SectionKind = 'header';
  private top: SectionKind = 'header';
  private inAnnex = false;
  private ended = false;

  private readonly beginsAtMarker: boolean;

  constructor(hasSections: boolean, beginsAtMarker = false) {
    this.hasSections = hasSections;
    this.beginsAtMarker = beginsAtMarker;
  }

  row(block: Row): RowItem {
    const text = block.cells.map((cell) => cell.text).join(' ');
    if (/^\s*n[oơ]i\s*nh[aậ]n/iu.test(text) || /(?:TM|KT|TL|TUQ)\.\s*(?:ỦY BAN|UBND|CHỦ TỊCH)/u.test(text)) {
      if (!this.inAnnex) this.end();
      return { kind: 'row', block, line: block.line, section: 'recipients', inAnnex: this.inAnnex };
    }
    return { kind: 'row', block, line: block.line, section: this.section, inAnnex: this.inAnnex };
  }

  item(item: Omit<Item, 'section' | 'opens' | 'inAnnex'>): Item {
    const opens = this.opens(item);
    const section = !opens && isClosing(item.block.text) && this.section !== 'header' ? 'closing' : this.section;
    if (section === 'closing' && /\/\s*\.?\s*$/u.test(item.block.text.trim())) this.end();
    return { ...item, section, opens, inAnnex: this.inAnnex };
  }

  private end(): void {
    this.section = 'recipients';
    this.top = 'recipients';
    this.ended = true;
  }

  private enter(section: SectionKind, isTop: boolean): true {
    this.section = section;
    if (isTop) this.top = section;
    return true;
  }

  /** Moves to the section that this paragraph opens, if it opens one. */
  private opens(item: Omit<Item, 'section' | 'opens' | 'inAnnex'>): boolean {
    const { marker, text, block } = item;
    const annex = annexKind(block.text);
    if (
      annex !== null &&
      (item.capitals ||
        block.bold ||
        block.styledHeading ||
        /^phụ (?:lục|biểu)\s*(?:số\s*)?[\dIVX.:]*\s*$/iu.test(block.text) ||
        this.ended)
    ) {
      this.inAnnex = true;
      this.ended = false;
      return this.enter(annex, true);
    }
    if (
      /^n[oơ][il]\s*nh[aậ]n\s*:?/iu.test(foldInPlace(block.text)) ||
      /^(?:TM|KT|TL|TUQ)\.\s/u.test(block.text.trim())
    ) {
      this.end();
      return true;
    }
    // the plan that a decision enacts follows its signature
    if (this.ended && item.capitals && isKindOfDocument(block.text)) {
      this.ended = false;
      return this.enter('header', true);
    }
    if (this.ended) return false;
    if (this.beginsAtMarker && this.section === 'header' && marker !== null) this.enter('tasks', true);
    if (timeHeading(text) !== null) {
      // the paragraphs below inherit its time: it opens no section of its own
      if (this.section === 'header') this.enter('tasks', true);
      return false;
    }
    if (isTopMarker(item) && isHeadingLike(item)) {
      const kind = kindOfHeading(text);
      if (this.section === 'form' && this.inAnnex) return true;
      return this.enter(kind ?? (marker?.kind === 'article' ? 'execution' : 'tasks'), true);
    }
    if (isHeadingLike(item) && (marker !== null || block.styledHeading || block.bold || item.capitals))
      return this.opensPart(item);
    if (this.section === 'header' && marker?.kind === 'article') this.enter('execution', true);
    if (this.section === 'header' && !this.hasSections && LAST_OF_PREAMBLE.test(text)) return this.enter('tasks', true);
    return false;
  }

  /** A numbered or bold heading below the first level. */
  private opensPart({ text, marker, block, capitals }: Omit<Item, 'section' | 'opens' | 'inAnnex'>): boolean {
    const kind = kindOfHeading(text);
    if (this.section === 'header' && marker === null && !this.isSectionTitle(kind, capitals, block.styledHeading))
      return false;
    if (kind === null) {
      if (this.section === 'general' && marker !== null && marker.depth <= 2)
        this.section = this.top === 'general' ? 'general' : 'tasks';
      return false;
    }
    if (this.top === 'purpose' || this.top === 'assessment' || this.top === 'funding' || this.top === 'form') {
      return capitals && marker === null && kind !== 'assessment' ? this.enter(kind, true) : false;
    }
    if (this.top === 'goals' && !(kind === 'tasks' || kind === 'general')) return false;
    if (this.top === 'execution' && kind !== 'funding') return false;
    if (kind === 'funding' || kind === 'execution' || this.startsWithKind(text))
      return this.enter(kind, this.section === 'header');
    return false;
  }

  private isSectionTitle(kind: SectionKind | null, capitals: boolean, styled: boolean): boolean {
    return !this.hasSections && kind !== null && (capitals || styled) && kind !== 'tasks';
  }

  /** "1. Nhiệm vụ chung", "2. Hạn chế": not "1. Đánh giá, xếp loại công chức", which is a duty. */
  private startsWithKind(text: string): boolean {
    const folded = foldInPlace(text);
    return (
      /^(?:cac )?(?:nhiem vu|muc tieu|chi tieu|noi dung|giai phap|yeu cau|muc dich|phan cong)/u.test(folded) ||
      (this.top !== 'tasks' && /^(?:ket qua|han che|ton tai|nguyen nhan|diem bi tru|danh gia|uu diem)/u.test(folded))
    );
  }
}

function isHeadingLike({ text, block }: Omit<Item, 'section' | 'opens' | 'inAnnex'>): boolean {
  if (text.length > 180) return false;
  return block.styledHeading || !/[.;,]$/u.test(text.trim()) || isCapitals(text);
}
