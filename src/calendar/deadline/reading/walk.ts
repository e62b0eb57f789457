import type { Bound, Placed, Point } from '../terms/term.ts';
import { type Context, wordsBetween } from './context.ts';
import type { DayItem, Item } from './items.ts';
import { boundOf, itemOf, stronger, swallowsDays, takesWords, type Waiting } from './waiting.ts';

type PlacedOf<Is extends Placed['is']> = Extract<Placed, { is: Is }>;

/** Where the walk over the terms of a clause stands. */
interface Walk {
  readonly context: Context;
  readonly terms: readonly Placed[];
  readonly items: Item[];
  at: number;
  waiting: Waiting | null;
  /** The bound of the last day, for the next one of its list. */
  last: { bound: Bound; at: number } | null;
  /** "số liệu", "kết quả" was said and nothing since that sends or finishes it. */
  data: boolean;
  /** "phụ cấp hằng tháng": how often something is paid is no deadline. */
  money: boolean;
}

/** Gives each bound and tie of a clause the day or the event that it belongs to. */
export function itemsOf(terms: readonly Placed[], context: Context): Item[] {
  const walk: Walk = { context, terms, items: [], at: 0, waiting: null, last: null, data: false, money: false };
  terms.forEach((term, at) => {
    walk.at = at;
    step(walk, term);
  });
  close(walk, terms.at(-1)?.to ?? 0);
  return walk.items;
}

function step(walk: Walk, term: Placed): void {
  switch (term.is) {
    case 'bound':
      return onBound(walk, term);
    case 'tie':
      return onTie(walk, term);
    case 'point':
      return onPoint(walk, term);
    case 'clock':
      return onClock(walk, term);
    case 'length':
      return onLength(walk, term);
    case 'soft':
      return onSoft(walk, term);
    case 'cadence':
      if (walk.money) return;
      return take(walk, term, { is: 'cadence', cadence: term.cadence });
    case 'period-end':
      return take(walk, term, { is: 'period-end', of: term.of });
    case 'about':
      if (!inWords(walk)) walk.items.push({ is: 'about', about: term.about });
      return;
    case 'join':
      return onJoin(walk, term);
    case 'mark':
      return onMark(walk, term);
    case 'word':
    case 'number':
    case 'void':
      return beginWords(walk, term);
    case 'filler':
  }
}

const inWords = ({ waiting }: Walk): boolean => waiting?.words !== undefined;

/** The event that was waited for is complete. */
function close(walk: Walk, to: number): void {
  const { waiting, context, items } = walk;
  if (waiting?.words !== undefined) items.push(itemOf(waiting, wordsBetween(context, waiting.words, to)));
  walk.waiting = null;
}

/** Words that are no time: they begin the event that is waited for, or stand between the days. */
function beginWords(walk: Walk, { from }: Placed): void {
  const { waiting, items } = walk;
  if (waiting?.words !== undefined) return;
  const last = items.at(-1);
  if (waiting !== null && takesWords(waiting)) walk.waiting = { ...waiting, words: from };
  else if (waiting?.bound === 'to' && last?.is === 'day' && last.bound === 'from')
    walk.waiting = { tie: { relation: 'at' }, to: true, words: from };
  else if (last !== undefined && last.is !== 'gap') items.push({ is: 'gap' });
}

function take(walk: Walk, { from }: Placed, item: Item): void {
  close(walk, from);
  walk.items.push(item);
}

function onBound(walk: Walk, { bound, from }: PlacedOf<'bound'>): void {
  const { waiting } = walk;
  if (waiting?.words !== undefined) {
    if (bound === 'in' || (waiting.tie?.relation === 'at' && bound === 'from')) return;
    close(walk, from);
    walk.waiting = { bound };
  } else if (waiting?.tie !== undefined && waiting.bound === undefined) walk.waiting = { ...waiting, bound };
  else walk.waiting = { ...waiting, bound: stronger(waiting?.bound, bound) };
}

