import { type PlainDay } from './plain-day.ts';
/** placeholder replaced below */
export function holidayOn(_day: PlainDay): string | null { return null; }
