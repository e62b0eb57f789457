/** What went wrong with a call; nothing of the request (its address holds the token). */
export type Failure =
  /** Provably not delivered: refused, DNS, TLS, no connection in time. */
  | { kind: 'not-connected' }
  /** Perhaps done: reset or silence after the request was written, 5xx, an answer that says neither yes nor no. */
  | { kind: 'in-doubt' }
  /** Zalo said no, with its number: `error_code`, else the HTTP status. */
  | { kind: 'refused'; code: number; description: string };

/** Zalo says "internal error" by 403, and 408 where it gave up waiting for itself: nobody can say what was done. */
const MAY_BE_DONE = [403, 408];

/** The class of an answer that is not `ok`. `code` null: it names none. */
export function readRefusal(code: number | null, description: string): Failure {
  if (code === null || code >= 500 || code === 0) return { kind: 'in-doubt' };
  return { kind: 'refused', code, description };
}

/** Refused, and yet perhaps done. Words of a closed door make 403 a plain refusal. */
export function mayBeDone(code: number, description: string): boolean {
  return MAY_BE_DONE.includes(code) && !SHUT.test(description);
}

/** No code for "blocked" is known (facts/channels §1): the words tell, if anything does. */
export const SHUT = /block|forbidden|permission|denied|not allowed|unfollow|deactivat/iu;
export const NO_CHAT =
  /(?:chat|user|recipient)[\s_]*(?:id)?\b.*(?:not found|not exist|invalid|unknown)|(?:no such|invalid|unknown) (?:chat|user)/iu;
export const isToken = (code: number): boolean => code === 401 || code === 404;
