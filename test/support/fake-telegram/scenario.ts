/** What goes wrong with a call. `applied`: Telegram has done it all the same, so the caller must be in doubt. */
export type Scenario =
  | { kind: 'answer'; code: number; description: string; parameters?: Record<string, number> }
  /** A gateway's page instead of JSON. */
  | { kind: 'gateway'; applied: boolean }
  /** The connection ends before the answer. */
  | { kind: 'drop'; applied: boolean }
  /** No answer at all, until the caller gives up. */
  | { kind: 'black-hole'; applied: boolean }
  /** 200, but half an answer. */
  | { kind: 'malformed'; applied: boolean };

/** With `retryAfter` in seconds, or without parameters, as was seen too. */
export function tooManyRequests(retryAfter?: number): Scenario {
  const base = { kind: 'answer', code: 429 } as const;
  return retryAfter === undefined
    ? { ...base, description: 'Too Many Requests' }
    : { ...base, description: `Too Many Requests: retry after ${retryAfter}`, parameters: { retry_after: retryAfter } };
}

/** Why a chat cannot be written to. */
export const CLOSED_CHAT = {
  blocked: 'Forbidden: bot was blocked by the user',
  deactivated: 'Forbidden: user is deactivated',
  kicked: 'Forbidden: bot was kicked from the group chat',
  'never-opened': "Forbidden: bot can't initiate conversation with a user",
} as const;
export type ClosedChat = keyof typeof CLOSED_CHAT;

/** An error as the Bot API answers it. */
export class ApiError extends Error {
  readonly code: number;
  readonly parameters: Record<string, number> | undefined;
  constructor(code: number, description: string, parameters?: Record<string, number>) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}
