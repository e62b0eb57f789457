/** NFC, as platforms count letters; halves of surrogate pairs, which no platform takes, become U+FFFD. */
export function cleanText(text: string): string {
  return text.normalize('NFC').replace(/\p{Cs}/gu, '\uFFFD');
}

/** Room that is left in a counter's absence would be absurd: a limit below this is a bug of the caller. */
const SMALLEST_ROOM = 2;

/**
 * The text in parts of at most `limit` UTF-16 units each, counted after NFC. Parts end at line ends; only a line that
 * is longer than a part is broken, at a space where it has one. More than one part: each begins with its counter,
 * `1/2`, on a line of its own. Nothing but blanks: no part at all.
 */
export function splitText(text: string, limit: number): string[] {
  const clean = cleanText(text).trim();
  if (clean === '') return [];
  if (clean.length <= limit) return [clean];
  for (let digits = 1; ; digits += 1) {
    const room = limit - (2 * digits + '/\n'.length);
    if (room < SMALLEST_ROOM) throw new RangeError(`a text cannot be split into parts of ${limit}`);
    const parts = cut(clean, room);
    if (String(parts.length).length <= digits) {
      return parts.map((part, index) => `${index + 1}/${parts.length}\n${part}`);
    }
  }
}

function cut(text: string, room: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > room) {
    const at = breakIn(rest, room);
    const part = rest.slice(0, at).trimEnd();
    if (part !== '') parts.push(part);
    rest = rest.slice(at).replace(/^(?:\n+| +)/u, '');
  }
  return rest === '' ? parts : [...parts, rest];
}

/** Where to break a text that is longer than `room`: at a line end, else at a space, else anywhere but in a pair. */
function breakIn(text: string, room: number): number {
  const lineEnd = text.lastIndexOf('\n', room);
  if (lineEnd > 0) return lineEnd;
  const space = text.lastIndexOf(' ', room);
  if (space > 0) return space;
  return (text.codePointAt(room - 1) ?? 0) > 0xffff ? room - 1 : room;
}
