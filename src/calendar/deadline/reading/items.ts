import type { Bound, Cadence, Length, Placed, Point, Tie, Unit } from '../terms/term.ts';
import { type Context, wordsBetween } from './context.ts';

/** What a clause is made of once bounds have found their days and ties their events. */
export type Item =
  | { is: 'day'; point: Point; bound?: Bound; named?: string; data?: true; listed?: true }
  | { is: 'event'; tie: Tie; words: string; from?: true; to?: true }
  | { is: 'length'; length: Length; lead?: 'before' | 'after' }
  | { is: 'cadence'; cadence: Cadence }
  | { is: 'period-end'; of: Unit }
  | { is: 'soft'; soft: 'ongoing' | 'on-demand' | 'elsewhere'; words?: string }
  | { is: 'about'; about: 1 | -1 }
  | { is: 'clock'; time: string }
  | { is: 'cut-off' }
  | { is: 'dash' }
  | { is: 'break'; strong: boolean };

type Pending = { bound?: Bound; tie?: Tie; since: number; words?: number; from?: true; to?: true; while?: true };

/** Terms that end the words of an event. */
const CALENDAR = new Set<Placed['is']>(['cadence', 'length', 'period-end', 'soft', 'about', 'clock']);
const STRENGTH: readonly Bound[] = ['before', 'after', 'from', 'by', 'to', 'in'];

/** Walks the terms of one clause and gives each bound and tie what it belongs to. */
export function itemsOf(terms: readonly Placed[], context: Context): Item[] {
  const items: Item[] = [];
  let pending: Pending | null = null;
  let lastBound: { bound: Bound; at: number } | null = null;
  let dataAt = -1;

  const close = (to: number): void => {
    if (pending?.words !== undefined) items.push(...eventItems(pending, wordsBetween(context, pending.words, to)));
    pending = null;
  };
  const open = (next: Pending): void => {
    pending = next;
  };

  terms.forEach((term, at) => {
    const waiting = pending;
    const next = terms[at + 1];
    switch (term.is) {
      case 'bound':
        if (waiting === null) return open({ bound: term.bound, since: term.from });
        if (waiting.words !== undefined) {
          if (term.bound === 'in' || (waiting.tie?.relation === 'at' && term.bound === 'from')) return;
          close(term.from);
          return open({ bound: term.bound, since: term.from });
        }
        if (waiting.tie !== undefined && waiting.bound === undefined) return open({ ...waiting, bound: term.bound });
        return open({ ...waiting, bound: stronger(waiting.bound, term.bound) });
      case 'tie':
        if (waiting?.words !== undefined) {
          if (term.tie.relation === 'at' && term.tie.demand !== true) return;
          close(term.from);
          return open({ tie: term.tie, since: term.from });
        }
        if (waiting?.bound === 'before' && term.tie.relation === 'at') return open({ ...waiting, words: term.from });
        if (waiting?.bound === 'from') return open({ tie: term.tie, since: term.from, from: true, words: term.from });
        if (waiting?.bound === 'to') return open({ tie: term.tie, since: term.from, to: true, words: term.from });
        return open({ tie: term.tie, since: term.from });
      case 'point': {
        if (waiting?.words !== undefined && (swallows(waiting) || !isDate(term.point))) return;
        const named = waiting?.words === undefined ? undefined : wordsBetween(context, waiting.words, term.from);
        const bound = waiting?.bound ?? boundOfTie(waiting?.tie);
        const before = terms[at - 1];
        const inherited =
          bound === undefined &&
          lastBound !== null &&
          before?.is === 'join' &&
          before.join !== '(' &&
          at - lastBound.at === 2
            ? lastBound.bound
            : undefined;
        const used = bound ?? (inherited === 'to' ? undefined : inherited);
        const isData = dataAt >= 0 && (used === undefined || used === 'from' || used === 'to' || used === 'in');
        items.push({
          is: 'day',
          point: term.point,
          ...(used === undefined ? {} : { bound: used }),
          ...(named === undefined || named === '' ? {} : { named }),
          ...(isData ? { data: true as const } : {}),
        });
        lastBound = used === undefined ? null : { bound: used, at };
        pending = null;
        return;
      }
      case 'clock':
        items.push({ is: 'clock', time: term.time });
        if (waiting?.words === undefined) pending = waiting?.bound === 'from' ? waiting : null;
        return;
      case 'length': {
        const lead = waiting?.words === undefined ? (waiting?.bound ?? waiting?.tie?.relation) : undefined;
        if (waiting?.words !== undefined) close(term.from);
        else pending = null;
        items.push({ is: 'length', length: term.length, ...(lead === 'before' || lead === 'after' ? { lead } : {}) });
        return;
      }
      case 'soft':
        if (waiting?.words !== undefined && term.soft !== 'on-demand') return;
        close(term.from);
        if (term.while === true) return open({ since: term.from, while: true, words: term.to });
        items.push({ is: 'soft', soft: term.soft });
        return;
      case 'cadence':
      case 'period-end':
      case 'about':
        if (term.is === 'about' && waiting?.words !== undefined) return;
        close(term.from);
        items.push(
          term.is === 'cadence'
            ? { is: 'cadence', cadence: term.cadence }
            : term.is === 'about'
              ? { is: 'about', about: term.about }
              : { is: 'period-end', of: term.of },
        );
        return;
      case 'join': {
        if (term.join === '-' && waiting === null) items.push({ is: 'dash' });
        if (waiting?.words !== undefined) {
          const calendar =
            next === undefined ||
            CALENDAR.has(next.is) ||
            next.is === 'bound' ||
            next.is === 'tie' ||
            next.is === 'point';
          const list = term.join === 'and' || term.join === '-' || (term.join === ',' && swallows(waiting));
          if (list && !calendar) return;
          close(term.from);
        } else if (term.join === ',' && waiting?.bound !== 'from') pending = null;
        if (term.join !== '-') items.push({ is: 'break', strong: term.join !== ',' && term.join !== 'and' });
        return;
      }
      case 'mark':
        if (term.mark === 'cut-off') items.push({ is: 'cut-off' });
        if (term.mark === 'data') dataAt = at;
        if (term.mark === 'submit' || term.mark === 'cut-off') dataAt = -1;
        if (waiting !== null && waiting.words === undefined && startsWords(waiting))
          open({ ...waiting, words: term.from });
        return;
      case 'filler':
        return;
      case 'word':
      case 'number':
      case 'void':
        if (waiting !== null && waiting.words === undefined && startsWords(waiting))
          open({ ...waiting, words: term.from });
    }
  });
  close(terms.at(-1)?.to ?? 0);
  return items;
}

