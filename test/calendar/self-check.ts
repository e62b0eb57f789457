/** What the calendar says, one line a fact; run by zones.test.ts in processes that live in other time zones. */
import { parseDeadline } from '../../src/calendar/deadline/parse-deadline.ts';
import { KNOWN_SWAPS } from '../../src/calendar/known-swaps.ts';
import { addDays, addMonths, lastOfMonth, parsePlainDay, plainDay, weekdayOf } from '../../src/calendar/plain-day.ts';
import { addWorkingDays, createWorkingCalendar } from '../../src/calendar/working-days.ts';
import { dayInZone, isoInZone, momentAt, VIETNAM } from '../../src/calendar/zone.ts';
import { buildSample } from '../../src/sample/build-sample.ts';

const calendar = createWorkingCalendar(KNOWN_SWAPS);
const lines: string[] = [];

for (const text of ['2026-02-31', '2026-02-29', '2026-04-31', '2026-13-05', '2028-02-29']) {
  lines.push(`${text} ${parsePlainDay(text) ?? 'refused'}`);
}
for (let day = plainDay('2025-01-01'); day < '2028-01-01'; day = addDays(day, 1)) {
  const morning = momentAt(day, '07:30', VIETNAM);
  const lastMinute = momentAt(day, '23:59', VIETNAM);
  lines.push(
    [
      day,
      weekdayOf(day),
      calendar.isWorkingDay(day),
      addWorkingDays(calendar, day, 2),
      addWorkingDays(calendar, day, -10),
      addMonths(day, 1),
      lastOfMonth(day),
      morning.toISOString(),
      isoInZone(lastMinute, VIETNAM),
      dayInZone(morning, VIETNAM) === day && dayInZone(lastMinute, VIETNAM) === day,
    ].join(' '),
  );
}
for (const phrase of [
  'trước 20/6',
  'hạn 10/01',
  '05 ngày làm việc kể từ ngày 20/4/2026',
  'từ nay đến hết quý II',
  'thứ Ba tuần sau',
  'trong 5 ngày tới',
  'hằng năm trước 01/3',
  '46203',
]) {
  for (const today of ['2026-01-01', '2026-03-05', '2026-12-31', '2028-02-29'])
    lines.push(`${today} ${phrase} ${JSON.stringify(parseDeadline(phrase, plainDay(today)))}`);
}
for (const { title, dueOn } of buildSample(2026, new Date(0), calendar).tasks) lines.push(`${dueOn} ${title}`);

process.stdout.write(JSON.stringify({ offsetMinutes: new Date(Date.UTC(2026, 0, 15)).getTimezoneOffset(), lines }));
