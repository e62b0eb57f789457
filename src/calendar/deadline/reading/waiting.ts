import type { Bound, Tie } from '../terms/term.ts';
import type { Item } from './items.ts';

/** A bound or tie that has not met its day or event yet. `words`: where the words of its event begin. */
export interface Waiting {
  bound?: Bound;
  tie?: Tie;
  words?: number;
  /** It opens or closes a stretch: "từ sau Tết đến …". */
  from?: true;
  to?: true;
  /** "trong suốt mùa mưa" */
  while?: true;
}

const STRENGTH: readonly Bound[] = ['before', 'after', 'from', 'by', 'to', 'in'];

/** Of two bounds side by side ("chậm nhất trước", "tối đa đến") the one that says more. */
export const stronger = (a: Bound | undefined, b: Bound): Bound =>
  a === undefined || STRENGTH.indexOf(a) > STRENGTH.indexOf(b) ? b : a;

/** Words behind "trước", "sau", "từ", "khi" name an event; behind "chậm nhất" they stand between it and its day. */
export const takesWords = ({ bound, tie }: Waiting): boolean =>
  tie !== undefined || bound === 'before' || bound === 'after' || bound === 'from';

/** "khi có kết luận ngày 15/6": the day belongs to what happens, not to the deadline. */
export const swallowsDays = ({ tie, bound, while: whole }: Waiting): boolean =>
  bound === undefined && tie?.occasion !== true && (whole === true || tie?.relation === 'at' || tie?.count0 === true);

/** What a tie is to a day: "sau ngày 15/4", "kể từ ngày 10/3". */
export function boundOf({ bound, tie }: Waiting): Bound | undefined {
  if (tie?.occasion === true) return bound ?? 'in';
  if (bound !== undefined || tie === undefined || tie.relation === 'at') return bound;
  return tie.relation === 'before' ? 'before' : tie.counts === true ? 'from' : 'after';
}

/** What waited for an event, with the event's words. */
export function itemOf({ bound, tie, from, to, while: whole }: Waiting, words: string): Item {
  if (whole === true) return { is: 'soft', soft: 'ongoing', words };
  const counts = bound === 'from' ? { counts: true as const } : {};
  const said: Tie = tie ?? { relation: bound === 'before' ? 'before' : 'after', ...counts };
  return { is: 'event', tie: said, words, ...(from === true ? { from } : {}), ...(to === true ? { to } : {}) };
}
