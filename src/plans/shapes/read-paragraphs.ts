import type { SkipReason } from '../document.ts';
import { findPhrases } from '../deadlines/find-phrases.ts';
import type { Item } from '../parts/outline.ts';
import { whyNoDuty } from '../parts/not-a-duty.ts';
import { timeHeading } from '../parts/time-heading.ts';
import type { PostFinder } from '../posts/find-posts.ts';
import { type Holder, leadingPosts, readHolders } from '../posts/read-holders.ts';
import { foldInPlace } from '../text/fold-in-place.ts';
import { isBullet } from '../text/markers.ts';
import { type Labelled, readLabels } from './labels.ts';
import { type RawDuty, rawDuty } from './raw-duty.ts';
import {
  findSubject,
  partnersIn,
  readEndBrackets,
  readRoles,
  readSubject,
  type RolesSaid,
  splitAtBrackets,
} from './roles.ts';

export interface ParagraphsRead {
  duties: RawDuty[];
  skipped: { item: Item; why: SkipReason }[];
}

/** Who stands above: a heading that names posts. */
interface Owner {
  holders: Holder[];
  depth: number;
  /** The items below it have the same marker as the heading itself. */
  sameMarker: boolean;
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
  private block: { duty: RawDuty; saidLead: boolean } | null = null;
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
    const partLead = this.readPartLead(text);
    if (partLead !== null) {
      this.partLead = partLead;
      return this.skip(item, 'heading');
    }
    if (this.isDetail(item)) return this.addDetail(item);
    if (this.isTimeHeading(item)) return this.skip(item, 'heading');
    if (this.isTitleOfBlock(item, next)) return this.openBlock(item);
    this.closeBlock();
    if (this.opensOwner(item, next)) return;
    const why = beforeTable && /:\s*$/u.test(text) ? 'note' : whyNoDuty(text);
    if (why !== null) return this.skip(item, why);
    if (this.isPlainHeading(item, next)) return this.skip(item, 'heading');
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
    for (const label of labels) this.takeLabel(label, labels);
    this.block.duty.quote = `${this.block.duty.quote} ${item.block.text.trim()}`;
    this.skip(item, 'detail');
    return true;
  }

  private takeLabel({ kind, value }: Labelled, labels: Labelled[]): void {
    const { block } = this;
    if (block === null) return;
    const { duty } = block;
    if (kind === 'lead' || kind === 'doer') {
      if (kind === 'doer' && (block.saidLead || labels.some((label) => label.kind === 'lead')))
        duty.coordinators.push(...readHolders(value, this.finder));
      else this.takeLead(value, block);
    } else if (kind === 'partner') duty.coordinators.push(...readHolders(value, this.finder));
    else if (kind === 'time') duty.time = { words: value, source: 'label' };
    else if (kind === 'product') duty.product = value === '' ? null : value;
  }

  private takeLead(value: string, block: { duty: RawDuty; saidLead: boolean }): void {
    const same = /như\s*(?:mục|nhiệm\s*vụ|điểm|ý|trên)\s*(?<number>[\d.]*)/iu.exec(value);
    const earlier =
      same === null
        ? undefined
        : (this.numbered.get(same.groups?.['number'] ?? '') ?? [...this.numbered.values()].at(-2));
    const roles: RolesSaid | null =
      earlier === undefined
        ? readRoles(value, this.finder)
        : { leads: earlier.holders, partners: [], time: null, unclear: false };
    if (roles === null) return;
    block.saidLead = true;
    block.duty.holders = roles.leads;
    block.duty.coordinators.push(...roles.partners);
    if (roles.time !== null) block.duty.time ??= { words: roles.time, source: 'said' };
  }

  private isTitleOfBlock(item: Item, next: Item | null): boolean {
    if (next === null || next.section !== item.section || next.opens) return false;
    // a number of the same list begins a thing of its own: "4. Kinh phí: …"
    if (next.marker !== null && !isBullet(next.marker) && next.marker.kind === item.marker?.kind) return false;
    const labels = readLabels(next.text);
    return (
      labels !== null &&
      (labels.some(({ kind }) => kind !== 'what') || (next.marker?.depth ?? 0) > (item.marker?.depth ?? 9)) &&
      !/:\s*$/u.test(item.text) &&
      item.text.length < 600
    );
  }

  private openBlock(item: Item): void {
    this.closeBlock();
    const bracketed = readEndBrackets(item.text, this.finder);
    const duty = this.duty(item, (bracketed?.text ?? item.text).replace(/[.;]\s*$/u, ''));
    duty.holders = bracketed?.roles.leads ?? [];
    this.add(duty, item);
    this.block = { duty, saidLead: bracketed !== null };
  }

  private readPartLead(text: string): Holder[] | null {
    const found =
      /^\(?\s*(?<who>[^():]{3,120}?)\s+(?:chủ\s*trì|thực\s*hiện|chịu\s+trách\s+nhiệm)\s+(?:thực\s+hiện\s+)?(?:tất\s+cả\s+)?(?:các\s+)?(?:nhiệm\s+vụ|nội\s+dung|công\s+việc|việc)\s+(?:tại|trong|của|thuộc|ở)?\s*(?:mục|phần|nhóm)?/iu.exec(
        text,
      );
    if (found === null || !/mục này|phần này|nhóm này|sau đây|dưới đây|tại mục|trong mục/iu.test(text)) return null;
    const holders = readHolders(found.groups?.['who'] ?? '', this.finder);
    return holders.length > 0 && holders.every(({ known }) => known) ? holders : null;
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
    const { text } = item;
    const heading = this.headingOf(item, next);
    if (heading === null) {
      this.endOwner(item);
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
    this.addForPosts(item, words, heading.holders, text);
    return true;
  }

  private headingOf(item: Item, next: Item | null): { holders: Holder[]; words: string } | null {
    const { text, block, capitals } = item;
    const found = leadingPosts(text, this.finder, true);
    const behind = found === null ? '' : text.slice(found.end);
    const colon = /^\s*(?:\p{L}+\s+){0,3}?:\s*(?<words>.*)$/su.exec(behind);
    if (
      found !== null &&
      colon !== null &&
      !/\b(?:chủ trì|phối hợp|thực hiện)\b/iu.test(behind.slice(0, behind.indexOf(':')))
    )
      return { holders: found.holders, words: (colon.groups?.['words'] ?? '').trim() };
    const styled = block.styledHeading || block.bold || capitals;
    const alone = /^\s*(?:(?:xã|phường|của|thuộc|UBND)\s*)*[.;:]?\s*$/iu.test(behind);
    if (found !== null && alone && (styled || item.marker !== null || next === null || next.marker !== null))
      return { holders: found.holders, words: '' };
    if (found !== null && /(?:nhiệm vụ|nội dung|công việc|việc)\s*(?:sau|cụ thể|dưới đây)?[^.;]*:\s*$/iu.test(behind))
      return { holders: found.holders, words: '' };
    return this.unknownOwner(item, next);
  }

  /** A heading like the ones that named posts, but of a body that is not known: never give its bullets to the one above. */
  private unknownOwner(item: Item, next: Item | null): { holders: Holder[]; words: string } | null {
    const { owner } = this;
    const { text, block } = item;
    if (owner === null || next === null || item.marker === null || owner.depth !== item.marker.depth) return null;
    if (!(block.bold || block.styledHeading || /:\s*$/u.test(text)) || (next.marker?.depth ?? 9) <= item.marker.depth)
      return null;
    const name = text.replace(/[:.\s]+$/u, '');
    if (
      name.split(' ').length > 10 ||
      !/^\p{Lu}/u.test(name) ||
      /^(?:nhiệm vụ|công tác|về|lĩnh vực|nội dung|việc|giải pháp|các)\s/iu.test(name)
    )
      return null;
    return { holders: [{ name, code: null, many: false, outside: false, known: false, person: null }], words: '' };
  }

  private endOwner(item: Item): void {
    const depth = item.marker?.depth;
    if (this.time !== null && depth !== undefined && depth <= this.time.depth && depth <= 2) this.time = null;
    if (this.owner === null) return;
    if (depth === undefined) {
      if (item.block.styledHeading || (item.block.bold && !/[.;]$/u.test(item.text)) || item.capitals)
        this.owner = null;
      return;
    }
    if (depth < this.owner.depth || (depth === this.owner.depth && !this.owner.sameMarker)) this.owner = null;
  }

  /** A heading of a field of work: short, without an end, with something deeper below. */
  private isPlainHeading(item: Item, next: Item | null): boolean {
    const { text, block, marker, capitals } = item;
    if (/[.;]$/u.test(text) || text.length > 200) return false;
    if (block.styledHeading || capitals) return true;
    if (next === null || next.section !== item.section) return block.bold;
    const deeper = next.marker !== null && marker !== null && next.marker.depth > marker.depth;
    const plainBelow = marker !== null && !isBullet(marker) && next.marker === null && !next.opens;
    if (block.bold && (deeper || next.marker === null)) return true;
    if (marker === null) return text.endsWith(':') && next.marker !== null && text.length < 120;
    return (
      (deeper || plainBelow) &&
      (text.endsWith(':') || !isBullet(marker)) &&
      readSubject(text, this.finder) === null &&
      readEndBrackets(text, this.finder) === null &&
      findPhrases(text).length === 0
    );
  }

  // ---- details

  private isDetail(item: Item): boolean {
    const { open } = this;
    if (open === null || item.marker === null)
      return (
        open !== null &&
        item.marker === null &&
        /^[\p{Ll}]/u.test(item.text) &&
        !this.block &&
        item.block.listLabel === null
      );
    const above = open.item;
    if (!/:\s*$/u.test(above.text))
      return /^(?:và|hoặc|hay|cùng với)\s/u.test(item.text) && item.marker.depth >= (above.marker?.depth ?? 0);
    if (above.marker === null) return isBullet(item.marker);
    return item.marker.kind !== above.marker.kind && (item.marker.depth > above.marker.depth || isBullet(item.marker));
  }

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
      for (const { text: words, roles } of several) this.add(this.bracketed(item, words, roles), item);
      return;
    }
    const bracketed =
      this.owner === null || item.section === 'general'
        ? readEndBrackets(text, this.finder)
        : this.bracketsUnderOwner(text);
    const subject = findSubject(text, this.finder);
    if (bracketed !== null && subject === null)
      return this.add(this.bracketed(item, bracketed.text, bracketed.roles), item);
    if (subject !== null && subject.holders.every(({ outside }) => outside)) return this.skip(item, 'other-body');
    if (subject !== null) return this.addSubject(item, subject);
    if (this.owner !== null) return this.addForPosts(item, text, this.owner.holders, text);
    const duty = this.duty(item, text);
    if (this.partLead.length > 0) duty.holders = this.partLead;
    duty.coordinators = duty.holders.length > 0 ? partnersIn(text, this.finder) : [];
    this.add(duty, item);
  }

  /** Under a post's heading brackets name the partners or another lead only with a role word. */
  private bracketsUnderOwner(text: string): ReturnType<typeof readEndBrackets> {
    const found = readEndBrackets(text, this.finder);
    return found !== null && /\([^()]*chủ\s*trì[^()]*\)\s*[.;]?$/iu.test(text) ? found : null;
  }

  private addSubject(item: Item, subject: NonNullable<ReturnType<typeof findSubject>>): void {
    const duty = this.duty(item, item.text);
    duty.holders = subject.holders;
    duty.coordinators = subject.coordinators;
    const above = this.owner?.holders ?? [];
    if (
      above.length > 0 &&
      !subject.ordered &&
      !subject.holders.some(({ name }) => above.some((holder) => foldInPlace(holder.name) === foldInPlace(name)))
    ) {
      // under a heading another subject: a group works for the one above, another post may have lost its heading
      duty.ask.push('holder-unclear');
      if (subject.holders.every(({ many }) => many)) duty.holders = above;
    }
    if (
      /^\s*(?:phối\s*hợp|tham gia phối hợp)/iu.test(subject.rest) &&
      duty.coordinators.length === 0 &&
      subject.ordered
    )
      duty.role = 'coordinate';
    this.add(duty, item);
  }

  private addForPosts(item: Item, words: string, holders: Holder[], quote: string): void {
    const person = holders.some((holder) => holder.person !== null);
    const clauses = person ? words.split(/\s*;\s*/u).filter((clause) => clause.length > 8) : [words];
    for (const clause of clauses) {
      const duty = this.duty(item, clause);
      duty.quote = quote;
      duty.holders = holders;
      duty.coordinators = partnersIn(clause, this.finder);
      if (/^(?:tham gia\s*,?\s*)?phối\s*hợp/iu.test(clause)) {
        duty.role = 'coordinate';
        duty.coordinators = [];
        duty.ask.push('no-lead');
      }
      this.add(duty, item);
    }
  }

  private bracketed(item: Item, text: string, roles: RolesSaid): RawDuty {
    const duty = this.duty(item, text);
    duty.holders = roles.leads;
    duty.coordinators = roles.partners;
    if (roles.leads.length === 0) {
      duty.holders = roles.partners;
      duty.coordinators = [];
      duty.role = 'coordinate';
      duty.ask.push('no-lead');
    }
    if (roles.unclear) duty.ask.push('role-unclear');
    if (roles.time !== null) duty.time = { words: roles.time, source: 'said' };
    return duty;
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

/** The sentence of a heading that only leads to its bullets: "Chỉ đạo chung …, trong đó tập trung:". */
function isIntroduction(words: string, item: Item, next: Item | null): boolean {
  if (next === null || next.marker === null) return false;
  const below = item.marker === null || next.marker.depth > item.marker.depth || isBullet(next.marker);
  return below && (/:\s*$/u.test(words) || /(?:cụ thể|sau đây|như sau|trong đó|gồm)\s*[.:]?\s*$/iu.test(words));
}
