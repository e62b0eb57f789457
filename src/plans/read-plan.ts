import type { PlainDay } from '../calendar/plain-day.ts';
import type { Block, PlanDocument } from './document.ts';
import type { PlanDraft } from './draft.ts';
import { finishDuty } from './duties/finish-duty.ts';
import { findGlossary } from './parts/glossary.ts';
import { readHead } from './parts/header.ts';
import { outline } from './parts/outline.ts';
import { createPostFinder, type PostAlias } from './posts/find-posts.ts';
import { readDuties } from './shapes/read-duties.ts';
import { joinBrokenLines, withoutFurniture } from './parts/join-lines.ts';

export interface PlanReadingOptions {
  /** The day of reading: a day without a year is the next such day. */
  today: PlainDay;
  /** Names and abbreviations that this commune uses. */
  aliases?: readonly PostAlias[];
}

/** A document → its draft. Pure: no file, no clock. */
export function readPlan(document: PlanDocument, { today, aliases = [] }: PlanReadingOptions): PlanDraft {
  const { blocks: bare, furniture } = withoutFurniture(document.blocks);
  const blocks = joinBrokenLines(bare);
  const outlined = outline(blocks);
  const head = readHead(headLines(blocks));
  const place = head.commune?.replace(/^\S+(?:\s+(?:khu|trấn))?\s+/u, '') ?? null;
  const finder = createPostFinder({ place, aliases: [...aliases, ...findGlossary(blocks)] });
  const { duties, skipped } = readDuties(outlined, finder);
  return {
    document: document.name,
    format: document.format,
    ...head,
    duties: duties.map((duty) => finishDuty(duty, { today, planYear: head.planYear })),
    skipped: [...document.furniture, ...furniture]
      .map(({ line, text, why }) => ({ line, sheet: null, text, why }))
      .concat(skipped.map((line) => ({ ...line, sheet: null })))
      .toSorted((a, b) => a.line - b.line),
  };
}

/** The lines above the first section, those in the head's table too. */
function headLines(blocks: readonly Block[]): string[] {
  return blocks
    .slice(0, 40)
    .flatMap((block) =>
      block.kind === 'paragraph'
        ? block.text.split(/\s{4,}/u)
        : block.cells
            .filter(({ fromLeft, fromAbove }) => !fromLeft && !fromAbove)
            .flatMap(({ text }) => text.split('\n')),
    );
}
