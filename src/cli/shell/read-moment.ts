import { parsePlainDay } from '../../calendar/plain-day.ts';
import { WrongUse } from './wrong-use.ts';

const ISO =
  /^(?<day>\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/u;

/** `--at`: ISO 8601 with an offset, on a day that exists. Throws WrongUse. */
export function readMoment(said: string): Date {
  const day = ISO.exec(said)?.groups?.['day'];
  if (day === undefined || parsePlainDay(day) === null)
    throw new WrongUse('--at phải là thời điểm ISO 8601 có múi giờ, ví dụ 2026-03-02T07:30:00+07:00.');
  return new Date(said);
}