/** "trước kỳ họp ngày 03/7" has a day; "trước kỳ họp giữa năm" only a name. */
const isDate = ({ day, month }: Point) => day !== undefined && month !== undefined;
const stronger = (a: Bound | undefined, b: Bound): Bound =>
  a === undefined ? b : STRENGTH.indexOf(a) <= STRENGTH.indexOf(b) ? a : b;

/** Words behind "trước", "sau", "từ", "khi" name an event; behind "chậm nhất" they stand between it and its day. */
const startsWords = ({ bound, tie }: Pending) =>
  tie !== undefined || bound === 'before' || bound === 'after' || bound === 'from';
/** "khi có kết luận ngày 15/6": the day belongs to what happens, not to the deadline. */
const swallows = ({ tie, bound, while: whole }: Pending) =>
  bound === undefined && (whole === true || tie?.relation === 'at' || tie?.count0 === true);
const boundOfTie = (tie: Tie | undefined): Bound | undefined =>
  tie === undefined || tie.relation === 'at'
    ? undefined
    : tie.relation === 'before'
      ? 'before'
      : tie.counts === true
        ? 'from'
        : 'after';

function eventItems({ bound, tie, from, to, while: whole }: Pending, words: string): Item[] {
  if (whole === true) return [{ is: 'soft', soft: 'ongoing', words }];
  const said: Tie = tie ?? {
    relation: bound === 'before' ? 'before' : 'after',
    ...(bound === 'from' ? { counts: true as const } : {}),
  };
  return [{ is: 'event', tie: said, words, ...(from === true ? { from } : {}), ...(to === true ? { to } : {}) }];
}
