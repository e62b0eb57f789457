/** The clock of the product's processes (CLOCK_SHIFT), and how its moments lie on the runner's steady one. */
export interface RunClock {
  now(): Date;
  /** Seconds, as CLOCK_SHIFT takes them. */
  shift(): number;
  /** It is this moment now. */
  set(moment: Date): void;
  /** For processes that start from now on, once: whatever was put off for a while is due. */
  skip(seconds: number): void;
  /** Ms of the runner's steady clock. */
  steadyOf(moment: Date): number;
}

export function createRunClock(): RunClock {
  let shift = 0;
  let skipped: { seconds: number; atMs: number } | null = null;
  const now = (): Date => new Date(Date.now() + shift * 1000);
  return {
    now,
    shift: () => shift,
    set(moment) {
      shift = Math.round((moment.getTime() - Date.now()) / 1000);
    },
    skip(seconds) {
      skipped = { seconds, atMs: now().getTime() };
      shift += seconds;
    },
    steadyOf(moment) {
      // what was written before the skip lies before its middle, what was written after it behind
      const isBefore = skipped !== null && moment.getTime() < skipped.atMs + skipped.seconds * 500;
      const shifted = isBefore && skipped !== null ? shift - skipped.seconds : shift;
      return moment.getTime() - shifted * 1000 - performance.timeOrigin;
    },
  };
}
