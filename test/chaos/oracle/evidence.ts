import { type Call as TelegramCall, isDoubtful } from '../../support/fake-telegram/call.ts';
import type { Brought } from '../crowd.ts';
import type { Life } from '../world/life.ts';
import type { Person } from '../world/people.ts';
import type { Call } from '../world/telegram-front.ts';

/** What a bureau left behind: the way's and Telegram's own logs, and what stands in the database. */
export interface Evidence {
  name: string;
  people: readonly Person[];
  brought: Brought;
  /** Every send that reached the way to Telegram, in order. */
  tries: Try[];
  outbox: OutboxRow[];
  inbox: InboxRow[];
  /** Numbers of the tasks, each as often as it was closed. */
  closings: number[];
  /** Ids of the updates that Telegram gave up itself. */
  expired: number[];
}

/** A send as the way saw it, with what Telegram's own log says of it; null: it never got there. */
export interface Try {
  call: Call;
  telegram: Pick<TelegramCall, 'code' | 'fault' | 'applied'> | null;
}

export interface OutboxRow {
  key: string;
  kind: string;
  state: string;
  inDoubt: boolean;
  attempts: number;
  reason: string | null;
  /** When it was claimed last, by the product's clock. */
  touchedAt: Date;
  /** When it was booked as sent, by the runner's steady clock. */
  markedAt: number | null;
  recipient: { officer?: string };
  content: { kind: string; message?: { text: string }; items?: { task: number }[] };
}

export interface InboxRow {
  messageId: string;
  state: string;
}

/** What the oracle says; the counts have the report's names. */
export interface Finding {
  delivered: number;
  doubled: number;
  doubledWithoutDoubt: number;
  lost: number;
  unfinished: number;
  maxPerSecond: number;
  remindedAfterDone: number;
  updatesTwice: number;
  /** What is wrong and where, by ids only. */
  complaints: string[];
}

/** After a clean answer the mark may still be lost with its process, or on its way to the database, for so long. */
const MARK_MS = 10_000;
/** The product gives a call up after ten seconds. */
const GIVEN_UP_MS = 9_500;

/** A fault left it open whether this try arrived: to send it once more is no mistake. */
export function wasInDoubt({ call, telegram }: Try): boolean {
  if (telegram === null || call.answeredAt === null || isDoubtful(telegram)) return true;
  if (call.answeredAt - call.at > GIVEN_UP_MS) return true;
  return wasHurt(call.life, call.at, call.answeredAt + MARK_MS);
}

/** It was killed, stopped, or away from the database within this stretch. */
function wasHurt({ killedAt, stops, databaseFaults }: Life, from: number, until: number): boolean {
  const wasKilled = killedAt !== null && killedAt >= from && killedAt <= until;
  return wasKilled || [...stops, ...databaseFaults].some((fault) => fault.from <= until && fault.until >= from);
}
