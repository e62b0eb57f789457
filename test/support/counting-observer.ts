import type { Observer } from '../../src/observer.ts';

/** Keeps what it was told: the call's name and its words; durations and moments are left out. */
export function countingObserver(): { observer: Observer; told: string[] } {
  const told: string[] = [];
  const note =
    (name: string) =>
    (...said: unknown[]): void =>
      void told.push([name, ...said.filter((word) => typeof word !== 'number' && word !== null)].join(' '));
  return {
    told,
    observer: {
      received: note('received'),
      handled: note('handled'),
      notHandled: note('notHandled'),
      refused: note('refused'),
      called: note('called'),
      settled: note('settled'),
      answered: note('answered'),
      jobRan: note('jobRan'),
      ticked: note('ticked'),
      leased: note('leased'),
      hindered: note('hindered'),
      used: note('used'),
      webhookSeen: note('webhookSeen'),
    },
  };
}
