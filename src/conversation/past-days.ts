import { dayFromParts, dayOfMonthOf, daysBetween, monthOf, type PlainDay, yearOf } from '../calendar/plain-day.ts';
import type { Intent } from '../understanding/intent.ts';

const SAYS_YEAR = /(?:19|20)\d{2}|\d[/.-]\d{1,2}[/.-]\d{2}(?!\d)/u;

/**
 * The day of a deed, said without its year: the nearest such day. "27/2" in March was last month; "20/3" on 2 March is
 * a slip of this year (and refused as a day of the future), not the paper of a year ago.
 */
export function nearestSuchDay(day: PlainDay, text: string, today: PlainDay): PlainDay {
  if (SAYS_YEAR.test(text)) return day;
  const away = (one: PlainDay): number => Math.abs(daysBetween(one, today));
  return [-1, 0, 1]
    .flatMap((years) => dayFromParts(yearOf(today) + years, monthOf(day), dayOfMonthOf(day)) ?? [])
    .reduce((nearest, one) => (away(one) < away(nearest) ? one : nearest), day);
}

/** The same for the issue day and the closing day that a text names. */
export function withNearestDays(intent: Intent, text: string, today: PlainDay): Intent {
  if (intent.intent === 'several')
    return { ...intent, parts: intent.parts.map((part) => withNearestDays(part, text, today)) };
  const days = Object.fromEntries(
    (['referenceDay', 'doneDay'] as const).flatMap((slot) => {
      const day = slot in intent ? (intent as Partial<Record<typeof slot, PlainDay>>)[slot] : undefined;
      return day === undefined ? [] : [[slot, nearestSuchDay(day, text, today)]];
    }),
  );
  return { ...intent, ...days };
}
