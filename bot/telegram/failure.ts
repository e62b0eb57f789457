import { TelegramError } from 'telegraf';
import { z } from 'zod';
import { NOT_CONNECTED } from '../receiving/connection.ts';

/** What went wrong with a call, without the library's error: that one holds the token and the text. */
export type Failure =
  /** Provably not delivered: refused, DNS, TLS, no connection in time. */
  | { kind: 'not-connected' }
  /** Perhaps delivered: reset or silence after the request was written, 5xx, an answer that is no JSON. */
  | { kind: 'in-doubt' }
  /** 429: nothing on this bot before this. */
  | { kind: 'wait'; afterMs: number }
  /** 401, 404: Telegram does not know the token. */
  | { kind: 'token' }
  /** 409 on getUpdates: somebody else receives for this bot. */
  | { kind: 'conflict'; webhook: boolean }
  /** 400: the group has become a supergroup, with another id. */
  | { kind: 'moved'; account: string }
  /** Any other 4xx. */
  | { kind: 'refused'; code: number; description: string };

/** Telegram does not always say how long (429 without parameters). */
const DEFAULT_WAIT_MS = 5_000;

/** The class of anything that a call threw. What is unknown is in doubt: nobody can say that it did not arrive. */
export function readFailure(error: unknown): Failure {
  if (error instanceof TelegramError) return readAnswer(error);
  if (error instanceof Error && 'code' in error && error.code === NOT_CONNECTED) return { kind: 'not-connected' };
  return { kind: 'in-doubt' };
}

/** What telegraf takes unchecked from the answer. */
const answerSchema = z.object({
  error_code: z.int(),
  description: z.string().catch(''),
  parameters: z
    .object({
      retry_after: z.number().positive().optional().catch(undefined),
      migrate_to_chat_id: z.int().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});

function readAnswer({ response }: TelegramError): Failure {
  const answer = answerSchema.safeParse(response);
  if (!answer.success) return { kind: 'in-doubt' };
  const { error_code: code, description, parameters } = answer.data;
  if (code === 429) {
    const seconds = parameters?.retry_after;
    return { kind: 'wait', afterMs: seconds === undefined ? DEFAULT_WAIT_MS : seconds * 1000 };
  }
  if (code === 401 || code === 404) return { kind: 'token' };
  if (code === 409) return { kind: 'conflict', webhook: /webhook/iu.test(description) };
  const movedTo = parameters?.migrate_to_chat_id;
  if (code === 400 && movedTo !== undefined) return { kind: 'moved', account: String(movedTo) };
  if (code >= 400 && code < 500) return { kind: 'refused', code, description };
  return { kind: 'in-doubt' };
}
