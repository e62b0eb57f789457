import { foldInPlace } from './fold-in-place.ts';

export type MarkerKind = 'article' | 'roman' | 'upper' | 'number' | 'letter' | 'dash' | 'plus' | 'dot';

/** The bullet or number before a paragraph. */
export interface Marker {
  kind: MarkerKind;
  /** Without brackets and points: `1`, `1.2`, `a`, `IV`, `-`. */
  label: string;
  /** How deep such a marker usually stands: 1 roman, 2 number, 3 number of a number, 4 letter, 5 dash, 6 plus, 7 others. */
  depth: number;
}

const DEPTH: Record<MarkerKind, number> = {
  article: 1,
  roman: 1,
  upper: 1,
  number: 2,
  letter: 4,
  dash: 5,
  plus: 6,
  dot: 7,
};

const SHAPES: { kind: MarkerKind; shape: RegExp }[] = [
  { kind: 'article', shape: /^(?<label>(?:điều|mục|phần|chương)\s+(?:\d+|[IVX]+|thứ\s+\S+))\s*(?:[.:\-–]|$)\s*/iu },
  // a scan reads I as l: "lI." and "Il." are II, a lone "l." is 1
  { kind: 'roman', shape: /^(?<label>[IVX][IVXl]{0,4}|l[IVXl]{1,4})\s*(?:[./)]|[-–](?=\s))\s*(?=\S|$)/u },
  { kind: 'number', shape: /^(?<label>(?:\d{1,2}|l)(?:\.\d{1,2}){0,4})(?:[.)/]|\s*[-–](?=\s))(?!\d)\s*/u },
  { kind: 'number', shape: /^(?<label>\d{1,2}(?:\.\d{1,2}){1,4})\s+(?=\p{L})/u },
  { kind: 'upper', shape: /^(?<label>[A-EG-HKLM])\s*[.)]\s*(?=\S)/u },
  { kind: 'letter', shape: /^(?<label>[a-zđ])\s?\)\s*/u },
  { kind: 'letter', shape: /^(?<label>[a-zđ])\.\s+/u },
  { kind: 'dash', shape: /^(?<label>[-–—−])\s*(?=\S)/u },
  { kind: 'plus', shape: /^(?<label>\+)\s*(?=\S)/u },
  { kind: 'dot', shape: /^(?<label>[*•●○▪■◦‣·→➢✓]|o(?=\s))\s*(?=\S)/u },
];

/** The marker at the beginning of a text and what stands behind it; a date or a decimal number is no marker. */
export function splitMarker(text: string): { marker: Marker | null; rest: string } {
  const trimmed = text.trim();
  if (/^\d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]\s*\d{2,4}/u.test(trimmed) || /^\d+(?:[.,]\d+)?\s*%/u.test(trimmed))
    return { marker: null, rest: trimmed };
  for (const { kind, shape } of SHAPES) {
    const found = shape.exec(trimmed);
    const label = found?.groups?.['label'];
    if (found === null || label === undefined) continue;
    const depth = DEPTH[kind] + (kind === 'number' ? label.split('.').length - 1 : 0);
    return { marker: { kind, label: tidy(kind, label), depth }, rest: trimmed.slice(found[0].length).trim() };
  }
  return { marker: null, rest: trimmed };
}

function tidy(kind: MarkerKind, label: string): string {
  if (kind === 'roman') return label.replace(/l/gu, 'I');
  if (kind === 'number') return label.replace(/^l/u, '1');
  return kind === 'article' ? foldInPlace(label) : label;
}

/** Bullets say "one of several", numbers and letters order or name. */
export const isBullet = (marker: Marker | null): boolean =>
  marker !== null && (marker.kind === 'dash' || marker.kind === 'plus' || marker.kind === 'dot');
