import { createWorkingCalendar, type DayRow } from '../calendar/working-days.ts';
import type { Office } from '../office.ts';
import { nextAttention, rulesOf } from './attention.ts';

/**
 * Changes rows of the day table and plans every pending reminder anew at once. Returns how many tasks' next moment
 * moved. Confirmed due days stay: only reminders follow.
 */
export async function changeDayTable(office: Office, rows: DayRow[]): Promise<{ moved: number }> {
  for (const row of rows) await office.stores.dayTable.save(row);
  return replan(office);
}

async function replan(office: Office): Promise<{ moved: number }> {
  const calendar = createWorkingCalendar(await office.stores.dayTable.list());
  const rules = rulesOf({ ...office, calendar });
  const open = await office.stores.tasks.list({ statuses: ['open', 'blocked'] });
  const moved = open
    // A moment that has come and was not swept yet must not be skipped.
    .filter(({ attentionAt }) => attentionAt === null || attentionAt > office.now)
    .map((task) => ({ task, attentionAt: nextAttention(task, office.now, rules) }))
    .filter(({ task, attentionAt }) => task.attentionAt?.getTime() !== attentionAt?.getTime());
  await office.stores.tasks.saveAttention(moved.map(({ task, attentionAt }) => ({ number: task.number, attentionAt })));
  return { moved: moved.length };
}
