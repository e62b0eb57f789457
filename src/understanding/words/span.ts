/** Where in the flat text something stands: `end` is exclusive. */
export interface Span {
  start: number;
  end: number;
}

const FILLER = '_';

/** The text with these spans filled, so that what was read once is not read again. Length and places stay. */
export function maskSpans(flat: string, spans: readonly Span[]): string {
  let masked = flat;
  for (const { start, end } of spans) masked = masked.slice(0, start) + FILLER.repeat(end - start) + masked.slice(end);
  return masked;
}
