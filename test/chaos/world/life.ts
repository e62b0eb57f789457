/** One life of a process between two kills, as the oracle needs it. Moments by the runner's steady clock, in ms. */
export interface Life {
  id: string;
  bornAt: number;
  firstCallAt: number | null;
  firstSendAt: number | null;
  killedAt: number | null;
  /** Stretches in which it was stopped (SIGSTOP); an open end is Infinity. */
  stops: Stretch[];
  /** Stretches in which its way to the database was disturbed. */
  databaseFaults: Stretch[];
}

export interface Stretch {
  from: number;
  until: number;
}

export const newLife = (id: string): Life => ({
  id,
  bornAt: performance.now(),
  firstCallAt: null,
  firstSendAt: null,
  killedAt: null,
  stops: [],
  databaseFaults: [],
});

const IDLE_MS = 10_000;

/** It sends, or would if there were anything to send. */
export const isAtWork = ({ firstCallAt, firstSendAt }: Life): boolean =>
  firstSendAt !== null || (firstCallAt !== null && performance.now() - firstCallAt > IDLE_MS);
