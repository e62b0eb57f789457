/** Compares readings as the published scoring does: words count when half of them agree, names without form of address. */
type Reading = Record<string, unknown>;

const WORDS = new Set(['reason', 'what', 'text', 'target', 'basis', 'plan']);
const NAMES = new Set(['person', 'to', 'substitute', 'owner', 'post', 'reference']);

const plain = (value: unknown): string =>
  (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/gu, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9%]+/gu, ' ')
    .trim();

function overlap(a: unknown, b: unknown): number {
  const left = plain(a).split(' ');
  const right = plain(b).split(' ');
  const rest = [...left];
  const hits = right.filter((word) => {
    const at = rest.indexOf(word);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
  return (2 * hits.length) / (left.length + right.length);
}

const partsOf = (reading: Reading): Reading[] =>
  Array.isArray(reading['parts']) ? (reading['parts'] as Reading[]) : [reading];

export const closes = (reading: Reading): boolean => partsOf(reading).some(({ intent }) => intent === 'done');

export function sameReading(wanted: Reading, got: Reading): boolean {
  if (wanted['intent'] !== got['intent']) return false;
  if (wanted['intent'] === 'several') {
    const rest = [...partsOf(got)];
    return (
      rest.length === partsOf(wanted).length &&
      partsOf(wanted).every((part) => {
        const at = rest.findIndex((other) => sameReading(part, other));
        if (at >= 0) rest.splice(at, 1);
        return at >= 0;
      })
    );
  }
  return [...new Set([...Object.keys(wanted), ...Object.keys(got)])].every((slot) => {
    if (slot === 'ask') return true;
    const a = wanted[slot];
    const b = got[slot];
    if (WORDS.has(slot)) return a === undefined || overlap(a, b) >= 0.5;
    if (NAMES.has(slot)) return a !== undefined && b !== undefined && plain(a) === plain(b);
    return JSON.stringify(a) === JSON.stringify(b);
  });
}
