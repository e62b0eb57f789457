import { momentAt } from '../calendar/zone.ts';
import type { Outgoing } from '../channels.ts';
import type { Focus } from '../conversation/conversation.ts';
import { message, type Message } from '../messages/message.ts';
import type { Office } from '../office.ts';
import type { OfficerId, UnitId } from '../people/person.ts';
import { composeReminder } from '../reminders/compose.ts';
import { REASONS } from '../texts/reasons.ts';
import { backOffMs, OPERATOR_WAIT_MS } from './back-off.ts';
import { chooseAccounts } from './choose-accounts.ts';
import type { DeliverDeps } from './deliver-deps.ts';
import type { OutboxItem } from './outbox-item.ts';
import { mayLeaveAt } from './quiet-hours.ts';
import { type Tried, tryRoutes } from './try-routes.ts';

/** In doubt: two tries in all. Provably undelivered tries are not counted. */
const TRIES_IN_DOUBT = 2;

/** What is to become of a claimed item. `lost`: its lease may have lapsed, it is in other hands. */
export type Verdict =
  | { kind: 'lost' }
  | { kind: 'end'; state: 'failed' | 'cancelled' | 'missed'; reason: string }
  | {
      kind: 'again';
      dueAt: Date;
      reason: string;
      inDoubt: boolean;
      countTry: boolean;
      /** Only the platform's limits hold it back. */
      forTurn: boolean;
    }
  | { kind: 'sent'; tried: Extract<Tried, { kind: 'sent' }>; office: Office | null; said: Said };

/** What was said to whom, and what an answer without a number now means. */
export interface Said {
  message: Message;
  focus: Focus | null;
  officer: OfficerId | null;
}

const end = (state: 'failed' | 'cancelled' | 'missed', reason: string): Verdict => ({ kind: 'end', state, reason });

/** A claim and how far it has come. */
export interface Attempt {
  item: OutboxItem;
  token: string;
  /** The item's unit as it stands now; null when it is gone. */
  open(unit: UnitId): Promise<Office | null>;
  /** The lease has not lapsed yet, not even in a process that was suspended. */
  isFresh(): boolean;
  /** A channel has been called: what fails from here on may have arrived. */
  reachedChannel: boolean;
  deadlineMs: number;
}

/** Looks again whether the item may leave, puts it into words, tries its routes. */
export async function judge(deps: DeliverDeps, attempt: Attempt): Promise<Verdict> {
  const { item } = attempt;
  const now = deps.clock.now();
  if (item.inDoubt && item.attempts > TRIES_IN_DOUBT) return end('failed', REASONS.inDoubtTwice);
  if (item.expiresAt !== null && now >= item.expiresAt) return end('missed', REASONS.windowPassed);
  const office = item.unit === null ? null : await attempt.open(item.unit);
  if (item.unit !== null && office === null) return end('cancelled', REASONS.unitGone);
  const mayLeave = office === null ? now : mayLeaveAt(item.kind, office, now);
  if (mayLeave > now) {
    if (item.expiresAt !== null && mayLeave >= item.expiresAt) return end('missed', REASONS.windowPassed);
    return {
      kind: 'again',
      dueAt: mayLeave,
      reason: REASONS.quietHours,
      inDoubt: false,
      countTry: false,
      forTurn: false,
    };
  }
  const said = await compose(office, item);
  if ('kind' in said) return said;
  const accounts = office === null || said.officer === null ? [] : await office.stores.accounts.of(said.officer);
  const chosen = chooseAccounts(item.recipient, accounts, deps.channels);
  if (chosen.kind === 'none') return end('failed', chosen.reason);
  const open: Outgoing['open'] = async (file) => (await office?.stores.files.read(file))?.bytes ?? null;
  const outgoing = { kind: item.kind, message: said.message, open };
  const mayCall = (): boolean => {
    if (!attempt.isFresh()) return false;
    attempt.reachedChannel = true;
    return true;
  };
  const { deadlineMs } = attempt;
  const tried = await tryRoutes(chosen.routes, outgoing, {
    pace: deps.memory.pace,
    stores: office?.stores ?? null,
    deadlineMs,
    mayCall,
    observer: deps.observer,
  });
  return tried.kind === 'sent' ? { kind: 'sent', tried, office, said } : failure(deps, item, tried);
}

async function compose(office: Office | null, item: OutboxItem): Promise<Said | Verdict> {
  const { recipient, content } = item;
  if (recipient.kind === 'account' || office === null) {
    const words = content.kind === 'message' ? content.message : message('');
    return { message: words, focus: null, officer: null };
  }
  const officer = await office.stores.officers.find(recipient.officer);
  if (officer === null || !officer.active) return end('cancelled', REASONS.officerGone);
  if (content.kind === 'message') {
    const focus = item.kind === 'announcement' ? askedToAcknowledge(office, content.message) : null;
    return { message: content.message, focus, officer: officer.id };
  }
  const composed = await composeReminder(office, { kind: item.kind, content }, officer);
  return composed === null ? end('cancelled', REASONS.nothingLeft) : { ...composed, officer: officer.id };
}

/** An announcement asks for itself: a bare "đã nhận" afterwards means the last one. Its choice names the number. */
function askedToAcknowledge({ today, unit }: Office, { choices }: Message): Focus | null {
  const asked = choices.map(({ value }) => /^xác nhận (\d+)$/u.exec(value)?.[1]).find((number) => number !== undefined);
  const until = momentAt(today, unit.settings.quietFrom, unit.zone);
  return asked === undefined ? null : { tasks: [], announcement: Number(asked), until };
}

function failure(deps: DeliverDeps, item: OutboxItem, tried: Exclude<Tried, { kind: 'sent' }>): Verdict {
  const now = deps.clock.now();
  const later = (ms: number) => new Date(now.getTime() + ms);
  if (tried.kind === 'lost') return tried;
  if (tried.kind === 'later') {
    const dueAt = later(Math.ceil(tried.ms));
    return { kind: 'again', dueAt, reason: REASONS.inTurn, inDoubt: false, countTry: false, forTurn: true };
  }
  const { reason } = tried;
  if (tried.kind === 'unreachable' || tried.kind === 'permanent') return end('failed', reason);
  if (tried.kind === 'operator') {
    return { kind: 'again', dueAt: later(OPERATOR_WAIT_MS), reason, inDoubt: false, countTry: false, forTurn: false };
  }
  const { inDoubt, afterMs } = tried;
  if (inDoubt && item.attempts >= TRIES_IN_DOUBT) return end('failed', REASONS.inDoubtTwice);
  // What the platform names holds for the whole bot, and its slots spread what comes after it.
  const wait = afterMs ?? backOffMs(item, now, deps.random ?? Math.random);
  return { kind: 'again', dueAt: later(wait), reason, inDoubt, countTry: inDoubt, forTurn: afterMs !== null };
}
