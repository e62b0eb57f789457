import {
  addDays,
  addMonths,
  dayFromParts,
  firstOfMonth,
  mondayOf,
  monthOf,
  type PlainDay,
  quarterOf,
  yearOf,
} from '../../calendar/plain-day.ts';

/** A stretch that is asked about; both days belong to it. */
export interface SaidPeriod {
  from: PlainDay;
  to: PlainDay;
  /** The running one has a name of its own in a list. */
  name?: 'today' | 'week' | 'month';
}

const WHICH = '(nay|sau|toi|truoc|vua roi|vua qua|qua|roi|ke tiep)';
const step = (which: string | undefined) =>
  which === undefined || which === 'nay' ? 0 : /^(?:sau|toi|ke)/u.test(which) ? 1 : -1;

/** The first period of a flat text. `look` says which year a month or quarter without one belongs to. */
export function findPeriod(flat: string, on: PlainDay, look: 'running' | 'back'): SaidPeriod | null {
  const month = firstOfMonth(on);
  const whole = (first: PlainDay, months: number): SaidPeriod => ({
    from: first,
    to: addDays(addMonths(first, months), -1),
  });
  const yearFor = (said: string | undefined, first: (year: number) => PlainDay | null): PlainDay | null => {
    if (said !== undefined) return first(Number(said));
    const running = first(yearOf(on));
    return look === 'back' && running !== null && running > on ? first(yearOf(on) - 1) : running;
  };
  const stretch = /(?<![a-z])(\d{1,2}) thang (dau|cuoi) nam(?: (20\d{2}))?/u.exec(flat);
  if (stretch !== null) {
    const count = Math.min(Number(stretch[1]), 12);
    const first = yearFor(stretch[3], (year) => dayFromParts(year, stretch[2] === 'dau' ? 1 : 13 - count, 1));
    if (first !== null) return whole(first, count);
  }
  const quarter = new RegExp(
    `(?<![a-z])quy (?:(?:thu )?(\\d|i{1,3}|iv)(?: ?nam (20\\d{2})|/(20\\d{2}))?|${WHICH})(?![a-z\\d])`,
    'u',
  ).exec(flat);
  if (quarter !== null) {
    const roman = { i: 1, ii: 2, iii: 3, iv: 4 }[quarter[1] ?? ''];
    const number = quarter[4] === undefined ? (roman ?? Number(quarter[1])) : quarterOf(on) + step(quarter[4]);
    const first = yearFor(quarter[2] ?? quarter[3], (year) =>
      addMonthsOrNull(dayFromParts(year, 1, 1), (number - 1) * 3),
    );
    if (first !== null && (quarter[4] !== undefined || (number >= 1 && number <= 4))) return whole(first, 3);
  }
  const named = /(?<![a-z])thang (\d{1,2})(?!\d)(?: ?nam (20\d{2})|[/-](20\d{2}))?/u.exec(flat);
  if (named !== null) {
    const first = yearFor(named[2] ?? named[3], (year) => dayFromParts(year, Number(named[1]), 1));
    if (first !== null) return whole(first, 1);
  }
  const relative = new RegExp(`(?<![a-z])(tuan|thang|nam) ${WHICH}(?![a-z])`, 'u').exec(flat);
  if (relative !== null) {
    const steps = step(relative[2]);
    if (relative[1] === 'thang')
      return { ...whole(addMonths(month, steps), 1), ...(steps === 0 ? { name: 'month' as const } : {}) };
    if (relative[1] === 'tuan') {
      const monday = addDays(mondayOf(on), steps * 7);
      return { from: monday, to: addDays(monday, 6), ...(steps === 0 ? { name: 'week' as const } : {}) };
    }
    const first = dayFromParts(yearOf(on) + steps, 1, 1);
    if (first !== null) return whole(first, 12);
  }
  const year = /(?<![a-z])(?:ca )?nam (20\d{2})(?!\d)/u.exec(flat);
  if (year !== null)
    return { from: dayFromParts(Number(year[1]), 1, 1) ?? on, to: dayFromParts(Number(year[1]), 12, 31) ?? on };
  const ahead = /(?<![a-z\d])(\d{1,3}|nua) (ngay|tuan|thang)(?: lam viec)? (?:toi|nua|sau|tiep|sap)/u.exec(flat);
  if (ahead !== null) {
    const count = ahead[1] === 'nua' ? 0.5 : Math.min(Number(ahead[1]), 400);
    return { from: on, to: addDays(on, Math.round(count * (ahead[2] === 'tuan' ? 7 : ahead[2] === 'thang' ? 30 : 1))) };
  }
  if (/(?:hom nay|sang nay|chieu nay|trua nay|toi nay|ngay nay|trong ngay)(?![a-z])/u.test(flat))
    return { from: on, to: on, name: 'today' };
  if (/(?:ngay mai|sang mai|chieu mai|hom sau)(?![a-z])|(?<![a-z])mai(?![a-z])/u.test(flat))
    return { from: addDays(on, 1), to: addDays(on, 1) };
  if (/(?<![a-z])hom qua(?![a-z])/u.test(flat)) return { from: addDays(on, -1), to: addDays(on, -1) };
  if (/(?:cuoi|het) thang|trong thang/u.test(flat)) return { ...whole(month, 1), name: 'month' };
  if (/(?:cuoi|het|trong) tuan/u.test(flat)) return { from: mondayOf(on), to: addDays(mondayOf(on), 6), name: 'week' };
  if (/(?:cuoi|het|trong) quy/u.test(flat)) return whole(addMonths(month, -((monthOf(on) - 1) % 3)), 3);
  return null;
}

const addMonthsOrNull = (day: PlainDay | null, count: number) => (day === null ? null : addMonths(day, count));
