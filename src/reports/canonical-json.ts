import { isoInZone, type Zone } from '../calendar/zone.ts';

/** Code units, not a language: the same order on every machine. */
export const inOrder = <Key extends string | number>(a: Key, b: Key): number => (a < b ? -1 : Number(a > b));

/** The rows by a key, smallest first; rows with the same key stay as they were. */
export const sortedBy = <Row>(rows: readonly Row[], key: (row: Row) => string | number): Row[] =>
  [...rows].sort((a, b) => inOrder(key(a), key(b)));

function canonical(value: unknown, zone: Zone): unknown {
  if (value instanceof Date) return isoInZone(value, zone);
  if (Array.isArray(value)) return value.map((item) => canonical(item, zone));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => inOrder(a, b))
      .map(([key, inner]) => [key, canonical(inner, zone)]),
  );
}

/** JSON of which the same data give the same bytes: keys sorted, moments with the zone's offset. Arrays keep their order. */
export function canonicalJson(value: unknown, zone: Zone): string {
  return `${JSON.stringify(canonical(value, zone), null, 2)}\n`;
}
