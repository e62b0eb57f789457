import { dayOfMonthOf, monthOf, type PlainDay, weekdayOf, yearOf } from '../calendar/plain-day.ts';
import { type WorkingCalendar, workingDaysBetween, workingDaysLate } from '../calendar/working-days.ts';
import { isOpen, type Task } from '../duties/task.ts';

const WEEKDAYS = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'] as const;
const TITLE_LIMIT = 120;

const two = (value: number): string => String(value).padStart(2, '0');

/** `thứ Năm 05/03`, with the year when it is not the running one. */
export function sayDay(day: PlainDay, today: PlainDay): string {
  return `${WEEKDAYS[weekdayOf(day) - 1] ?? ''} ${sayShortDay(day, today)}`;
}

/** `05/03`, with the year when it is not the running one. */
export function sayShortDay(day: PlainDay, today: PlainDay): string {
  const date = `${two(dayOfMonthOf(day))}/${two(monthOf(day))}`;
  return yearOf(day) === yearOf(today) ? date : `${date}/${yearOf(day)}`;
}

/** `05/03/2026`: for what is kept. */
export const sayFullDay = (day: PlainDay): string => `${two(dayOfMonthOf(day))}/${two(monthOf(day))}/${yearOf(day)}`;

/** With a decimal comma and at most two decimals: `84,93`, `2`, `0,5`. */
export function sayNumber(value: number): string {
  return String(Math.round(value * 100) / 100).replace('.', ',');
}

/** At most 120 characters; whole on the task's card. */
export function shortTitle(title: string): string {
  return title.length <= TITLE_LIMIT ? title : `${title.slice(0, TITLE_LIMIT - 1).trimEnd()}…`;
}

/** `12 · Báo cáo CCHC quý III`: the beginning of every line that lists a task. */
export const taskName = (task: Pick<Task, 'number' | 'title'>): string => `${task.number} · ${shortTitle(task.title)}`;

/**
 * The one way a task stands in a list: `12 · Báo cáo CCHC quý III · hạn thứ Ba 15/09 (còn 3 ngày làm việc) · 0,5 điểm`.
 * `extra` follows at the end (a holder's name in the chairman's lists).
 */
export function taskLine(task: Task, today: PlainDay, calendar: WorkingCalendar, extra: string[] = []): string {
  const parts = [taskName(task), dueWords(task, today, calendar)];
  if (task.status === 'blocked') parts.push('đang vướng');
  if (task.points !== null && task.points > 0) parts.push(`${sayNumber(task.points)} điểm`);
  return [...parts, ...extra].filter((part) => part !== '').join(' · ');
}

/** `hạn thứ Ba 15/09 (còn 3 ngày làm việc)`; empty when there is no due day. */
export function dueWords(task: Task, today: PlainDay, calendar: WorkingCalendar): string {
  if (task.dueOn === null) return '';
  const due = `hạn ${sayDay(task.dueOn, today)}`;
  if (!isOpen(task)) return due;
  if (task.dueOn === today) return `${due} (hôm nay)`;
  if (task.dueOn < today) {
    const late = workingDaysLate(calendar, task.dueOn, today);
    return late === 0 ? due : `${due} (quá hạn ${late} ngày làm việc)`;
  }
  return `${due} (còn ${workingDaysBetween(calendar, today, task.dueOn)} ngày làm việc)`;
}
