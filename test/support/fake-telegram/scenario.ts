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

/** What can go wrong by chance with any call. Refused connections are `goAway`; what is wrong with a chat, `chats`. */
export const FAULTS = {
  'too-many': tooManyRequests(1),
  'too-many-bare': tooManyRequests(),
  restart: { kind: 'answer', code: 500, description: 'Internal Server Error: restart' },
  gateway: { kind: 'gateway', applied: false },
  'gateway-applied': { kind: 'gateway', applied: true },
  drop: { kind: 'drop', applied: false },
  'drop-applied': { kind: 'drop', applied: true },
  'black-hole': { kind: 'black-hole', applied: false },
  'black-hole-applied': { kind: 'black-hole', applied: true },
  malformed: { kind: 'malformed', applied: true },
} as const satisfies Record<string, Scenario>;
export type FaultName = keyof typeof FAULTS;

/** Shares of all calls: 0.01 is one in a hundred. */
export type FaultRates = Partial<Record<FaultName, number>>;

/** The same share of every fault. */
export function eachFault(rate: number): FaultRates {
  return Object.fromEntries(Object.keys(FAULTS).map((name) => [name, rate]));
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
