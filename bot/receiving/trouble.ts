/** Why nothing is received: for the operator, and how long to wait before the next try. */
export interface Trouble {
  /** A stable word for the log. */
  name: string;
  sentence: string;
  /** `slow`: only a person can help; `soon`: mended, as far as we know. */
  wait: 'back-off' | 'slow' | 'soon' | { ms: number };
}

/** What keeps messages coming, by whichever way. */
export interface Receiving {
  start(): void;
  /** Lets what is in hand finish. */
  stop(): Promise<void>;
  problem(): string | null;
}
