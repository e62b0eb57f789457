/**
 * Moments as the office's wall shows them. A moment is the API's text, `2026-03-02T07:00:00+07:00`: day and time are
 * read off it, so that the zone of this browser never matters.
 */

const WEEKDAYS = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'];
const MINUTE = 60_000;
const DAY = 86_400_000;

/** @param {string} moment → the wall's time as ms, as if it were UTC */
const wallOf = (moment) => Date.parse(`${moment.slice(0, 19)}Z`);
/** @param {string} moment → `+07:00` */
const offsetOf = (moment) => /(Z|[+-]\d\d:\d\d)$/u.exec(moment)?.[1] ?? '+07:00';
const isoOf = (wall, like) => new Date(wall).toISOString().slice(0, 19) + offsetOf(like);

/** `2026-03-02T07:00:00+07:00` → `2026-03-02` @param {string} moment */
export const dayOf = (moment) => moment.slice(0, 10);
/** `2026-03-02T07:00:00+07:00` → `07:00` @param {string} moment */
export const timeOf = (moment) => moment.slice(11, 16);
/** Milliseconds between two moments. @param {string} from @param {string} to */
export const between = (from, to) => Date.parse(to) - Date.parse(from);

/** `2026-03-02` → `thứ Hai 02/03/2026` @param {string} day */
export function dayInWords(day) {
  const [year, month, date] = day.split('-');
  return `${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]} ${date}/${month}/${year}`;
}

/** `2026-03-02` → `02/03` (with the year when it is not `year`) @param {string} day @param {string} year */
export function shortDay(day, year) {
  const [ownYear, month, date] = day.split('-');
  return ownYear === year ? `${date}/${month}` : `${date}/${month}/${ownYear}`;
}

/** → `thứ Hai 02/03/2026 07:00` @param {string} moment */
export const momentInWords = (moment) => `${dayInWords(dayOf(moment))} ${timeOf(moment)}`;

/** @param {string} day @param {number} count */
export const addDays = (day, count) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10);

/** When the office hears from the program: digest, nudge, the clerk's list. */
const OFFICE_TIMES = ['07:30', '14:00', '16:30'];

/**
 * Where the buttons lead from `now`.
 * @param {string} now
 */
export function movesFrom(now) {
  const today = dayOf(now);
  const at = (day, time) => `${day}T${time}:00${offsetOf(now)}`;
  const nextTime = OFFICE_TIMES.find((time) => time > timeOf(now));
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  return {
    office: nextTime === undefined ? at(addDays(today, 1), OFFICE_TIMES[0]) : at(today, nextTime),
    morning: at(addDays(today, 1), '07:30'),
    day: isoOf(wallOf(now) + DAY, now),
    monday: at(addDays(today, (8 - weekday) % 7 || 7), '08:00'),
  };
}

/** A field `datetime-local` begins one minute from now. @param {string} now */
export const inputAfter = (now) => isoOf(wallOf(now) + MINUTE, now).slice(0, 16);
/** What such a field holds → a moment. @param {string} value @param {string} now */
export const fromInput = (value, now) => `${value.slice(0, 16)}:00${offsetOf(now)}`;
