import type { Span } from './span.ts';

export interface SaidTime extends Span {
  time: string;
}

const TIME =
  /(?<![\d/.])(?:luc |vao |truoc )?(?<h>\d{1,2}) ?(?:(?:h|gio|g)(?![a-z])(?: ?(?<m>[0-5]\d)(?!\d)(?: ?phut)?| (?<half>ruoi))?|:(?<m2>[0-5]\d)(?!\d))(?: (?<part>sang|trua|chieu|toi|dem))?(?! nua)/u;

/** The first time of day: "8h", "16 giờ 30", "3 giờ rưỡi chiều" → `15:30`. */
export function findTime(flat: string): SaidTime | null {
  const match = TIME.exec(flat);
  if (match?.groups === undefined) return null;
  const { h, m, m2, half, part } = match.groups;
  const hour = Number(h);
  const later =
    /^(?:chieu|toi|dem)$/u.test(part ?? '') ||
    (part === undefined && / (?:chieu|toi) /u.test(`${flat} `.slice(0, match.index + 1)));
  const hour24 = later && hour < 12 ? hour + 12 : hour;
  if (hour24 > 23) return null;
  const minute = half === undefined ? (m ?? m2 ?? '00') : '30';
  const time = `${String(hour24).padStart(2, '0')}:${minute}`;
  // The part of the day may be the beginning of "sáng mai": it is left for the day.
  const end = match.index + match[0].length - (part === undefined ? 0 : part.length + 1);
  return { start: match.index, end, time };
}
