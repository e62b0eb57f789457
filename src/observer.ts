import type { MonthLimits, SendOutcome } from './channels.ts';
import type { MessageKind } from './messages/message.ts';
import type { ChannelName } from './people/person.ts';

/** How a call to send ended; `in-doubt` is a retry of what may have arrived. */
export type SendEnd = SendOutcome['kind'] | 'in-doubt';

/** Why somebody who wrote is not served: nobody knows them, it was a group, a code that links nobody. */
export type Refusal = 'stranger' | 'group' | 'code';

/**
 * Who watches how the product does: it is told counts and durations, never a person, a text or an account. Its
 * functions return at once and never throw. Durations are milliseconds.
 */
export interface Observer {
  /** A message came in; a redelivery is a duplicate. */
  received(channel: ChannelName, isDuplicate: boolean): void;
  /** Its effects are in the database; counted from its arrival, the wait for the sender's earlier ones included. */
  handled(channel: ChannelName, ms: number): void;
  notHandled(channel: ChannelName): void;
  refused(channel: ChannelName, why: Refusal): void;
  /** One call of a channel to send. */
  called(channel: ChannelName, end: SendEnd, ms: number): void;
  /** What became of a claimed item; `waiting`: put back. */
  settled(kind: MessageKind, end: 'sent' | 'failed' | 'waiting' | 'missed' | 'cancelled'): void;
  /** An answer left, so long after its question began to be handled. */
  answered(channel: ChannelName, ms: number): void;
  /** A job ran, so long after the moment that it rang for. */
  jobRan(job: string, lateMs: number): void;
  ticked(end: 'done' | 'failed' | 'too-long', ms: number): void;
  /** A look at a lease: for so long it is this process's; 0: it is not. */
  leased(name: string, ms: number): void;
  /** A round of receiving was hindered by this (trouble.ts). */
  hindered(channel: ChannelName, trouble: string): void;
  /** What its bot has used of the month, and what it may. */
  used(channel: ChannelName, used: MonthLimits, limits: MonthLimits): void;
  /** What the platform says of its webhook: what it still has to bring, how long ago a delivery failed. */
  webhookSeen(channel: ChannelName, pending: number, lastErrorAgoMs: number | null): void;
}
