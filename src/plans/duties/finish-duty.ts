import type { Deadline } from '../../calendar/deadline/deadline.ts';
import type { AskReason, DraftDuty } from '../draft.ts';
import { asksOfDeadline, natureOf, readDeadline, type Reading, type TimeNature } from '../deadlines/read-deadline.ts';
import { isCatchAll } from '../parts/not-a-duty.ts';
import type { Holder } from '../posts/read-holders.ts';
import type { RawDuty } from '../shapes/raw-duty.ts';
import { foldInPlace } from '../text/fold-in-place.ts';
import { oneLine } from '../text/words.ts';
import { chooseTime } from './choose-time.ts';
import { kindOf } from './kind.ts';
import { productIn } from './product.ts';

/** A raw duty with phrase, meaning, kind, questions and confidence. */
export function finishDuty(raw: RawDuty, reading: Reading): DraftDuty {
  const { phrase, twoDates } = chooseTime(raw);
  const deadline = deadlineOf(raw, phrase, reading);
  const nature = natureOf(deadline);
  const labelled =
    raw.time !== null && raw.time.source !== 'heading' ? true : raw.product !== null || /\|/u.test(raw.quote);
  const kind = kindOf(raw, nature, labelled);
  const catchAll = isCatchAll(raw.text);
  const ask = asksOf(raw, nature, { kind, twoDates, catchAll, phrase });
  if (deadline !== null)
    for (const reason of asksOfDeadline(deadline, reading)) if (!ask.includes(reason)) ask.push(reason);
  const holders = withoutTwins(raw.holders);
  return {
    holders: holders.map(({ name }) => name),
    posts: holders.map(({ code }) => code),
    role: raw.role,
    coordinators: withoutTwins(raw.coordinators).map(({ name }) => name),
    text: oneLine(raw.text),
    product: raw.product === null ? productIn(raw.text) : oneLine(raw.product),
    deadlinePhrase: phrase === null ? null : oneLine(phrase),
    deadline,
    kind,
    part: raw.part,
    line: raw.line,
    sheet: raw.sheet,
    page: raw.page,
    quote: oneLine(raw.quote).slice(0, 2000),
    ask,
    confidence: confidenceOf(holders, ask),
    persons: holders.flatMap(({ person }) => (person === null ? [] : [person])),
    outsideLead: raw.outsideLead?.name ?? null,
    catchAll,
  };
}

/** A real date cell is that day, with a start a range; words are read. */
function deadlineOf({ day, startDay, heading }: RawDuty, phrase: string | null, reading: Reading): Deadline | null {
  if (day !== null) return startDay === null ? { kind: 'on-day', day } : { kind: 'range', from: startDay, to: day };
  return phrase === null ? null : readDeadline(phrase, reading, heading);
}

function withoutTwins(holders: readonly Holder[]): Holder[] {
  const seen = new Set<string>();
  return holders.filter(({ name }) => {
    const key = foldInPlace(name);
    return seen.has(key) ? false : seen.add(key);
  });
}

interface Known {
  kind: DraftDuty['kind'];
  twoDates: boolean;
  catchAll: boolean;
  phrase: string | null;
}

function asksOf(raw: RawDuty, nature: TimeNature, { kind, twoDates, catchAll, phrase }: Known): AskReason[] {
  const ask = new Set<AskReason>(raw.ask);
  const closesOnce = kind === 'deliverable' || kind === 'report';
  if (closesOnce && (phrase === null || nature.kind === 'elsewhere' || nature.kind === 'none')) ask.add('no-deadline');
  if (nature.kind === 'event' && kind === 'deliverable') ask.add('event');
  if (nature.kind === 'event' && nature.relation === 'before') ask.add('event');
  if (twoDates) ask.add('two-dates');
  if (catchAll) ask.add('catch-all');
  if (raw.serial !== null) ask.add('serial-date');
  if (raw.holders.length === 0) ask.add('no-holder');
  if (raw.holders.some(({ many }) => many) && !ask.has('role-unclear')) ask.add('many-holders');
  if (raw.role === 'lead' && raw.holders.length > 1 && !sameOffice(raw.holders)) ask.add('several-leads');
  if (raw.holders.some(({ known }) => !known)) ask.add('holder-unclear');
  if (raw.holders.some(({ name }) => raw.coordinators.some((other) => foldInPlace(other.name) === foldInPlace(name))))
    ask.add('lead-and-coordinate');
  return [...ask];
}

/** A commune's radio and its page's editors belong to culture: one office in one heading. */
const sameOffice = (holders: readonly Holder[]): boolean =>
  holders.every(({ code }) => code === 'VH-XH' || code === 'DTT');

function confidenceOf(holders: readonly Holder[], ask: readonly AskReason[]): DraftDuty['confidence'] {
  if (holders.length === 0 || ask.includes('holder-unclear') || ask.includes('role-unclear')) return 'low';
  return ask.length === 0 ? 'high' : 'medium';
}