function onTie(walk: Walk, { tie, from }: PlacedOf<'tie'>): void {
  const { waiting } = walk;
  if (waiting?.words !== undefined) {
    if (tie.relation === 'at' && tie.demand !== true) return;
    close(walk, from);
    walk.waiting = { tie };
  } else if (
    waiting !== null &&
    tie.relation === 'at' &&
    (waiting.bound === 'before' || (waiting.tie !== undefined && waiting.tie.relation !== 'at'))
  )
    walk.waiting = { ...waiting, words: from };
  else if (waiting?.bound === 'from') walk.waiting = { tie, from: true, words: from };
  else if (waiting?.bound === 'to') walk.waiting = { tie, to: true, words: from };
  else walk.waiting = { tie };
}

/** "trước kỳ họp ngày 03/7" has a day; "trước kỳ họp giữa năm" only a name. */
const isDate = ({ day, month }: Point) => day !== undefined && month !== undefined;

function onPoint(walk: Walk, { point, from }: PlacedOf<'point'>): void {
  const { waiting, terms, at } = walk;
  if (waiting?.words !== undefined && (swallowsDays(waiting) || !isDate(point))) return;
  const bound = (waiting === null ? undefined : boundOf(waiting)) ?? listedBound(walk);
  const data = walk.data && bound !== 'before' && bound !== 'by' && bound !== 'after';
  const before = terms[at - 1];
  const ofNoun = bound === undefined && point.part === undefined && before?.is === 'word' && before.to === from;
  const item: DayItem = { is: 'day', point, ...(bound === undefined ? {} : { bound }) };
  walk.items.push({ ...item, ...(data ? { data: true } : {}), ...(ofNoun ? { ofNoun: true } : {}) });
  walk.last = bound === undefined ? null : { bound, at };
  walk.waiting = null;
}

/** "trước 15/7 và 15/11": what bounds the first of a list bounds the next. */
function listedBound({ last, terms, at }: Walk): Bound | undefined {
  const before = terms[at - 1];
  if (last === null || at - last.at !== 2 || before?.is !== 'join') return undefined;
  const listed = before.join === ',' || before.join === 'and';
  return listed && last.bound !== 'to' && last.bound !== 'from' ? last.bound : undefined;
}

/** README convention 2: a clock time takes the "trước" before it. */
function onClock(walk: Walk, { time }: PlacedOf<'clock'>): void {
  walk.items.push({ is: 'clock', time });
  walk.data = false;
  if (!inWords(walk) && walk.waiting?.bound !== 'from' && walk.waiting?.bound !== 'to') walk.waiting = null;
}

function onLength(walk: Walk, { length, from }: PlacedOf<'length'>): void {
  const { waiting } = walk;
  const lead = waiting === null || inWords(walk) ? undefined : boundOf(waiting);
  close(walk, from);
  walk.items.push({ is: 'length', length, ...(lead === 'before' || lead === 'after' ? { lead } : {}) });
}

function onSoft(walk: Walk, term: PlacedOf<'soft'>): void {
  if (inWords(walk) && term.soft !== 'on-demand') return;
  close(walk, term.from);
  if (term.while === true) walk.waiting = { while: true, words: term.to };
  else walk.items.push({ is: 'soft', soft: term.soft });
}

/** The next term cannot belong to the words of an event. */
const ENDS_WORDS = /^(?:cadence|length|period-end|soft|clock|bound|tie|point)$/u;

function onJoin(walk: Walk, { join, from }: PlacedOf<'join'>): void {
  walk.money = false;
  const { waiting, terms, at } = walk;
  const next = terms[at + 1];
  if (waiting?.words !== undefined) {
    const calendar = next === undefined || ENDS_WORDS.test(next.is);
    const listed = join === 'and' || join === '-' || (join === ',' && swallowsDays(waiting));
    if (listed && !calendar) return;
    close(walk, from);
  } else if (join === ',' && waiting?.bound !== 'from') walk.waiting = null;
  if (join !== '(') walk.items.push({ is: join === '-' ? 'dash' : 'break' });
}

function onMark(walk: Walk, term: PlacedOf<'mark'>): void {
  if (term.mark === 'cut-off') walk.items.push({ is: 'cut-off' });
  if (term.mark === 'data') walk.data = true;
  if (term.mark === 'money') walk.money = true;
  if (term.mark === 'submit' || term.mark === 'cut-off') walk.data = false;
  beginWords(walk, term);
}
