import type { Row, SkipReason } from '../document.ts';
import type { DutyPart } from '../draft.ts';
import type { Item, Outlined, RowItem } from '../parts/outline.ts';
import { holdsDuties, type SectionKind } from '../parts/section-kind.ts';
import type { PostFinder } from '../posts/find-posts.ts';
import { likeness, oneLine } from '../text/words.ts';
import type { RawDuty } from './raw-duty.ts';
import { ParagraphReader } from './prose/read-paragraphs.ts';
import { readTable } from './table/read-table.ts';

export interface DutiesRead {
  duties: RawDuty[];
  skipped: { line: number; sheet: string | null; text: string; why: SkipReason }[];
}

const WHY: Record<SectionKind, SkipReason> = {
  header: 'header',
  purpose: 'requirement',
  assessment: 'assessment',
  goals: 'goal',
  tasks: 'heading',
  general: 'heading',
  execution: 'heading',
  funding: 'funding',
  form: 'form',
  closing: 'closing',
  recipients: 'recipient',
};

/** Every duty of an outlined document, in its order, and why the other lines are none. */
export function readDuties(outlined: readonly Outlined[], finder: PostFinder): DutiesRead {
  const read: DutiesRead = { duties: [], skipped: [] };
  const skip = (item: Outlined, why: SkipReason) =>
    read.skipped.push({
      line: item.line,
      sheet: item.kind === 'row' ? item.block.sheet : null,
      text: textOf(item),
      why,
    });
  const paragraphs = new ParagraphReader(finder);
  const fromTables = new Set<RawDuty>();
  for (let at = 0; at < outlined.length; at++) {
    const item = outlined[at];
    if (item === undefined) continue;
    if (item.kind === 'row') {
      const rows = tableAt(outlined, at);
      at += rows.length - 1;
      const table = readTable(
        rows.map(({ block }) => block),
        finder,
        partOf(rows[0]),
      );
      if (table === null)
        rows.forEach((row) =>
          skip(row, row.section === 'header' ? 'header' : row.section === 'recipients' ? 'recipient' : 'other-list'),
        );
      else {
        paragraphs.closeBlock();
        table.duties.forEach((duty) => fromTables.add(duty));
        read.duties.push(...table.duties);
        table.skipped.forEach(({ row, why }) =>
          read.skipped.push({ line: row.line, sheet: row.sheet, text: rowText(row), why }),
        );
      }
    } else if (item.opens) {
      paragraphs.enterSection();
      skip(item, holdsDuties(item.section) ? 'heading' : WHY[item.section]);
    } else if (!holdsDuties(item.section)) skip(item, WHY[item.section]);
    else {
      const before = paragraphs.read.duties.length;
      paragraphs.item(item, nextItem(outlined, at), outlined[at + 1]?.kind === 'row');
      read.duties.push(...paragraphs.read.duties.slice(before));
    }
  }
  paragraphs.closeBlock();
  paragraphs.read.skipped.forEach(({ item, why }) => skip(item, why));
  return withoutRepeats(read, fromTables);
}

const partOf = (row: RowItem | undefined): DutyPart => (row?.section === 'execution' ? 'execution' : 'tasks');

function tableAt(outlined: readonly Outlined[], at: number): RowItem[] {
  const first = outlined[at];
  const rows: RowItem[] = [];
  for (let next = at; next < outlined.length; next++) {
    const item = outlined[next];
    if (item?.kind !== 'row' || first?.kind !== 'row' || item.block.table !== first.block.table) break;
    rows.push(item);
  }
  return rows;
}

function nextItem(outlined: readonly Outlined[], at: number): Item | null {
  const next = outlined[at + 1];
  return next?.kind === 'item' ? next : null;
}

const rowText = (row: Row): string =>
  oneLine(row.cells.map(({ text, fromAbove }) => (fromAbove ? '' : text)).join(' '));
const textOf = (item: Outlined): string => (item.kind === 'row' ? rowText(item.block) : item.text);

/** The annex says the body's list again in other words: the annex wins, it has lead, time and product. */
function withoutRepeats(read: DutiesRead, fromTables: ReadonlySet<RawDuty>): DutiesRead {
  if (fromTables.size === 0) return read;
  const inTables = [...fromTables];
  const repeated = (duty: RawDuty) =>
    !fromTables.has(duty) &&
    duty.part === 'tasks' &&
    inTables.some((row) => likeness(row.text, duty.text) >= (duty.holders.length === 0 ? 0.5 : 0.7));
  const kept = read.duties.filter((duty) => !repeated(duty));
  const gone = read.duties
    .filter(repeated)
    .map((duty) => ({ line: duty.line, sheet: duty.sheet, text: duty.text, why: 'repeated-in-annex' as const }));
  return { duties: kept, skipped: [...read.skipped, ...gone] };
}
