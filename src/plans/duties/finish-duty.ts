import type { PlainDay } from '../../calendar/plain-day.ts';
import type { AskReason, DraftDuty } from '../draft.ts';
import { natureOf, type TimeNature } from '../deadlines/read-deadline.ts';
import { isCatchAll } from '../parts/not-a-duty.ts';
import type { Holder } from '../posts/read-holders.ts';
import type { RawDuty } from '../shapes/raw-duty.ts';
import { foldInPlace } from '../text/fold-in-place.ts';
import { oneLine } from '../text/words.ts';
import { chooseTime } from './choose-time.ts';
import { kindOf } from './kind.ts';
import { productIn } from './product.ts';

/** What the reading needs to know of the day and the document. */
export interface Reading {
  today: PlainDay;
  planYear: number | null;
}

/** A raw duty with phrase, meaning, kind, questions and confidence. */
export function finishDuty(raw: RawDuty, _reading: Reading): DraftDuty {
  const { phrase, twoDates } = chooseTime(raw);
  const nature = natureOf(phrase);
  const labelled =
    raw.time !== null && raw.time.source !== 'heading' ? true : raw.product !== null || /\|/u.test(raw.quote);
  const kind = kindOf(raw, nature, labelled);
  const catchAll = isCatchAll(raw.text);
  const ask = asksOf(raw, nature, { kind, twoDates, catchAll, phrase });
  const holders = withoutTwins(raw.holders);
  return {
    holders: holders.map(({ name }) => name),
    posts: holders.map(({ code }) => code),
    role: raw.role,
    coordinators: withoutTwins(raw.coordinators).map(({ name }) => name),
    text: oneLine(raw.text),
    product: raw.product === null ? productIn(raw.text) : oneLine(raw.product),
    deadlinePhrase: phrase === null ? null : oneLine(phrase),
    deadline: null,
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
  for (const reason of nature.ask) ask.add(reason as AskReason);
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
