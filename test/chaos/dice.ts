import { seededRandom } from '../support/fake-telegram/seeded.ts';

/** Chance that a seed repeats. Each purpose throws its own dice, so that one more throw here changes nothing there. */
export interface Dice {
  /** In [0, 1). */
  next(): number;
  chance(probability: number): boolean;
  /** In [least, most). */
  between(least: number, most: number): number;
  pick<T>(from: readonly T[]): T;
  for(purpose: string): Dice;
}

export function createDice(seed: number, purpose = ''): Dice {
  const next = seededRandom(hashOf(`${seed}/${purpose}`));
  return {
    next,
    chance: (probability) => next() < probability,
    between: (least, most) => least + next() * (most - least),
    pick(from) {
      const picked = from[Math.floor(next() * from.length)];
      if (picked === undefined) throw new RangeError('nothing to pick from');
      return picked;
    },
    for: (further) => createDice(seed, `${purpose}/${further}`),
  };
}

/** FNV-1a, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
