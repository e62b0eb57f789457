/** One clock for everything but leases: the system's moment plus an offset, or frozen (demo room). */
export interface Clock {
  now(): Date;
}

/** The system's clock, `shiftSeconds` ahead (CLOCK_SHIFT: rehearsals). */
export function systemClock(shiftSeconds = 0): Clock {
  return { now: () => new Date(Date.now() + shiftSeconds * 1000) };
}

/** Stands still until it is set; only forward. */
export interface FrozenClock extends Clock {
  set(moment: Date): void;
}

export function frozenClock(start: Date): FrozenClock {
  let current = start;
  return {
    now: () => new Date(current),
    set(moment) {
      current = moment;
    },
  };
}
