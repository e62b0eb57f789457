import type { FaultName } from './scenario.ts';

/** A call of the Bot API as this Telegram saw it. Moments in ms of this process's steady clock. */
export interface Call {
  method: string;
  /** Without the token; a query that somebody on the way has added stays. */
  path: string;
  chat: string | null;
  /** When its head was there. */
  arrivedAt: number;
  /** When it was read whole. */
  at: number;
  /** When the answer was written, or the connection was cut; null: not yet, or never. */
  endedAt: number | null;
  /** Null: it has, or had, no answer; also when the caller had hung up before. */
  code: number | null;
  /** What was made to go wrong. */
  fault: FaultName | 'planned' | null;
  /** Telegram did what was asked, whatever the caller was told. */
  applied: boolean;
  /** Of the message that it made. */
  messageId: number | null;
}

/** The caller cannot know whether it was done: to send it once more is no fault. */
export const isDoubtful = ({ code, fault }: Pick<Call, 'code' | 'fault'>): boolean =>
  code === null || code >= 500 || isGarbled(fault);

const isGarbled = (fault: Call['fault']): boolean => fault === 'malformed';
