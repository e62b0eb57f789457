/** One life of a process between two kills, as the oracle needs it. Moments by the runner's steady clock, in ms. */
export interface Life {
  id: string;
  bornAt: number;
  /** Its first call to Telegram: it is at work. */
  firstCallAt: number | null;
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
  killedAt: null,
  stops: [],
  databaseFaults: [],
});
