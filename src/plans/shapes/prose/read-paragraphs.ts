import type { SkipReason } from '../../document.ts';
import type { Item } from '../../parts/outline.ts';
import { whyNoDuty } from '../../parts/not-a-duty.ts';
import { timeHeading } from '../../parts/time-heading.ts';
import type { PostFinder } from '../../posts/find-posts.ts';
import { type Holder, readHolders } from '../../posts/read-holders.ts';
import { isBullet } from '../../text/markers.ts';
import { type Labelled, readLabels } from '../labels.ts';
import { type RawDuty, rawDuty } from '../raw-duty.ts';
import { bracketsWithLead, readEndBrackets, splitAtBrackets } from '../roles.ts';
import { findSubject, partnersIn } from '../subject.ts';
import { isDetail } from './details.ts';
import { endsOwner, isIntroduction, isPlainHeading, type Owner, ownerHeading } from './headings.ts';
import { isTitleOfBlock, type LabelledBlock, readPartLead, takeLabel } from './labelled-block.ts';
import { clausesFor, forBrackets, forOwner, forSubject } from './make-duty.ts';

export interface ParagraphsRead {
  duties: RawDuty[];
  skipped: { item: Item; why: SkipReason }[];
}

/** Shapes A, B, D, E, F, G: paragraph after paragraph of one section. */
export class ParagraphReader {
  readonly read: ParagraphsRead = { duties: [], skipped: [] };
  private readonly finder: PostFinder;
  /** By the number of a block: "như mục 1" looks there. */
  private readonly numbered = new Map<string, RawDuty>();
  private owner: Owner | null = null;
  private time: { words: string; depth: number } | null = null;
  private partLead: Holder[] = [];
  private block: LabelledBlock | null = null;
  /** The duty whose details may follow, and the depth of its marker. */
  private open: { duty: RawDuty; item: Item } | null = null;

  constructor(finder: PostFinder) {
    this.finder = finder;
  }

  /** A new section: nothing said above holds any longer. */
  enterSection(): void {
    this.closeBlock();
    this.owner = null;
    this.time = null;
    this.partLead = [];
    this.open = null;
    this.numbered.clear();
  }

  /** The end of a run of paragraphs: a table or another section follows. */
  closeBlock(): void {
    const { block } = this;
    this.block = null;
    if (block === null) return;
    if (!block.saidLead && block.duty.holders.length === 0)
      block.duty.holders = this.partLead.length > 0 ? this.partLead : (this.owner?.holders ?? []);
  }

  /** One paragraph; `next` tells a heading from what stands alone. */
  item(item: Item, next: Item | null, beforeTable = false): void {
    const { text } = item;
    const labels = readLabels(text);
    if (labels !== null && this.takesLabels(labels, item)) return;
    const partLead = readPartLead(text, this.finder);
    if (partLead !== null) {
      this.partLead = partLead;
      return this.skip(item, 'heading');
    }
    if (this.open !== null && isDetail(item, this.open.item, this.block !== null)) return this.addDetail(item);
    if (this.isTimeHeading(item)) return this.skip(item, 'heading');
    if (isTitleOfBlock(item, next)) return this.openBlock(item);
    this.closeBlock();
    if (this.opensOwner(item, next)) return;
    const why = beforeTable && /:\s*$/u.test(text) ? 'note' : whyNoDuty(text);
    if (why !== null) return this.skip(item, why);
    if (isPlainHeading(item, next, this.finder)) return this.skip(item, 'heading');
    this.addSentence(item);
  }

  private skip(item: Item, why: SkipReason): void {
    this.read.skipped.push({ item, why });
  }

  // ---- labelled blocks (B)

  private takesLabels(labels: Labelled[], item: Item): boolean {
    if (this.block === null && labels.every(({ kind }) => kind === 'what')) return false;
    if (this.block === null) {
      const [first] = labels;
      // "Chủ trì: Phòng A" over a whole list
      if (first !== undefined && (first.kind === 'lead' || first.kind === 'doer') && this.open === null) {
        this.partLead = readHolders(first.value, this.finder);
        this.skip(item, 'heading');
        return true;
      }
      if (this.open === null || first?.kind === 'doer') return false;
      this.block = { duty: this.open.duty, saidLead: this.open.duty.holders.length > 0 };
    }
    for (const label of labels) takeLabel(label, labels, this.block, { finder: this.finder, numbered: this.numbered });
    this.block.duty.quote = `${this.block.duty.quote} ${item.block.text.trim()}`;
    this.skip(item, 'detail');
    return true;
  }

