import { GUARDS } from './guards.ts';

export interface ChaosOptions {
  seed: number;
  items: number;
  /** So many share each bot. */
  processes: number;
  /** The guard that is taken out of the product for this run. */
  without: string | null;
}

export const USAGE =
  'npm run chaos -- --seed N [--items M] [--processes P] [--without GUARD|list]\n' +
  'Guards: npm run chaos -- --without list\n';

/** `list`: only the guards are wanted. Null: wrong use. */
export function readOptions(args: readonly string[]): ChaosOptions | 'list' | null {
  const said = new Map<string, string>();
  const words = args.filter((word) => word !== '--');
  for (let at = 0; at < words.length; at += 2) {
    const [name, value] = [words[at], words[at + 1]];
    if (name === undefined || value === undefined || !NAMES.includes(name)) return null;
    said.set(name, value);
  }
  const without = said.get('--without') ?? null;
  if (without === 'list') return 'list';
  if (without !== null && !GUARDS.some(({ name }) => name === without)) return null;
  const seed = wholeNumber(said.get('--seed'), 0, 2 ** 32);
  const items = wholeNumber(said.get('--items') ?? '10000', 20, 100_000);
  const processes = wholeNumber(said.get('--processes') ?? '3', 1, 10);
  return seed === null || items === null || processes === null ? null : { seed, items, processes, without };
}

const NAMES = ['--seed', '--items', '--processes', '--without'];

function wholeNumber(text: string | undefined, least: number, most: number): number | null {
  const number = /^\d{1,10}$/u.test(text ?? '') ? Number(text) : NaN;
  return number >= least && number <= most ? number : null;
}
