import { dayInZone, VIETNAM } from '../calendar/zone.ts';

/** The month that a platform counts by, `2026-11`: all of them count in Vietnam, wherever the unit's clock stands. */
export const monthOf = (now: Date): string => dayInZone(now, VIETNAM).slice(0, 7);

/** Asked for warnings: each is given once a month, when this share is reached. */
export const WARN_AT_PERCENT = [80, 95] as const;

/** The highest share that is reached; null: there is nothing to warn of. */
export function warnedPercent(used: number, limit: number): number | null {
  return WARN_AT_PERCENT.findLast((percent) => used * 100 >= limit * percent) ?? null;
}