  private openBlock(item: Item): void {
    this.closeBlock();
    const bracketed = readEndBrackets(item.text, this.finder);
    const duty = this.duty(item, (bracketed?.text ?? item.text).replace(/[.;]\s*$/u, ''));
    duty.holders = bracketed?.roles.leads ?? [];
    this.add(duty, item);
    this.block = { duty, saidLead: bracketed !== null };
  }

  // ---- headings

  private isTimeHeading(item: Item): boolean {
    const words = timeHeading(item.text);
    if (words === null) return false;
    this.closeBlock();
    this.time = { words, depth: item.marker?.depth ?? 1.5 };
    this.owner = null;
    this.open = null;
    return true;
  }

  /** "a) Phòng Kinh tế: Tham mưu …, cụ thể:"; "### - Công chức …"; "3. Văn phòng …:" over a), b), c). */
  private opensOwner(item: Item, next: Item | null): boolean {
    const heading = ownerHeading(item, next, this.finder, this.owner);
    if (heading === null) {
      const depth = item.marker?.depth;
      if (this.time !== null && depth !== undefined && depth <= this.time.depth && depth <= 2) this.time = null;
      if (this.owner !== null && endsOwner(item, this.owner)) this.owner = null;
      return false;
    }
    const depth = item.marker?.depth ?? 1.5;
    const same =
      next !== null && next.marker?.kind === item.marker?.kind && item.marker !== null && isBullet(item.marker);
    this.owner = { holders: heading.holders, depth, sameMarker: same };
    this.open = null;
    const words = heading.words;
    if (words === '' || isIntroduction(words, item, next)) {
      this.skip(item, 'heading');
      return true;
    }
    for (const clause of clausesFor(words, heading.holders))
      this.add(forOwner(this.duty(item, clause), heading.holders, this.finder), item);
    return true;
  }

  // ---- details

  private addDetail(item: Item): void {
    this.open?.duty.detail.push(item.text);
    if (this.open !== null) this.open.duty.quote = `${this.open.duty.quote} ${item.block.text.trim()}`;
    this.skip(item, 'detail');
  }

  // ---- sentences

  private addSentence(item: Item): void {
    const { text } = item;
    const several = splitAtBrackets(text, this.finder);
    if (several !== null) {
      for (const { text: words, roles } of several) this.add(forBrackets(this.duty(item, words), roles), item);
      return;
    }
    const bracketed =
      this.owner === null || item.section === 'general'
        ? readEndBrackets(text, this.finder)
        : bracketsWithLead(text, this.finder);
    const subject = findSubject(text, this.finder);
    if (bracketed !== null && subject === null)
      return this.add(forBrackets(this.duty(item, bracketed.text), bracketed.roles), item);
    if (subject !== null && subject.holders.every(({ outside }) => outside)) return this.skip(item, 'other-body');
    if (subject !== null) return this.add(forSubject(this.duty(item, text), subject, this.owner?.holders ?? []), item);
    if (this.owner !== null) return this.add(forOwner(this.duty(item, text), this.owner.holders, this.finder), item);
    const duty = this.duty(item, text);
    if (this.partLead.length > 0) duty.holders = this.partLead;
    duty.coordinators = duty.holders.length > 0 ? partnersIn(text, this.finder) : [];
    this.add(duty, item);
  }

  private duty(item: Item, text: string): RawDuty {
    return rawDuty({
      line: item.line,
      page: item.block.page,
      part: item.section === 'execution' ? 'execution' : 'tasks',
      text: text.trim(),
      quote: item.block.text.trim(),
      time: this.time === null ? null : { words: this.time.words, source: 'heading' },
      heading: this.time?.words ?? null,
    });
  }

  private add(duty: RawDuty, item: Item): void {
    this.read.duties.push(duty);
    if (item.marker?.kind === 'number') this.numbered.set(item.marker.label, duty);
    this.open = { duty, item };
  }
}
