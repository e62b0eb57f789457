import { addDays, dayInUtc, type PlainDay } from './plain-day.ts';

/** An IANA zone name, checked when the configuration is read. */
export type Zone = string;
/** The zone of every commune (no daylight saving since 1975). */
export const VIETNAM: Zone = 'Asia/Ho_Chi_Minh';

/** A wall-clock time, `HH:MM`. */
export type PlainTime = `${number}:${number}`;

/** Clocks are changed at full quarters of an hour of UTC, not always at full hours (Adelaide: 16:30). */
const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;
const formats = new Map<Zone, Intl.DateTimeFormat>();
const offsets = new Map<Zone, Map<number, number>>();

function formatFor(zone: Zone): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}

/** What the zone adds to UTC at this moment, in ms. Kept per quarter of an hour, because Intl is slow and a year is asked often. */
function offsetMs(moment: number, zone: Zone): number {
  const quarter = Math.floor(moment / QUARTER_MS);
  let ofZone = offsets.get(zone);
  if (ofZone === undefined) offsets.set(zone, (ofZone = new Map<number, number>()));
  const known = ofZone.get(quarter);
  if (known !== undefined) return known;
  const parts = new Map(
    formatFor(zone)
      .formatToParts(quarter * QUARTER_MS)
      .map(({ type, value }): [string, number] => [type, Number(value)]),
  );
  const part = (type: string) => parts.get(type) ?? 0;
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  const offset = wall - quarter * QUARTER_MS;
  if (ofZone.size > 50_000) ofZone.clear();
  ofZone.set(quarter, offset);
  return offset;
}

/** The calendar day that people in `zone` have at this moment. */
export function dayInZone(moment: Date, zone: Zone): PlainDay {
  const ms = moment.getTime();
  return dayInUtc(ms + offsetMs(ms, zone));
}

/** The wall-clock time, `HH:MM`, that people in `zone` have at this moment. */
export function timeInZone(moment: Date, zone: Zone): PlainTime {
  const ms = moment.getTime();
  return new Date(ms + offsetMs(ms, zone)).toISOString().slice(11, 16) as PlainTime;
}

/**
 * The moment at which clocks in `zone` show `time` on `day`. When they are set back and show it twice, the first;
 * when they are set forward past it, the moment as long after the change as `time` lies after it.
 */
export function momentAt(day: PlainDay, time: PlainTime, zone: Zone): Date {
  const wall = Date.parse(`${day}T${time}:00Z`);
  // No zone is a day away from UTC: these are the offsets on both sides of a change that may be near.
  const before = wall - offsetMs(wall - DAY_MS, zone);
  const after = wall - offsetMs(wall + DAY_MS, zone);
  const shows = (moment: number) => moment + offsetMs(moment, zone) === wall;
  return new Date(shows(before) || !shows(after) ? before : after);
}

/** ISO 8601 with the zone's offset, e.g. `2026-03-02T07:00:00+07:00`. */
export function isoInZone(moment: Date, zone: Zone): string {
  const ms = moment.getTime();
  const offset = offsetMs(ms, zone);
  const minutes = Math.abs(Math.round(offset / 60_000));
  const pad = (value: number) => String(value).padStart(2, '0');
  const sign = offset < 0 ? '-' : '+';
  const local = new Date(ms + offset)
    .toISOString()
    .replace(/\.\d{3}Z$/u, (fraction) => (fraction === '.000Z' ? '' : fraction.slice(0, 4)));
  return `${local}${sign}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** True for a name that this machine's time zone data know. */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The first moment of the day after the one that `moment` lies in. */
export function endOfDay(moment: Date, zone: Zone): Date {
  return momentAt(addDays(dayInZone(moment, zone), 1), '00:00', zone);
}
