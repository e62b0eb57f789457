/** Lets tests wait for what the fake sees, without looking at a clock. */
export interface Watchers {
  look(): void;
  /** Settles when the condition holds; rejects after `withinMs`. */
  until(what: string, condition: () => boolean, withinMs?: number): Promise<void>;
}

export function createWatchers(): Watchers {
  const watching = new Set<() => void>();
  return {
    look() {
      for (const watch of watching) watch();
    },
    until(what, condition, withinMs = 5_000) {
      return new Promise((resolve, reject) => {
        const look = (): void => {
          if (!condition()) return;
          watching.delete(look);
          clearTimeout(deadline);
          resolve();
        };
        const deadline = setTimeout(() => {
          watching.delete(look);
          reject(new Error(`this did not happen: ${what}`));
        }, withinMs);
        watching.add(look);
        look();
      });
    },
  };
}
