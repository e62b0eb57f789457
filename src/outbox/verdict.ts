import type { Plan } from './plan.ts';
import type { OutboxItem } from './outbox-item.ts';
import { REASONS } from '../texts/reasons.ts';
import type { Tried } from './try-routes.ts';

/** What is to become of a claimed item. `lost`: its lease has lapsed or is in other hands. */
export type Verdict =
  | { kind: 'lost' }
  | Ended
  | Again
  | { kind: 'sent'; tried: Extract<Tried, { kind: 'sent' }>; plan: Plan };

export interface Ended {
  kind: 'end';
  state: 'failed' | 'cancelled' | 'missed';
  reason: string;
  /** It ends with a try. */
  countTry: boolean;
}

export interface Again {
  kind: 'again';
  dueAt: Date;
  reason: string;
  inDoubt: boolean;
  countTry: boolean;
  /** Set when only the platform's limits hold it back; with `bot`, that whole bot waits. */
  forTurn: { bot: string | null } | null;
}

/** It ends without a try. */
export const end = (state: 'failed' | 'cancelled' | 'missed', reason: string): Ended => ({
  kind: 'end',
  state,
  reason,
  countTry: false,
});

/** Nothing was called, or nothing that counts. */
export const again = (dueAt: Date, reason: string, forTurn: Again['forTurn'] = null): Again => ({
  kind: 'again',
  dueAt,
  reason,
  inDoubt: false,
  countTry: false,
  forTurn,
});

/** Its time is over. What held it back until then stays readable. */
export function missed({ reason }: Pick<OutboxItem, 'reason'>): Ended {
  const why = reason === null || reason.startsWith(REASONS.windowPassed) ? '' : ` (${reason})`;
  return end('missed', `${REASONS.windowPassed}${why}`);
}
