import type { PlainDay } from '../plain-day.ts';
import { createWorkingCalendar, type WorkingCalendar } from '../working-days.ts';
import { KNOWN_SWAPS } from '../known-swaps.ts';
import type { Deadline } from './deadline.ts';
import { readPhrase } from './reading/phrase.ts';

const STATUTORY = createWorkingCalendar(KNOWN_SWAPS);

/**
 * Reads an administrative deadline phrase on the day `today`. Total: whatever the text, an answer; what is not understood is
 * `none` or asked about, never a made-up day. Working days are counted by `calendar`, the statutory one unless a unit gives
 * its own.
 */
export function parseDeadline(phrase: string, today: PlainDay, calendar: WorkingCalendar = STATUTORY): Deadline {
  return readPhrase(phrase, today, calendar);
}
